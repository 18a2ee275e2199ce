/** The native routes that list guest sessions, activation codes and push registrations. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { toPushTarget } from '../mapping/held.ts';
import { toListedGuest } from '../mapping/lines.ts';
import { afterIn, beforeIn, idIn, listRequest, toListPage } from '../mapping/lists.ts';

export const telephonyListRoutes: readonly DialectRoute[] = [
  serve(api.listPushRegistrations, async ({ actor, query }, services) => {
    const filter = {
      personId: idIn(query.person),
      ownerId: idIn(query.owner),
      deviceId: idIn(query.device),
      applicationId: idIn(query.application),
      platforms: query.platform ?? null,
      states: query.state ?? null,
    };
    const page = await services.pushTargetList.list(actor, listRequest(query, filter));
    return toListPage(page, query.fields, ({ deviceId, owner, ...target }) => ({ ...toPushTarget(target), deviceId, owner }));
  }),
  serve(api.listGuestSessions, async ({ actor, query }, services) => {
    const filter = {
      personId: idIn(query.person),
      hostId: idIn(query.owner),
      deviceId: idIn(query.device),
      state: query.state ?? null,
      createdAfter: afterIn(query, 'createdAfter'),
      createdBefore: beforeIn(query, 'createdBefore'),
    };
    const page = await services.guestList.list(actor, listRequest(query, filter));
    return toListPage(page, query.fields, toListedGuest);
  }),
  serve(api.listActivationCodes, async ({ actor, query }, services) => {
    const filter = { ownerId: idIn(query.owner), state: query.state ?? null };
    const page = await services.activationList.list(actor, listRequest(query, filter));
    return toListPage(page, query.fields, ({ createdAt, expiresAt, redeemedAt, ...rest }) => ({
      ...rest,
      createdAt: toIso(createdAt),
      expiresAt: toIso(expiresAt),
      redeemedAt: toIsoOrNull(redeemedAt),
    }));
  }),
];
