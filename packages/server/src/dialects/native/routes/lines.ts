/** The native routes about virtual lines, and about the callings that lines need. */
import { routes as api } from '@heldby/contract';
import { toCalling, toVirtualLine } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const lineRoutes: readonly DialectRoute[] = [
  serve(api.createVirtualLine, async (call, { virtualLines }) =>
    tagged(call, toVirtualLine(await virtualLines.create(writeOf(call), membersOf(call.body)))),
  ),
  serve(api.listVirtualLines, async ({ actor, query }, { virtualLines }) => {
    const filter = { locationId: idIn(query.location), state: query.state ?? null, search: query.q ?? null };
    return toListPage(await virtualLines.list(actor, listRequest(query, filter)), query.fields, toVirtualLine);
  }),
  serve(api.getVirtualLine, async (call, { virtualLines }) =>
    tagged(call, toVirtualLine(await virtualLines.get(call.actor, idOf(call, 'virtualLine')))),
  ),
  serve(api.updateVirtualLine, async (call, { virtualLines }) =>
    tagged(call, toVirtualLine(await virtualLines.update(writeOf(call), idOf(call, 'virtualLine'), membersOf(call.body)))),
  ),
  serve(api.closeVirtualLine, async (call, { virtualLines }) =>
    tagged(call, toVirtualLine(await virtualLines.close(writeOf(call), idOf(call, 'virtualLine')))),
  ),
  serve(api.reopenVirtualLine, async (call, { virtualLines }) =>
    tagged(call, toVirtualLine(await virtualLines.reopen(writeOf(call), idOf(call, 'virtualLine')))),
  ),
  serve(api.setCallingOfVirtualLine, async (call, { calling }) => {
    const owner = { kind: 'virtual_line', id: idOf(call, 'virtualLine') } as const;
    return toCalling(await calling.set(writeOf(call), owner, membersOf(call.body)));
  }),
  serve(api.removeCallingOfWorkspace, async (call, { calling }) =>
    calling.remove(writeOf({ ...call, body: undefined }), { kind: 'workspace', id: idOf(call, 'workspace') }),
  ),
];
