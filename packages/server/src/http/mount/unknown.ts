/** Answers what no route takes: another method of a known path, and unknown paths. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../services/services.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import { createKnownPaths } from './known-paths.ts';
import type { MountOptions } from './mount-options.ts';
import { noSuchPath } from './no-such-path.ts';
import { answerOtherMethod } from './other-methods.ts';
import { isResource } from './resource.ts';

type Refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** A scope of its own: its hook runs for these requests alone. */
export function mountUnknown(
  app: FastifyInstance,
  dialects: readonly Dialect[],
  services: Services,
  options: MountOptions,
  refuse: Refuse,
): void {
  const knownPathOf = createKnownPaths(dialects);
  app.register(async scope => {
    // Before a body is waited for: the answer is the same whatever is in it.
    scope.addHook('onRequest', (request, reply, done) => {
      const known = knownPathOf(request.url);
      if (known === undefined || !isResource(known.dialect, known.url, known.params)) return done();
      request.answeredAs = known.config;
      answerOtherMethod(known, request, reply, services, options);
    });
    scope.setNotFoundHandler(async (request, reply) => {
      const dialect = dialectOf(dialects, request.originalUrl, request);
      if (await options.around?.unknown(dialect, request, reply)) return reply;
      refuse(await noSuchPath(dialect, request, services.authentication, options.addresses), request, reply);
      return reply;
    });
  });
}
