/** Answers to authorization requests: at the redirect URI, in its query (code) or its fragment (implicit). */
import type { Page } from '../../../http/dialect/dialect.ts';
import type { AuthorizeError, AuthorizeRequest } from './authorize-request.ts';

/** Redirects to another address. Use 303 after a form, so that the browser does not post it again. */
export function redirectTo(location: string, { status = 302, cookies = [] as readonly string[] } = {}): Page {
  return { status, headers: { Location: location }, cookies, html: '' };
}

export function redirectWithCode(redirectUri: string, code: string, { state }: AuthorizeRequest): Page {
  return redirectTo(inQuery(redirectUri, { code, ...(state === undefined ? {} : { state }) }));
}

export function redirectWithToken(
  redirectUri: string,
  token: { readonly accessToken: string; readonly expiresInSeconds: number; readonly scopeWords: string },
  { state }: AuthorizeRequest,
): Page {
  const answer = {
    access_token: token.accessToken,
    expires_in: String(token.expiresInSeconds),
    token_type: 'bearer',
    scope: token.scopeWords,
    ...(state === undefined ? {} : { state }),
  };
  return redirectTo(`${redirectUri}#${encode(answer)}`);
}

export function redirectWithError(redirectUri: string, fault: AuthorizeError, request: AuthorizeRequest): Page {
  const { state, response_type: type } = request;
  const answer = { error: fault.error, error_description: fault.description, ...(state === undefined ? {} : { state }) };
  return redirectTo(type === 'token' ? `${redirectUri}#${encode(answer)}` : inQuery(redirectUri, answer));
}

/** RFC 6749 §3.1.2: the redirect URI keeps a query that it already has. */
function inQuery(redirectUri: string, answer: Readonly<Record<string, string>>): string {
  const joint = !redirectUri.includes('?') ? '?' : /[?&]$/.test(redirectUri) ? '' : '&';
  return `${redirectUri}${joint}${encode(answer)}`;
}

/** Writes spaces as %20: the vendor's SDKs do not decode `+` in a fragment. */
function encode(answer: Readonly<Record<string, string>>): string {
  return Object.entries(answer)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
