/** Signs people in at the organization's OpenID provider: code flow with PKCE, state and nonce (OpenID Connect Core §3.1). */
import * as openid from 'openid-client';
import type { Core } from '../../core/core.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import { createDiscovery, endpointsOf } from './discovery.ts';
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
  /** Asks the provider for its endpoints. Fails with the reason for which people could not sign in. */
  readonly check: (org: OrgId, provider: IdentityProvider) => Promise<Readonly<Record<string, string>>>;
}

export function createOutsideSignIn(core: Core, providers: Providers): OutsideSignIn {
  const discover = createDiscovery(core);
  return {
    begin: async (org, callback) => {
      const provider = await providers.find(org);
      if (provider === undefined) return undefined;
      const config = await discover(org, provider);
      const [state, nonce, verifier] = [randomSecret(core.random), randomSecret(core.random), randomSecret(core.random)];
      const departure = { state, nonce, verifier, provider: keyOf(provider) };
      const asked = {
        redirect_uri: callback,
        scope: 'openid profile email',
        code_challenge: digest(departure.verifier),
        code_challenge_method: 'S256',
        state: departure.state,
        nonce: departure.nonce,
      };
      return { location: openid.buildAuthorizationUrl(config, asked).href, departure };
    },
    finish: async (org, returned, { state, nonce, verifier, provider: asked }) => {
      const provider = await providers.find(org);
      if (provider === undefined || asked !== keyOf(provider))
        throw refused('The sign-in provider was changed meanwhile. Please try again.');
      const config = await discover(org, provider);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await proving(() => openid.authorizationCodeGrant(config, returned, checks));
      return recognize(core, org, provider, tokens.claims());
    },
    check: async (org, provider) => endpointsOf(await discover(org, provider)),
  };
}

/** Identifies a provider and heldby's registration there. */
function keyOf({ issuer, clientId }: IdentityProvider): string {
  return digest(JSON.stringify([issuer, clientId]));
}

/** Turns any failure to verify the provider's answer into a refusal. */
async function proving<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw refused('The sign-in provider did not confirm who you are.', cause);
  }
}
