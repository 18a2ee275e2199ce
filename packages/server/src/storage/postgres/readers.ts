/** Connections for reads outside of transactions. Queries are pipelined, and a connection that is cut is replaced. */
import pg from 'pg';
import { Problem } from '../../domain/problem.ts';
import { sendOver } from './sending.ts';
import type { Send } from './statements.ts';

export interface Readers {
  readonly send: Send;
  /** Further queries go over new connections. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
}

/** The server answers the queries of a connection in order, on one core; several connections use more cores. */
const CONNECTIONS = 4;

export function createReaders(config: pg.ClientConfig, silenceLimitMs: number): Readers {
  const clients: (Promise<pg.Client> | undefined)[] = new Array(CONNECTIONS).fill(undefined);
  let next = 0;
  let isClosed = false;

  const connect = async (client: pg.Client) => {
    await client.connect();
    return client;
  };
  const open = (slot: number) => {
    const client = new pg.Client({ ...config, pipeline: true });
    const opening = connect(client);
    // A connection that is cut emits both events, and its successor may be there by the second.
    const forget = () => {
      if (clients[slot] === opening) clients[slot] = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    opening.catch(forget);
    clients[slot] = opening;
    return opening;
  };

  return {
    send: async (text, values, name, isRaw) => {
      next = (next + 1) % CONNECTIONS;
      if (isClosed) throw new Problem('unavailable', 'The store is closed.');
      const client = await (clients[next] ?? open(next));
      return sendOver(client, { text, values, name, limitMs: silenceLimitMs, isRaw });
    },
    renew: () => {
      const old = clients.splice(0, CONNECTIONS, ...new Array(CONNECTIONS).fill(undefined));
      // Queries that were sent are still answered. A connection that cannot be ended is gone already.
      for (const opening of old) opening?.then(client => client.end()).catch(() => undefined);
    },
    close: async () => {
      isClosed = true;
      await Promise.allSettled(clients.map(async client => (await client)?.end()));
    },
  };
}
