/** Lists the numbers and extensions under which somebody is called. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OwnerId } from '../../domain/ids.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import { type CallableRow, countNumbers, selectNumbers } from '../../storage/statements/calling.ts';
import { contains } from '../listing.ts';
import { pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';
import { type Callable, toCallable } from './callables.ts';

/** All conditions must hold; null matches every number. */
export interface NumberFilter {
  readonly locationId: LocationId | null;
  readonly ownerId: OwnerId | null;
  readonly ownerKind: OwnerKind | null;
  /** A part of the number. */
  readonly phoneNumber: string | null;
  /** The whole extension. */
  readonly extension: string | null;
  /** A part of the name, in any letter case. */
  readonly ownerName: string | null;
  /** Whether there is a number, beside an extension. */
  readonly hasNumber: boolean | null;
}

export interface Numbers {
  /** In the locations within reach, in the order of their owners' ids. */
  readonly listNumbers: (actor: Actor, filter: NumberFilter, page: PageRequest) => Promise<Page<Callable>>;
  readonly countNumbers: (actor: Actor) => Promise<{ readonly total: number; readonly extensionOnly: number }>;
}

const ANY = { locationId: null, ownerId: null, ownerKind: null };

export function createNumbers({ storage }: Core): Numbers {
  return {
    listNumbers: async (actor, filter, page) => {
      requireRight(actor, 'read call settings');
      const { locationId, ownerId, ownerKind } = filter;
      const key = { org: actor.org, locationId, ownerId, ownerKind, ...reachOf(actor) };
      const walk = walkById({
        descending: false,
        read: (after, limit) => storage.all(selectNumbers, { ...key, after, limit }),
        matches: row => fits(row, filter),
      });
      return pageOfList('numbers', { ...page, filter }, walk, toCallable);
    },
    countNumbers: async actor => {
      requireRight(actor, 'read call settings');
      const counted = await storage.one(countNumbers, { org: actor.org, ...ANY, ...reachOf(actor) });
      return { total: Number(counted?.total ?? 0), extensionOnly: Number(counted?.extensionOnly ?? 0) };
    },
  };
}

function fits(row: CallableRow, { phoneNumber, extension, ownerName, hasNumber }: NumberFilter): boolean {
  return (
    contains(row.phoneNumber, phoneNumber) &&
    (extension === null || row.extension === extension) &&
    contains(`${row.firstName} ${row.lastName}`, ownerName) &&
    (hasNumber === null || hasNumber === (row.phoneNumber !== null))
  );
}
