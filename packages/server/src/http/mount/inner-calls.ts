/** Calls other routes of a dialect as parts of one call, with the checks that each of them has when it is called alone. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import type { Call, Dialect, DialectRoute } from '../dialect/dialect.ts';
import type { InnerAnswer, InnerCall, InnerCalls } from '../dialect/inner-calls.ts';
import { createPick, type Pick, type Schema } from '../replies/pick.ts';
import { toProblem, unknownPath } from '../replies/problems.ts';
import { chargeParts, requiredScope, requireScope, requireWithinLimits } from './authenticate.ts';
import { patternOf } from './path.ts';
import type { Shared } from './route.ts';
import { concernsOperator } from './send-problem.ts';
import { createReader, type Reader } from './sent.ts';
import { faultOfTarget } from './target.ts';

interface Known {
  readonly route: DialectRoute;
  readonly pattern: RegExp;
  readonly read: Reader;
  readonly pick: Pick;
}

export type CreateInnerCalls = (request: FastifyRequest, reply: FastifyReply) => InnerCalls;

export function createInnerCalls({ dialect, admission, options }: Omit<Shared, 'innerCalls'>): CreateInnerCalls {
  let known: readonly Known[] | undefined;
  const find = (method: string, path: string) => {
    // Made at the first batch: most servers never see one.
    known ??= dialect.routes.map(route => toKnown(route, dialect)).toSorted(wordsFirst);
    const found = known.find(({ route, pattern }) => route.method === method && pattern.test(path));
    if (found === undefined) throw unknownPath();
    return found;
  };
  return (request, reply) => ({
    count: calls => {
      if (request.actor !== undefined) chargeParts(dialect, admission, request.actor, calls, reply, options);
    },
    run: async (inner, actor, services) => {
      const answer = { headers: {} as Record<string, string> };
      const [path = '', query = ''] = inner.path.split('?', 2);
      const unreadable = faultOfTarget(inner.path);
      if (unreadable !== undefined) throw unreadable;
      const { route, pattern, read, pick } = find(inner.method, path);
      if (inner.standsAlone !== true) requirePart(route);
      const given = queryOf(query, inner.dryRun);
      if (actor.limits !== null) requireWithinLimits(actor.limits, route, given);
      requireScope(dialect, requiredScope(dialect, route), actor);
      const sent = read(given, () => inner.body);
      const params = paramsOf(pattern, path);
      const call = { ...toCall(request, actor, inner, answer.headers), ...sent, params, nowMs: options.nowMs } as Call;
      const result = await route.handle(call, services);
      return { status: route.status, ...answer, body: route.reply === null ? null : pick(result) };
    },
    refused: (error, { method }) => {
      const problem = toProblem(error);
      if (concernsOperator(problem)) options.onInternal(problem, request);
      return toAnswer(dialect, problem, request, method);
    },
  });
}

function toKnown(route: DialectRoute, dialect: Dialect): Known {
  return {
    route,
    pattern: patternOf(route.path),
    read: createReader(route, dialect),
    pick: createPick((route.reply ?? {}) as Schema),
  };
}

/** `/people/leavers` before `/people/{personId}`. */
function wordsFirst(one: Known, other: Known): number {
  return one.route.path.split('{').length - other.route.path.split('{').length;
}

/** A write that a transaction cannot undo has no dry run, and is no part of one. */
function requirePart(route: DialectRoute): void {
  const takesDryRun = 'dryRun' in ((route.query as { properties?: object } | undefined)?.properties ?? {});
  const why = route.alone ?? reasonOf(route, takesDryRun);
  if (why === undefined) return;
  throw new Problem('invalid', `${route.method} ${route.path} cannot be a part of a batch. ${why}`, {
    faults: [{ where: 'path', field: '', kind: 'enum', expected: 'a write of the organization', value: route.path }],
  });
}

function reasonOf({ method, scope }: DialectRoute, takesDryRun: boolean): string | undefined {
  if (method === 'GET') return 'It reads.';
  if (scope === null || scope === 'installation:admin') return 'It is not about one organization.';
  return takesDryRun ? undefined : 'It cannot be undone with the others.';
}

function queryOf(text: string, dryRun: boolean): Readonly<Record<string, string | string[]>> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) query[name] = name in query ? [query[name] ?? [], value].flat() : value;
  if ('dryRun' in query) throw new Problem('invalid', 'dryRun is for the whole batch: give it in the query of the batch.');
  if (dryRun) query.dryRun = 'true';
  return query;
}

function paramsOf(pattern: RegExp, path: string): Readonly<Record<string, string>> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(pattern.exec(path)?.groups ?? {})) params[name] = decodeURIComponent(value);
  return params;
}

function toCall(
  { id, ip, protocol, host }: FastifyRequest,
  actor: Actor,
  { method, path: url, headers }: InnerCall,
  answered: Record<string, string>,
) {
  return {
    actor,
    write: { actor, requestId: id },
    request: { id, ip, protocol, host, method, url, headers } as FastifyRequest,
    header: (name: string, value: string) => {
      answered[name.toLowerCase()] = value;
    },
    waiting: <T>(event: Promise<T>) => event,
    ended: () => new AbortController().signal,
  };
}

function toAnswer(dialect: Dialect, problem: Problem, request: FastifyRequest, method: string): InnerAnswer {
  const { status, body } = dialect.problem(problem, { requestId: request.id, routeId: undefined, method });
  return { status, headers: {}, body };
}
