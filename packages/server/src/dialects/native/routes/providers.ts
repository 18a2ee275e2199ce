/** The native routes about OpenID providers. */
import { routes as api } from '@heldby/contract';
import { toProvider } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { canonicalIds, idOf } from '../ids.ts';
import { toRulesPreview } from '../mapping/directories.ts';
import { listRequest, toListPage } from '../mapping/lists.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';

export const providerRoutes: readonly DialectRoute[] = [
  serve(api.createProvider, async (call, { providers }) =>
    toProvider(await providers.create(writeOf(call), membersOf(call.body))),
  ),
  serve(api.listProviders, async ({ actor, query }, { providers }) =>
    toListPage(await providers.list(actor, listRequest(query, {})), query.fields, toProvider),
  ),
  serve(api.getProvider, async (call, { providers }) => toProvider(await providers.get(call.actor, idOf(call, 'provider')))),
  serve(api.updateProvider, async (call, { providers }) =>
    toProvider(await providers.update(writeOf(call), idOf(call, 'provider'), membersOf(call.body))),
  ),
  serve(api.setProviderClient, async (call, { providers }) =>
    toProvider(await providers.setClient(writeOf(call), idOf(call, 'provider'), membersOf(call.body))),
  ),
  serve(api.previewProviderRules, async (call, { providers }) => {
    const { rules } = canonicalIds(call.body);
    return toRulesPreview(await providers.previewRules(call.actor, idOf(call, 'provider'), rules));
  }),
  serve(api.checkProvider, async (call, { checkProvider }) => {
    const { provider, endpoints, problem } = await call.waiting(checkProvider(call.actor, idOf(call, 'provider')));
    return { ...toProvider(provider), endpoints: { ...endpoints }, problem };
  }),
  serve(api.removeProvider, async (call, { providers }) => providers.remove(writeOf(call), idOf(call, 'provider'))),
];
