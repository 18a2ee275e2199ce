/** The native routes about the installation's organizations and host names. */
import { routes as api } from '@heldby/contract';
import { toOrganization } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toInstallationHost } from '../mapping/installation.ts';
import { toPage } from '../mapping/pages.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';

export const installationRoutes: readonly DialectRoute[] = [
  serve(api.listOrganizations, async ({ actor, query }, { tenants }) =>
    toPage(await tenants.list(actor, pageOf(query)), toOrganization),
  ),
  serve(api.createOrganization, async (call, { tenants }) => toOrganization(await tenants.create(writeOf(call), call.body.name))),
  serve(api.getOrganizationById, async (call, { tenants }) =>
    toOrganization(await tenants.get(call.actor, idOf(call, 'organization'))),
  ),
  serve(api.updateOrganization, async (call, { tenants }) => {
    const [id, { name }] = [idOf(call, 'organization'), call.body];
    return toOrganization(await (name === undefined ? tenants.get(call.actor, id) : tenants.rename(writeOf(call), id, name)));
  }),
  serve(api.closeOrganization, async (call, { tenants }) =>
    toOrganization(await tenants.close(writeOf(call), idOf(call, 'organization'))),
  ),
  serve(api.reopenOrganization, async (call, { tenants }) =>
    toOrganization(await tenants.reopen(writeOf(call), idOf(call, 'organization'))),
  ),
  serve(api.listAllHosts, async ({ actor, query }, { tenants }) => ({
    items: (await tenants.hosts(actor, query.organizationId?.toLowerCase())).map(toInstallationHost),
  })),
  serve(api.addHostOf, async (call, { tenants }) =>
    toInstallationHost(await tenants.addHost(writeOf(call), idOf(call, 'organization'), call.body.host)),
  ),
  serve(api.removeHostOf, async (call, { tenants }) =>
    toInstallationHost(await tenants.removeHost(writeOf(call), call.params.host ?? '')),
  ),
];
