/** Probes: `/healthz` says that the process runs, `/readyz` that it can serve, until it begins to drain. */
import type { FastifyInstance } from 'fastify';
import type { Storage } from '../storage/storage.ts';

export interface Health {
  /** From now on `/readyz` answers 503, so that load balancers send nobody new. */
  readonly drain: () => void;
}

export function addHealth(app: FastifyInstance, storage: Storage): Health {
  let draining = false;
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = !draining && (await storage.ready().catch(() => false));
    if (!ready) reply.code(503);
    return { status: ready ? 'ok' : draining ? 'draining' : 'unavailable' };
  });
  return {
    drain: () => {
      draining = true;
    },
  };
}
