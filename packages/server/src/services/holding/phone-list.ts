/** Lists a holder's phones, as an app on one of them sees them. A long page is read in parts. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId, OwnerId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { mapLong } from '../../lib/long-list.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import {
  countPhones,
  type PhoneRow,
  selectPhones,
  selectPhonesAfter,
  selectPhonesBefore,
  selectPhonesNewestFirst,
} from '../../storage/statements/pushes.ts';
import type { Reader } from '../../storage/storage.ts';
import { PART, readInParts } from '../parts.ts';
import { type Phone, toPhone } from './phone.ts';

export interface PhonePage {
  readonly limit: number;
  readonly offset: number;
  readonly newestFirst: boolean;
}

export interface PhoneList {
  readonly phones: readonly Phone[];
  /** More phones of a long page, which are read while they are used; null if there are none. */
  readonly rest: AsyncIterable<readonly Phone[]> | null;
  readonly total: number;
  readonly page: PhonePage;
}

interface Key {
  readonly org: OrgId;
  readonly ownerId: OwnerId;
  readonly now: Instant;
}

export async function listPhones(core: Core, actor: Actor, ownerId: OwnerId, page: PhonePage): Promise<PhoneList> {
  const { limit, offset, newestFirst } = page;
  const key = { org: actor.org, ownerId, now: core.clock.now() };
  if (limit > PART) return listLongPage(core.storage, actor, key, page);
  const rows = await core.storage.all(newestFirst ? selectPhonesNewestFirst : selectPhones, { ...key, limit, offset });
  // A page that is not full ends the list, so the total follows from it. Only a full or empty page needs a count.
  if (rows.length < limit && offset === 0) return toWholeList(rows, page);
  const phones = rows.map(toPhone);
  if (rows.length < limit && rows.length > 0) return { phones, rest: null, total: offset + rows.length, page };
  return { phones, rest: null, total: await count(core.storage, actor, key), page };
}

/** By the row array, which the store caches: of the page size that was asked for last, because an app asks for the same again. */
const wholeLists = new WeakMap<readonly PhoneRow[], PhoneList>();

function toWholeList(rows: readonly PhoneRow[], page: PhonePage): PhoneList {
  const known = wholeLists.get(rows);
  if (known?.page.limit === page.limit) return known;
  const list: PhoneList = { phones: rows.map(toPhone), rest: null, total: rows.length, page };
  // Frozen, so that what is made of it can be cached in turn.
  if (Object.isFrozen(rows)) wholeLists.set(rows, Object.freeze(list));
  return list;
}

async function listLongPage(storage: Reader, actor: Actor, key: Key, page: PhonePage): Promise<PhoneList> {
  const { limit: most, offset, newestFirst } = page;
  const [begin, goOn] = newestFirst ? [selectPhonesNewestFirst, selectPhonesBefore] : [selectPhones, selectPhonesAfter];
  const read = (last: PhoneRow | undefined, limit: number) =>
    last === undefined
      ? storage.all(begin, { ...key, limit, offset })
      : storage.all(goOn, { ...key, limit, after: last.assignmentNumber });
  const rows = await readInParts(actor.id, read, most);
  if (rows.rest === null && rows.first.length < most && offset === 0) return toWholeList(rows.first, page);
  const { first: phones, rest } = mapLong(rows, part => part.map(toPhone));
  return { phones, rest, total: await count(storage, actor, key), page };
}

/** Reads everything that the holder has, so it waits for its turn. */
async function count(storage: Reader, actor: Actor, key: Key): Promise<number> {
  await slowLane.turn(actor.id);
  return (await storage.one(countPhones, key))?.total ?? 0;
}
