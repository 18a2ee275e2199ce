/** Which people a request of the People API asks for (contract webex §5). Pure. */
import { Problem } from '../../../domain/problem.ts';
import type { Role } from '../../../domain/role.ts';
import type { PersonQuery } from '../../../services/people/search.ts';
import { uuidOf } from '../ids.ts';
import type { ListQuery } from '../schemas/people.ts';
import { roleOf } from './people.ts';
import { numberOf } from './requests.ts';

/** The vendor's own limits. */
const MAX = 100;
const MAX_BY_LOCATION = 50;
const MAX_UNFILTERED = 1_000;
const IDS_LIMIT = 85;

export const EVERYBODY: PersonQuery = {
  ids: null,
  email: null,
  namePrefix: null,
  roles: null,
  locationId: null,
  onlyCalled: false,
  limit: MAX,
  after: 0,
};

export function toSearch(query: ListQuery, administrator: boolean): PersonQuery {
  const { email, displayName, id, roles, locationId, callingData, max = MAX, cursor } = query;
  if (!administrator && email === undefined && displayName === undefined && id === undefined) {
    throw new Problem('invalid', 'Email, displayName, or id list should be specified.');
  }
  const cap = locationId !== undefined ? MAX_BY_LOCATION : callingData ? MAX : MAX_UNFILTERED;
  return {
    ids: id === undefined ? null : toIds(id),
    email: email ?? null,
    namePrefix: displayName ?? null,
    roles: roles === undefined ? null : toRoles(roles),
    locationId: locationId === undefined ? null : uuidOf(locationId),
    onlyCalled: false,
    limit: Math.min(max, cap),
    after: cursor === undefined ? 0 : numberOf(cursor),
  };
}

function toIds(text: string): string[] {
  const ids = text.split(',').flatMap(each => each.trim() || []);
  if (ids.length > IDS_LIMIT) throw new Problem('invalid', `At most ${IDS_LIMIT} ids can be given.`);
  return ids.map(uuidOf);
}

/** An unknown role matches no person. */
function toRoles(text: string): Role[] {
  return text.split(',').flatMap(each => roleOf(uuidOf(each.trim())) ?? []);
}
