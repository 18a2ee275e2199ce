/** Consent: asks a person whether an application may act for them, stores the answer, and returns to the application. */
import { defineRoute } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../../domain/scope.ts';
import { type DialectRoute, type Page, servePage } from '../../../http/dialect/dialect.ts';
import { whenRefused } from '../../../services/identity/refusal.ts';
import type { SignedIn } from '../../../services/identity/sign-in.ts';
import { cookiesOf } from '../mapping/cookies.ts';
import { formTokenFor, isOwnForm } from '../mapping/form-token.ts';
import { redirectTo, redirectWithError } from '../mapping/redirects.ts';
import { type TrustedRequest, trustRequest } from '../mapping/trusted-request.ts';
import { consentPage } from '../pages/consent-page.ts';
import { badRequest, PAGES } from '../problems.ts';
import { ConsentForm } from '../schemas/pages.ts';
import { wantedScopes } from '../scopes.ts';
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
  { person }: SignedIn,
  scopes: readonly Scope[],
): Page {
  return consentPage({
    application: client.application.name,
    person: person.displayName,
    scopes,
    request: query,
    form: formTokenFor(cookiesOf(options, request)),
    formAction,
  });
}

export function createConsentRoute(options: OauthOptions): DialectRoute {
  return servePage(consent, async ({ request, body }, services) => {
    const { asked, query, client, redirectUri } = await trustRequest(body.request ?? '', 'body', request, services);
    const cookies = cookiesOf(options, request);
    if (!isOwnForm(cookies, body.form_token, request)) throw badRequest('This page was open for too long. Please try again.');
    const who = await signedInAt(client.org, cookies, services);
    const goOn = () => redirectTo(`/oauth/authorize?${query}`, { status: 303 });
    // The session has ended meanwhile: the authorization endpoint asks for the sign-in, and then for the consent again.
    if (who === undefined) return goOn();
    if (body.decision !== 'allow') {
      return redirectWithError(redirectUri, { error: 'access_denied', description: 'the person did not allow it' }, asked);
    }
    const scopes = services.grants.withinReach(who, wantedScopes(asked, options.scopeWords) ?? []);
    if (scopes.length > 0) {
      const core = scopes.map(each => each.scope);
      await whenRefused(
        () => services.consents.give(who, client.application, core),
        () => undefined,
      );
    }
    return goOn();
  });
}
