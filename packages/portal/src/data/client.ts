/** The client of this server, with the person's token. A token that is refused is renewed once, and the call is sent again. */
import { type Client, createClient } from '@heldby/client';
import { SERVER } from './place.ts';
import { currentToken, renewToken } from './session/session.ts';

export const client: Client = createClient({ baseUrl: SERVER.href, token: currentToken, fetch: fetchAsPerson });

async function fetchAsPerson(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.status !== 401) return response;
  const headers = new Headers(init.headers);
  const refused = headers.get('authorization')?.replace(/^Bearer /i, '') ?? '';
  headers.set('authorization', `Bearer ${await renewToken(refused)}`);
  return fetch(url, { ...init, headers });
}
