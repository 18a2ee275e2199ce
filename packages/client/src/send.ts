/** Sends a call: again after faults that pass, within its time, and under one idempotency key. */
import { startDeadline } from './deadline.ts';
import { type Failure, HeldbyError } from './error.ts';
import { networkFault, refusal, timeout, unreadable } from './failure.ts';
import type { ClientOptions, FileBody, RequestOptions } from './options.ts';
import { mayPass, waitMs } from './retry.ts';

const BASE = '/registry/v1';
const TIMEOUT_MS = 30_000;
const MAX_RETRIES = 3;

export interface Outgoing {
  readonly method: string;
  /** Below `/registry/v1`. */
  readonly path: string;
  readonly options: RequestOptions;
  /** The route keeps idempotency keys. */
  readonly isKeyed: boolean;
}

/** Resolves with the successful answer, of which only the head has arrived. */
export type Send = <T>(call: Outgoing, read: Read<T>) => Promise<T>;

/** Reads an answer. `isStream`: it is read after the call has resolved, without a limit of time. */
export interface Read<T> {
  readonly isStream: boolean;
  readonly from: (response: Response) => Promise<T>;
}

/** The whole body as JSON; undefined if there is none. */
export const asJson: Read<unknown> = {
  isStream: false,
  from: async response => {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  },
};

/** The answer itself. */
export const asResponse: Read<Response> = { isStream: true, from: async response => response };

export function createSend(client: ClientOptions): Send {
  const base = client.baseUrl.replace(/\/+$/, '');
  const request = client.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  return async <T>(call: Outgoing, read: Read<T>) => {
    const { method, options } = call;
    const { timeoutMs = client.timeoutMs ?? TIMEOUT_MS, maxRetries = client.maxRetries ?? MAX_RETRIES } = options;
    const idempotencyKey = method === 'GET' ? null : (options.idempotencyKey ?? (call.isKeyed ? newKey() : null));
    const isRepeatable = method === 'GET' || idempotencyKey !== null;
    const url = urlOf(base, call);
    const deadline = startDeadline(timeoutMs, options.signal);
    let isKept = false;
    try {
      for (let attempt = 0; ; attempt += 1) {
        options.signal?.throwIfAborted();
        const init = { ...initOf(call, await headersOf(client, call, idempotencyKey)), signal: deadline.signal };
        const outcome = await tryOnce(() => request(url, init), read, base);
        if ('result' in outcome) {
          isKept = read.isStream;
          return outcome.result;
        }
        options.signal?.throwIfAborted();
        const failure = deadline.isOver() ? timeout(timeoutMs, outcome.cause) : outcome;
        const pauseMs = waitMs(attempt, failure);
        const isLast = attempt >= maxRetries || !mayPass(failure, isRepeatable) || pauseMs >= deadline.remainingMs();
        if (isLast) throw new HeldbyError(failure, { method, url, idempotencyKey, attempts: attempt + 1 });
        await deadline.sleep(pauseMs);
      }
    } finally {
      deadline.clear(isKept);
    }
  };
}

async function tryOnce<T>(request: () => Promise<Response>, read: Read<T>, base: string): Promise<{ result: T } | Failure> {
  let response: Response | undefined;
  try {
    response = await request();
    return response.ok ? { result: await read.from(response) } : await refusal(response);
  } catch (error) {
    return response !== undefined && error instanceof SyntaxError ? unreadable(response, error) : networkFault(error, base);
  }
}

function urlOf(base: string, { path, options: { query = {}, dryRun } }: Outgoing): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, dryRun })) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return `${base}${path.startsWith(`${BASE}/`) ? '' : BASE}${path}${text === '' ? '' : `?${text}`}`;
}

async function headersOf({ token, headers }: ClientOptions, { options }: Outgoing, key: string | null) {
  const current = typeof token === 'function' ? await token() : token;
  return {
    Accept: 'application/json',
    ...headers,
    ...(current === undefined ? {} : { Authorization: `Bearer ${current}` }),
    ...(options.body === undefined ? {} : { 'Content-Type': isFile(options.body) ? 'text/csv' : 'application/json' }),
    ...(key === null ? {} : { 'Idempotency-Key': key }),
    ...(options.ifRevision === undefined ? {} : { 'If-Match': `"${options.ifRevision}"` }),
    ...options.headers,
  };
}

function initOf({ method, options: { body } }: Outgoing, headers: Record<string, string>): RequestInit {
  return { method, headers, ...(body === undefined ? {} : { body: isFile(body) ? body : JSON.stringify(body) }) };
}

function isFile(body: object | FileBody): body is FileBody {
  return typeof body === 'string' || body instanceof Uint8Array || body instanceof Blob;
}

/** Unique, but no secret: Node.js 18 has no global `crypto`, and pages without TLS have no `randomUUID`. */
function newKey(): string {
  const { crypto } = globalThis as { crypto?: Crypto };
  if (crypto?.randomUUID !== undefined) return crypto.randomUUID();
  const part = () => Math.random().toString(36).slice(2).padEnd(11, '0');
  return `${Date.now().toString(36)}-${part()}-${part()}`;
}
