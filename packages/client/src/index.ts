/** The typed client of heldby's native API, for Node.js 18 or newer, browsers, Deno and Bun. */
import type { Api } from './generated/api.ts';
import type { ClientOptions, RequestOptions } from './options.ts';
import { createApi } from './read-table.ts';
import { asJson, asResponse, createSend } from './send.ts';

export type { Endpoint, ListEndpoint, Listed, ResumableEndpoint } from './endpoint.ts';
export { type ErrorCode, type Failure, type Fault, HeldbyError, type ProblemCode, type Sent } from './error.ts';
export type * from './generated/api.ts';
export type * from './generated/objects.ts';
export type { CallOptions, ClientOptions, Fetch, FileBody, RequestOptions, WriteOptions } from './options.ts';

/** A client for one server and one token. */
export interface Client extends Api {
  /** Calls a route by its method and its path below `/registry/v1`. Writes get an idempotency key and are retried like all others. */
  readonly request: <T = unknown>(method: string, path: string, options?: RequestOptions) => Promise<T>;
  /** Calls a route and returns its answer before the body has arrived: for answers that are long, or not JSON. */
  readonly open: (method: string, path: string, options?: RequestOptions) => Promise<Response>;
}

/** Creates a client for one server and one token. Every method rejects with `HeldbyError` if its call does not succeed. */
export function createClient(options: ClientOptions): Client {
  const send = createSend(options);
  return {
    ...createApi(send),
    request: <T>(method: string, path: string, given: RequestOptions = {}) =>
      send({ method, path, options: given, isKeyed: true }, asJson) as Promise<T>,
    open: (method, path, given = {}) => send({ method, path, options: given, isKeyed: true }, asResponse),
  };
}
