/** `/metrics`, in the text format of Prometheus. Values are computed, and the library is loaded, on request. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import { digest } from '../../lib/crypto.ts';
import { bearerToken } from '../dialect/bearer.ts';
import type { Family } from './family.ts';
import { processFamilies } from './process-families.ts';

export interface MetricsOptions {
  readonly families: () => readonly Family[];
  /** The bearer token that a reader needs. Null: only this machine may read. */
  readonly token: string | null;
}

export function addMetrics(app: FastifyInstance, { families, token }: MetricsOptions): void {
  let collecting: Promise<{ contentType: string; metrics: () => Promise<string> }> | undefined;
  app.get('/metrics', async (request, reply) => {
    requireReader(request, token);
    collecting ??= collect(families);
    const { contentType, metrics } = await collecting;
    return reply
      .header('Content-Type', contentType)
      .header('Cache-Control', 'no-store')
      .send(await metrics());
  });
}

/** The process metrics under the names that common dashboards expect, and our own families. */
async function collect(families: () => readonly Family[]) {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  for (const { name } of processFamilies()) register.removeSingleMetric(name);
  for (const { name, help, type, read } of [...processFamilies(), ...families()]) {
    // The library's own counters would have to be updated on the hot path; this one fetches the values when it is read.
    const metric = {
      name,
      help,
      type,
      aggregator: 'sum',
      get: async () => ({ name, help, type, aggregator: 'sum', values: await read() }),
    };
    register.registerMetric(metric as unknown as Parameters<typeof register.registerMetric>[0]);
  }
  return { contentType: register.contentType, metrics: () => register.metrics() };
}

/** Metrics hold no personal data, but they show how busy and how healthy the server is, so they are not public. */
function requireReader(request: FastifyRequest, token: string | null): void {
  if (token === null) {
    if (isFromHere(request)) return;
    throw new Problem('forbidden', 'Metrics answer the machine that the server runs on; --metrics-token opens them to others.');
  }
  const presented = bearerToken(request);
  if (presented === undefined) throw new Problem('unauthenticated', 'Metrics need their token.', { missingCredential: true });
  if (!isSame(presented, token)) throw new Problem('unauthenticated', 'This is not the token of the metrics.');
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** A forwarded request is not from this machine: a local proxy passes on requests from elsewhere. */
function isFromHere({ raw, headers }: FastifyRequest): boolean {
  const wasForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
  return LOOPBACK.test(raw.socket.remoteAddress ?? '') && !wasForwarded.some(name => headers[name] !== undefined);
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(digest(one)), Buffer.from(digest(other)));
}
