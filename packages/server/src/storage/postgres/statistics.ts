/**
 * Analyzes the tables of a store that grows, so that statements are planned for what is in them.
 *
 * PostgreSQL plans a prepared statement once. In a table of some rows all indexes look the same, and it may choose one that only finds
 * the organization. It keeps that plan, and walks all of the organization's rows, until the table is analyzed. PostgreSQL does that itself,
 * but looks only once a minute, and an import stores a hundred thousand rows by then.
 */
import type pg from 'pg';
import { limited } from './statements.ts';
import type { Writers } from './writers.ts';

/** The number of an organization's events at which the tables are looked at first, and by how much it grows until the next time. */
const FIRST_EVENTS = 64;
const GROWTH = 4;
/** A table is sampled, however large it is. A server that takes longer is silent, and closing waits for this. */
const ANALYZE_LIMIT_MS = 30_000;

/** Tables that have more than twice the pages of when they were analyzed. Those that were never analyzed have none. */
const SELECT_GROWN = `
  select c.oid::regclass::text as name from pg_class c
  where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and pg_has_role(c.relowner, 'usage')
    and pg_relation_size(c.oid) > 2 * c.relpages * current_setting('block_size')::int8`;

export interface Statistics {
  /** Looks at the tables if the organization has grown by so much that it is worth it. Nobody waits for that. */
  readonly grown: (before: number, after: number) => void;
  readonly settled: () => Promise<void>;
}

export function createStatistics(writers: Writers): Statistics {
  let running: Promise<void> | undefined;
  return {
    grown: (before, after) => {
      if (running !== undefined || !isWorthIt(before, after)) return;
      running = analyzeGrown(writers).finally(() => {
        running = undefined;
      });
    },
    settled: async () => running,
  };
}

/** Whether the number of events has reached the next step: 64, 256, 1024 and so on. */
export function isWorthIt(before: number, after: number): boolean {
  let step = FIRST_EVENTS;
  while (step <= before) step *= GROWTH;
  return after >= step;
}

/** Without statistics everything still works, so that a failure concerns nobody: PostgreSQL gets there by itself. */
async function analyzeGrown(writers: Writers): Promise<void> {
  try {
    const { client, release } = await writers.connect();
    try {
      const { rows } = await client.query<{ name: string }>(limited({ text: SELECT_GROWN }, ANALYZE_LIMIT_MS));
      for (const { name } of rows) await analyze(client, name);
      release('whole');
    } catch {
      release('broken');
    }
  } catch {
    // No connection.
  }
}

/** One statement for each, so that none is locked for longer than it takes. */
async function analyze(client: pg.PoolClient, quotedName: string): Promise<void> {
  await client.query(limited({ text: `analyze ${quotedName}` }, ANALYZE_LIMIT_MS));
}
