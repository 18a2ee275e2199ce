/** The native routes about tokens, sessions and the other credentials. */
import { routes as api, KEEP_OLD_TOKEN_SECONDS } from '@heldby/contract';
import { toCredential } from '../../../core/objects.ts';
import { asOwner } from '../../../domain/actor.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toIssuedToken, toNamedCredential, toRotatedToken } from '../mapping/credentials.ts';
import { beforeIn, idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { instants, membersOf, writeOf } from '../mapping/requests.ts';

export const tokenRoutes: readonly DialectRoute[] = [
  serve(api.createToken, async (call, { credentials }) => {
    const { owner, scopes, label, limits } = membersOf(call.body);
    const subject = owner ?? asOwner(call.actor) ?? personOwner(call.actor.id);
    return toIssuedToken(
      await credentials.issue(writeOf(call), {
        subject,
        scopes,
        label,
        ...(limits && { limits }),
        ...instants(call.body, ['expiresAt']),
      }),
    );
  }),
  serve(api.listTokens, async ({ actor, query }, { credentials }) => {
    const filter = {
      ownerId: idIn(query.owner),
      applicationId: idIn(query.application),
      kinds: query.kind ?? null,
      state: query.state ?? null,
      expiresBefore: beforeIn(query, 'expiresBefore'),
      unusedSince: beforeIn(query, 'unusedSince'),
      search: query.q ?? null,
    };
    return toListPage(await credentials.page(actor, listRequest(query, filter)), query.fields, toNamedCredential);
  }),
  serve(api.getToken, async (call, { credentials }) => toNamedCredential(await credentials.get(call.actor, idOf(call, 'token')))),
  serve(api.updateToken, async (call, { credentials }) => {
    const { label, limits } = membersOf(call.body);
    const wish = { ...(label === undefined ? {} : { label }), ...(limits && { limits }), ...instants(call.body, ['expiresAt']) };
    return toCredential(await credentials.update(writeOf(call), idOf(call, 'token'), wish));
  }),
  serve(api.rotateToken, async (call, { credentials }) => {
    const { keepSeconds = KEEP_OLD_TOKEN_SECONDS } = call.body ?? {};
    const rotation = { keepSeconds, ...instants(call.body ?? {}, ['expiresAt']) };
    return toRotatedToken(await credentials.rotate(writeOf(call), idOf(call, 'token'), rotation));
  }),
  serve(api.listTokensOfPerson, async (call, { credentials }) => {
    const all = await credentials.list(call.actor, personOwner(idOf(call, 'person')));
    return { items: all.map(toCredential) };
  }),
  serve(api.revokeToken, async (call, { credentials }) => credentials.revoke(writeOf(call), idOf(call, 'token'))),
];
