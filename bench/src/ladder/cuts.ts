/** Removes heldby's layers one by one to measure the cost of each. The remaining layers are the product's own code. */
import { pino } from 'pino';
import type { Actor } from '../../../packages/server/src/domain/actor.ts';
import type { Dialect, DialectRoute } from '../../../packages/server/src/http/dialect/dialect.ts';
import { createTraffic } from '../../../packages/server/src/http/observe/traffic.ts';
import type { ServerOptions } from '../../../packages/server/src/http/server.ts';
import type { PhoneList } from '../../../packages/server/src/services/holding/phone-list.ts';
import type { Services } from '../../../packages/server/src/services/services.ts';

/** The parts of a server. */
export interface Parts {
  readonly dialect: Dialect;
  readonly services: Services;
  readonly options: ServerOptions;
}

/** Results recorded from the whole product, for cuts that no longer compute them. */
export interface Known {
  /** By token. Every caller keeps their actor, so that the store is still queried for all of their phones. */
  readonly actors: ReadonlyMap<string, Actor>;
  readonly list: PhoneList;
  /** The dialect's reply for the list, as an object and as text. */
  readonly reply: object;
  readonly text: string;
}

export interface Cut {
  readonly layer: string;
  readonly from: (parts: Parts, known: Known) => Parts;
}

/** The route that is measured. */
export const ROUTE = { method: 'GET', path: '/api/v2/mobiledevices' } as const;

export const CUTS: readonly Cut[] = [
  { layer: 'access log', from: parts => withOptions(parts, { logger: pino({ level: 'silent' }) }) },
  {
    layer: 'metrics',
    from: parts => withOptions(parts, { traffic: { ...createTraffic(), ended: () => undefined } }),
  },
  { layer: 'load shedding', from: parts => withOptions(parts, { shedAfterMs: 0 }) },
  {
    layer: 'headers: security, request id, limits',
    from: parts => {
      const rateLimit = { ...parts.dialect.rateLimit, headers: () => ({}) };
      return { ...parts, dialect: { ...parts.dialect, headers: () => ({}), rateLimit } };
    },
  },
  {
    layer: 'authentication',
    from: (parts, { actors }) => {
      const authentication = { ...parts.services.authentication, authenticateCached: (token: string) => actors.get(token) };
      return { ...parts, services: { ...parts.services, authentication } };
    },
  },
  {
    layer: 'limiter, scope',
    // Routes without a scope have a limit per address instead.
    from: (parts, { actors }) =>
      withRoute(withOptions(parts, { addressRatePerMinute: 0 }), route => ({
        ...route,
        scope: null,
        handle: (call, services) => {
          const actor = actors.get(parts.dialect.credential(call.request) ?? '') ?? call.actor;
          return route.handle({ ...call, actor, write: { ...call.write, actor } }, services);
        },
      })),
  },
  {
    layer: 'service, statement, rows',
    from: (parts, { list }) => {
      const phones = { ...parts.services.phones, list: async () => list };
      return { ...parts, services: { ...parts.services, phones } };
    },
  },
  { layer: 'mapping', from: (parts, { reply }) => withRoute(parts, route => ({ ...route, handle: async () => reply })) },
  { layer: 'serialization', from: (parts, { text }) => withRoute(parts, route => ({ ...route, handle: async () => text })) },
];

/** The last two rungs are other servers: Fastify with one route that returns the text, and the floor. */
export const LAST_LAYERS = ['mounting: validation, hooks, request ids', 'Fastify and its router'] as const;

function withOptions(parts: Parts, options: Partial<ServerOptions>): Parts {
  return { ...parts, options: { ...parts.options, ...options } };
}

function withRoute(parts: Parts, change: (route: DialectRoute) => DialectRoute): Parts {
  const isMeasured = ({ method, path }: DialectRoute) => method === ROUTE.method && path === ROUTE.path;
  const routes = parts.dialect.routes.map(route => (isMeasured(route) ? change(route) : route));
  return { ...parts, dialect: { ...parts.dialect, routes } };
}
