/** The native routes about tokens, sessions and the other credentials. */
import { routes as api } from '@heldby/contract';
import { toCredential } from '../../../core/objects.ts';
import { asOwner } from '../../../domain/actor.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toIssuedToken } from '../mapping/credentials.ts';
import { toPage } from '../mapping/pages.ts';
import { instants, membersOf, pageOf, writeOf } from '../mapping/requests.ts';

export const tokenRoutes: readonly DialectRoute[] = [
  serve(api.createToken, async (call, { credentials }) => {
    const { owner, scopes, label } = membersOf(call.body);
    const subject = owner ?? asOwner(call.actor) ?? personOwner(call.actor.id);
    return toIssuedToken(
      await credentials.issue(writeOf(call), { subject, scopes, label, ...instants(call.body, ['expiresAt']) }),
    );
  }),
  serve(api.listTokens, async ({ actor, query }, { credentials }) =>
    toPage(await credentials.listAll(actor, pageOf(query)), toCredential),
  ),
  serve(api.listTokensOfPerson, async (call, { credentials }) => {
    const all = await credentials.list(call.actor, personOwner(idOf(call, 'person')));
    return { items: all.map(toCredential) };
  }),
  serve(api.revokeToken, async (call, { credentials }) => credentials.revoke(writeOf(call), idOf(call, 'token'))),
];
