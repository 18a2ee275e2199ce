/**
 * Answers to queries about what one owner holds, kept for as long as they are exactly what the store would answer. For a
 * store that only this process writes: it hears of every change, and takes it into account at the instant of the commit.
 *
 * An answer rests on its owner's open assignments, and on the rows that its query finds through these or names itself.
 * Each of them has a counter, which every commit that changes it moves on. Counters never go back, so that their sum is as it was only
 * while each of them is. They share a fixed number of places: two things in one place cost a needless read, nothing else.
 */
import { createBoundedMap } from '../../lib/bounded-map.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Rest } from '../sql/held-changes.ts';
import { type Command, type HeldParameters, type Query, query } from '../sql/statement.ts';

export interface HeldAnswers {
  /** The rows as they were read before, frozen and the same object while nothing changed; otherwise as `read` finds them now. */
  readonly answer: <P, R>(asked: Query<P, R>, parameters: P & HeldParameters, read: Read) => readonly R[];
  /** A command ran in the open transaction. */
  readonly changed: <P, R>(command: Command<P, R>, parameters: P) => void;
  /** Something ran in the open transaction that cannot be told. */
  readonly changedAnything: () => void;
  /** The transaction has ended: called in the same turn of the event loop as the commit, kept or not. */
  readonly transactionEnded: () => void;
}

/** Reads at once; nothing else happens in the process meanwhile. */
export type Read = <P, R>(asked: Query<P, R>, parameters: P) => R[];

/** Rows that are kept over all queries, with what is made of them some 2 kB each. */
const ROWS_LIMIT = 20_000;
/** Whoever holds more than this is asked for page by page, and not kept. */
const HELD_LIMIT = 50;
const PLACES = 1 << 16;

interface Basis {
  readonly assignmentId: string;
  readonly number: number;
  readonly deviceId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/** Everything of the owner that is open, now or later, whatever it is: a device that is left out today may be shown tomorrow. */
const selectBasis = query<{ org: number; ownerId: string; limit: number }, Basis>(`
  select a.id as "assignmentId", a.number as "number", a.device_id as "deviceId", a.created_at as "createdAt",
    a.expires_at as "expiresAt"
  from assignment a where a.org_id = :org and a.owner_id = :ownerId and a.until is null limit :limit`);

type Row = Readonly<Record<string, string | number | null>>;

interface Kept {
  readonly rows: readonly unknown[];
  readonly places: readonly number[];
  readonly sum: number;
  /** The rows are the same at every instant from the first to before the second. */
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

/** All that the answer can depend on, and, for each table, whatever of the organization a command did not say. */
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

/** FNV-1a (draft-eastlake-fnv): any hash does that spreads ids over the places. */
function placeOf(table: string, org: string | number | undefined, key: string | number | undefined): number {
  const text = `${table} ${org} ${key}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (PLACES - 1);
}
