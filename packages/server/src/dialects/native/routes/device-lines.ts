/** The native routes about the lines on devices. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toListedLine } from '../mapping/lines.ts';
import { idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const deviceLineRoutes: readonly DialectRoute[] = [
  serve(api.listLines, async ({ actor, query }, { lines }) => {
    const { owner, device, location, state = null } = query;
    const filter = { ownerId: idIn(owner), deviceId: idIn(device), locationId: idIn(location), state };
    return toListPage(await lines.list(actor, listRequest(query, filter)), query.fields, toListedLine);
  }),
  serve(api.getLine, async (call, { lines }) => tagged(call, toListedLine(await lines.get(call.actor, idOf(call, 'line'))))),
  serve(api.updateLine, async (call, { lines }) =>
    tagged(call, toListedLine(await lines.update(writeOf(call), idOf(call, 'line'), membersOf(call.body)))),
  ),
  serve(api.endLine, async (call, { lines }) => tagged(call, toListedLine(await lines.end(writeOf(call), idOf(call, 'line'))))),
];
