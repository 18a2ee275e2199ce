/** Logs a person in by the implicit grant (RFC 6749 §4.2): redirects to the sign-in page and takes the token from the hash. */
import { browserPage } from './browser-page.ts';
import { expiryIn, save } from './session.ts';
import type { AuthData } from './types.ts';

/** Optional parameters of an implicit login. */
export interface ImplicitOptions {
  /** Returned unchanged in the resolved `state`. Send a random value and compare it, to know that the answer is to your request. */
  state?: string;
  /** The organization's name. Requires `provider`. */
  org?: string;
  /** The external identity provider. Requires `org`. */
  provider?: string;
  /** The organization to work in, if it is not the person's own. */
  target?: string;
  /** The login that is filled in on the sign-in page. */
  login_hint?: string;
  /** `login` requires the password again. */
  prompt?: string;
}

export interface ImplicitLogin {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly options: ImplicitOptions;
  /** Rejects if the session's token is not valid. */
  readonly testToken: () => Promise<unknown>;
}

/** Resolves to the session if its token is valid. Otherwise redirects, and the promise never settles. */
export async function loginImplicitly(session: AuthData, login: ImplicitLogin): Promise<AuthData> {
  const { options } = login;
  const answer = takeAnswer();
  if (answer !== undefined) save(session, answer);
  if (options.org && !options.provider) throw new Error('opts.provider must be set if opts.org is set');
  if (options.provider && !options.org) throw new Error('opts.org must be set if opts.provider is set');
  if (answer?.error) throw new Error(`[${answer.error}] ${answer.error_description}`);
  try {
    await login.testToken();
  } catch {
    save(session, {});
    return leave(login);
  }
  if (!session.state && options.state) session.state = options.state;
  return session;
}

/** Reads the sign-in page's answer from the hash, and removes a token from the address and the browser history. */
function takeAnswer(): AuthData | undefined {
  const page = browserPage();
  const hash = new URLSearchParams(page?.location.hash.replace(/^#+/, ''));
  const of = (name: string) => decodeAgain(hash.get(name) ?? '');
  const state = of('state');
  if (of('error')) return { state, error: of('error'), error_description: of('error_description') || undefined };
  if (page === undefined || !of('access_token')) return undefined;
  page.history.replaceState('', '', page.location.pathname + page.location.search);
  return { accessToken: of('access_token'), state, ...expiryIn(Number.parseInt(of('expires_in'), 10)) };
}

/** The vendor's SDK decodes twice. A value that cannot be decoded again was encoded only once. */
function decodeAgain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function leave({ loginUrl, clientId, redirectUri, options }: ImplicitLogin): Promise<never> {
  const page = browserPage();
  if (page === undefined) throw new Error('The implicit grant is only supported in a browser.');
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'token' });
  for (const name of ['state', 'org', 'provider', 'target', 'login_hint'] as const) {
    if (options[name]) query.set(name, options[name]);
  }
  if (options.prompt === 'login') query.set('prompt', 'login');
  page.location.replace(`${loginUrl}/oauth/authorize?${query}`);
  return new Promise(() => {});
}
