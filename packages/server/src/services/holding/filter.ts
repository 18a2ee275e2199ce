/** What a list of assignments can be filtered by, and by which indexes each filter is answered. */
import { reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { AssignmentRole } from '../../domain/assignment.ts';
import type { DeviceKind, Platform } from '../../domain/device.ts';
import type { DeviceId, GroupId, LocationId, OwnerId, PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { type AssignmentConditions, type AssignmentPath, COUNTED_PATHS } from '../../storage/statements/assignment-filters.ts';
import type { Reader } from '../../storage/storage.ts';
import { eachOf, memberGroup } from '../lists.ts';

export type AssignmentState = 'open' | 'disabled' | 'planned' | 'ended' | 'any';

export interface AssignmentFilter {
  /** `open` if left out. */
  readonly state: AssignmentState | null;
  readonly personId: PersonId | null;
  readonly ownerId: OwnerId | null;
  /** The group that the person is in. */
  readonly groupId: GroupId | null;
  readonly deviceId: DeviceId | null;
  readonly kinds: readonly DeviceKind[] | null;
  readonly platforms: readonly Platform[] | null;
  readonly roles: readonly AssignmentRole[] | null;
  readonly model: string | null;
  readonly tag: string | null;
  /** Where the device is, or where the owner belongs. */
  readonly locationId: LocationId | null;
  readonly createdAfter: Instant | null;
  readonly createdBefore: Instant | null;
  /** To be returned, or ending as planned, before it. */
  readonly dueBefore: Instant | null;
  /** Begun before it, and not used since. */
  readonly inactiveSince: Instant | null;
  /** The instant that is asked about; null is the present. */
  readonly asOf: Instant | null;
}

export function toConditions(actor: Actor, filter: Partial<AssignmentFilter>, now: Instant): AssignmentConditions {
  const { tag = null, groupId = null } = filter;
  return {
    org: actor.org,
    now,
    at: filter.asOf ?? now,
    state: filter.state ?? 'open',
    personId: filter.personId ?? null,
    ownerId: filter.ownerId ?? null,
    groupId: memberGroup(actor, groupId),
    deviceId: filter.deviceId ?? null,
    kinds: eachOf(filter.kinds ?? null),
    platforms: eachOf(filter.platforms ?? null),
    roles: eachOf(filter.roles ?? null),
    model: filter.model ?? null,
    tag: tag === null ? null : JSON.stringify(tag),
    locationId: filter.locationId ?? null,
    createdAfter: filter.createdAfter ?? null,
    createdBefore: filter.createdBefore ?? null,
    dueBefore: filter.dueBefore ?? null,
    inactiveSince: filter.inactiveSince ?? null,
    ...reachOf(actor),
  };
}

/** The devices or people whose assignments are sorted for each statement. With more of them it is cheaper to walk all assignments. */
const SORTED = 10_000;

/** The indexes that find every assignment that matches. */
export async function pathsOf(reader: Reader, conditions: AssignmentConditions): Promise<AssignmentPath[]> {
  if (conditions.deviceId !== null) return ['device'];
  if (conditions.personId !== null) return ['person'];
  if (conditions.ownerId !== null) return ['owner'];
  const counted = await Promise.all(
    namesOf(conditions).map(async name => {
      const found = await reader.one(COUNTED_PATHS[name], { ...conditions, most: SORTED + 1 });
      return { name, total: found?.total ?? 0 };
    }),
  );
  const [fewest] = counted.filter(({ total }) => total <= SORTED).toSorted((one, other) => one.total - other.total);
  if (fewest !== undefined) return [fewest.name];
  const isRestricted = ['disabled', 'planned'].includes(conditions.state) || conditions.dueBefore !== null;
  return isRestricted ? ['restricted'] : ['number'];
}

function namesOf({ kinds, platforms, model, tag, groupId, locationId }: AssignmentConditions): (keyof typeof COUNTED_PATHS)[] {
  const names: (keyof typeof COUNTED_PATHS)[] = [];
  if (model !== null) names.push('model');
  if (kinds !== null && !kinds.includes(',mobile,')) names.push('kind');
  if (platforms !== null && !/,(?:ios|android),/.test(platforms)) names.push('platform');
  if (tag !== null) names.push('tag');
  if (groupId !== null) names.push('group');
  if (locationId !== null) names.push('location');
  return names;
}
