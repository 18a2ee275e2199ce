/** Turns what went wrong with one attempt into what the error says of it. */
import { type Failure, type Fault, knownCode } from './error.ts';

interface ProblemBody {
  readonly detail?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly faults?: readonly Fault[];
  readonly scopes?: readonly string[];
}

/** The server, or something before it, refused the request. */
export async function refusal(response: Response): Promise<Failure> {
  const { status, headers } = response;
  const problem = (await response.json().catch(() => null)) as ProblemBody | null;
  return {
    code: knownCode(problem?.code),
    status,
    message: problem?.detail ?? `The server answered ${status}, and not with heldby's problem details.`,
    requestId: problem?.requestId ?? headers.get('X-Request-Id'),
    faults: problem?.faults ?? [],
    scopes: problem?.scopes ?? [],
    retryAfterSeconds: retryAfter(headers.get('Retry-After')),
  };
}

/** The request did not arrive, or the answer did not. */
export function networkFault(cause: unknown, origin: string): Failure {
  return { code: 'unreachable', message: `${origin} cannot be reached: ${reasonOf(cause).replace(/[.?!]$/, '')}.`, cause };
}

/** The time for the call is over. */
export function timeout(timeoutMs: number, cause: unknown): Failure {
  return { code: 'timed_out', message: `There was no answer within ${timeoutMs} ms.`, cause };
}

/** The answer is a success, but cannot be read as JSON. */
export function unreadable({ status, headers }: Response, cause: unknown): Failure {
  const message = `The server answered ${status} with something that is not JSON.`;
  return { code: 'unknown', status, message, requestId: headers.get('X-Request-Id'), cause };
}

/** Node.js says only `fetch failed`; the cause has the reason. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause;
  if (!(inner instanceof Error)) return error.message;
  return inner.message || String((inner as { code?: unknown }).code ?? error.message);
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1_000);
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
