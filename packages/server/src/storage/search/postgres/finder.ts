/**
 * Asks the index on PostgreSQL, in the order of the numbers.
 *
 * An index of trigrams gives its rows in no order, so that many hits would all be read and sorted. Therefore the next rows are compared
 * first, without the index: what many rows have is found among them. Then the index is asked, a part of the numbers after the other. Where
 * a part has very many hits, its first rows are compared, too: they are soon found, unless all are at its end. Then the part is sorted.
 */
import pg from 'pg';
import { connectionConfig } from '../../postgres/connect.ts';
import { toPosition } from '../position.ts';
import type { IndexFinder, IndexKind, IndexQuestion, MarkQuestion } from '../search-index.ts';
import { PART_NUMBERS, partOf, presentKind, tableOf } from './schema.ts';
import { whereOf } from './where.ts';

/** Rows that are compared before the index is asked: about 2 ms. */
const FIRST_ROWS = 2_000;
/** Hits of several parts that are taken from the index and sorted here. Where one part has more, comparing its rows is mostly quicker. */
const SORTED_LIMIT = 2_000;
/** Parts that one statement asks at most. */
const PARTS_AT_ONCE = 8;

/** The planner takes a rare text for a common one, and would read the whole table or start other processes for it. */
const BY_THE_INDEX = `select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),
  set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;

/** Questions that run at once; further ones wait. */
const QUESTIONS_LIMIT = 4;
/** Far longer than any question takes. */
const SILENCE_LIMIT_MS = 10_000;

export function openPostgresFinder(url: string): IndexFinder {
  const config: pg.PoolConfig = { ...connectionConfig(url, SILENCE_LIMIT_MS), max: QUESTIONS_LIMIT, pipeline: true };
  const pool = new pg.Pool(config);
  // A connection that is cut while it is idle is replaced by the next question.
  pool.on('error', () => undefined);
  return createPostgresFinder(pool);
}

function createPostgresFinder(pool: pg.Pool): IndexFinder {
  let known: Promise<IndexKind | undefined> | undefined;
  const kindOf = async () => {
    known ??= presentKind(pool);
    const kind = await known.catch(() => undefined);
    // Another node may make the tables, or make them again.
    if (kind === undefined) known = undefined;
    return kind;
  };
  const asked = async (find: (kind: IndexKind) => Promise<number[]>) => {
    const kind = await kindOf();
    if (kind === undefined) return [];
    return find(kind).catch(error => {
      known = undefined;
      throw error;
    });
  };
  return {
    find: question => asked(kind => findNext(pool, kind, question)),
    marked: question => asked(() => findMarked(pool, question)),
    position: async org => {
      if ((await kindOf()) === undefined) return undefined;
      const { rows } = await pool.query('select sequence, chain, noun, after from search_position where org_id = $1', [org]);
      return rows[0] && toPosition(rows[0]);
    },
    close: () => pool.end(),
  };
}

async function findNext(pool: pg.Pool, kind: IndexKind, question: IndexQuestion): Promise<number[]> {
  const first = await compareRows(pool, question, FIRST_ROWS);
  const found = [...first.numbers];
  if (first.edge === null || found.length >= question.limit) return found;
  const rest = behind(question, first.edge);
  const parts = await partsOf(pool, rest);
  // What many rows have is in the first parts; what few have is found by few statements.
  for (
    let [from, size] = [0, 1];
    from < parts.length && found.length < question.limit;
    size = Math.min(size * 2, PARTS_AT_ONCE)
  ) {
    const group = parts.slice(from, from + size);
    const { numbers, crowded } = await askParts(pool, kind, rest, group);
    found.push(...numbers);
    const limit = question.limit - found.length;
    if (crowded !== null && limit > 0) {
      found.push(...(await findInCrowded(pool, kind, { ...rest, ...boundsOf(rest, crowded), limit }, crowded)));
    }
    from = crowded === null ? from + group.length : parts.indexOf(crowded) + 1;
  }
  return found.slice(0, question.limit);
}

/** The parts that have numbers in question, in its order. */
async function partsOf(pool: pg.Pool, { noun, above, below, descending }: IndexQuestion): Promise<number[]> {
  const { rows } = await pool.query<{ name: string }>(
    'select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass',
    [tableOf(noun)],
  );
  const [first, last] = [Math.floor((above + 1) / PART_NUMBERS), Math.floor((below - 1) / PART_NUMBERS)];
  const parts = rows.map(({ name }) => Number(/\d+$/.exec(name)?.[0])).filter(part => part >= first && part <= last);
  return parts.toSorted((one, other) => (descending ? other - one : one - other));
}

/** The part of a question that is about a part of the numbers. */
function boundsOf({ above, below }: IndexQuestion, part: number): Pick<IndexQuestion, 'above' | 'below'> {
  return { above: Math.max(above, part * PART_NUMBERS - 1), below: Math.min(below, (part + 1) * PART_NUMBERS) };
}

async function findInCrowded(pool: pg.Pool, kind: IndexKind, question: IndexQuestion, part: number): Promise<number[]> {
  const { numbers, edge } = await compareRows(pool, question, FIRST_ROWS);
  const limit = question.limit - numbers.length;
  if (edge === null || limit <= 0) return numbers;
  return [...numbers, ...(await sortPart(pool, kind, { ...behind(question, edge), limit }, part))];
}

function behind(question: IndexQuestion, edge: number): IndexQuestion {
  return question.descending ? { ...question, below: edge } : { ...question, above: edge };
}

interface Part {
  readonly numbers: number[];
  /** The last number that was compared; null when there are no more rows. */
  readonly edge: number | null;
}

/** Compares the next rows by number. */
async function compareRows(pool: pg.Pool, question: IndexQuestion, rows: number): Promise<Part> {
  const { org, noun, above, below, descending, limit } = question;
  const { sql, values } = whereOf('pg_trgm', question.wanted, question.without, 6);
  const [order, last] = descending ? ['desc', 'min'] : ['asc', 'max'];
  const found = await pool.query<{ numbers: number[]; edge: number | null; covered: number }>(
    `with part as materialized (
       select number, text from ${tableOf(noun)} where org_id = $1 and number > $2 and number < $3 order by number ${order} limit $4)
     select array(select number::float8 from part where ${sql} order by number ${order} limit $5) as numbers,
       (select ${last}(number)::float8 from part) as edge, (select count(*)::int4 from part) as covered`,
    [org, above, below, rows, limit, ...values],
  );
  const { numbers, edge, covered } = found.rows[0] ?? { numbers: [], edge: null, covered: 0 };
  return { numbers, edge: covered < rows ? null : edge };
}

interface Hits {
  /** In order; those in the crowded part are left out. */
  readonly numbers: number[];
  /** The part with too many hits to sort. Those behind it were not asked. */
  readonly crowded: number | null;
}

/** The hits in parts that follow each other. The limit ends the statement in the crowded part. */
async function askParts(pool: pg.Pool, kind: IndexKind, question: IndexQuestion, parts: readonly number[]): Promise<Hits> {
  const { sql, values } = whereOf(kind, question.wanted, question.without, 5);
  const text = `${parts.map(part => hitsIn(question.noun, part, sql)).join(' union all ')} limit $4`;
  const rows = await askIndex(pool, text, [...boundsIn(question), SORTED_LIMIT + 1, ...values]);
  const crowded = rows.length > SORTED_LIMIT ? (rows.at(-1)?.part ?? null) : null;
  const numbers = rows.flatMap(({ part, number }) => (part === crowded ? [] : number));
  return { numbers: numbers.toSorted((one, other) => (question.descending ? other - one : one - other)), crowded };
}

/** The first hits in one part, of however many: PostgreSQL reads all of them, which is quicker than to compare the rows one by one. */
async function sortPart(pool: pg.Pool, kind: IndexKind, question: IndexQuestion, part: number): Promise<number[]> {
  const { sql, values } = whereOf(kind, question.wanted, question.without, 5);
  const text = `${hitsIn(question.noun, part, sql)} order by number + 0 ${question.descending ? 'desc' : 'asc'} limit $4`;
  const rows = await askIndex(pool, text, [...boundsIn(question), question.limit, ...values]);
  return rows.map(({ number }) => number);
}

/** Adding 0 keeps the primary key out of it. */
function hitsIn(noun: IndexQuestion['noun'], part: number, sql: string): string {
  return `select ${part} as part, number::float8 as number from ${partOf(noun, part)}
    where org_id + 0 = $1 and number + 0 > $2 and number + 0 < $3 and ${sql}`;
}

function boundsIn({ org, above, below }: IndexQuestion): readonly number[] {
  return [org, above, below];
}

interface Hit {
  readonly part: number;
  readonly number: number;
}

/** Asks in a transaction of its own, because the settings end with it. */
async function askIndex(pool: pg.Pool, text: string, values: readonly unknown[]): Promise<readonly Hit[]> {
  const client = await pool.connect();
  try {
    const sent = [
      client.query('begin'),
      client.query(BY_THE_INDEX),
      client.query<Hit>(text, [...values]),
      client.query('commit'),
    ] as const;
    await Promise.allSettled(sent);
    return (await sent[2]).rows;
  } finally {
    client.release();
  }
}

async function findMarked(pool: pg.Pool, question: MarkQuestion): Promise<number[]> {
  const { org, mark, above, below, descending, limit } = question;
  const { rows } = await pool.query<{ number: number }>(
    `select number::float8 as number from search_device_mark where org_id = $1 and mark = $2 and number > $3 and number < $4
     order by number ${descending ? 'desc' : 'asc'} limit $5`,
    [org, mark, above, below, limit],
  );
  return rows.map(({ number }) => number);
}
