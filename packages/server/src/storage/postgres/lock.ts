/** Begins a transaction as an organization's only writer: nobody else writes to it before this one's end. */
import type pg from 'pg';
import type { OrgId } from '../../domain/ids.ts';
import { type CounterRow, selectCounters } from '../statements/organizations.ts';
import { limited, type StatementOptions } from './statements.ts';

export interface LockOptions extends StatementOptions {
  readonly silenceLimitMs: number;
}

/** The organization's counters, which stay as they are while its row is locked; undefined where there is no such row. */
export async function lockOrganization(client: pg.PoolClient, org: OrgId, options: LockOptions): Promise<CounterRow | undefined> {
  const { namedStatements, silenceLimitMs } = options;
  // A node that froze within a transaction would keep the organization's row, and all its other writers waiting.
  const begin = `begin; set local idle_in_transaction_session_timeout = ${silenceLimitMs}`;
  const lock = { text: `${selectCounters.postgres} for update`, values: [org] };
  const named = namedStatements ? { ...lock, name: `${selectCounters.name}_lock` } : lock;
  // Both travel at once. The works wait for both: behind a begin that failed they would be kept one statement at a time.
  const [, locked] = await Promise.all([
    client.query(limited({ text: begin }, silenceLimitMs)),
    client.query<CounterRow>(limited(named, silenceLimitMs)),
  ]);
  return locked.rows[0];
}
