/** Who is signed in with this browser, and the sign-in form. */
import { defineRoute } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import { INSTALLATION, type OrgId } from '../../../domain/ids.ts';
import { domainOf, ownerOf } from '../../../domain/provider-domains.ts';
import { type DialectRoute, type Page, servePage } from '../../../http/dialect/dialect.ts';
import { prefixOf } from '../../../http/reference/server-address.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import { whenRefused } from '../../../services/identity/refusal.ts';
import { KEPT_SECONDS, SESSION_PREFIX } from '../../../services/identity/sessions.ts';
import type { SignedIn } from '../../../services/identity/sign-in.ts';
import type { Services } from '../../../services/services.ts';
import { type AuthorizeRequest, writeAuthorizeRequest } from '../mapping/authorize-request.ts';
import { type Cookies, cookiesOf } from '../mapping/cookies.ts';
import { formTokenFor, isOwnPage, isShown, renewForms, type Shown } from '../mapping/form-token.ts';
import { redirectTo } from '../mapping/redirects.ts';
import { type TrustedRequest, trustRequest } from '../mapping/trusted-request.ts';
import { goOnPage } from '../pages/plain-pages.ts';
import { type SignInPage, signInPage } from '../pages/sign-in-page.ts';
import { PAGES } from '../problems.ts';
import { SignInForm } from '../schemas/pages.ts';
import type { OauthOptions } from './options.ts';

const signIn = defineRoute({
  id: PAGES.signIn,
  method: 'POST',
  path: '/oauth/sign-in',
  summary: 'The sign-in form: opens a session and continues with the authorization request.',
  scope: null,
  body: SignInForm,
  form: true,
  status: 303,
  reply: null,
});

const STALE = 'This page was open for too long, or cookies are switched off. Please try again.';

/** Of several providers, its domain says which one is asked. Which there are is not told before. */
const NO_ADDRESS = 'Type your mail address: it says which provider of your organization is asked.';

/** Who is signed in to the organization with this browser. Sessions of other organizations are ignored. */
export async function signedInAt(org: OrgId, cookies: Cookies, { sessions }: Services): Promise<SignedIn | undefined> {
  const secret = sessionOf(cookies);
  const who = secret === undefined ? undefined : await sessions.find(secret);
  return who?.org === org ? who : undefined;
}

export function sessionOf(cookies: Cookies): string | undefined {
  const secret = cookies.get('session');
  return secret?.startsWith(SESSION_PREFIX) ? secret : undefined;
}

/** What somebody typed who is asked again or for their password, and what went wrong. */
interface Again {
  readonly login: string;
  readonly organization: string;
  readonly failure?: NonNullable<SignInPage['failure']>;
}

/** Whether nothing says yet which organization the sign-in is for. */
function isAnywhere({ org }: AuthenticatedClient): boolean {
  return org === INSTALLATION;
}

/** The sign-in page for this request. */
export async function askSignIn(
  options: OauthOptions,
  request: FastifyRequest,
  services: Services,
  { asked, query, client, formAction }: TrustedRequest,
  again: Again | undefined = undefined,
): Promise<Page> {
  const providers = await services.providers.all(client.org);
  // A login may lead elsewhere, so nobody types a password before it is known that it does not.
  const isNameFirst = again === undefined && providers.some(({ domains }) => domains.length > 0);
  return signInPage({
    prefix: prefixOf(request),
    application: client.application.name,
    request: query,
    form: formTokenFor(cookiesOf(options, request), shownIn(query, client)),
    formAction,
    login: again?.login ?? asked.login_hint ?? '',
    ...(isAnywhere(client) ? { organization: again?.organization ?? asked.org ?? '' } : {}),
    providers: providers.map(({ id, name }) => ({ name, query: writeAuthorizeRequest({ ...asked, provider: id }) })),
    isNameFirst,
    ...(again?.failure === undefined ? {} : { failure: again.failure }),
  });
}

export function createSignInRoute(options: OauthOptions): DialectRoute {
  return servePage(signIn, async ({ request, body }, services) => {
    const { login = '', password = '', organization = '' } = body;
    const trusted = await trustRequest(options, { query: body.request ?? '', where: 'body' }, request, services);
    const ask = (status: number, text: string) =>
      askSignIn(options, request, services, trusted, { login, organization, failure: { status, text } });

    const cookies = cookiesOf(options, request);
    const shown = shownIn(trusted.query, trusted.client);
    if (!isOwnPage(cookies, request) || !isShown(cookies, body.form_token, shown)) return ask(403, STALE);
    if (body.step !== undefined) return goOn(options, request, services, trusted, { login, organization, step: body.step });
    const whose = isAnywhere(trusted.client) ? { host: request.host, organization } : { org: trusted.client.org };
    const attempt = { login, password, ...whose, address: request.ip };
    return whenRefused(
      async () => enter(request, services, cookies, await services.signIn.withPassword(attempt), trusted),
      async ({ message, details: { retryAfterSeconds } }) => {
        const page = await ask(401, message);
        if (retryAfterSeconds === undefined) return page;
        return { ...page, headers: { ...page.headers, 'Retry-After': String(retryAfterSeconds) } };
      },
    );
  });
}

/** To the provider that has the domain of the login, or of the organization that is named; else the password is asked for. */
async function goOn(
  options: OauthOptions,
  request: FastifyRequest,
  services: Services,
  trusted: TrustedRequest,
  { login, organization, step }: { readonly login: string; readonly organization: string; readonly step: string },
): Promise<Page> {
  const { asked, client } = trusted;
  const hint = login === '' ? {} : { login_hint: login };
  const to = (more: AuthorizeRequest, name: string) =>
    goOnPage(`${prefixOf(request)}/oauth/provider?${writeAuthorizeRequest({ ...asked, ...hint, ...more })}`, name);
  if (step === 'provider' && login.trim() === '')
    return askAddress(options, request, services, { ...trusted, asked: { ...asked, org: organization } });
  if (step === 'provider') return to({ org: organization }, 'your provider');
  const provider = step === 'continue' ? ownerOf(await services.providers.all(client.org), domainOf(login)) : undefined;
  if (provider !== undefined) return to({ provider: provider.id }, provider.name);
  return askSignIn(options, request, services, trusted, { login, organization });
}

/** The sign-in page again, where what was typed does not say which of several providers is asked. */
export function askAddress(
  options: OauthOptions,
  request: FastifyRequest,
  services: Services,
  trusted: TrustedRequest,
): Promise<Page> {
  const { login_hint: login = '', org: organization = '' } = trusted.asked;
  const failure = { status: 400, text: NO_ADDRESS };
  return askSignIn(options, request, services, trusted, { login, organization, failure });
}

/** Opens the session and continues with the request, without `prompt` and `provider`: the person has signed in just now. */
export async function enter(
  request: FastifyRequest,
  services: Services,
  cookies: Cookies,
  who: SignedIn,
  { asked }: TrustedRequest,
): Promise<Page> {
  const from = { address: request.ip, agent: request.headers['user-agent'] ?? null };
  const secret = await services.sessions.open(who, sessionOf(cookies), from);
  const { prompt: _, provider: __, ...rest } = asked;
  const set = [cookies.set('session', secret, KEPT_SECONDS), renewForms(cookies)];
  return redirectTo(`${prefixOf(request)}/oauth/authorize?${writeAuthorizeRequest(rest)}`, { status: 303, cookies: set });
}

function shownIn(query: string, { application }: AuthenticatedClient): Shown {
  return { form: 'sign-in', query, applicationId: application.id };
}
