/** Connections for reads outside of transactions. Each carries many queries at once (pipelined) and is replaced when cut. */
import pg from 'pg';

export interface Readers {
  readonly query: (text: string, values: unknown[], name: string | undefined) => Promise<pg.QueryResult>;
  readonly close: () => Promise<void>;
}

/** The server answers each connection's queries in order, on one core; a few connections use its cores. */
const CONNECTIONS = 4;

export function createReaders(config: pg.ClientConfig): Readers {
  const clients: (Promise<pg.Client> | undefined)[] = new Array(CONNECTIONS).fill(undefined);
  let next = 0;

  const open = async (slot: number) => {
    const client = new pg.Client({ ...config, pipeline: true });
    const forget = () => {
      clients[slot] = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    return client;
  };
  const clientAt = (slot: number) => {
    const opening = clients[slot] ?? open(slot);
    clients[slot] = opening;
    opening.catch(() => {
      if (clients[slot] === opening) clients[slot] = undefined;
    });
    return opening;
  };

  return {
    query: async (text, values, name) => {
      next = (next + 1) % CONNECTIONS;
      const client = await clientAt(next);
      return client.query(name === undefined ? { text, values } : { text, values, name });
    },
    close: async () => {
      const open = clients.filter(client => client !== undefined);
      clients.fill(undefined);
      await Promise.allSettled(open.map(async client => (await client).end()));
    },
  };
}
