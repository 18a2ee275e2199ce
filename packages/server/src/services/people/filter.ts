/** What a list of people can be filtered by, and by which indexes each filter is answered. */
import { reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Identifier } from '../../domain/identifier.ts';
import type { GroupId, LocationId } from '../../domain/ids.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey } from '../../domain/person.ts';
import type { Role } from '../../domain/role.ts';
import type { Instant } from '../../lib/instant.ts';
import type { IdentifiedConditions } from '../../storage/statements/identifiers.ts';
import type { PeopleConditions } from '../../storage/statements/people-filters.ts';
import { eachOf, isDisabledIn, memberGroup } from '../lists.ts';

export interface PeopleFilter {
  /** Exactly this login, in any letter case. */
  readonly login: string | null;
  /** Exactly this address, in any letter case. */
  readonly email: string | null;
  readonly identifiers: readonly Identifier[] | null;
  readonly roles: readonly Role[] | null;
  readonly locationId: LocationId | null;
  readonly groupId: GroupId | null;
  /** Whether they hold nothing now. */
  readonly isDeviceless: boolean | null;
  readonly state: 'active' | 'disabled' | null;
  readonly createdAfter: Instant | null;
  readonly createdBefore: Instant | null;
  /** What the search finds them by. */
  readonly search: string | null;
}

/** The search is not among them: statements do not search texts. */
export function toConditions(
  actor: Actor,
  filter: Partial<PeopleFilter>,
  identified: IdentifiedConditions,
  now: Instant,
): PeopleConditions {
  const { login = null, email = null, roles = null, groupId = null, state = null, isDeviceless = null } = filter;
  return {
    org: actor.org,
    loginKey: login === null ? null : loginKey(login),
    emailKey: email === null ? null : emailKey(email),
    roles: eachOf(roles),
    ...identified,
    locationId: filter.locationId ?? null,
    groupId: memberGroup(actor, groupId),
    at: now,
    deviceless: isDeviceless === null ? 2 : isDeviceless ? 1 : 0,
    disabled: isDisabledIn(state),
    createdAfter: filter.createdAfter ?? null,
    createdBefore: filter.createdBefore ?? null,
    ...reachOf(actor),
  };
}
