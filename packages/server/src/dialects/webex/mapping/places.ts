/** Locations and workspaces in the vendor's words (contract webex §5.3). Pure. */
import type { OrganizationId } from '../../../domain/ids.ts';
import type { Location } from '../../../domain/place.ts';
import type { CalledWorkspace, WorkspaceFilter } from '../../../services/telephony/called-workspaces.ts';
import { renderId, uuidOf } from '../ids.ts';
import type * as api from '../schemas/places.ts';
import { CALLING_LICENSE } from './people.ts';
import { present, timestamp } from './shared.ts';

export function toCallingLocation({ id, name }: Location, organizationId: OrganizationId): api.CallingLocation {
  return { id: renderId('LOCATION', id), name, orgId: renderId('ORGANIZATION', organizationId) };
}

/** Clients read the address of every location; heldby keeps none. */
const ADDRESS = { address1: '', city: '', state: '', postalCode: '', country: '' };

export function toLocation(location: Location, organizationId: OrganizationId) {
  return { ...toCallingLocation(location, organizationId), address: ADDRESS };
}

export function toWorkspace({ workspace, calling }: CalledWorkspace, organizationId: OrganizationId): api.Workspace {
  const at = workspace.locationId ?? calling?.locationId ?? null;
  const locationId = at === null ? null : renderId('LOCATION', at);
  return {
    id: renderId('PLACE', workspace.id),
    orgId: renderId('ORGANIZATION', organizationId),
    displayName: workspace.name,
    ...present({ locationId, workspaceLocationId: locationId }),
    type: 'notSet',
    created: timestamp(workspace.createdAt),
    calling: toCalling(calling),
    calendar: { type: 'none' },
    hotdeskingStatus: 'off',
    supportedDevices: 'phones',
    devicePlatform: 'cisco',
  };
}

function toCalling(calling: CalledWorkspace['calling']): api.Workspace['calling'] {
  if (calling === null) return { type: 'none' };
  const { locationId, extension, phoneNumber } = calling;
  const webexCalling = {
    ...present({ extension, phoneNumber }),
    locationId: renderId('LOCATION', locationId),
    licenses: [CALLING_LICENSE],
  };
  return { type: 'webexCalling', webexCalling };
}

export function toWorkspaceFilter(query: api.WorkspaceQuery): WorkspaceFilter {
  const { displayName = null, locationId = query.workspaceLocationId } = query;
  return { name: displayName, locationId: locationId === undefined ? null : uuidOf(locationId) };
}
