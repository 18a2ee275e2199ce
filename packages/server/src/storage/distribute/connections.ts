/** Who else is connected to the database: nobody may work on a store whose tables are being distributed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { transientQuery } from '../sql/statement.ts';
import type { Reader, Storage } from '../storage.ts';

/** For how long somebody who has just gone may still be connected. */
const PATIENCE_MS = 1_000;
const RETRY_MS = 100;

/**
 * Servers are known by their name, or by the user where their URL gives them another one. Citus connects to its own coordinator, too. The
 * name of the user itself, so that somebody can look at the database as another user meanwhile.
 */
const selectOthers = transientQuery<Readonly<Record<string, never>>, { name: string; address: string | null; count: number }>(`
  select a.application_name as "name", host(a.client_addr) as "address", count(*) as "count"
  from pg_stat_activity a
  where a.datname = current_database() and a.pid <> pg_backend_pid() and a.backend_type = 'client backend'
    and (a.usename = current_user or a.application_name = 'heldby') and a.application_name not like 'citus%'
  group by a.application_name, a.client_addr order by a.application_name, a.client_addr`);

/** Each as a part of a sentence. */
export async function readOthers(reader: Reader): Promise<string[]> {
  const others = await reader.all(selectOthers, {});
  return others.map(({ name, address, count }) => {
    const times = count === 1 ? '' : ` (${count} connections)`;
    return `${name === '' ? 'a client without a name' : name} ${address === null ? 'on its own machine' : `from ${address}`}${times}`;
  });
}

export function othersConnected(others: readonly string[]): Problem {
  return new Problem(
    'conflict',
    `Stop every heldby server and close other connections of its user first: connected to the database are ${others.join(', ')}.`,
  );
}

/** Those who stay. */
export async function whoStays(storage: Storage): Promise<string[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const others = await storage.exclusively(readOthers);
    if (others.length === 0 || Date.now() > deadline) return others;
    await sleep(RETRY_MS);
  }
}
