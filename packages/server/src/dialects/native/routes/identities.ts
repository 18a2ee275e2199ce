/** The native routes about passwords, and who the accounts at OpenID providers are here. */
import { routes as api } from '@heldby/contract';
import { toOutsideIdentity } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toPage } from '../mapping/pages.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';

export const identityRoutes: readonly DialectRoute[] = [
  serve(api.setPassword, async (call, { passwords }) => passwords.set(writeOf(call), idOf(call, 'person'), call.body.password)),
  serve(api.changeOwnPassword, async (call, { changeOwnPassword }) => {
    const { present, password } = call.body;
    await changeOwnPassword(writeOf(call), { present, password, address: call.request.ip });
  }),
  serve(api.listIdentities, async ({ actor, query }, { outsideIdentities }) =>
    toPage(await outsideIdentities.list(actor, pageOf(query)), toOutsideIdentity),
  ),
  serve(api.listIdentitiesOfPerson, async (call, { outsideIdentities }) => {
    const identities = await outsideIdentities.ofPerson(call.actor, idOf(call, 'person'));
    return { items: identities.map(toOutsideIdentity) };
  }),
  serve(api.unbindIdentity, async (call, { outsideIdentities }) =>
    outsideIdentities.unbind(writeOf(call), idOf(call, 'identity')),
  ),
];
