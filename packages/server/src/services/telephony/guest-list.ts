/** Lists guest sessions, running and past, at the devices that the actor may see. */
import type { Core } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId, OwnerId, PersonId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import type { GuestSession } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { GUEST_PATHS, type GuestConditions, type ListedGuestRow } from '../../storage/statements/guest-filters.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { bindPath } from '../paths.ts';
import { walkByNumber } from '../walk.ts';

export interface GuestListFilter {
  readonly personId: PersonId | null;
  /** Who has the primary line of the device now. */
  readonly hostId: OwnerId | null;
  readonly deviceId: DeviceId | null;
  /** `running` if left out. */
  readonly state: 'running' | 'ended' | 'any' | null;
  readonly createdAfter: Instant | null;
  readonly createdBefore: Instant | null;
}

export interface ListedGuestSession {
  readonly session: GuestSession;
  readonly personName: string;
  readonly host: (Owner & { readonly name: string }) | null;
}

export interface GuestList {
  readonly list: (
    actor: Actor,
    request: ListRequest<GuestListFilter, 'number' | 'createdAt'>,
  ) => Promise<ListPage<ListedGuestSession>>;
}

export function createGuestList({ storage, clock }: Core): GuestList {
  return {
    list: async (actor, request) => {
      requireRight(actor, 'read guests');
      const { filter = {}, sort } = request;
      const conditions: GuestConditions = {
        org: actor.org,
        now: clock.now(),
        state: filter.state ?? 'running',
        personId: filter.personId ?? null,
        hostId: filter.hostId ?? null,
        deviceId: filter.deviceId ?? null,
        createdAfter: filter.createdAfter ?? null,
        createdBefore: filter.createdBefore ?? null,
        ...reachOf(actor),
      };
      const descending = sort?.descending ?? false;
      const paths = [bindPath(storage, GUEST_PATHS[pathOf(conditions)], conditions, descending)];
      return pageOfList('guest sessions', request, walkByNumber({ paths, descending }), toListed);
    },
  };
}

function pathOf({ personId, deviceId, state }: GuestConditions): keyof typeof GUEST_PATHS {
  if (deviceId !== null) return 'device';
  if (personId !== null) return 'person';
  return state === 'running' ? 'running' : 'number';
}

function toListed({ number: _, personName, hostKind, hostId, hostName, ...session }: ListedGuestRow): ListedGuestSession {
  const host = hostId === null ? null : { kind: hostKind as OwnerKind, id: hostId, name: (hostName ?? '').trim() };
  return { session, personName: personName ?? '', host };
}
