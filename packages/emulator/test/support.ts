/** What the tests of the emulator share. */
import assert from 'node:assert/strict';
import type { Emulator } from '../src/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
  readonly body: any;
}

/** Calls with a token, as each face takes one. */
export async function call(
  { url, tokens }: Emulator,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(Object.values(tokens.apperian).includes(token) ? { 'x-token': token } : { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = text !== '' && /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** Calls the native API as its administrator, and gives the body of success. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function native(emulator: Emulator, method: string, path: string, body?: unknown): Promise<any> {
  const answer = await call(emulator, emulator.tokens.native.full, method, `/registry/v1${path}`, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
