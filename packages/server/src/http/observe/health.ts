/** Probes: `/healthz` says that the process runs, `/readyz` that it can serve, until it begins to drain. */
import type { FastifyInstance } from 'fastify';
import type { WatchedStorage } from '../../storage/watch.ts';

export interface Health {
  /** From now on `/readyz` answers 503, so that load balancers send new clients elsewhere. */
  readonly drain: () => void;
}

type State = 'ok' | 'read-only' | 'draining' | 'unavailable';

export function addHealth(app: FastifyInstance, storage: WatchedStorage): Health {
  let draining = false;
  const stateNow = async (): Promise<State> => {
    if (draining) return 'draining';
    if (!(await storage.ready().catch(() => false))) return 'unavailable';
    return (await storage.writable()) ? 'ok' : 'read-only';
  };
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const status = await stateNow();
    // A read-only node still serves reads, and where nodes share a store no other node could take its writes.
    if (status === 'draining' || status === 'unavailable') reply.code(503);
    return { status };
  });
  return {
    drain: () => {
      draining = true;
    },
  };
}
