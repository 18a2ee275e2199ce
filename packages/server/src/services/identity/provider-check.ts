/** Asks the organization's OpenID provider for its endpoints, so that an administrator learns before people do that it is reached. */
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import { Problem } from '../../domain/problem.ts';
import type { OutsideSignIn } from './outside-sign-in.ts';
import type { Providers } from './providers.ts';

export interface CheckedProvider {
  readonly provider: IdentityProvider;
  readonly endpoints: Readonly<Record<string, string>>;
}

/** `unavailable` with the reason for which people could not sign in there. */
export type ProviderCheck = (actor: Actor) => Promise<CheckedProvider>;

export function createProviderCheck(providers: Providers, outsideSignIn: OutsideSignIn): ProviderCheck {
  return async actor => {
    requireRight(actor, 'write organization');
    const provider = await providers.show(actor);
    try {
      return { provider, endpoints: await outsideSignIn.check(actor.org) };
    } catch (cause) {
      throw new Problem('unavailable', `${provider.issuer} cannot be used: ${reasonOf(cause)}.`, { cause });
    }
  };
}

/** The last cause: the errors around it only say that the provider cannot be reached. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
