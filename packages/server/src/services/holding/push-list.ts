/** Lists push registrations across the organization: where pushes go, and which lost their token. */
import type { Core } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Platform } from '../../domain/device.ts';
import type { ApplicationId, DeviceId, OwnerId, PersonId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import { maskedToken, type PushState } from '../../domain/push.ts';
import { type ListedPushRow, PUSH_PATHS, type PushConditions } from '../../storage/statements/push-filters.ts';
import { eachOf, type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { bindPath } from '../paths.ts';
import { walkByNumber } from '../walk.ts';
import type { PushTarget } from './push-targets.ts';

export interface PushFilter {
  readonly personId: PersonId | null;
  readonly ownerId: OwnerId | null;
  readonly deviceId: DeviceId | null;
  readonly applicationId: ApplicationId | null;
  readonly platforms: readonly Platform[] | null;
  readonly states: readonly PushState[] | null;
}

export interface ListedPushTarget extends PushTarget {
  readonly deviceId: DeviceId;
  readonly owner: Owner & { readonly name: string };
}

export interface PushTargetList {
  /** In the order of the assignments. Administrators see only the end of others' tokens. */
  readonly list: (actor: Actor, request: ListRequest<PushFilter, 'number'>) => Promise<ListPage<ListedPushTarget>>;
}

export function createPushTargetList({ storage }: Core): PushTargetList {
  return {
    list: async (actor, request) => {
      requireRight(actor, 'read devices');
      const { filter = {}, sort } = request;
      const { platforms = null, states = null } = filter;
      const conditions: PushConditions = {
        org: actor.org,
        personId: filter.personId ?? null,
        ownerId: filter.ownerId ?? null,
        deviceId: filter.deviceId ?? null,
        applicationId: filter.applicationId ?? null,
        platforms: eachOf(platforms),
        states: eachOf(states),
        ...reachOf(actor),
      };
      const descending = sort?.descending ?? false;
      const paths = [bindPath(storage, PUSH_PATHS[pathOf(conditions)], conditions, descending)];
      return pageOfList('push registrations', request, walkByNumber({ paths, descending }), row => toListed(actor, row));
    },
  };
}

function pathOf({ personId, ownerId, deviceId, states }: PushConditions): keyof typeof PUSH_PATHS {
  if (deviceId !== null) return 'device';
  if (personId !== null) return 'person';
  if (ownerId !== null) return 'owner';
  return states === ',quarantined,' ? 'quarantined' : 'number';
}

function toListed(actor: Actor, row: ListedPushRow): ListedPushTarget {
  const { number: _, ownerKind, ownerId, ownerName, ...rest } = row;
  return {
    ...rest,
    owner: { kind: ownerKind as OwnerKind, id: ownerId, name: (ownerName ?? '').trim() },
    token: ownerId === actor.id ? row.token : maskedToken(row.token),
    acceptNotifications: row.acceptNotifications === 1,
    state: row.state as PushState,
  };
}
