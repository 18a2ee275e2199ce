/** Asks an OpenID provider for its endpoints, so that an administrator learns before people do that it is reached. */
import type { Actor } from '../../domain/actor.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { ProviderId } from '../../domain/ids.ts';
import { fullReasonOf } from '../../lib/reason.ts';
import type { OutsideSignIn } from './outside-sign-in.ts';
import type { Providers } from './providers.ts';

export interface CheckedProvider {
  readonly provider: IdentityProvider;
  readonly endpoints: Readonly<Record<string, string>>;
  /** Why people could not sign in there; null when they can. */
  readonly problem: string | null;
}

/** A message of a library, or of the machine, which may quote what the provider sent. */
const REASON_LIMIT = 1_000;

/** That a provider is away is what was asked, and no outage of heldby: only the latter is thrown. */
export type ProviderCheck = (actor: Actor, id: ProviderId) => Promise<CheckedProvider>;

export function createProviderCheck(providers: Providers, outsideSignIn: OutsideSignIn): ProviderCheck {
  return async (actor, id) => {
    const provider = await providers.get(actor, id);
    try {
      return { provider, endpoints: await outsideSignIn.check(actor.org, provider), problem: null };
    } catch (cause) {
      return {
        provider,
        endpoints: {},
        problem: `${provider.issuer} cannot be used: ${fullReasonOf(cause).slice(0, REASON_LIMIT)}.`,
      };
    }
  };
}
