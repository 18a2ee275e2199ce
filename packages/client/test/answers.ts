/** A `fetch` that gives prepared answers in their order, and remembers what was sent. */
import { type ClientOptions, createClient } from '@heldby/client';

export type Answer = () => Response | Promise<Response>;

export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal | null | undefined;
}

/** A client that gets the answers. After the last one, every call gets it again. */
export function answering(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const { method = 'GET', body, signal } = init;
    sent.push({ url, method, headers: new Headers(init.headers), body: body as string | undefined, signal });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined) throw new Error('there is no answer');
    return answer();
  };
  return { sent, client: createClient({ baseUrl: 'https://devices.example.com', token: 'hb_api_x', fetch, ...options }) };
}

export function json(body: object, status = 200, headers: Record<string, string> = {}): Answer {
  return () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return json({ title: 'x', status, code, detail: `It is ${code}.`, requestId: 'r-1' }, status, headers);
}

export function broken(code: string): Answer {
  return () => {
    throw Object.assign(new TypeError('fetch failed'), { cause: new Error(`connect ${code}`) });
  };
}

/** Waits until it is cancelled, as `fetch` does. */
export function silent(sent: readonly Sent[]): Answer {
  return () =>
    new Promise((_, reject) => {
      const signal = sent.at(-1)?.signal;
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
}
