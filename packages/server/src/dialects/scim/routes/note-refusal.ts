/** Notes what was refused to a directory, for the administrators of its organization: also before its call was read, and with a token that has ended. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../../domain/problem.ts';
import { bearerToken } from '../../../http/dialect/bearer.ts';
import type { Services } from '../../../services/services.ts';
import { statusOf } from '../problems.ts';

export function noteRefusal(problem: Problem, request: FastifyRequest, { authentication, provisioning }: Services): void {
  const { method, originalUrl: path, body } = request;
  const sent = body instanceof Problem || body === null ? undefined : body;
  const call = { method, path, status: statusOf(problem), reason: problem.message, body: sent };
  const token = bearerToken(request);
  if (token === undefined || isOverload(problem)) return;
  const actor = request.actor ?? authentication.authenticateCached(token);
  if (problem.code === 'unauthenticated') provisioning.calls.tokenRefused(token, call);
  else if (actor?.kind === 'application') provisioning.calls.refused(actor, call);
}

/** Refused because everybody asks for much. Nothing of it is for this directory to mend, and noting it would add to the load. */
function isOverload({ code, details: { limit } }: Problem): boolean {
  return code === 'rate_limited' && limit === undefined;
}
