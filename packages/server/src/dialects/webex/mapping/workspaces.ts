/** Workspaces in the vendor's words (contract webex §5.3 and §5.6). Pure. */
import type { CallingWish } from '../../../core/composed/call-owner.ts';
import type { WorkspaceWish } from '../../../core/places/change.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { CalledWorkspace, CalledWorkspaceFilter } from '../../../services/telephony/called-workspaces.ts';
import { renderId, uuidOf } from '../ids.ts';
import { invalidField } from '../problems.ts';
import type * as api from '../schemas/workspaces.ts';
import { fitTo, fromExtras, keptIn, toExtras } from './extras.ts';
import { isCallingLicense } from './licenses.ts';
import { CALLING_LICENSE } from './people.ts';
import { present, timestamp } from './shared.ts';

const KEPT = [
  'type',
  'capacity',
  'notes',
  'floorId',
  'calendar',
  'hotdeskingStatus',
  'deviceHostedMeetings',
  'indoorNavigation',
  'supportedDevices',
] as const;
const DEFAULTS = { type: 'notSet', calendar: { type: 'none' }, hotdeskingStatus: 'off', supportedDevices: 'phones' } as const;
/** Members whose own members are given one by one. What else a calendar has belongs to its type, so it is given whole. */
const PARTS = ['deviceHostedMeetings', 'indoorNavigation'];
/** In a request and in a filter: no capacity. */
const NO_CAPACITY = -1;

export function toWorkspace({ workspace, calling }: CalledWorkspace, organizationId: OrganizationId): api.Workspace {
  const at = workspace.locationId ?? calling?.locationId ?? null;
  const locationId = at === null ? null : renderId('LOCATION', at);
  return {
    id: renderId('PLACE', workspace.id),
    orgId: renderId('ORGANIZATION', organizationId),
    displayName: workspace.name,
    ...present({ locationId, workspaceLocationId: locationId }),
    ...DEFAULTS,
    ...fromExtras<api.Workspace>(workspace, KEPT),
    created: timestamp(workspace.createdAt),
    calling: toCalling(calling),
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

/** A location has two names here, which may be given both if they agree. */
function placeOf({ locationId, workspaceLocationId }: Pick<api.WorkspaceQuery, 'locationId' | 'workspaceLocationId'>) {
  const [one, other] = [locationId, workspaceLocationId].flatMap(id => (id ? [uuidOf(id)] : []));
  return other === undefined || other === one ? one : 'differ';
}

/** What is left out stays as it is. */
export function toWorkspaceWish(body: api.WorkspaceInput): WorkspaceWish {
  const { displayName, capacity } = body;
  const locationId = placeOf(body);
  if (locationId === 'differ') throw invalidField('workspaceLocationId');
  const extras = toExtras(KEPT, body);
  return {
    ...(displayName === undefined ? {} : { name: displayName }),
    ...(locationId === undefined ? {} : { locationId }),
    extras: capacity === NO_CAPACITY ? { webex: { ...extras?.webex, capacity: undefined } } : extras,
    fit: (given, before) => fitTo(given, before, DEFAULTS, PARTS),
  };
}

/** Undefined: it is called as before. Without a location of its own, calls come to where the workspace is. */
export function toWorkspaceCalling({ calling, ...body }: api.WorkspaceInput): CallingWish | undefined {
  if (calling === undefined) return undefined;
  const { type, webexCalling } = calling;
  if (type === 'none') {
    if (webexCalling !== undefined) throw invalidField('calling.webexCalling');
    return null;
  }
  const { extension, phoneNumber, licenses = [] } = webexCalling ?? {};
  if (!licenses.every(isCallingLicense)) throw invalidField('calling.webexCalling.licenses');
  const locationId = webexCalling?.locationId || body.locationId || body.workspaceLocationId;
  return {
    ...(locationId ? { locationId: uuidOf(locationId) } : {}),
    ...(extension === undefined ? {} : { extension: extension || null }),
    ...(phoneNumber === undefined ? {} : { phoneNumber: phoneNumber || null }),
  };
}

/** A value that no workspace has matches none, and neither do two locations: null. */
export function toWorkspaceFilter(query: api.WorkspaceQuery): CalledWorkspaceFilter | null {
  const { displayName = null, calling } = query;
  const locationId = placeOf(query) ?? null;
  if (locationId === 'differ') return null;
  const conditions = keptConditions(query);
  if (calling !== undefined && calling !== 'none' && calling !== 'webexCalling') conditions.push(['calling', calling]);
  return {
    name: displayName,
    locationId,
    isCalled: calling === 'webexCalling' ? true : calling === 'none' ? false : null,
    kept:
      conditions.length === 0
        ? null
        : { text: JSON.stringify(conditions), matches: extras => conditions.every(each => fits(keptIn({ extras }), each)) },
  };
}

type Condition = readonly [name: string, value: string | number | boolean];

function keptConditions(query: api.WorkspaceQuery): Condition[] {
  const { type, capacity, floorId, calendar, supportedDevices, devicePlatform, deviceHostedMeetingsEnabled } = query;
  const conditions = { type, capacity, floorId, calendar, supportedDevices, devicePlatform, deviceHostedMeetingsEnabled };
  return Object.entries(conditions).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function fits(stored: Readonly<Record<string, unknown>>, [name, value]: Condition): boolean {
  const kept = { ...DEFAULTS, ...stored } as api.WorkspaceInput;
  switch (name) {
    case 'capacity':
      return (kept.capacity ?? NO_CAPACITY) === value;
    case 'calendar':
      return kept.calendar?.type === value;
    case 'deviceHostedMeetingsEnabled':
      return (kept.deviceHostedMeetings?.enabled ?? false) === value;
    case 'devicePlatform':
      return value === 'cisco';
    default:
      return (kept as Readonly<Record<string, unknown>>)[name] === value;
  }
}
