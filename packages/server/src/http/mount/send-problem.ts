/** Sends whatever was thrown as the dialect's error. Every error of every route leaves through here. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { OVERLOADED, TOO_MANY_AT_ONCE, toProblem } from '../replies/problems.ts';
import { toRefusal } from '../replies/refusal.ts';
import type { MountOptions } from './mount-options.ts';

export function sendProblem(
  dialect: Dialect,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<MountOptions, 'onInternal' | 'traffic'>,
  services: Services,
): void {
  const problem = toProblem(error);
  report(problem, request, options);
  dialect.refused?.(problem, request, services);
  const { routeId } = request.routeOptions.config;
  const context = { requestId: requestIdOf(dialect, request), routeId, method: request.method };
  const { status, headers, text } = toRefusal(dialect, problem, context);
  reply.code(status).headers(headers).serializer(asItIs).send(text);
}

/** Those that every answer of the dialect has. */
export function addStandardHeaders(dialect: Dialect, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(dialect.headers(requestIdOf(dialect, request)));
}

function requestIdOf(dialect: Dialect, request: FastifyRequest): string {
  return dialect.callerRequestId?.(request) ?? request.id;
}

function report(
  problem: Problem,
  request: FastifyRequest,
  { traffic, onInternal }: Pick<MountOptions, 'onInternal' | 'traffic'>,
) {
  if (problem.code === 'timeout') traffic.refusals.slowClient += 1;
  if (problem === OVERLOADED) traffic.refusals.overload += 1;
  else if (problem === TOO_MANY_AT_ONCE) traffic.refusals.callerAtWork += 1;
  else if (concernsOperator(problem)) onInternal(problem, request);
}

/** Defects, outages, and refusals with a cause elsewhere: the answer alone does not say what went wrong. */
export function concernsOperator({ code, details }: Problem): boolean {
  return code === 'internal' || code === 'unavailable' || details.cause !== undefined;
}

/** Without a serializer Fastify would add a charset to every JSON media type; RFC 9457 has none. */
function asItIs(text: unknown): string {
  return text as string;
}
