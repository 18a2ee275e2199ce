/** Sends calls with fetch and JSON, and throws the server's problem details as `HeldbyError`. */

export interface ClientOptions {
  /** Origin of the server, for example `https://devices.example.com`. */
  readonly baseUrl: string;
  /** The bearer token, or a function that returns the current one. */
  readonly token: string | (() => string | Promise<string>);
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  /** Cancels the call. */
  readonly signal?: AbortSignal;
}

export interface WriteOptions extends CallOptions {
  /** Returns the answer that the write would have, but stores nothing. */
  readonly dryRun?: boolean;
  /** A repeated key with the same request returns the first answer and changes nothing. */
  readonly idempotencyKey?: string;
  /** The revision that you read. The write is refused with 412 if the stored one differs. */
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

/** The server refused a call. The members are those of its problem details (RFC 9457). */
export class HeldbyError extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** The kind of problem: `not_found`, `conflict`, … */
  readonly code: string;
  /** The same id as in the server's log. */
  readonly requestId: string | undefined;
  readonly faults: readonly Fault[];
  /** Whole seconds to wait before a retry, if the server says so. */
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
