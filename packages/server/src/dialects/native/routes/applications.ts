/** The native routes about applications and their secrets. */
import { routes as api } from '@heldby/contract';
import { toApplication } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toClientSecret, toIssuedApplication, toIssuedSecret } from '../mapping/credentials.ts';
import { toPage } from '../mapping/pages.ts';
import { instants, membersOf, pageOf, writeOf } from '../mapping/requests.ts';

export const applicationRoutes: readonly DialectRoute[] = [
  serve(api.createApplication, async (call, { applications }) =>
    toIssuedApplication(await applications.create(writeOf(call), membersOf(call.body))),
  ),
  serve(api.listApplications, async ({ actor, query }, { applications }) =>
    toPage(await applications.list(actor, pageOf(query)), toApplication),
  ),
  serve(api.getApplication, async (call, { applications }) =>
    toApplication(await applications.get(call.actor, idOf(call, 'application'))),
  ),
  serve(api.updateApplication, async (call, { applications }) =>
    toApplication(await applications.update(writeOf(call), idOf(call, 'application'), membersOf(call.body))),
  ),
  serve(api.disableApplication, async (call, { applications }) =>
    toApplication(await applications.disable(writeOf(call), idOf(call, 'application'))),
  ),
  serve(api.enableApplication, async (call, { applications }) =>
    toApplication(await applications.enable(writeOf(call), idOf(call, 'application'))),
  ),
  serve(api.removeApplication, async (call, { applications }) => applications.remove(writeOf(call), idOf(call, 'application'))),
  serve(api.addSecret, async (call, { clientSecrets }) => {
    const { label } = call.body ?? {};
    const input = { ...(label === undefined ? {} : { label }), ...instants(call.body ?? {}, ['expiresAt']) };
    return toIssuedSecret(await clientSecrets.add(writeOf(call), idOf(call, 'application'), input));
  }),
  serve(api.listSecrets, async (call, { clientSecrets }) => {
    const secrets = await clientSecrets.list(call.actor, idOf(call, 'application'));
    return { items: secrets.map(toClientSecret) };
  }),
  serve(api.revokeSecret, async (call, { clientSecrets }) =>
    clientSecrets.revoke(writeOf(call), idOf(call, 'application'), idOf(call, 'secret')),
  ),
];
