/** Operations on the search index. */
import type { Registry } from '../../app.ts';
import type { IndexStatus } from '../../services/search/indexing.ts';
import { type InOrganization, organizationNamed, systemOf } from '../wanted.ts';

export interface IndexView extends IndexStatus {
  readonly organization: string;
}

export const searchOperations = {
  searchStatus: async ({ services }: Registry, input: InOrganization): Promise<IndexView> => {
    const organization = await organizationNamed(services, input.organization);
    return { organization: organization.name, ...(await services.indexing.status(systemOf(organization))) };
  },

  rebuildSearch: async ({ services }: Registry, input: InOrganization): Promise<IndexView> => {
    const organization = await organizationNamed(services, input.organization);
    return { organization: organization.name, ...(await services.indexing.rebuilt({ actor: systemOf(organization) })) };
  },
};
