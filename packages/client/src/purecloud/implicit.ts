/** The login of a person in a page by the implicit grant (RFC 6749 §4.2): away to the sign-in page, back with a token in the hash. */
import { browserPage } from './browser-page.ts';
import { expiryIn, save } from './session.ts';
import type { AuthData } from './types.ts';

/** What an implicit login may add to its request. */
export interface ImplicitOptions {
  /** Comes back unchanged in the resolved `state`: a random value of yours shows that the answer is to your question. */
  state?: string;
  /** The organization's name; only together with `provider`. */
  org?: string;
  /** The outside identity provider; only together with `org`. */
  provider?: string;
  /** The organization to work in, where it is not the person's own. */
  target?: string;
  /** The login to offer on the sign-in page. */
  login_hint?: string;
  /** `login` asks for the password again. */
  prompt?: string;
}

export interface ImplicitLogin {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly options: ImplicitOptions;
  /** Rejects when the session's token is not good. */
  readonly testToken: () => Promise<unknown>;
}

/** Resolves to the session with a token that works; without one the page leaves, and the promise with it. */
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

/** Reads what the sign-in page left in the hash, and takes a token out of the address and the history. */
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

/** The vendor's SDK decodes twice. What cannot be decoded again was encoded once, and stays. */
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
