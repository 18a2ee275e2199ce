/**
 * Candidates for a list from the search index. The index is some 200 ms late, and lists are exact: what events since the index's position
 * are about is among the candidates, too. A list does without the index while that is built or far behind.
 */
import type { Core } from '../core/core.ts';
import type { OrgId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import type { Condition } from '../domain/search/wanted.ts';
import { isFollowed } from '../storage/search/position.ts';
import { BEYOND_NUMBERS, type DeviceMark, type IndexPosition, type NumberRange } from '../storage/search/search-index.ts';
import { selectIndexedEvents, selectNumbersOf } from '../storage/statements/search.ts';
import { inSlots } from '../storage/statements/slots.ts';
import type { Reader } from '../storage/storage.ts';
import { type Candidates, inOrder } from './candidates.ts';

export interface ListIndex {
  /** Whose text has what is wanted. */
  readonly find: (noun: 'person' | 'device', wanted: Condition, descending: boolean) => Candidates;
  readonly marked: (mark: DeviceMark, descending: boolean) => Candidates;
}

/** Events that are read to make up for the delay: about 1 ms. */
const BEHIND_LIMIT = 250;

/** Undefined where the index cannot answer exactly now. */
export async function listIndex({ search, storage }: Core, org: OrgId): Promise<ListIndex | undefined> {
  const position = await search.position(org).catch(unlessUnavailable);
  if (position === undefined || position.building !== null) return undefined;
  const touched = await touchedSince(storage, org, position);
  if (touched === undefined) return undefined;
  const among = (find: (range: NumberRange) => Promise<number[]>, more: readonly number[], descending: boolean): Candidates => {
    return async ({ above, below }, count) => {
      // Outside of these bounds the index has the numbers of other organizations.
      const range = { above: Math.max(above, 0), below: Math.min(below, BEYOND_NUMBERS) };
      const found = await find({ ...range, descending, limit: count });
      const added = more.filter(number => number > above && number < below);
      return added.length === 0 ? found : inOrder([...found, ...added], descending).slice(0, count);
    };
  };
  return {
    find: (noun, wanted, descending) =>
      among(range => search.find({ org, noun, wanted, without: null, ...range }), touched[noun], descending),
    marked: (mark, descending) => among(range => search.marked({ org, mark, ...range }), touched.device, descending),
  };
}

function unlessUnavailable(error: unknown): undefined {
  if (error instanceof Problem) return undefined;
  throw error;
}

type Touched = Readonly<Record<'person' | 'device', readonly number[]>>;

/** Undefined where the index is too far behind, or of another history. */
async function touchedSince(reader: Reader, org: OrgId, position: IndexPosition): Promise<Touched | undefined> {
  const events = await reader.all(selectIndexedEvents, { org, after: position.sequence - 1, limit: BEHIND_LIMIT });
  const found = events.find(({ sequence }) => sequence === position.sequence);
  if (events.length === BEHIND_LIMIT || !isFollowed(position, found)) return undefined;
  const ids = new Set(
    events.slice(position.sequence === 0 ? 0 : 1).flatMap(({ deviceId, ownerId }) => [deviceId ?? [], ownerId ?? []].flat()),
  );
  const slots = [...inSlots('id', [...ids], '')];
  const rows = await Promise.all(slots.map(some => reader.all(selectNumbersOf, { org, ...some })));
  const numbers = (noun: string) => rows.flat().flatMap(row => (row.noun === noun ? row.number : []));
  return { person: numbers('person'), device: numbers('device') };
}
