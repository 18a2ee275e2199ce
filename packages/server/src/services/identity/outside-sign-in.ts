/** Signs people in at the organization's OpenID provider: code flow with PKCE, state and nonce (OpenID Connect Core §3.1). */
import * as openid from 'openid-client';
import type { Core } from '../../core/core.ts';
import { type IdentityProvider, isInsecureIssuer } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import { limitedFetch } from '../../lib/limited-fetch.ts';
import { recognize, refused } from './outside-people.ts';
import type { Providers } from './providers.ts';
import type { SignedIn } from './sign-in.ts';

/** What the browser keeps until it returns, to prove that it is the same browser. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The provider that the browser was sent to, as `keyOf` it: another one is not believed in its place. */
  readonly provider: string;
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
      const departure = { state: randomSecret(), nonce: randomSecret(), verifier: randomSecret(), provider: keyOf(provider) };
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
    finish: async (org, returned, { state, nonce, verifier, provider: asked }) => {
      const provider = await providers.find(org);
      if (provider === undefined || asked !== keyOf(provider))
        throw refused('The sign-in provider was changed meanwhile. Please try again.');
      const config = await discover(provider);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await proving(() => openid.authorizationCodeGrant(config, returned, checks));
      return recognize(core, org, provider, tokens.claims());
    },
  };
}

/** A provider's document may name any URL as its sign-in page. Only send browsers to web pages. */
function requirePage(url: URL): URL {
  if (url.protocol === 'https:' || isInsecureIssuer(url.href)) return url;
  throw new Error(`the provider's authorization endpoint is ${url.protocol}`);
}

/** Identifies a provider and heldby's registration there. */
function keyOf({ issuer, clientId }: IdentityProvider): string {
  return digest(JSON.stringify([issuer, clientId]));
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
