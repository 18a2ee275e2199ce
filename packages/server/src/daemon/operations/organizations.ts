/** Operations on organizations, their hosts and their policies. */
import type { Registry } from '../../app.ts';
import type { Policy } from '../../domain/organization.ts';
import { parsePolicyWish } from '../policy.ts';
import { type OrganizationView, viewOrganization } from '../views.ts';
import { type InOrganization, organizationNamed, systemOf } from '../wanted.ts';

export interface NewHost extends InOrganization {
  readonly host: string;
}

export interface ChangedPolicy extends InOrganization {
  /** Each `<name>=<value>`. */
  readonly settings: readonly string[];
}

export const organizationOperations = {
  createOrganization: async ({ services }: Registry, input: { readonly name: string }): Promise<OrganizationView> =>
    viewOrganization(await services.organizations.create(input.name)),

  listOrganizations: async ({ services }: Registry, _input: object): Promise<OrganizationView[]> =>
    (await services.organizations.list()).map(viewOrganization),

  addHost: async ({ services }: Registry, input: NewHost): Promise<{ host: string; organization: OrganizationView }> => {
    const organization = await organizationNamed(services, input.organization);
    await services.hosts.add({ actor: systemOf(organization) }, input.host);
    return { host: input.host.toLowerCase(), organization: viewOrganization(organization) };
  },

  showPolicy: async ({ services }: Registry, input: InOrganization): Promise<Policy> =>
    (await organizationNamed(services, input.organization)).policy,

  setPolicy: async ({ services }: Registry, input: ChangedPolicy): Promise<Policy> => {
    const wish = parsePolicyWish(input.settings);
    const actor = systemOf(await organizationNamed(services, input.organization));
    return (await services.organizations.setPolicy({ actor }, wish)).policy;
  },
};
