/**
 * Asks the index on PostgreSQL, in the order of the numbers.
 *
 * An index of trigrams gives its rows in no order, so that many hits would all be read and sorted. Therefore the next rows are compared
 * first, without the index: what many rows have is found among them. What few rows have is then found by the index. What many rows
 * have that come late, and none of the next, is found by reading on, in parts.
 */
import pg from 'pg';
import { connectionConfig } from '../../postgres/connect.ts';
import { toPosition } from '../position.ts';
import type { IndexFinder, IndexKind, IndexQuestion, MarkQuestion } from '../search-index.ts';
import { presentKind, tableOf } from './schema.ts';
import { whereOf } from './where.ts';

/** Rows that are compared before the index is asked: about 2 ms. */
const FIRST_ROWS = 2_000;
/** Rows of each further part: about 10 ms. */
const PART_ROWS = 10_000;
/** Hits that are taken from the index and sorted. Where there are more, comparing rows is quicker. */
const SORTED_LIMIT = 5_000;

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
  const { limit } = question;
  const first = await compareRows(pool, question, FIRST_ROWS);
  if (first.edge === null || first.numbers.length >= limit) return first.numbers;
  const isCommon = first.numbers.length * (PART_ROWS / FIRST_ROWS) >= limit;
  const rest = behind({ ...question, limit: limit - first.numbers.length }, first.edge);
  const indexed = isCommon ? null : await askIndex(pool, kind, rest);
  const further = indexed ?? (await readOn(pool, rest));
  return [...first.numbers, ...further];
}

async function readOn(pool: pg.Pool, question: IndexQuestion): Promise<number[]> {
  const found: number[] = [];
  for (let rest: IndexQuestion | null = question; rest !== null && found.length < question.limit; ) {
    const part: Part = await compareRows(pool, { ...rest, limit: question.limit - found.length }, PART_ROWS);
    found.push(...part.numbers);
    rest = part.edge === null ? null : behind(question, part.edge);
  }
  return found;
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

/** Null where there are too many hits to sort. */
async function askIndex(pool: pg.Pool, kind: IndexKind, question: IndexQuestion): Promise<number[] | null> {
  const { org, noun, above, below, descending, limit } = question;
  const { sql, values } = whereOf(kind, question.wanted, question.without, 5);
  // Adding 0 keeps the primary key out of it.
  const text = `select number::float8 as number from ${tableOf(noun)}
    where org_id + 0 = $1 and number + 0 > $2 and number + 0 < $3 and ${sql} limit $4`;
  const client = await pool.connect();
  try {
    const sent = [
      client.query('begin'),
      client.query(BY_THE_INDEX),
      client.query<{ number: number }>(text, [org, above, below, SORTED_LIMIT + 1, ...values]),
      client.query('commit'),
    ] as const;
    await Promise.allSettled(sent);
    const { rows } = await sent[2];
    if (rows.length > SORTED_LIMIT) return null;
    const numbers = rows.map(({ number }) => number);
    return numbers.toSorted((one, other) => (descending ? other - one : one - other)).slice(0, limit);
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
