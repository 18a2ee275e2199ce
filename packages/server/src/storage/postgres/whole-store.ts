/** Transactions that concern the whole store: migrations and restores, and views for backups. */
import type pg from 'pg';
import { selectRows } from '../sql/table-rows.ts';
import type { RowSource, Storage } from '../storage.ts';
import { createCommands, createReader, createSend, type StatementOptions } from './statements.ts';
import type { RunTransaction } from './transactions.ts';

/** Rows per batch when a whole table is read. */
const BATCH_ROWS = 500;
/** Migrations and restores of several nodes run one after another. */
const BEGIN_EXCLUSIVE = 'begin; select pg_advisory_xact_lock(7523946071)';
/** PostgreSQL fixes what the transaction sees at its first statement, not at its begin. */
const BEGIN_VIEW = 'begin isolation level repeatable read read only; select 1';

export function createWholeStore(
  runTransaction: RunTransaction,
  options: StatementOptions,
): Pick<Storage, 'exclusively' | 'snapshot'> {
  return {
    exclusively: work =>
      runTransaction(
        client => client.query(BEGIN_EXCLUSIVE),
        async client => {
          const script = async (sql: string) => void (await client.query(sql));
          return { result: await work(createCommands(createSend(client), options), script), finish: 'commit' };
        },
      ),
    snapshot: work =>
      runTransaction(
        client => client.query(BEGIN_VIEW),
        async client => {
          const result = await work(createReader(createSend(client), options), rowsOf(client));
          return { result, finish: 'rollback' };
        },
      ),
  };
}

/** Reads through a cursor, so that memory stays flat. */
function rowsOf(client: pg.ClientBase): RowSource {
  return async function* (table, orderBy, of) {
    await client.query(`declare every_row no scroll cursor for ${selectRows(table, orderBy, of)}`);
    for (;;) {
      const { rows } = await client.query(`fetch ${BATCH_ROWS} from every_row`);
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query('close every_row');
  };
}
