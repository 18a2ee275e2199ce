/**
 * Pages by cursor (RFC 9865), in order of creation. A cursor says where the page before ended, so each page costs the same, none
 * is lost or doubled when others come or go, and no cursor ever expires.
 */
import { digest } from '../../../lib/crypto.ts';
import { decodeCursor, encodeCursor } from '../../../lib/cursor.ts';
import { COUNT_LIMIT, DEFAULT_COUNT } from '../limits.ts';
import { ScimProblem } from '../problems.ts';
import { type Asked, each, findIndexed, type Item, matching, type Numbered, type Opened } from './kinds.ts';

export interface CursorPage {
  readonly items: readonly Item[];
  /** Of the first page alone, and only where it is known without looking at all of them. */
  readonly totalResults?: number;
  /** Left out of the last page, and of no other. */
  readonly nextCursor?: string;
}

/** So many are looked at for one page: a filter that finds few answers with short pages, and with a cursor that goes on. */
const EXAMINED_LIMIT = 5_000;

interface Place {
  readonly kind: number;
  readonly number: number;
}

export async function pageByCursor(
  kinds: readonly Opened[],
  asked: Asked & { readonly cursor: string },
  caller: string,
): Promise<CursorPage> {
  const count = readCount(asked);
  const question = digest(JSON.stringify([caller, kinds.map(({ resource }) => resource.name), asked.filter ?? null]));
  const from = readCursor(asked.cursor, question, kinds.length);
  const { items, next } = await readPage(kinds, from, count);
  const total = asked.cursor === '' ? await totalOf(kinds) : undefined;
  return {
    items,
    ...(total === undefined ? {} : { totalResults: total }),
    ...(next === undefined ? {} : { nextCursor: encodeCursor([next.kind, next.number, question.slice(0, QUESTION_CHARACTERS)]) }),
  };
}

/** Enough that a cursor of another question is recognized. */
const QUESTION_CHARACTERS = 12;

function readCursor(cursor: string, question: string, kinds: number): Place {
  if (cursor === '') return { kind: 0, number: 0 };
  const [kind, number, of] = decodeCursor(cursor, ['number', 'number', 'string']) ?? [];
  const isWhole = typeof kind === 'number' && typeof number === 'number' && kind >= 0 && kind < kinds && number >= 0;
  if (!isWhole) throw new ScimProblem('invalidCursor', 'This is no cursor of this server. Begin again with an empty one.');
  if (of !== question.slice(0, QUESTION_CHARACTERS))
    throw new ScimProblem(
      'invalidCursor',
      'The cursor is of another list or filter. Repeat the request of the page before with it.',
    );
  return { kind, number };
}

function readCount({ count = DEFAULT_COUNT, sortBy, startIndex }: Asked): number {
  if (count < 1 || count > COUNT_LIMIT)
    throw new ScimProblem('invalidCount', `With a cursor, count is from 1 to ${COUNT_LIMIT}.`);
  if (startIndex !== undefined) throw new ScimProblem('invalidValue', 'A list has either a cursor or a startIndex.');
  if (sortBy !== undefined)
    throw new ScimProblem('invalidValue', 'A list by cursor is in order of creation. Leave sortBy out, or use startIndex.');
  return count;
}

async function totalOf(kinds: readonly Opened[]): Promise<number | undefined> {
  let total = 0;
  for (const { filter, source } of kinds) {
    if (filter !== undefined || source.count === undefined) return undefined;
    total += await source.count();
  }
  return total;
}

/** Looks one further than the page, to know whether it is the last. */
async function readPage(kinds: readonly Opened[], from: Place, count: number) {
  const items: Item[] = [];
  let examined = 0;
  let last = from;
  for (const [index, kind] of kinds.entries()) {
    if (index < from.kind) continue;
    const after = index === from.kind ? from.number : 0;
    for await (const { number, resource } of behind(kind, after, count + 1 - items.length)) {
      if (examined === EXAMINED_LIMIT) return { items, next: last };
      examined += 1;
      for (const item of matching(kind, resource)) {
        if (items.length === count) return { items, next: last };
        items.push(item);
      }
      last = { kind: index, number };
    }
  }
  return { items, next: undefined };
}

async function* behind(kind: Opened, after: number, wanted: number): AsyncGenerator<Numbered> {
  const indexed = await findIndexed(kind);
  if (indexed === undefined) yield* each(kind, after, kind.filter === undefined ? wanted : undefined);
  else yield* indexed.filter(({ number }) => number > after);
}
