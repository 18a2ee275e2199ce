/** How a call travels: fetch, JSON both ways, and an error that says what the server said. */

export interface ClientOptions {
  /** Origin of the server, for example `https://devices.example.com`. */
  readonly baseUrl: string;
  /** The bearer token, or a function that gives the present one. */
  readonly token: string | (() => string | Promise<string>);
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  /** Cancels the call. */
  readonly signal?: AbortSignal;
}

export interface WriteOptions extends CallOptions {
  /** Do everything but keep nothing: the answer is what would have been. */
  readonly dryRun?: boolean;
  /** The same key with the same request gets the first answer again, and nothing is done twice. */
  readonly idempotencyKey?: string;
  /** The revision that you have seen; the write is refused with 412 when the stored one differs. */
  readonly ifRevision?: number;
}

export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly query?: object | undefined;
  readonly body?: object | undefined;
  readonly options?: WriteOptions | undefined;
}

export type Send = <T>(call: Outgoing) => Promise<T>;

/** One thing that is wrong with one member of a request. */
export interface Fault {
  readonly where: 'body' | 'query' | 'path';
  readonly field: string;
  readonly kind: string;
  readonly expected: string;
  readonly value: string;
}

interface ProblemDetails {
  readonly detail?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly faults?: readonly Fault[];
}

/** The server refused a call: RFC 9457 problem details as an error. */
export class HeldbyError extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** What went wrong, in one word: `not_found`, `conflict`, … */
  readonly code: string;
  /** For support: the server's log has the same id. */
  readonly requestId: string | undefined;
  readonly faults: readonly Fault[];
  /** Whole seconds to wait before the next try, where the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    response: Response,
    problem: Partial<{ detail: string; code: string; requestId: string; faults: readonly Fault[] }>,
  ) {
    super(problem.detail ?? `The server answered ${response.status}.`);
    this.name = 'HeldbyError';
    this.status = response.status;
    this.code = problem.code ?? 'unknown';
    this.requestId = problem.requestId;
    this.faults = problem.faults ?? [];
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
    this.retryAfterSeconds = Number.isInteger(retryAfter) ? retryAfter : undefined;
  }
}

export function createSend(client: ClientOptions): Send {
  const request = client.fetch ?? globalThis.fetch;
  return async <T>({ method, path, query, body, options = {} }: Outgoing) => {
    const url = new URL(path, client.baseUrl);
    addQuery(url, { ...query, ...(options.dryRun === undefined ? {} : { dryRun: options.dryRun }) });
    const token = typeof client.token === 'function' ? await client.token() : client.token;
    const response = await request(url, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(options.idempotencyKey === undefined ? {} : { 'Idempotency-Key': options.idempotencyKey }),
        ...(options.ifRevision === undefined ? {} : { 'If-Match': `"${options.ifRevision}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    if (!response.ok) throw new HeldbyError(response, (await response.json().catch(() => ({}))) as ProblemDetails);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
}

function addQuery(url: URL, query: object): void {
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
}
