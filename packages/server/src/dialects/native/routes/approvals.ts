/** The native routes about devices that wait for approval. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toApproval } from '../mapping/approvals.ts';
import { idIn } from '../mapping/lists.ts';
import { toPage } from '../mapping/pages.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const approvalRoutes: readonly DialectRoute[] = [
  serve(api.listApprovals, async ({ actor, query }, { approvals }) => {
    const filter = { state: query.state ?? null, personId: idIn(query.person) };
    return toPage(await approvals.list(actor, filter, pageOf(query)), toApproval);
  }),
  serve(api.getApproval, async (call, { approvals }) =>
    tagged(call, toApproval(await approvals.get(call.actor, idOf(call, 'approval')))),
  ),
  serve(api.approveDevice, async (call, { approvals }) =>
    tagged(call, toApproval(await approvals.approve(writeOf(call), idOf(call, 'approval')))),
  ),
  serve(api.denyDevice, async (call, { approvals }) =>
    tagged(call, toApproval(await approvals.deny(writeOf(call), idOf(call, 'approval')))),
  ),
];
