/** The native routes about sessions. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toSession } from '../mapping/credentials.ts';
import { beforeIn, idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { writeOf } from '../mapping/requests.ts';

export const sessionRoutes: readonly DialectRoute[] = [
  serve(api.listSessions, async ({ actor, query }, { openSessions }) => {
    const filter = {
      personId: idIn(query.person),
      applicationId: idIn(query.application),
      unusedSince: beforeIn(query, 'unusedSince'),
      search: query.q ?? null,
    };
    return toListPage(await openSessions.list(actor, listRequest(query, filter)), query.fields, toSession);
  }),
  serve(api.listSessionsOfPerson, async (call, { openSessions }) => {
    const { actor, query } = call;
    const filter = {
      personId: idOf(call, 'person'),
      applicationId: idIn(query.application),
      unusedSince: beforeIn(query, 'unusedSince'),
    };
    return toListPage(await openSessions.list(actor, listRequest(query, filter)), query.fields, toSession);
  }),
  serve(api.endSession, (call, { openSessions }) => openSessions.end(writeOf(call), idOf(call, 'session'))),
  serve(api.endSessionsOfPerson, (call, { openSessions }) =>
    openSessions.endAll(writeOf(call), idOf(call, 'person'), call.body?.keepCurrent ?? false),
  ),
];
