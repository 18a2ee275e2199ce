/** Makes the answer to a problem. Every error of a route, of the door and of a bare connection is built here. */
import type { ServerResponse } from 'node:http';
import type { Problem } from '../../domain/problem.ts';
import type { Dialect, ProblemContext } from '../dialect/dialect.ts';

/** How an error is worded, and which headers every answer carries. */
export type Words = Pick<Dialect, 'headers' | 'problem'>;

export interface Refusal {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Used when a problem does not say how long to wait. A store is back after seconds, or after a person has repaired it. */
const RETRY_AFTER_SECONDS: Partial<Readonly<Record<Problem['code'], number>>> = { unavailable: 5 };

export function toRefusal(words: Words, problem: Problem, context: ProblemContext): Refusal {
  const { status, headers, body } = words.problem(problem, context);
  return {
    status,
    headers: {
      ...words.headers(context.requestId),
      'content-type': 'application/json; charset=utf-8',
      ...headersOf(problem),
      ...inLowerCase(headers),
    },
    text: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Writes it where no route is involved. `more` are headers that only this answer has. */
export function writeRefusal(response: ServerResponse, refusal: Refusal, more: Readonly<Record<string, string>> = {}): void {
  const { status, headers, text } = refusal;
  response.writeHead(status, { ...headers, ...more, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** The headers that follow from the problem in every dialect. */
function headersOf({ code, details }: Problem): Record<string, string> {
  const headers: Record<string, string> = {};
  const retryAfterSeconds = details.retryAfterSeconds ?? RETRY_AFTER_SECONDS[code];
  if (details.allow !== undefined) headers.allow = details.allow.join(', ');
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
  // The rest of the request would be read as the next request.
  if (code === 'timeout') headers.connection = 'close';
  return headers;
}

/** Otherwise one header in two spellings would be sent twice. */
function inLowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
