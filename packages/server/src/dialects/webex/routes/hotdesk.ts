/** Hot desking: the sessions of guests (contract webex §9, items 61 to 64). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf, uuidOf } from '../ids.ts';
import { toSession } from '../mapping/devices.ts';
import { Sessions } from '../schemas/devices.ts';
import { id, orgId, page } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

const MAX = 100;
const PATH = '/v1/hotdesk/sessions';

const list = defineRoute({
  id: 'webex.hotdesk.list',
  method: 'GET',
  path: PATH,
  summary: "Guests at others' devices.",
  scope: 'spark-admin:devices_read',
  query: Type.Object({ ...orgId, ...page, personId: id, workspaceId: id }),
  status: 200,
  reply: Sessions,
});

const remove = defineRoute({
  id: 'webex.hotdesk.delete',
  method: 'DELETE',
  path: `${PATH}/{sessionId}`,
  summary: 'Ends a session.',
  scope: 'spark-admin:devices_write',
  query: Type.Object(orgId),
  status: 204,
  reply: null,
});

export function hotdeskRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(list, async (call, { guestSessions }) => {
      const { max = MAX, cursor, personId, workspaceId } = call.query;
      const filter = {
        personId: personId === undefined ? null : uuidOf(personId),
        workspaceId: workspaceId === undefined ? null : uuidOf(workspaceId),
      };
      const found = await guestSessions.list(call.actor, filter, cursor ?? '', Math.min(max, MAX));
      if (found.next !== null) linkNext(call, options, { max: String(Math.min(max, MAX)), cursor: found.next });
      return { items: found.sessions.map(each => toSession(each.session, each.host)) };
    }),
    serveWebex(remove, async (call, { guestSessions }) => {
      await guestSessions.end(call.write, idOf(call, 'sessionId'));
    }),
  ];
}
