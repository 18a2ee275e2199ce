/**
 * A cache of answers to held queries ("what does this owner hold?"), which never gives an outdated answer.
 *
 * It works because only this process writes the store, and every commit is one synchronous call: the cache learns of each
 * change in the same turn of the event loop in which the change becomes visible.
 *
 * An answer depends on its owner's open assignments (the basis), on rows that its query finds through these, and on rows
 * that the answer itself names. Each such thing has a counter, which every commit that changes it increments. An answer
 * remembers the sum of its counters; counters never decrease, so the sum is the same only while none of them has changed.
 * The counters are a fixed array, and things are hashed into it. Two things that share a place cost a needless read, no more.
 */
import { createBoundedMap } from '../../lib/bounded-map.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Rest } from '../sql/held-changes.ts';
import { type Command, type HeldParameters, type Query, query } from '../sql/statement.ts';

export interface HeldAnswers {
  /** The cached rows, frozen and shared, while they are exact; otherwise what `read` finds now. */
  readonly answer: <P, R>(asked: Query<P, R>, parameters: P & HeldParameters, read: Read) => readonly R[];
  /** A command ran in the open transaction. */
  readonly changed: <P, R>(command: Command<P, R>, parameters: P) => void;
  /** Something unknown ran in the open transaction: evicts everything. */
  readonly changedAnything: () => void;
  /** The transaction has ended, kept or not. Call it in the same turn of the event loop as the commit. */
  readonly transactionEnded: () => void;
}

/** Reads synchronously. */
export type Read = <P, R>(asked: Query<P, R>, parameters: P) => R[];

/** Rows in the cache over all queries; with what is made of them, each takes about 2 kB. */
const ROWS_LIMIT = 20_000;
/** The answers of an owner who holds more than this come in pages, and are not cached. */
const HELD_LIMIT = 50;
const PLACES = 1 << 16;

interface Basis {
  readonly assignmentId: string;
  readonly number: number;
  readonly deviceId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/** All open assignments of the owner, including those that begin later: a device that is not shown today may be tomorrow. */
const selectBasis = query<{ org: number; ownerId: string; limit: number }, Basis>(`
  select a.id as "assignmentId", a.number as "number", a.device_id as "deviceId", a.created_at as "createdAt",
    a.expires_at as "expiresAt"
  from assignment a where a.org_id = :org and a.owner_id = :ownerId and a.until is null limit :limit`);

type Row = Readonly<Record<string, string | number | null>>;

interface Kept {
  readonly rows: readonly unknown[];
  readonly places: readonly number[];
  readonly sum: number;
  /** The rows are the same at every instant of the half-open interval. */
  readonly from: Instant;
  readonly until: Instant;
}

export function createHeldAnswers(rowsLimit: number = ROWS_LIMIT): HeldAnswers {
  const kept = createBoundedMap<string, Kept>(rowsLimit);
  const counters = new Float64Array(PLACES);
  const pending = new Set<number>();
  let anything = false;

  const sumOf = (places: readonly number[]) => {
    let sum = 0;
    for (const place of places) sum += counters[place] as number;
    return sum;
  };
  const keep = (key: string, rests: readonly Rest[], rows: readonly Row[], parameters: HeldParameters, read: Read) => {
    const { org, ownerId, now } = parameters;
    const basis = read(selectBasis, { org, ownerId, limit: HELD_LIMIT + 1 });
    if (basis.length > HELD_LIMIT) return;
    const places = placesOf(rests, org, ownerId, basis, rows);
    const until = nextChange(basis, now);
    kept.set(key, { rows, places, sum: sumOf(places), from: now, until }, 1 + rows.length);
  };

  return {
    answer: <P, R>(asked: Query<P, R>, parameters: P & HeldParameters, read: Read) => {
      const key = keyOf(asked, parameters);
      const known = kept.get(key);
      const { now } = parameters;
      if (known !== undefined && known.from <= now && now < known.until && sumOf(known.places) === known.sum) {
        return known.rows as readonly R[];
      }
      const rows = Object.freeze(read(asked, parameters).map(row => Object.freeze(row)));
      keep(key, asked.rests ?? [], rows as readonly Row[], parameters, read);
      return rows;
    },
    changed: ({ changes }, parameters) => {
      const values = parameters as Readonly<Record<string, string | number | undefined>>;
      for (const { table, parameter } of changes) pending.add(placeOf(table, values.org, parameter && values[parameter]));
    },
    changedAnything: () => {
      anything = true;
    },
    transactionEnded: () => {
      for (const place of pending) counters[place] = (counters[place] as number) + 1;
      pending.clear();
      if (anything) kept.clear();
      anything = false;
    },
  };
}

/** Everything that the answer depends on. For each table also the place for commands that do not say which rows they change. */
function placesOf(
  rests: readonly Rest[],
  org: number,
  ownerId: string,
  basis: readonly Basis[],
  rows: readonly Row[],
): readonly number[] {
  const places = new Set([placeOf('assignment', org, ownerId), placeOf('assignment', org, undefined)]);
  for (const { table, key, columns } of rests) {
    places.add(placeOf(table, org, undefined));
    if (key === 'ownerId') places.add(placeOf(table, org, ownerId));
    else if (key !== null) for (const held of basis) places.add(placeOf(table, org, held[key]));
    for (const column of columns) for (const row of rows) places.add(placeOf(table, org, row[column] ?? undefined));
  }
  return [...places];
}

function nextChange(basis: readonly Basis[], now: Instant): Instant {
  let next = Number.POSITIVE_INFINITY;
  for (const { createdAt, expiresAt } of basis) {
    if (createdAt > now) next = Math.min(next, createdAt);
    if (expiresAt !== null && expiresAt > now) next = Math.min(next, expiresAt);
  }
  return next;
}

function keyOf<P>({ name, parameters }: Query<P, unknown>, values: P): string {
  let key = name;
  for (const each of parameters) if (each !== 'now') key += ` ${(values as Record<string, unknown>)[each]}`;
  return key;
}

/** FNV-1a (draft-eastlake-fnv). Any hash would do that spreads ids over the places. */
function placeOf(table: string, org: string | number | undefined, key: string | number | undefined): number {
  const text = `${table} ${org} ${key}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (PLACES - 1);
}
