/** The authorization endpoint (RFC 6749 §3.1), at its path and at the alias of old clients (contract genesys §8.2). */
import { defineRoute } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import { isBuiltIn } from '../../../domain/built-in-clients.ts';
import { type DialectRoute, type Page, servePage } from '../../../http/dialect/dialect.ts';
import { prefixOf } from '../../../http/reference/server-address.ts';
import { whenRefused } from '../../../services/identity/refusal.ts';
import type { Services } from '../../../services/services.ts';
import { type AuthorizeError, faultOfRequest } from '../mapping/authorize-request.ts';
import { cookiesOf } from '../mapping/cookies.ts';
import { chosenProvider } from '../mapping/provider-choice.ts';
import { redirectTo, redirectWithError } from '../mapping/redirects.ts';
import { queryOf, type TrustedRequest, trustRequest } from '../mapping/trusted-request.ts';
import { PAGES } from '../problems.ts';
import { AuthorizeQuery } from '../schemas/pages.ts';
import { askConsent } from './consent.ts';
import { give, scopesFor } from './give.ts';
import type { OauthOptions } from './options.ts';
import { askSignIn, signedInAt } from './sign-in.ts';

const authorize = defineRoute({
  id: PAGES.authorize,
  method: 'GET',
  path: '/oauth/authorize',
  summary: 'Asks a person to sign in, and sends the browser back to the client with a code or a token.',
  scope: null,
  query: AuthorizeQuery,
  status: 200,
  reply: null,
});

export function createAuthorizeRoutes(options: OauthOptions): readonly DialectRoute[] {
  const endpoint = (at: { id: string; path: string }) =>
    servePage({ ...authorize, ...at }, ({ request }, services) => answer(options, request, services));
  return [
    endpoint({ id: PAGES.authorize, path: '/oauth/authorize' }),
    endpoint({ id: PAGES.authorizeAlias, path: '/authorize' }),
  ];
}

async function answer(options: OauthOptions, request: FastifyRequest, services: Services): Promise<Page> {
  const trusted = await trustRequest(options, { query: queryOf(request), where: 'query' }, request, services);
  const { asked, client, redirectUri } = trusted;
  const { application } = client;

  const fault = faultOfRequest(asked, application);
  if (fault !== undefined) return redirectWithError(redirectUri, fault, asked);

  const who = await signedInAt(client.org, cookiesOf(options, request), services);
  const isSilent = asked.prompt === 'none';
  if (who === undefined && isSilent) return redirectWithError(redirectUri, SIGN_IN_FIRST, asked);
  if (who === undefined || asked.prompt === 'login') return askForWho(options, request, services, trusted);

  const scopes = scopesFor(options, services, trusted, who);
  if (scopes.length === 0) {
    const description = 'scope holds a word that is not known, or nothing that this person may give';
    return redirectWithError(redirectUri, { error: 'invalid_scope', description }, asked);
  }
  if (isBuiltIn(application)) await services.builtInClients.store(application, client.org);
  const core = scopes.map(each => each.scope);
  const consent = await services.consents.needed(who, application, core);
  if (consent !== undefined && isSilent) return redirectWithError(redirectUri, CONSENT_FIRST, asked);
  if (consent !== undefined) return askConsent(options, request, trusted, who, consent);

  // Who was signed out or disabled meanwhile is asked again who they are.
  return whenRefused(
    () => give(options, services, trusted, { who, scopes }),
    () => askForWho(options, request, services, trusted),
  );
}

/** For a client that wants no page to be shown (OpenID Connect Core §3.1.2.6). */
const SIGN_IN_FIRST: AuthorizeError = { error: 'login_required', description: 'nobody is signed in with this browser' };
const CONSENT_FIRST: AuthorizeError = {
  error: 'consent_required',
  description: 'the person has not allowed this application yet',
};

/** A client that names a provider skips the sign-in page, where it is known which one is asked. */
async function askForWho(
  options: OauthOptions,
  request: FastifyRequest,
  services: Services,
  trusted: TrustedRequest,
): Promise<Page> {
  const { asked, client } = trusted;
  if (asked.provider !== undefined && chosenProvider(await services.providers.all(client.org), asked) !== undefined)
    return redirectTo(`${prefixOf(request)}/oauth/provider?${trusted.query}`);
  return askSignIn(options, request, services, trusted);
}
