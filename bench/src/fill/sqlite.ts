/** Writes rows into an SQLite file as fast as possible: without syncs, and creating the indexes afterwards. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { PLANNER_STATISTICS } from '../../../packages/server/src/storage/sqlite/statistics.ts';
import type { Counters, Filling } from './rows.ts';

const CACHE_KIBIBYTES = 1_048_576;

export function fillSqlite(file: string, org: number, filling: Filling, from: Counters): void {
  const connection = new DatabaseSync(file);
  connection.exec(`pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -${CACHE_KIBIBYTES}`);
  const indexes = connection.prepare("select name, sql from sqlite_schema where type = 'index' and sql is not null").all();
  for (const { name } of indexes) connection.exec(`drop index ${name}`);
  const inserts = new Map<string, StatementSync>();
  const prepared = (table: string, columns: readonly string[]) => {
    let insert = inserts.get(table);
    if (insert === undefined) {
      const holes = columns.map(() => '?').join(', ');
      insert = connection.prepare(`insert into ${table} (${columns.join(', ')}) values (${holes})`);
      inserts.set(table, insert);
    }
    return insert;
  };
  connection.exec('begin');
  const rows = filling.rows((table, columns, row) => prepared(table, columns).run(...row), from);
  let step = rows.next();
  while (step.done !== true) step = rows.next();
  const { number, sequence, chain } = step.value;
  const counters = 'update organization set last_number = ?, event_sequence = ?, event_chain = ? where org_id = ?';
  connection.prepare(counters).run(number, sequence, chain, org);
  connection.exec('commit');
  for (const { sql } of indexes) connection.exec(String(sql));
  connection.exec(PLANNER_STATISTICS);
  connection.exec('pragma journal_mode = wal');
  connection.close();
}
