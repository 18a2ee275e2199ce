/** Connections for transactions: a pool, and a new pool when another server has taken over the address. */
import pg from 'pg';
import { Problem } from '../../domain/problem.ts';
import { asProblem } from './errors.ts';
import { writeTogether } from './one-write.ts';

export interface Writers {
  readonly connect: () => Promise<WritingClient>;
  readonly close: () => Promise<void>;
}

export interface WritingClient {
  readonly client: pg.PoolClient;
  /** Gives the connection back. `broken` throws it away; `renewed` also throws away all others of its pool. */
  readonly release: (state: 'whole' | 'broken' | 'renewed') => void;
}

/** Transactions that run at once; further ones wait in the pool. */
const TRANSACTIONS_LIMIT = 10;

export function createWriters(config: pg.PoolConfig): Writers {
  let pool = createPool(config);
  let isClosed = false;
  const retired = new Set<Promise<void>>();

  /** Idle connections end now, the others when they are given back. New transactions use the new pool. */
  const renew = (old: pg.Pool) => {
    if (old !== pool || isClosed) return;
    pool = createPool(config);
    const ending = old.end().finally(() => retired.delete(ending));
    retired.add(ending);
  };

  return {
    connect: async () => {
      if (isClosed) throw new Problem('unavailable', 'The store is closed.');
      const from = pool;
      try {
        const client = await from.connect();
        const release: WritingClient['release'] = state => {
          client.release(state !== 'whole');
          if (state === 'renewed') renew(from);
        };
        return { client, release };
      } catch (error) {
        throw asProblem(error);
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([pool.end(), ...retired]);
    },
  };
}

function createPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, max: TRANSACTIONS_LIMIT, pipeline: true });
  pool.on('error', () => undefined); // An idle connection was cut; the next transaction opens another.
  // A connection that is cut within a transaction fails its statement, and also emits an error.
  pool.on('connect', client => {
    client.on('error', () => undefined);
    writeTogether(client);
  });
  return pool;
}
