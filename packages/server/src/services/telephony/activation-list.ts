/** Lists activation codes: which phones are still to come, and which came. The codes themselves are stored nowhere. */
import type { Core } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import { countActivations, type ListedActivationRow, selectActivations } from '../../storage/statements/activation-filters.ts';
import { type ListPage, type ListRequest, pageOfList, type Walk } from '../lists.ts';

export interface ActivationFilter {
  readonly ownerId: OwnerId | null;
  /** `open` if left out. */
  readonly state: 'open' | 'redeemed' | 'expired' | 'any' | null;
}

export interface ListedActivation {
  readonly id: string;
  readonly owner: Owner & { readonly name: string };
  readonly model: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly redeemedAt: Instant | null;
  readonly deviceId: DeviceId | null;
}

export interface ActivationList {
  /** Those of owners within reach, in the order in which they were issued. */
  readonly list: (actor: Actor, request: ListRequest<ActivationFilter, 'createdAt'>) => Promise<ListPage<ListedActivation>>;
}

/** Behind every id. */
const BEHIND = '~';

export function createActivationList({ storage, clock }: Core): ActivationList {
  return {
    list: async (actor, request) => {
      requireRight(actor, 'read devices');
      const { filter = {}, sort } = request;
      const { ownerId = null } = filter;
      const conditions = { org: actor.org, now: clock.now(), state: filter.state ?? 'open', ownerId, ...reachOf(actor) };
      const statement = sort?.descending ? selectActivations.descending : selectActivations.ascending;
      const walk: Walk<ListedActivationRow> = {
        read: (position, limit) => {
          const after = String(position?.[0] ?? (sort?.descending ? BEHIND : ''));
          return storage.all(statement, { ...conditions, after, limit });
        },
        count: async () => (await storage.one(countActivations, conditions))?.total ?? 0,
        positionOf: ({ id }) => [id],
        kinds: ['string'],
      };
      return pageOfList('activation codes', request, walk, toListed);
    },
  };
}

function toListed({ ownerKind, ownerId, ownerName, ...rest }: ListedActivationRow): ListedActivation {
  return { ...rest, owner: { kind: ownerKind as OwnerKind, id: ownerId, name: (ownerName ?? '').trim() } };
}
