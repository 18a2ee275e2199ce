/** Operations on the external OpenID provider of an organization. Its client secret is never returned. */
import type { Registry } from '../../app.ts';
import type { ProviderInput } from '../../domain/identity-provider.ts';
import { Problem } from '../../domain/problem.ts';
import { type ProviderView, viewProvider } from '../views.ts';
import { type InOrganization, organizationNamed, systemOf } from '../wanted.ts';

type Endpoints = Readonly<Record<string, string>>;

export const providerOperations = {
  setProvider: async ({ services }: Registry, input: InOrganization & ProviderInput): Promise<ProviderView> => {
    const { organization, ...provider } = input;
    const actor = systemOf(await organizationNamed(services, organization));
    return viewProvider(await services.providers.set({ actor }, provider));
  },

  showProvider: async (registry: Registry, input: InOrganization): Promise<ProviderView> =>
    viewProvider((await providerOf(registry, input)).provider),

  checkProvider: async (registry: Registry, input: InOrganization): Promise<ProviderView & { readonly endpoints: Endpoints }> => {
    const { actor, provider } = await providerOf(registry, input);
    try {
      return { ...viewProvider(provider), endpoints: await registry.services.outsideSignIn.check(actor.org) };
    } catch (error) {
      throw new Problem('unavailable', `${provider.issuer} cannot be used: ${reasonOf(error)}.`, { cause: error });
    }
  },

  removeProvider: async (registry: Registry, input: InOrganization): Promise<ProviderView> => {
    const { actor, provider } = await providerOf(registry, input);
    await registry.services.providers.remove({ actor });
    return viewProvider(provider);
  },
};

async function providerOf({ services }: Registry, input: InOrganization) {
  const organization = await organizationNamed(services, input.organization);
  const provider = await services.providers.find(organization.org);
  if (provider !== undefined) return { provider, actor: systemOf(organization) };
  throw new Problem('not_found', `${organization.name} has no OpenID provider: set one with \`heldby org provider set\`.`);
}

/** The last cause: the errors around it only say that the provider cannot be reached. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
