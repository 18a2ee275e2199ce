/** One try to sign in: its state, its proof by PKCE (RFC 7636), and where the person wanted to go. */
import { CLIENT_ID } from './tokens.ts';

export interface Attempt {
  readonly state: string;
  readonly verifier: string;
  readonly challenge: string;
}

const SECRET_BYTES = 32;

export async function beginAttempt(): Promise<Attempt> {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const state = toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  return { state, verifier, challenge: toBase64Url(new Uint8Array(digest)) };
}

/** The request to the authorization endpoint. */
export function authorizeUrl(
  server: URL,
  portal: URL,
  { state, challenge }: Attempt,
  extra: Readonly<Record<string, string>> = {},
) {
  const url = new URL('oauth/authorize', server);
  const asked = { response_type: 'code', client_id: CLIENT_ID, redirect_uri: portal.href, state, code_challenge: challenge };
  url.search = new URLSearchParams({ ...asked, code_challenge_method: 'S256', ...extra }).toString();
  return url;
}

export interface Returned {
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
  readonly description: string | null;
}

/** What the sign-in pages sent back; undefined for any other address. */
export function readReturn(url: URL): Returned | undefined {
  const { searchParams: query } = url;
  const state = query.get('state');
  const [code, error] = [query.get('code'), query.get('error')];
  if (state === null || (code === null && error === null)) return undefined;
  return { state, code, error, description: query.get('error_description') };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
