/** Consent: asks a person whether an application may act for them, stores the answer, and returns to the application. */
import { defineRoute } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import { isAskedEachTime } from '../../../domain/built-in-clients.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Scope } from '../../../domain/scope.ts';
import { type DialectRoute, type Page, servePage } from '../../../http/dialect/dialect.ts';
import { prefixOf } from '../../../http/reference/server-address.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import type { NeededConsent } from '../../../services/identity/consents.ts';
import { whenRefused } from '../../../services/identity/refusal.ts';
import type { SignedIn } from '../../../services/identity/sign-in.ts';
import type { Services } from '../../../services/services.ts';
import { cookiesOf } from '../mapping/cookies.ts';
import { formTokenFor, isOwnPage, isShown, renewForms, type Shown } from '../mapping/form-token.ts';
import { redirectTo, redirectWithError } from '../mapping/redirects.ts';
import { type TrustedRequest, trustRequest } from '../mapping/trusted-request.ts';
import { consentPage } from '../pages/consent-page.ts';
import { badRequest, PAGES } from '../problems.ts';
import { ConsentForm } from '../schemas/pages.ts';
import { give, scopesFor } from './give.ts';
import type { OauthOptions } from './options.ts';
import { signedInAt } from './sign-in.ts';

const consent = defineRoute({
  id: PAGES.consent,
  method: 'POST',
  path: '/oauth/consent',
  summary: 'The consent form: stores the answer and continues with the authorization request.',
  scope: null,
  body: ConsentForm,
  form: true,
  status: 303,
  reply: null,
});

/** The consent page for this request. */
export function askConsent(
  options: OauthOptions,
  request: FastifyRequest,
  { query, client, formAction }: TrustedRequest,
  who: SignedIn,
  consent: NeededConsent,
): Page {
  return consentPage({
    prefix: prefixOf(request),
    application: client.application.name,
    person: who.person.displayName,
    scopes: consent.scopes,
    request: query,
    form: formTokenFor(cookiesOf(options, request), shownIn(query, client, who, consent)),
    formAction,
  });
}

export function createConsentRoute(options: OauthOptions): DialectRoute {
  return servePage(consent, async ({ request, body }, services) => {
    const trusted = await trustRequest(options, { query: body.request ?? '', where: 'body' }, request, services);
    const cookies = cookiesOf(options, request);
    if (!isOwnPage(cookies, request)) throw stale();
    const who = await signedInAt(trusted.client.org, cookies, services);
    // The session has ended meanwhile: the authorization endpoint asks for the sign-in, and then for the consent again.
    if (who === undefined) return redirectTo(`${prefixOf(request)}/oauth/authorize?${trusted.query}`, { status: 303 });
    const asked = await consentNeeded(options, services, trusted, who);
    if (asked === undefined) throw stale();
    if (!isShown(cookies, body.form_token, shownIn(trusted.query, trusted.client, who, asked))) throw stale();
    const allowed = body.decision === 'allow' ? asked.scopes : null;
    const page = await decide(options, services, { request, trusted, who, allowed });
    return { ...page, cookies: [...page.cookies, renewForms(cookies)] };
  });
}

/** What the page asks for. Undefined if nothing is left to ask: the form was sent before. */
async function consentNeeded(
  options: OauthOptions,
  services: Services,
  trusted: TrustedRequest,
  who: SignedIn,
): Promise<NeededConsent | undefined> {
  const core = scopesFor(options, services, trusted, who).map(each => each.scope);
  return core.length === 0 ? undefined : services.consents.needed(who, trusted.client.application, core);
}

interface Decision {
  readonly request: FastifyRequest;
  readonly trusted: TrustedRequest;
  readonly who: SignedIn;
  readonly allowed: readonly Scope[] | null;
}

/** Stores the scopes and goes on, or tells the application that the person did not allow it. */
async function decide(options: OauthOptions, services: Services, { request, trusted, who, allowed }: Decision): Promise<Page> {
  const { asked, query, client, redirectUri } = trusted;
  if (allowed === null) {
    return redirectWithError(redirectUri, { error: 'access_denied', description: 'the person did not allow it' }, asked);
  }
  const again = redirectTo(`${prefixOf(request)}/oauth/authorize?${query}`, { status: 303 });
  // A person who was signed out meanwhile is asked to sign in again.
  return whenRefused(
    async () => {
      await services.consents.give(who, client.application, allowed);
      // The authorization endpoint would ask again.
      if (!isAskedEachTime(client.application)) return again;
      return give(options, services, trusted, { who, scopes: scopesFor(options, services, trusted, who) });
    },
    () => again,
  );
}

function shownIn(
  query: string,
  { application }: AuthenticatedClient,
  { person, proof }: SignedIn,
  consent: NeededConsent,
): Shown {
  const sessionId = proof.kind === 'session' ? proof.sessionId : '';
  const by = { personId: person.id, sessionId, allowed: consent.allowed };
  return { form: 'consent', query, applicationId: application.id, by, scopes: consent.scopes };
}

function stale(): Problem {
  return badRequest('This page was open for too long, or its form was sent before. Please try again.');
}
