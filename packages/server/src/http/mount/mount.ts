/** Mounts a dialect: one encapsulated Fastify scope with its routes, its error bodies, and a 405 for every other method. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import type { Around } from '../dialect/around.ts';
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import { OVERLOADED } from '../replies/problems.ts';
import { readBodies } from './body.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import { addCorsHeaders, answerPreflight, isPreflight } from './cors.ts';
import { createInnerCalls } from './inner-calls.ts';
import type { MountOptions } from './mount-options.ts';
import { noSuchPath } from './no-such-path.ts';
import { isOperator } from './operator.ts';
import { createRateLimiter } from './rate-limit.ts';
import { mountRoute, toFastifyPath } from './route.ts';
import { requestIdOf, sendProblem } from './send-problem.ts';
import { faultOfTarget } from './target.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const;

export function mount(app: FastifyInstance, dialect: Dialect, services: Services, options: MountOptions): void {
  const concurrency = createConcurrencyLimit(options.shedAfterMs);
  const admission = {
    authentication: services.authentication,
    operator: services.operator,
    limiter: createRateLimiter(dialect.rateLimit.perApplication ?? false),
    concurrency,
  };
  const parts = { dialect, services, concurrency, admission, options };
  const shared = { ...parts, innerCalls: createInnerCalls(parts) };
  options.traffic.atWork.set(dialect.id, concurrency.atWork);
  app.register(async scope => {
    readBodies(scope, dialect.bodies, options.bodyTimeoutMs);
    scope.setErrorHandler((error, request, reply) => sendProblem(dialect, error, request, reply, options, services));
    scope.addHook('onRequest', (request, reply, done) => {
      addStandardHeaders(dialect, request, reply);
      addCorsHeaders(dialect, services, request, reply, options, error => {
        if (error !== undefined) return done(error);
        if (!concurrency.hasRoom(true) && !isOperator(dialect, request)) return done(OVERLOADED);
        if (isRoute(dialect, request)) return done(faultOfTarget(request.url));
        noSuchPath(dialect, request, services.authentication, options.addresses).then(done, done);
      });
    });
    const { around } = options;
    if (around !== undefined) surround(scope, dialect, around);
    for (const route of dialect.routes) mountRoute(scope, route, shared);
    for (const [path, methods] of methodsByPath(dialect.routes)) mountOtherMethods(scope, dialect, path, methods);
  });
}

function surround(scope: FastifyInstance, dialect: Dialect, { admit }: Around): void {
  scope.addHook('onRequest', (request, reply, done) => admit(dialect, request, reply, done));
}

function addStandardHeaders(dialect: Dialect, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(dialect.headers(requestIdOf(dialect, request)));
}

function isRoute(dialect: Dialect, request: FastifyRequest): boolean {
  const params = request.params as Readonly<Record<string, string>>;
  return !hasEmptySegment(params) && dialect.isOtherResource?.(request.routeOptions.url ?? '', params) !== true;
}

/** `/things/` is not the thing whose id is empty: no dialect has a route for it. */
function hasEmptySegment(params: Readonly<Record<string, string>>): boolean {
  for (const name in params) if (params[name] === '') return true;
  return false;
}

function methodsByPath(routes: readonly DialectRoute[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of routes) paths.set(path, [...(paths.get(path) ?? []), method]);
  return paths;
}

/** A known path with a method that it does not have is 405 with `Allow`, whatever the body, and needs no credential. */
function mountOtherMethods(scope: FastifyInstance, dialect: Dialect, path: string, allow: readonly string[]): void {
  scope.route({
    // Fastify answers HEAD wherever there is a GET.
    method: [...METHODS.filter(method => !allow.includes(method === 'HEAD' ? 'GET' : method)), 'OPTIONS'],
    url: toFastifyPath(path),
    config: { routeId: undefined, dialectId: dialect.id },
    onRequest: (request, reply, done) => {
      if (isPreflight(request)) return answerPreflight(allow, request, reply);
      done(new Problem('method_not_allowed', `This path does not have the method ${request.method}.`, { allow }));
    },
    handler: () => undefined,
  });
}
