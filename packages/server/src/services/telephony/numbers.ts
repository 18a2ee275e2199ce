/** Lists the numbers and extensions under which somebody is called. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OwnerId } from '../../domain/ids.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import {
  type CallableRow,
  countNumbers,
  selectNumbers,
  selectNumbersOfOwner,
  selectNumbersWithExtension,
} from '../../storage/statements/calling.ts';
import type { Reader } from '../../storage/storage.ts';
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
  /** In the locations within reach, in the order of their owners' ids, without the first `skipped`. */
  readonly listNumbers: (actor: Actor, filter: NumberFilter, page: PageRequest, skipped: number) => Promise<Page<Callable>>;
  readonly countNumbers: (actor: Actor) => Promise<{ readonly total: number; readonly extensionOnly: number }>;
}

export function createNumbers({ storage }: Core): Numbers {
  return {
    listNumbers: async (actor, filter, page, skipped) => {
      requireRight(actor, 'read call settings');
      // They are passed one by one, because there may be too many of them to hold.
      let left = skipped;
      const walk = walkById({
        descending: false,
        read: readerOf(storage, actor, filter),
        matches: row => fits(row, filter) && left-- <= 0,
      });
      return pageOfList('numbers', { ...page, filter }, walk, toCallable);
    },
    countNumbers: async actor => {
      requireRight(actor, 'read call settings');
      const counted = await storage.one(countNumbers, { org: actor.org, ...reachOf(actor) });
      return { total: Number(counted?.total ?? 0), extensionOnly: Number(counted?.extensionOnly ?? 0) };
    },
  };
}

/** What is given whole is found by its index. */
function readerOf(reader: Reader, actor: Actor, { locationId, ownerId, ownerKind, extension }: NumberFilter) {
  const key = { org: actor.org, locationId, ownerKind, ...reachOf(actor) };
  return (after: string, limit: number) => {
    const page = { ...key, after, limit };
    if (ownerId !== null) return reader.all(selectNumbersOfOwner, { ...page, ownerId });
    if (extension !== null) return reader.all(selectNumbersWithExtension, { ...page, extension });
    return reader.all(selectNumbers, page);
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
