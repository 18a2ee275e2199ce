/** Answers a known path with a method that it does not have: 405 with `Allow`, whatever the body, and without a credential. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { addCorsHeaders, answerPreflight, isPreflight } from './cors.ts';
import type { FoundPath } from './known-paths.ts';
import type { MountOptions } from './mount-options.ts';
import { toFastifyPath } from './path.ts';
import { addStandardHeaders, sendProblem } from './send-problem.ts';
import { faultOfTarget } from './target.ts';

interface Segmented {
  readonly method: string;
  readonly segments: readonly string[];
}

/** Where no route has the method. */
export function answerOtherMethod(
  { dialect, allow }: FoundPath,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  options: MountOptions,
): void {
  const refuse = (error: unknown) => sendProblem(dialect, error, request, reply, options, services);
  const answer = () => {
    if (isPreflight(request)) return answerPreflight(allow, request, reply);
    refuse(noSuchMethod(request, allow));
  };
  addStandardHeaders(dialect, request, reply);
  addCorsHeaders(dialect, services, request, reply, options, failure => {
    const fault = failure ?? faultOfTarget(request.url);
    if (fault !== undefined) refuse(fault);
    else if (options.around === undefined) answer();
    else options.around.admit(dialect, request, reply, answer);
  });
}

/** Where a route has the method whose path stands for this one, too: `/people/{personId}` for `/people/leavers`. */
export function mountOtherMethods(scope: FastifyInstance, dialect: Dialect): void {
  const methodsOf = Map.groupBy(dialect.routes, ({ path }) => path);
  const segmented = dialect.routes.map(({ path, method }) => ({ method, segments: path.split('/') }));
  for (const [path, routes] of methodsOf) {
    const allow = routes.map(({ method }) => method);
    const others = methodsThatReach(path, segmented).difference(methodsWithHead(allow));
    if (others.size === 0) continue;
    scope.route({
      method: [...others],
      url: toFastifyPath(path),
      config: { routeId: undefined, dialectId: dialect.id },
      onRequest: (request, _reply, done) => done(noSuchMethod(request, allow)),
      handler: () => undefined,
    });
  }
}

/** Segments are compared as texts: there are a hundred thousand pairs of paths. */
function methodsThatReach(path: string, routes: readonly Segmented[]): Set<string> {
  const special = path.split('/');
  const reaching = routes.filter(({ segments }) => standsFor(segments, special));
  return methodsWithHead(reaching.map(({ method }) => method));
}

function standsFor(general: readonly string[], special: readonly string[]): boolean {
  return general.length === special.length && general.every((segment, at) => segment === special[at] || segment.startsWith('{'));
}

/** A route that has GET has HEAD. */
export function methodsWithHead(methods: readonly string[]): Set<string> {
  return new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods);
}

function noSuchMethod({ method }: FastifyRequest, allow: readonly string[]): Problem {
  return new Problem('method_not_allowed', `This path does not have the method ${method}.`, { allow });
}
