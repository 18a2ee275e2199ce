/** What an application gets once a person has signed in and allowed it: a code or a token. */

import type { WantedScope } from '../../../core/identity/grants.ts';
import { isBuiltIn } from '../../../domain/built-in-clients.ts';
import type { Page } from '../../../http/dialect/dialect.ts';
import type { Allowance } from '../../../services/identity/grants.ts';
import type { SignedIn } from '../../../services/identity/sign-in.ts';
import type { Services } from '../../../services/services.ts';
import { redirectWithCode, redirectWithToken } from '../mapping/redirects.ts';
import type { TrustedRequest } from '../mapping/trusted-request.ts';
import { wantedScopes } from '../scopes.ts';
import type { OauthOptions } from './options.ts';

/** The wanted scopes that the person may give; none if a word is unknown. A client that is built in gets all of them, if it names none. */
export function scopesFor(
  { scopeWords }: OauthOptions,
  { grants }: Services,
  { asked, client }: TrustedRequest,
  who: SignedIn,
): WantedScope[] {
  const whole = isBuiltIn(client.application) ? grants.wholeReach(who) : undefined;
  const wanted = wantedScopes(asked, scopeWords, whole);
  return wanted === undefined ? [] : grants.withinReach(who, wanted);
}

export async function give(
  options: OauthOptions,
  { grants }: Services,
  { asked, client, redirectUri }: TrustedRequest,
  { who, scopes }: Pick<Allowance, 'who' | 'scopes'>,
): Promise<Page> {
  const { application } = client;
  const allowance = { who, application, scopes, redirectUri, codeChallenge: asked.code_challenge ?? null };
  if (asked.response_type === 'code') return redirectWithCode(redirectUri, await grants.issueCode(allowance), asked);
  return redirectWithToken(redirectUri, await grants.issueToken(allowance, options.tokenLifetimeSeconds), asked);
}
