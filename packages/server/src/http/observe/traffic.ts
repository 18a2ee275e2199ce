/** The request figures of `/metrics`. On the hot path they cost a look-up and three additions; the rest is done when they are read. */
import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify';

/** Upper bounds of the duration's buckets: a hot read falls into the first, a sign-in into the middle. */
export const BOUNDS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000] as const;
/** The first is for clients that disconnected before there was an answer. */
export const OUTCOMES = ['aborted', '1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/** Requests that were refused before any work was done for them, by reason. */
export interface Refusals {
  overload: number;
  callerRate: number;
  callerAtWork: number;
  organizationRate: number;
  addressRate: number;
  connectionLimit: number;
  slowClient: number;
}

/** The figures of one route. A request adds to one bucket only; the reader adds up those below. */
export interface RouteFigures {
  readonly dialect: string;
  readonly route: string;
  /** For each outcome a count per bound, and one for durations beyond the last bound. */
  readonly buckets: Float64Array;
  /** For each outcome. */
  readonly totalMs: Float64Array;
}

export interface Traffic {
  /** Counts a request that has ended. */
  readonly ended: (request: FastifyRequest, reply: FastifyReply, ms: number) => void;
  readonly routes: () => Iterable<RouteFigures>;
  readonly refusals: Refusals;
  /** Requests at work now, by dialect. */
  readonly atWork: Map<string, () => number>;
  /** Streams of events that are open now. */
  readonly streams: { open: number };
}

export const BUCKETS = BOUNDS_MS.length + 1;
/** The label where there is no operation: an unknown path, a method that a path does not have, a probe. */
const NONE = 'none';

export function createTraffic(): Traffic {
  const byConfig = new WeakMap<object, RouteFigures>();
  const byName = new Map<string, RouteFigures>();

  /** HEAD shares the figures of its GET, and every path that no dialect has those of one another. */
  const figuresOf = (dialect: string, route: string) => {
    const name = `${dialect} ${route}`;
    const known = byName.get(name) ?? {
      dialect,
      route,
      buckets: new Float64Array(OUTCOMES.length * BUCKETS),
      totalMs: new Float64Array(OUTCOMES.length),
    };
    byName.set(name, known);
    return known;
  };
  const ofRequest = ({ answeredAs, routeOptions }: FastifyRequest) => {
    const config: FastifyContextConfig = answeredAs ?? routeOptions.config;
    let known = byConfig.get(config);
    if (known === undefined) {
      known = figuresOf(config.dialectId ?? NONE, config.routeId ?? NONE);
      byConfig.set(config, known);
    }
    return known;
  };

  return {
    ended: (request, reply, ms) => {
      const { buckets, totalMs } = ofRequest(request);
      const outcome = reply.raw.headersSent ? Math.trunc(reply.statusCode / 100) : 0;
      const at = outcome * BUCKETS + bucketOf(ms);
      buckets[at] = (buckets[at] ?? 0) + 1;
      totalMs[outcome] = (totalMs[outcome] ?? 0) + ms;
    },
    routes: () => byName.values(),
    refusals: {
      overload: 0,
      callerRate: 0,
      callerAtWork: 0,
      organizationRate: 0,
      addressRate: 0,
      connectionLimit: 0,
      slowClient: 0,
    },
    atWork: new Map(),
    streams: { open: 0 },
  };
}

function bucketOf(ms: number): number {
  let bucket = 0;
  while (bucket < BOUNDS_MS.length && ms > (BOUNDS_MS[bucket] ?? 0)) bucket += 1;
  return bucket;
}
