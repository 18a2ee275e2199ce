/** Signs in to the portal as its own script does: by code and PKCE, with the built-in client. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Browser, Visit } from './browser.ts';
import { createApi } from './http.ts';
import { authorizeUrl, type Pkce, parametersOf, pkce } from './login.ts';
import { requestToken } from './oauth.ts';

/** Where the portal of a server under test is. */
export const PORTAL = 'http://localhost/portal/';

export interface PortalTokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

type Challenge = Partial<Pick<Pkce, 'code_challenge'>> & { readonly code_challenge_method?: string; readonly verifier?: string };

export function portalUrl({ verifier: _, ...challenge }: Challenge, extra: Readonly<Record<string, string>> = {}): string {
  return authorizeUrl({ client_id: 'heldby-portal', redirect_uri: PORTAL, state: 's', ...challenge, ...extra });
}

/** Opens the portal in this browser, typing what the sign-in page asks for. Without fields the browser is signed in already. */
export async function openPortal(
  server: FastifyInstance,
  browser: Browser,
  fields?: Readonly<Record<string, string>>,
): Promise<PortalTokens> {
  const { verifier, ...challenge } = pkce();
  let visit: Visit = await browser.visit(portalUrl(challenge, fields === undefined ? { prompt: 'none' } : {}));
  if (fields !== undefined) {
    assert.equal(visit.status, 200, visit.html || visit.location);
    const entered = await browser.submit(visit, fields);
    assert.equal(entered.status, 303, entered.html);
    visit = await browser.visit(entered.location);
  }
  const code = parametersOf(visit).get('code') ?? assert.fail(`no code in ${visit.location}`);
  const form = {
    grant_type: 'authorization_code',
    code,
    client_id: 'heldby-portal',
    redirect_uri: PORTAL,
    code_verifier: verifier,
  };
  const { status, text, body } = await requestToken(createApi(server, null), form);
  assert.equal(status, 200, text);
  return body as PortalTokens;
}

export function refreshPortal(server: FastifyInstance, refresh_token: string) {
  return requestToken(createApi(server, null), { grant_type: 'refresh_token', refresh_token, client_id: 'heldby-portal' });
}
