/** Logs a program in as itself (RFC 6749 §4.4): exchanges the OAuth client's id and secret for an access token. */
import { browserPage } from './browser-page.ts';
import { expiryIn, save } from './session.ts';
import { exchange } from './transport.ts';
import type { AuthData } from './types.ts';

export interface ClientCredentials {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
}

/** Resolves to the session. Rejects with a `Failure`: a refused login has `response.status` and `response.data`. */
export async function loginWithClientCredentials(session: AuthData, credentials: ClientCredentials): Promise<AuthData> {
  const { loginUrl, clientId, clientSecret, timeoutMs } = credentials;
  // A page cannot keep a secret.
  if (browserPage() !== undefined) throw new Error('The client credentials grant is not supported in a browser.');
  const reply = await exchange({
    method: 'POST',
    url: `${loginUrl}/oauth/token`,
    headers: new Headers({
      Accept: 'application/json, text/plain, */*',
      Authorization: `Basic ${toBase64(`${clientId}:${clientSecret}`)}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    }),
    body: 'grant_type=client_credentials',
    timeoutMs,
  });
  const issued = reply.data as { access_token?: string; expires_in?: number };
  save(session, { accessToken: issued.access_token });
  return Object.assign(session, expiryIn(Number(issued.expires_in)));
}

/** Encodes the raw UTF-8 without the percent-encoding of RFC 6749 §2.3.1, as the vendor's SDKs do and servers expect. */
function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
