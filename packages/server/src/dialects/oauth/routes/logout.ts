/** Signing out (contract genesys §8.2): ends the session and redirects to an address that the client registered, or to none. */
import { defineRoute } from '@heldby/contract';
import { builtInClient } from '../../../domain/built-in-clients.ts';
import { type DialectRoute, servePage } from '../../../http/dialect/dialect.ts';
import { cookiesOf } from '../mapping/cookies.ts';
import { redirectTo } from '../mapping/redirects.ts';
import { isRegistered } from '../mapping/trusted-request.ts';
import { signedOutPage } from '../pages/plain-pages.ts';
import { PAGES } from '../problems.ts';
import { LogoutQuery } from '../schemas/pages.ts';
import type { OauthOptions } from './options.ts';
import { sessionOf } from './sign-in.ts';

const logout = defineRoute({
  id: PAGES.logout,
  method: 'GET',
  path: '/logout',
  summary: "Ends the browser's session, and sends it to a redirect URI of the client.",
  scope: null,
  query: LogoutQuery,
  status: 302,
  reply: null,
});

export function createLogoutRoute(options: OauthOptions): DialectRoute {
  return servePage(logout, async ({ request, query }, { authentication, builtInClients, sessions }) => {
    const cookies = cookiesOf(options, request);
    const secret = sessionOf(cookies);
    if (secret !== undefined) await sessions.end(secret);
    const { client_id: clientId = '', redirect_uri: redirectUri = '' } = query;
    const builtIn = builtInClient(clientId);
    const client = builtIn ? await builtInClients.of(builtIn, undefined) : await authentication.findClient(clientId);
    const gone = [cookies.clear('session')];
    const isKnown = client !== undefined && isRegistered(options, client, redirectUri, request);
    return isKnown ? redirectTo(redirectUri, { cookies: gone }) : signedOutPage(gone);
  });
}
