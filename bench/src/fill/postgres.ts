/** Writes rows into PostgreSQL in large batches. Indexes that are no constraints are dropped before and created afterwards. */
import pg from 'pg';
import type { Counters, Filling } from './rows.ts';
import type { Cell } from './template.ts';

const BATCH_ROWS = 5_000;

interface Batch {
  readonly table: string;
  readonly columns: readonly string[];
  rows: Cell[][];
}

export async function fillPostgres(url: string, org: number, filling: Filling, from: Counters): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set synchronous_commit = off; set maintenance_work_mem = 524288');
    const { rows: indexes } = await client.query<{ name: string; sql: string }>(`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as sql from pg_index
      where not indisprimary and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`);
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    const counters = await insertAll(client, filling, from);
    const update = 'update organization set last_number = $1, event_sequence = $2, event_chain = $3 where org_id = $4';
    await client.query(update, [counters.number, counters.sequence, counters.chain, org]);
    for (const { sql } of indexes) await client.query(sql);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Prepares the next batch while PostgreSQL writes the previous one. */
async function insertAll(client: pg.Client, filling: Filling, from: Counters): Promise<Counters> {
  const batches = new Map<string, Batch>();
  const put = (table: string, columns: readonly string[], row: Cell[]) => {
    let batch = batches.get(table);
    if (batch === undefined) {
      batch = { table, columns, rows: [] };
      batches.set(table, batch);
    }
    batch.rows.push(row);
  };
  let writing: Promise<unknown> = Promise.resolve();
  const rows = filling.rows(put, from);
  for (;;) {
    const step = rows.next();
    for (const batch of batches.values()) {
      if (batch.rows.length === 0 || (step.done !== true && batch.rows.length < BATCH_ROWS)) continue;
      await writing;
      writing = insert(client, batch);
      batch.rows = [];
    }
    if (step.done !== true) continue;
    await writing;
    return step.value;
  }
}

function insert(client: pg.Client, { table, columns, rows }: Batch): Promise<unknown> {
  const names = columns.join(', ');
  const objects = rows.map(row => Object.fromEntries(columns.map((column, index) => [column, inJson(row[index])])));
  // Qualified, because `line` alone is a type of PostgreSQL.
  const text = `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::public.${table}, $1::json)`;
  return client.query(text, [JSON.stringify(objects)]);
}

/** JSON has no bytes, so they are sent as hexadecimal digits, which PostgreSQL parses. */
function inJson(cell: Cell | undefined): string | number | null | undefined {
  return cell instanceof Uint8Array ? `\\x${Buffer.from(cell).toString('hex')}` : cell;
}
