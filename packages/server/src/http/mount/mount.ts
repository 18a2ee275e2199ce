/** Mounts a dialect: one encapsulated Fastify scope with its routes and its error bodies. */
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services/services.ts';
import type { Around } from '../dialect/around.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { OVERLOADED } from '../replies/problems.ts';
import { readBodies } from './body.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import { addCorsHeaders } from './cors.ts';
import { createInnerCalls } from './inner-calls.ts';
import type { MountOptions } from './mount-options.ts';
import { noSuchPath } from './no-such-path.ts';
import { isOperator } from './operator.ts';
import { mountOtherMethods } from './other-methods.ts';
import { createRateLimiter } from './rate-limit.ts';
import { isResource } from './resource.ts';
import { mountRoute } from './route.ts';
import { addStandardHeaders, sendProblem } from './send-problem.ts';
import { faultOfTarget } from './target.ts';

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
        const params = request.params as Readonly<Record<string, string>>;
        if (isResource(dialect, request.routeOptions.url, params)) return done(faultOfTarget(request.url));
        noSuchPath(dialect, request, services.authentication, options.addresses).then(done, done);
      });
    });
    const { around } = options;
    if (around !== undefined) surround(scope, dialect, around);
    for (const route of dialect.routes) mountRoute(scope, route, shared);
    mountOtherMethods(scope, dialect);
  });
}

function surround(scope: FastifyInstance, dialect: Dialect, { admit }: Around): void {
  scope.addHook('onRequest', (request, reply, done) => admit(dialect, request, reply, done));
}
