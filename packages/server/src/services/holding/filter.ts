/** What a list of assignments can be filtered by, and by which indexes each filter is answered. */
import { reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { AssignmentRole } from '../../domain/assignment.ts';
import type { DeviceKind, Platform } from '../../domain/device.ts';
import type { DeviceId, GroupId, LocationId, OwnerId, PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import type { AssignmentConditions } from '../../storage/statements/assignment-filters.ts';
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
