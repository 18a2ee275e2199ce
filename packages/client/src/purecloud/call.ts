/** Sends one API call: builds URL, headers and body as the vendor's SDK does, and resolves and rejects with the same values. */
import { browserPage } from './browser-page.ts';
import { exchange, type Failure, type Reply } from './transport.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the root, every part encoded. */
  readonly path: string;
  /** Members that are `undefined` are left out. All others are sent, also empty ones. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly customHeaders?: Readonly<Record<string, string>> | undefined;
}

/** The settings of the client that a call uses. */
export interface Caller {
  readonly baseUrl: string;
  readonly accessToken: string | null | undefined;
  readonly defaultHeaders: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Resolve and reject with status and headers around the body. */
  readonly extended: boolean;
}

/** Resolves to the body of the answer, or rejects with it if the server refuses. An empty body is `undefined`. */
export async function send(caller: Caller, call: Call): Promise<unknown> {
  const { method } = call;
  const body = call.body ? toJson(call.body) : undefined;
  const url = caller.baseUrl + call.path + toQuery(call.query ?? {});
  const headers = toHeaders(caller, call, body !== undefined);
  try {
    return outcomeOf(await exchange({ method, url, headers, body, timeoutMs: caller.timeoutMs }), caller.extended, null);
  } catch (error) {
    const { response } = error as Failure;
    // Reject with an `Error` only if there was no answer: callers read the server's error body.
    throw response === undefined ? error : outcomeOf(response, caller.extended, error);
  }
}

function outcomeOf({ status, statusText, headers, data }: Reply, extended: boolean, error: unknown): unknown {
  return extended ? { status, statusText, headers, body: data, text: undefined, error } : data || undefined;
}

/** A path or query value as text. Null, undefined, '' and NaN become empty; 0 and `false` do not. */
export function toText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!value) return '';
  return value instanceof Date ? value.toJSON() : String(value);
}

function toQuery(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = given.map(([name, value]) => `${name}=${encode(Array.isArray(value) ? value.join(',') : toText(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Leaves colon, dollar and comma as they are, and encodes a space as a plus. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:3A|24|2C)/g, decodeURIComponent)
    .replace(/%20/g, '+');
}

/** Text that is JSON already is sent unchanged. */
function toJson(body: unknown): string {
  if (typeof body === 'string') {
    try {
      JSON.parse(body);
      return body.trim();
    } catch {
      // Not JSON: encode it as a JSON string.
    }
  }
  return JSON.stringify(body);
}

function toHeaders({ accessToken, defaultHeaders }: Caller, { customHeaders = {} }: Call, hasBody: boolean): Headers {
  if (typeof customHeaders !== 'object') throw new Error('Per-request headers must be a valid object');
  const headers = new Headers(accessToken ? { Authorization: `Bearer ${accessToken}` } : {});
  for (const [name, value] of Object.entries({ ...defaultHeaders, ...customHeaders })) {
    if (typeof value !== 'string') throw new Error(`Invalid header: "${name}" must have string name and value`);
    headers.set(name, value);
  }
  // Like the vendor's SDK: always in Node, in a browser only with a body.
  if (hasBody || browserPage() === undefined) headers.set('Content-Type', 'application/json');
  headers.set('Accept', 'application/json');
  return headers;
}
