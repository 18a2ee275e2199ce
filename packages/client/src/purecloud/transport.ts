/** Sends requests with fetch, and returns answers and failures in the shape of the vendor's SDK. */

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
  /** 0 waits forever. */
  readonly timeoutMs: number;
}

/** An answer of the server. */
export interface Reply {
  readonly status: number;
  readonly statusText: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the text if it is not JSON, or `''`. */
  readonly data: unknown;
}

/** The server refused a login, or did not answer. */
export interface Failure extends Error {
  /** `ERR_BAD_REQUEST`, `ERR_BAD_RESPONSE`, `ECONNABORTED` after a timeout, or a code of the system such as `ECONNREFUSED`. */
  readonly code: string;
  /** Absent if there was no answer. */
  readonly response?: Reply;
}

/** Sends and waits for the whole answer. Rejects with a `Failure` for any status that is not 2xx. */
export async function exchange({ method, url, headers, body, timeoutMs }: Exchange): Promise<Reply> {
  const reply = await attempt(timeoutMs, async signal => {
    const response = await fetch(url, { method, headers, signal, body: body ?? null });
    const { status, statusText } = response;
    return { status, statusText, headers: Object.fromEntries(response.headers), data: parse(await response.text()) };
  });
  if (reply.status >= 200 && reply.status < 300) return reply;
  const code = reply.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE';
  throw Object.assign(new Error(`Request failed with status code ${reply.status}`), { code, response: reply });
}

async function attempt<T>(timeoutMs: number, work: (signal: AbortSignal | null) => Promise<T>): Promise<T> {
  const signal = timeoutMs > 0 ? AbortSignal.timeout(timeoutMs) : null;
  try {
    return await work(signal);
  } catch (cause) {
    const [code, message] = signal?.aborted
      ? ['ECONNABORTED', `timeout of ${timeoutMs}ms exceeded`]
      : wordsOf((cause as Error).cause as Partial<Failure> | undefined);
    throw Object.assign(new Error(message, { cause }), { code });
  }
}

/** The code and message of a failed fetch. Node reports them in the cause; browsers do not. */
function wordsOf(cause: Partial<Failure> = {}): readonly [code: string, message: string] {
  // Undici has its own name for a connection that the other side closed.
  if (cause.code === 'UND_ERR_SOCKET') return ['ECONNRESET', 'socket hang up'];
  return cause.code === undefined ? ['ERR_NETWORK', 'Network Error'] : [cause.code, cause.message ?? ''];
}

/** Ignores the content type, because callers rely on it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
