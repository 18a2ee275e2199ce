/** Looks at an answer and says what no answer may be, whatever was asked. */
import type { FastifyInstance } from 'fastify';
import type { Dialect } from '../../../src/http/dialect/dialect.ts';
import { dialectOf } from '../../../src/http/dialect/dialect-of.ts';
import { ERROR_BODIES } from '../../support/error-bodies.ts';
import type { Answer } from './send.ts';

/** Tells the tests which dialect an answer is from. */
const DIALECT_HEADER = 'x-answering-dialect';
/** Answered below every dialect. */
const PROBES = new Set(['/healthz', '/readyz']);

/** The route's dialect, or where there is no route the one that the path is like. */
export function nameAnsweringDialects(server: FastifyInstance, dialects: readonly Dialect[]): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const path = request.originalUrl.split('?', 1)[0] ?? '/';
    const owner = request.routeOptions.config.dialectId ?? dialectOf(dialects, path, request).id;
    if (!PROBES.has(path)) reply.header(DIALECT_HEADER, owner);
    return payload;
  });
}

/** Said by a face of what its standard has and it does not, as of `/Me` (RFC 7644 §3.11). */
const NOT_IMPLEMENTED = 501;

/** What is wrong with the answer; empty when nothing is. Successes are held to their schemas by support/replies.ts. */
export function faultsOf(answer: Answer, method: string): string[] {
  const { status, headers } = answer;
  const dialectId = headers[DIALECT_HEADER];
  const isDefect = status < 200 || (status >= 500 && status !== NOT_IMPLEMENTED);
  const faults = isDefect ? [`answered ${status}`] : [];
  if (dialectId !== undefined && headers['x-content-type-options'] !== 'nosniff') faults.push('has no security headers');
  if (status < 400 || method === 'HEAD') return faults;
  return [...faults, ...faultsOfError(answer, dialectId === undefined ? undefined : String(dialectId))];
}

function faultsOfError({ status, headers, text }: Answer, dialectId: string | undefined): string[] {
  const type = String(headers['content-type']);
  // Pages are held to their own rules by support/replies.ts.
  if (type.startsWith('text/html') && dialectId === 'oauth') return [];
  // What the framework refuses by itself runs through no hook; it must be one dialect's words all the same.
  const candidates = Object.entries(ERROR_BODIES).filter(([id]) => dialectId === undefined || id === dialectId);
  const verdicts = candidates.map(([, rules]) => {
    if (!rules.contentType.test(type)) return [`an error as ${type}`];
    const body = parse(text);
    return body === undefined ? [`an error that is no JSON: ${text.slice(0, 200)}`] : rules.check(body, status);
  });
  if (verdicts.some(verdict => verdict.length === 0)) return [];
  return verdicts[0] ?? [`the dialect ${dialectId} has no row in test/support/error-bodies.ts`];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
