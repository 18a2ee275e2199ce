/** What callers can choose: for the whole client, for a call, and for a write. */

/** The part of `fetch` that the client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of a client. */
export interface ClientOptions {
  /** Address of the server, with a path if it is behind one: `https://example.com/devices`. */
  readonly baseUrl: string;
  /** The bearer token, or a function that returns the current one before each call. Left out: calls carry none. */
  readonly token?: string | (() => string | Promise<string>);
  /** How many milliseconds a call may take with all its retries. Defaults to 30,000. */
  readonly timeoutMs?: number;
  /** How often a call is sent again after a fault that may pass. 0 turns retries off. Defaults to 3. */
  readonly maxRetries?: number;
  /** Headers that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Used instead of the global `fetch`. */
  readonly fetch?: Fetch;
}

/** A file as it is sent. A `Blob` of a file on disk is read as it is sent. */
export type FileBody = Blob | Uint8Array<ArrayBuffer> | string;

/** Options of every call. */
export interface CallOptions {
  /** Cancels the call with its retries. The promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** How many milliseconds this call may take with all its retries. */
  readonly timeoutMs?: number;
  /** How often this call is sent again after a fault that may pass. */
  readonly maxRetries?: number;
}

/** Options of a call that changes something. */
export interface WriteOptions extends CallOptions {
  /** Returns the answer that the write would have, but stores nothing. */
  readonly dryRun?: boolean;
  /** A repeated key with the same request returns the first answer and changes nothing. By default each call has a new key. */
  readonly idempotencyKey?: string;
  /** The revision that you read. The write is refused with 412 if the stored one differs. */
  readonly ifRevision?: number;
}

/** Options of a call by its method and path. */
export interface RequestOptions extends WriteOptions {
  /** Parameters of the query. Those that are undefined are left out. */
  readonly query?: object;
  /** Sent as JSON; a file as it is. */
  readonly body?: object | FileBody;
  /** Headers of this request alone. */
  readonly headers?: Readonly<Record<string, string>>;
}
