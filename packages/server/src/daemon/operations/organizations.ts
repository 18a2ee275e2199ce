/** Operations on organizations, their hosts and their policies. */
import type { Registry } from '../../app.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import { parsePolicyWish } from '../policy.ts';
import { type OrganizationView, viewOrganization } from '../views.ts';
import { type InOrganization, organizationNamed, systemOf } from '../wanted.ts';

export interface NewHost extends InOrganization {
  readonly host: string;
}

export interface HostView {
  readonly host: string;
  readonly organization: OrganizationView;
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

  addHost: async ({ services }: Registry, input: NewHost): Promise<HostView> => {
    const organization = await organizationNamed(services, input.organization);
    const host = await services.hosts.add({ actor: systemOf(organization) }, input.host);
    return { host, organization: viewOrganization(organization) };
  },

  removeHost: async ({ services }: Registry, input: NewHost): Promise<HostView> => {
    const organization = await organizationOfHost(services, input);
    const host = await services.hosts.remove({ actor: systemOf(organization) }, input.host);
    return { host, organization: viewOrganization(organization) };
  },

  /** Of the named organization, or of all. */
  listHosts: async ({ services }: Registry, input: InOrganization): Promise<HostView[]> => {
    const wanted = input.organization === undefined ? undefined : await organizationNamed(services, input.organization);
    return hostsOf(services, wanted === undefined ? await services.organizations.list() : [wanted]);
  },

  showPolicy: async ({ services }: Registry, input: InOrganization): Promise<Policy> =>
    (await organizationNamed(services, input.organization)).policy,

  setPolicy: async ({ services }: Registry, input: ChangedPolicy): Promise<Policy> => {
    const wish = parsePolicyWish(input.settings);
    const actor = systemOf(await organizationNamed(services, input.organization));
    return (await services.organizations.setPolicy({ actor }, wish)).policy;
  },
};

async function hostsOf(services: Services, organizations: readonly Organization[]): Promise<HostView[]> {
  const hosts: HostView[] = [];
  for (const organization of organizations) {
    const view = viewOrganization(organization);
    for (const host of await services.hosts.list(systemOf(organization))) hosts.push({ host, organization: view });
  }
  return hosts;
}

/** The named organization, else the one that has the host, so that the operator need not know which. */
async function organizationOfHost(services: Services, { organization, host }: NewHost): Promise<Organization> {
  if (organization !== undefined) return organizationNamed(services, organization);
  const organizations = await services.organizations.list();
  const known = (await hostsOf(services, organizations)).find(each => each.host === host.toLowerCase());
  const found = organizations.find(each => each.id === known?.organization.id);
  if (found !== undefined) return found;
  throw new Problem('not_found', `The host ${JSON.stringify(host)} belongs to no organization.`);
}
