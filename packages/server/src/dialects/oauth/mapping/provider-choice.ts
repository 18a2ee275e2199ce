/** Which provider an authorization request leads to. Pure. */
import type { IdentityProvider } from '../../../domain/identity-provider.ts';
import { domainOf, providerFor } from '../../../domain/provider-domains.ts';
import type { AuthorizeRequest } from './authorize-request.ts';

/** The one that it names by its id or its name, that of the domain of its login hint, or the only one. */
export function chosenProvider(
  providers: readonly IdentityProvider[],
  { provider: named = '', login_hint: login = '' }: AuthorizeRequest,
): IdentityProvider | undefined {
  const wanted = named.toLowerCase();
  const byName = providers.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (byName !== undefined) return byName;
  return providerFor(providers, domainOf(login)) ?? (providers.length === 1 ? providers[0] : undefined);
}
