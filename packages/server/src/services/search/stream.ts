/**
 * What is found of one noun, best first, and of those that fit as well the newest first.
 *
 * Where few things fit at all, they are read and sorted here. Otherwise the index is asked for each rank in turn, so that the work
 * does not grow with the number of things that fit.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import { documentOf } from '../../domain/search/document.ts';
import { RANKS, type Rank, rankOf, type Wanted } from '../../domain/search/wanted.ts';
import { BEYOND_NUMBERS, type NumberRange, type SearchedNoun } from '../../storage/search/search-index.ts';
import { type FoundRow, readRows } from './rows.ts';

/** Behind which hit a page begins. */
export interface StreamPosition {
  /** The place of the rank in RANKS; behind the last one when everything was found. */
  readonly tier: number;
  /** Numbers below this one. */
  readonly before: number;
}

export const START: StreamPosition = { tier: 0, before: BEYOND_NUMBERS };

export interface RankedRow extends FoundRow {
  readonly rank: Rank;
  /** The place of the rank under which it was found. */
  readonly tier: number;
}

export interface Sought {
  readonly core: Core;
  readonly actor: Actor;
  readonly noun: SearchedNoun;
  readonly wanted: Wanted;
  /** Found by a whole value without the index, in descending order. */
  readonly exact: readonly number[];
}

/** Up to so many are read and sorted. */
const SORTED_LIMIT = 50;
/** Candidates that the index is asked for at once. */
const CANDIDATES = 50;

/** The next `count` of them; fewer at the end. */
export async function nextOf(sought: Sought, from: StreamPosition, count: number): Promise<RankedRow[]> {
  const few = await findFew(sought);
  if (few !== undefined) return few.filter(row => isBehind(row, from)).slice(0, count);
  const found: RankedRow[] = [];
  const seen = new Set<number>();
  for (let { tier, before } = from; tier < RANKS.length && found.length < count; before = BEYOND_NUMBERS, tier += 1) {
    for await (const row of ofTier(sought, tier, before)) {
      if (seen.has(row.number)) continue;
      seen.add(row.number);
      found.push(row);
      if (found.length === count) break;
    }
  }
  return found;
}

/** Everything that fits, sorted; undefined if that is too much. */
async function findFew(sought: Sought): Promise<RankedRow[] | undefined> {
  const { core, actor, noun, wanted, exact } = sought;
  const all = { org: actor.org, noun, wanted: wanted.inside, without: null, ...newestFirst(BEYOND_NUMBERS, SORTED_LIMIT) };
  const numbers = await core.search.find(all);
  if (numbers.length >= SORTED_LIMIT) return undefined;
  const rows = await ranked(sought, [...new Set([...exact, ...numbers])]);
  return rows.toSorted((one, other) => one.tier - other.tier || other.number - one.number);
}

async function* ofTier(sought: Sought, tier: number, from: number): AsyncGenerator<RankedRow> {
  const { core, actor, noun, wanted, exact } = sought;
  const [rank, better] = [RANKS[tier] ?? 'inside', RANKS[tier - 1]];
  const condition = { wanted: wanted[rank], without: better === undefined ? null : wanted[better] };
  if (better !== undefined && isSame(wanted[rank], wanted[better])) return;
  for (let before = from; ; await nextTurn()) {
    const numbers = await core.search.find({ org: actor.org, noun, ...condition, ...newestFirst(before, CANDIDATES) });
    const isLast = numbers.length < CANDIDATES;
    const down = isLast ? 0 : (numbers.at(-1) ?? 0);
    const more = tier === 0 ? exact.filter(number => number < before && number >= down) : [];
    const rows = await ranked(sought, [...new Set([...more, ...numbers])]);
    const sorted = rows.toSorted((one, other) => other.number - one.number);
    // What a whole value finds comes first, and not again.
    for (const row of sorted) if (tier === 0 || !exact.includes(row.number)) yield { ...row, tier };
    if (isLast) return;
    before = down;
  }
}

/** The rows as they are now, with how well they fit. Those that do not fit any more are left out: the index may be a second late. */
async function ranked({ core, actor, noun, wanted, exact }: Sought, numbers: readonly number[]): Promise<RankedRow[]> {
  const rows = await readRows(core, actor, noun, numbers);
  return rows.flatMap(row => {
    const rank = exact.includes(row.number) ? 'exact' : rankOf(wanted, documentOf(row.members));
    return rank === null ? [] : { ...row, rank, tier: RANKS.indexOf(rank) };
  });
}

function newestFirst(below: number, limit: number): NumberRange {
  return { above: 0, below, descending: true, limit };
}

function isBehind({ tier, number }: RankedRow, from: StreamPosition): boolean {
  return tier > from.tier || (tier === from.tier && number < from.before);
}

function isSame(one: Wanted[Rank], other: Wanted[Rank]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
