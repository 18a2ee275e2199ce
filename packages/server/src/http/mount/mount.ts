/** Mounts a dialect: one encapsulated Fastify scope with its routes, its error bodies, and a 405 for every other method. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { TSchema } from 'typebox';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import type { Call, Dialect, DialectRoute, Page } from '../dialect/dialect.ts';
import { toProblem } from '../replies/problems.ts';
import { createGate, type Gate, OVERLOADED } from '../socket/overload.ts';
import { type Admission, authenticate, countAnonymous } from './authenticate.ts';
import { bodyOf, readBodies } from './body.ts';
import { addCorsHeaders, answerPreflight, isPreflight } from './cors.ts';
import type { MountOptions } from './mount-options.ts';
import { createCoerce } from './query.ts';
import { createRateLimiter } from './rate-limit.ts';
import { createCheck } from './validate.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const;

export function mount(app: FastifyInstance, dialect: Dialect, services: Services, options: MountOptions): void {
  const gate = createGate(options.shedAfterMs);
  const admission = { authentication: services.authentication, limiter: createRateLimiter() };
  options.traffic.atWork.set(dialect.id, gate.atWork);
  app.register(async scope => {
    readBodies(scope, dialect.bodies, options.bodyTimeoutMs);
    scope.setErrorHandler((error, request, reply) => sendProblem(dialect, error, request, reply, options));
    scope.addHook('onRequest', (request, reply, done) => {
      addStandardHeaders(dialect, request, reply);
      addCorsHeaders(dialect, services, request, reply, options, error => {
        if (error !== undefined) return done(error);
        if (!gate.hasRoom()) return done(OVERLOADED);
        done(hasEmptySegment(request.params as Record<string, string>) ? unknownPath() : undefined);
      });
    });
    for (const route of dialect.routes) mountRoute(scope, dialect, route, services, { gate, admission, options });
    for (const [path, methods] of methodsByPath(dialect.routes)) mountOtherMethods(scope, dialect, path, methods);
  });
}

export function addStandardHeaders(dialect: Dialect, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(dialect.headers(requestIdOf(dialect, request)));
}

/** `/things/` is not the thing whose id is empty: no dialect has a route for it. */
function hasEmptySegment(params: Readonly<Record<string, string>>): boolean {
  for (const name in params) if (params[name] === '') return true;
  return false;
}

/** A dialect that hides its paths tells a caller without a credential nothing. */
export function unknownPath(dialect?: Dialect, request?: FastifyRequest): Problem {
  const hidden = dialect?.hidesUnknownPaths && request !== undefined && !dialect.credential(request);
  if (hidden) return new Problem('unauthenticated', 'No credential was presented.', { missingCredential: true });
  return new Problem('not_found', 'There is no such path.');
}

function requestIdOf(dialect: Dialect, request: FastifyRequest): string {
  return dialect.callerRequestId?.(request) ?? request.id;
}

/** Where whoever found out about the problem cannot know: a store is back after seconds, or after a person has come. */
const RETRY_AFTER_SECONDS: Partial<Readonly<Record<Problem['code'], number>>> = { unavailable: 5 };

/** Every error of every dialect leaves through here. */
export function sendProblem(
  dialect: Dialect,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<MountOptions, 'onInternal' | 'traffic'>,
): void {
  const problem = toProblem(error);
  if (problem === OVERLOADED) options.traffic.refusals.overload += 1;
  else if (isOperatorsBusiness(problem)) options.onInternal(problem, request);
  if (problem.code === 'timeout') {
    options.traffic.refusals.slowClient += 1;
    // What is left of the request would be read as the next one.
    reply.header('Connection', 'close');
  }
  const routeId = request.routeOptions.config.routeId;
  const context = { requestId: requestIdOf(dialect, request), routeId, method: request.method };
  const { status, headers, body } = dialect.problem(problem, context);
  if (problem.details.allow !== undefined) reply.header('Allow', problem.details.allow.join(', '));
  const retryAfterSeconds = problem.details.retryAfterSeconds ?? RETRY_AFTER_SECONDS[problem.code];
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
  reply
    .code(status)
    .headers(headers ?? {})
    .header('Content-Type', contentType(headers));
  if (typeof body === 'string') reply.send(body);
  else reply.serializer(JSON.stringify).send(body);
}

function sendPage(reply: FastifyReply, { status, headers, cookies, html }: Page): FastifyReply {
  for (const cookie of cookies) reply.header('Set-Cookie', cookie);
  return reply
    .code(status)
    .headers({ 'Content-Type': 'text/html; charset=utf-8', ...headers })
    .send(html);
}

/** Defects, outages, and refusals that something else was the reason for: nobody could find them by the answer alone. */
function isOperatorsBusiness({ code, details }: Problem): boolean {
  return code === 'internal' || code === 'unavailable' || details.cause !== undefined;
}

function contentType(headers: Readonly<Record<string, string>> | undefined): string {
  return headers?.['Content-Type'] ?? 'application/json; charset=utf-8';
}

/** What the routes of a dialect share. */
interface Shared {
  readonly gate: Gate;
  readonly admission: Admission;
  readonly options: MountOptions;
}

function mountRoute(
  scope: FastifyInstance,
  dialect: Dialect,
  route: DialectRoute,
  services: Services,
  { gate, admission, options }: Shared,
): void {
  const coerce = createCoerce(route.query, dialect.emptyQueryIsAbsent);
  const checkQuery = route.query === undefined ? undefined : createCheck(route.query, 'query');
  const checkBody = route.body === undefined ? undefined : createCheck(route.body, 'body');
  const shorthand: RouteShorthandOptions = {
    config: { routeId: route.id, dialectId: dialect.id },
    onRequest: route.scope === null ? countAnonymous(options) : authenticate(dialect, route, admission, options),
    ...responseSchema(route),
  };

  scope.route({
    ...shorthand,
    method: route.method,
    url: toFastifyPath(route.path),
    handler: async (request, reply) => {
      const query = coerce(request.query);
      checkQuery?.(query);
      const body = bodyOf(request);
      if (body !== undefined || !route.bodyOptional) checkBody?.(body);
      const result = await atWork(gate, () => route.handle(toCall(request, reply, query, body), services));
      if (route.isPage) return sendPage(reply, result as Page);
      reply.code(route.status);
      return route.reply === null ? reply.send() : result;
    },
  });
}

/** The time in which a body arrives is not work: clients that are slow must not look like a store that is. */
async function atWork<T>(gate: Gate, work: () => Promise<T>): Promise<T> {
  const entered = gate.enter();
  try {
    return await work();
  } finally {
    gate.leave(entered);
  }
}

function toCall(request: FastifyRequest, reply: FastifyReply, query: object, body: unknown): Call {
  const { actor } = request;
  return {
    // Routes without a scope have no actor, and their handlers do not ask for one.
    actor: actor as Call['actor'],
    params: request.params as Record<string, string>,
    query: query as Call['query'],
    body: body as Call['body'],
    write: { actor: actor as Call['actor'], requestId: request.id },
    request,
    header: (name, value) => {
      reply.header(name, value);
    },
  };
}

function responseSchema(route: DialectRoute): RouteShorthandOptions {
  return route.reply === null ? {} : { schema: { response: { [route.status]: route.reply as TSchema } } };
}

function toFastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
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
