/** The client of this server, with the person's token. A token that is refused is renewed once, and the call is sent again. */
import { type Client, createClient } from '@heldby/client';
import { SERVER } from './place.ts';
import { countCall } from './quiet.ts';
import { currentToken, renewToken, signingOut } from './session/session.ts';

export const client: Client = createClient({ baseUrl: SERVER.href, token: currentToken, fetch: fetchAsPerson });

/** While somebody signs out, calls end without an answer: they would be refused, and the page is about to be left. */
async function fetchAsPerson(url: string, init: RequestInit): Promise<Response> {
  const signal = init.signal ? AbortSignal.any([init.signal, signingOut]) : signingOut;
  try {
    const answer = fetchOrRenew(url, { ...init, signal });
    return await (isPoll(url) ? answer : countCall(answer));
  } catch (error) {
    if (signingOut.aborted) return new Promise<never>(() => undefined);
    throw error;
  }
}

/** It is answered once something happens, and no page waits for it. */
function isPoll(url: string): boolean {
  return new URL(url).searchParams.has('wait');
}

async function fetchOrRenew(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.status !== 401) return response;
  const headers = new Headers(init.headers);
  const refused = headers.get('authorization')?.replace(/^Bearer /i, '') ?? '';
  headers.set('authorization', `Bearer ${await renewToken(refused)}`);
  return fetch(url, { ...init, headers });
}
