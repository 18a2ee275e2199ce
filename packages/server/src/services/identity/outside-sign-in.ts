/** Signs people in at the organization's OpenID providers: code flow with PKCE, state and nonce (OpenID Connect Core §3.1). */
import type { Core } from '../../core/core.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { digest, randomSecret } from '../../lib/crypto.ts';
import { createDiscovery, endpointsOf } from './discovery.ts';
import { claimedIn, recognize } from './outside-people.ts';
import type { Providers } from './providers.ts';
import { createRefusedIdentities, RefusedSignIn } from './refused-identities.ts';
import type { SignedIn } from './sign-in.ts';

/** What the browser keeps until it returns, to prove that it is the same browser. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The provider that the browser was sent to, as `keyOf` it: another one is not believed in its place. */
  readonly provider: string;
}

/** How the browser came back: to the address of which provider, and with what. */
export interface Returned {
  readonly providerId: string;
  readonly url: URL;
}

export interface OutsideSignIn {
  /** Where to send the browser, and what it must bring back. */
  readonly begin: (
    org: OrgId,
    provider: IdentityProvider,
    callback: string,
  ) => Promise<{ location: string; departure: Departure }>;
  /** The person that the provider names. Fails if they have no account here. */
  readonly finish: (org: OrgId, returned: Returned, departure: Departure) => Promise<SignedIn>;
  /** Asks the provider for its endpoints. Fails with the reason for which people could not sign in. */
  readonly check: (org: OrgId, provider: IdentityProvider) => Promise<Readonly<Record<string, string>>>;
}

export function createOutsideSignIn(core: Core, providers: Providers): OutsideSignIn {
  const discover = createDiscovery(core);
  const tellRefused = createRefusedIdentities(core);
  return {
    begin: async (org, provider, callback) => {
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
      const { buildAuthorizationUrl } = await import('openid-client');
      return { location: buildAuthorizationUrl(config, asked).href, departure };
    },
    finish: async (org, { providerId, url }, { state, nonce, verifier, provider: asked }) => {
      const provider = (await providers.all(org)).find(each => keyOf(each) === asked);
      if (provider === undefined) throw refused('The sign-in provider was changed meanwhile. Please try again.');
      // Each provider has an address of its own, so that none can pass on what another one gave (RFC 9700 §4.4).
      if (provider.id !== providerId) throw refused('This answer is of another sign-in provider than the one that was asked.');
      const config = await discover(org, provider);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const { authorizationCodeGrant } = await import('openid-client');
      const tokens = await proving(() => authorizationCodeGrant(config, url, checks));
      const claims = tokens.claims();
      const who = claimedIn(provider, claims);
      if (claims === undefined || who === undefined) throw refused(`${provider.name} did not say who you are.`);
      try {
        return await recognize(core, { org, provider }, who, claims);
      } catch (error) {
        if (error instanceof RefusedSignIn) await tellRefused(org, provider, who, error);
        throw error;
      }
    },
    check: async (org, provider) => endpointsOf(await discover(org, provider)),
  };
}

/** Identifies a provider and heldby's registration there. */
function keyOf({ id, issuer, clientId }: IdentityProvider): string {
  return digest(JSON.stringify([id, issuer, clientId]));
}

function refused(text: string, cause?: unknown): Problem {
  return new Problem('forbidden', text, cause === undefined ? {} : { cause });
}

/** Turns any failure to verify the provider's answer into a refusal. */
async function proving<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw refused('The sign-in provider did not confirm who you are.', cause);
  }
}
