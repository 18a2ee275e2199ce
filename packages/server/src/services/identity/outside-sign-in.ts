/** Signs people in at the organization's OpenID provider: code flow with PKCE, state and nonce (OpenID Connect Core §3.1). */
import * as openid from 'openid-client';
import type { Core } from '../../core/core.ts';
import { type IdentityProvider, isInsecureIssuer } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { loginKey } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import { limitedFetch } from '../../lib/limited-fetch.ts';
import { selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import type { Providers } from './providers.ts';
import type { SignedIn } from './sign-in.ts';

/** What the browser keeps until it returns, to prove that it is the same browser. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OutsideSignIn {
  /** Where to send the browser, and what it must bring back. Undefined if the organization has no provider. */
  readonly begin: (org: OrgId, callback: string) => Promise<{ location: string; departure: Departure } | undefined>;
  /** The person that the provider names. Fails if they have no account here. */
  readonly finish: (org: OrgId, returned: URL, departure: Departure) => Promise<SignedIn>;
}

/** Per answer of the provider. Together they must fit into the 30 s of a request. */
const TIMEOUT_SECONDS = 8;
/** Providers rarely move their endpoints. An unknown key is fetched at once, without waiting for this. */
const DISCOVERY_MS = 10 * 60_000;
const DISCOVERIES_LIMIT = 1_000;

interface Discovery {
  readonly config: openid.Configuration;
  readonly until: number;
}

export function createOutsideSignIn(core: Core, providers: Providers): OutsideSignIn {
  const discoveries = createBoundedMap<string, Discovery>(DISCOVERIES_LIMIT);

  const discover = async (provider: IdentityProvider): Promise<openid.Configuration> => {
    const key = digest(JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]));
    const known = discoveries.get(key);
    if (known !== undefined && known.until > Date.now()) return known.config;
    // Check the signature although the token comes from the provider directly: a proxy may terminate the TLS connection.
    const execute = [openid.enableNonRepudiationChecks];
    if (isInsecureIssuer(provider.issuer)) execute.push(openid.allowInsecureRequests);
    const options = { execute, timeout: TIMEOUT_SECONDS, [openid.customFetch]: limitedFetch };
    const config = await reaching(() =>
      openid.discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, options),
    );
    discoveries.set(key, { config, until: Date.now() + DISCOVERY_MS });
    return config;
  };

  return {
    begin: async (org, callback) => {
      const provider = await providers.find(org);
      if (provider === undefined) return undefined;
      const config = await discover(provider);
      const departure = { state: randomSecret(), nonce: randomSecret(), verifier: randomSecret() };
      const asked = {
        redirect_uri: callback,
        scope: 'openid profile email',
        code_challenge: digest(departure.verifier),
        code_challenge_method: 'S256',
        state: departure.state,
        nonce: departure.nonce,
      };
      const location = await reaching(async () => requirePage(openid.buildAuthorizationUrl(config, asked)));
      return { location: location.href, departure };
    },
    finish: async (org, returned, { state, nonce, verifier }) => {
      const provider = await providers.find(org);
      if (provider === undefined) throw refused('The sign-in provider was removed.');
      const config = await discover(provider);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await proving(() => openid.authorizationCodeGrant(config, returned, checks));
      return toSignedIn(core, org, provider, tokens.claims() ?? {});
    },
  };
}

async function toSignedIn(
  core: Core,
  org: OrgId,
  provider: IdentityProvider,
  claims: Readonly<Record<string, unknown>>,
): Promise<SignedIn> {
  const login = claims[provider.loginClaim];
  if (typeof login !== 'string' || login === '') throw refused(`${provider.name} did not say who you are.`);
  // Without this check, anybody who can edit the address in their profile could sign in as another person.
  if (provider.loginClaim === 'email' && claims.email_verified === false) throw refused('Your e-mail address is not verified.');
  const row = await core.storage.one(selectPersonByLogin, { org, loginKey: loginKey(login) });
  if (row === undefined || row.disabledReason !== null) throw noAccount();
  return { org, person: toPerson(row) };
}

/** The refusal for a person that the provider knows but who may not sign in here. */
export function noAccount(): Problem {
  return refused('You have no account here, or it is disabled.');
}

/** A provider's document may name any URL as its sign-in page. Only send browsers to web pages. */
function requirePage(url: URL): URL {
  if (url.protocol === 'https:' || isInsecureIssuer(url.href)) return url;
  throw new Error(`the provider's authorization endpoint is ${url.protocol}`);
}

function refused(text: string, cause?: unknown): Problem {
  return new Problem('forbidden', text, cause === undefined ? {} : { cause });
}

/** Turns failures to reach the provider into `unavailable`, because the request itself is not at fault. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Problem('unavailable', 'The sign-in provider cannot be reached.', { cause });
  }
}

/** Turns any failure to verify the provider's answer into a refusal. */
async function proving<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw refused('The sign-in provider did not confirm who you are.', cause);
  }
}
