/** Begins a transaction as an organization's only writer, by locking the organization's row until the end. */
import type pg from 'pg';
import type { OrgId } from '../../domain/ids.ts';
import { type StoredCounterRow, selectCounters } from '../statements/organizations.ts';
import { limited, type StatementOptions } from './statements.ts';

export interface LockOptions extends StatementOptions {
  readonly silenceLimitMs: number;
}

/** Returns the organization's counters, which nothing changes while the row is locked; undefined where there is no such row. */
export async function lockOrganization(
  client: pg.PoolClient,
  org: OrgId,
  options: LockOptions,
): Promise<StoredCounterRow | undefined> {
  const { namedStatements, silenceLimitMs } = options;
  // Without the limit, a node that freezes within a transaction would hold the row for ever.
  const begin = `begin; set local idle_in_transaction_session_timeout = ${silenceLimitMs}`;
  const lock = { text: `${selectCounters.postgres} for update`, values: [org] };
  const named = namedStatements ? { ...lock, name: `${selectCounters.name}_lock` } : lock;
  // Both are sent at once. The works wait for both: after a failed begin, each statement would be committed on its own.
  const [, locked] = await Promise.all([
    client.query(limited({ text: begin }, silenceLimitMs)),
    client.query<StoredCounterRow>(limited(named, silenceLimitMs)),
  ]);
  return locked.rows[0];
}
