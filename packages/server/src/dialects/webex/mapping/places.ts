/** Locations in the vendor's words (contract webex §5.3 and §5.6). Pure. */
import type { LocationWish } from '../../../core/places/change.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { Location } from '../../../domain/place.ts';
import { renderId } from '../ids.ts';
import type * as api from '../schemas/places.ts';
import { fitTo, fromExtras, toExtras } from './extras.ts';

const LANGUAGES = ['timeZone', 'preferredLanguage', 'announcementLanguage'] as const;
const KEPT = [...LANGUAGES, 'latitude', 'longitude', 'notes'] as const;

export function toCallingLocation(location: Location, organizationId: OrganizationId): api.CallingLocation {
  return { ...briefOf(location, organizationId), ...fromExtras<api.CallingLocation>(location, LANGUAGES) };
}

/** Clients read these members of the address of every location. */
const ADDRESS = { address1: '', city: '', state: '', postalCode: '', country: '' };

export function toLocation(location: Location, organizationId: OrganizationId): api.Location {
  const { address } = fromExtras<Pick<api.Location, 'address'>>(location, ['address']);
  return {
    ...briefOf(location, organizationId),
    ...fromExtras<api.Location>(location, KEPT),
    address: { ...ADDRESS, ...address },
  };
}

/** What is left out stays as it is. */
export function toLocationWish(body: api.LocationInput): LocationWish {
  return {
    ...(body.name === undefined ? {} : { name: body.name }),
    extras: toExtras([...KEPT, 'address'], body),
    fit: (given, before) => fitTo(given, before, { address: ADDRESS }, ['address']),
  };
}

function briefOf({ id, name }: Location, organizationId: OrganizationId) {
  return { id: renderId('LOCATION', id), name, orgId: renderId('ORGANIZATION', organizationId) };
}
