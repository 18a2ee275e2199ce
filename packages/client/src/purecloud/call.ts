/** One call of the API: its address, headers and body as the vendor's SDK writes them, and what it resolves and rejects with. */
import { browserPage } from './browser-page.ts';
import { exchange, type Failure, type Reply } from './transport.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the root, every part encoded. */
  readonly path: string;
  /** Members that are `undefined` are left out; all others are sent, empty ones too. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly customHeaders?: Readonly<Record<string, string>> | undefined;
}

/** What a call needs to know of its client. */
export interface Caller {
  readonly baseUrl: string;
  readonly accessToken: string | null | undefined;
  readonly defaultHeaders: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Resolve and reject with status and headers around the body. */
  readonly extended: boolean;
}

/** Resolves to the body of the answer, and rejects with it when the server refuses; `undefined` stands for an empty one. */
export async function send(caller: Caller, call: Call): Promise<unknown> {
  const { method } = call;
  const body = call.body ? toJson(call.body) : undefined;
  const url = caller.baseUrl + call.path + toQuery(call.query ?? {});
  const headers = toHeaders(caller, call, body !== undefined);
  try {
    return outcomeOf(await exchange({ method, url, headers, body, timeoutMs: caller.timeoutMs }), caller.extended, null);
  } catch (error) {
    const { response } = error as Failure;
    // An `Error` only when there was no answer: callers read the server's own error body.
    throw response === undefined ? error : outcomeOf(response, caller.extended, error);
  }
}

function outcomeOf({ status, statusText, headers, data }: Reply, extended: boolean, error: unknown): unknown {
  return extended ? { status, statusText, headers, body: data, text: undefined, error } : data || undefined;
}

/** A part of a path or a query as text: nothing, the empty text and what is not a number are all empty, zero and `false` are not. */
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

/** Colon, dollar and comma stay readable, and a space is a plus. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:3A|24|2C)/g, decodeURIComponent)
    .replace(/%20/g, '+');
}

/** Text that is JSON already travels as it is. */
function toJson(body: unknown): string {
  if (typeof body === 'string') {
    try {
      JSON.parse(body);
      return body.trim();
    } catch {
      // Then it is a text, and becomes a JSON string.
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
  // Like the vendor's SDK: in Node always, in a browser only where there is something to describe.
  if (hasBody || browserPage() === undefined) headers.set('Content-Type', 'application/json');
  headers.set('Accept', 'application/json');
  return headers;
}
