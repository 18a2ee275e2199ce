/** Sign-in at an OpenID provider of the organization: the request's state travels in a cookie. */
import { defineRoute } from '@heldby/contract';
import { notFound } from '../../../domain/problem.ts';
import { type DialectRoute, servePage } from '../../../http/dialect/dialect.ts';
import { serverAddressOf } from '../../../http/reference/server-address.ts';
import { whenRefused } from '../../../services/identity/refusal.ts';
import { noAccount } from '../../../services/identity/refused-identities.ts';
import { cookiesOf } from '../mapping/cookies.ts';
import { readDeparture, writeDeparture } from '../mapping/departure.ts';
import { chosenProvider } from '../mapping/provider-choice.ts';
import { redirectTo } from '../mapping/redirects.ts';
import { queryOf, trustRequest } from '../mapping/trusted-request.ts';
import { badRequest, PAGES } from '../problems.ts';
import { CallbackQuery } from '../schemas/pages.ts';
import type { OauthOptions } from './options.ts';
import { askAddress, enter } from './sign-in.ts';

/** Each provider has its own, so that it is known whose answer comes back. */
const CALLBACK = '/oauth/callback';
/** Long enough to fetch a second factor. */
const AWAY_SECONDS = 15 * 60;

const leave = defineRoute({
  id: PAGES.provider,
  method: 'GET',
  path: '/oauth/provider',
  summary:
    'Sends the browser to an OpenID provider of the organization: the one that `provider` names, or that has the domain of `login_hint`, or the only one. Takes the parameters of the authorization endpoint.',
  scope: null,
  status: 302,
  reply: null,
});

const comeBack = defineRoute({
  id: PAGES.callback,
  method: 'GET',
  path: `${CALLBACK}/{providerId}`,
  summary: 'Where an OpenID provider sends the browser back to: opens a session and continues with the authorization request.',
  scope: null,
  query: CallbackQuery,
  status: 303,
  reply: null,
});

export function createProviderRoutes(options: OauthOptions): readonly DialectRoute[] {
  return [
    servePage(leave, async ({ request }, services) => {
      const from = { query: queryOf(request), where: 'query', byName: true } as const;
      const trusted = await trustRequest(options, from, request, services);
      const { query, client, asked } = trusted;
      const providers = await services.providers.all(client.org);
      const provider = chosenProvider(providers, asked);
      if (provider === undefined) {
        if (providers.length === 0 || asked.provider !== undefined) throw notFound('sign-in provider');
        return askAddress(options, request, services, trusted);
      }
      const callback = `${serverAddressOf(options.publicUrl, request)}${CALLBACK}/${provider.id}`;
      const begun = await services.outsideSignIn.begin(client.org, provider, callback);
      const cookie = cookiesOf(options, request).set('departure', writeDeparture(begun.departure, query), AWAY_SECONDS);
      return redirectTo(begun.location, { cookies: [cookie] });
    }),
    servePage(comeBack, async ({ request, params: { providerId = '' } }, services) => {
      const cookies = cookiesOf(options, request);
      const left = readDeparture(cookies.get('departure') ?? '');
      if (left === undefined) throw badRequest('This sign-in was begun in another browser, or too long ago.');
      const trusted = await trustRequest(options, { query: left.query, where: 'header', byName: true }, request, services);
      const url = new URL(serverAddressOf(options.publicUrl, request) + request.url);
      const who = await services.outsideSignIn.finish(trusted.client.org, { providerId, url }, left.departure);
      const page = await whenRefused(
        () => enter(request, services, cookies, who, trusted),
        () => Promise.reject(noAccount()),
      );
      return { ...page, cookies: [...page.cookies, cookies.clear('departure')] };
    }),
  ];
}
