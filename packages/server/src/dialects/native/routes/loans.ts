/** The native routes that hand devices over, and list loans. */
import { routes as api } from '@heldby/contract';
import { toAssignment } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { canonicalIds, idOf } from '../ids.ts';
import { toPage } from '../mapping/pages.ts';
import { toLoan } from '../mapping/reports.ts';
import { instants, membersOf, pageOf, writeOf } from '../mapping/requests.ts';

export const loanRoutes: readonly DialectRoute[] = [
  serve(api.handOverDevice, async (call, services) => {
    const { to, role = 'owner', from = null } = membersOf(call.body);
    const wish = { to, role, from, ...instants(call.body, ['dueAt', 'expiresAt', 'keepUntil']) };
    const { ended, begun, kept } = await services.assignments.handOver(writeOf(call), idOf(call, 'device'), wish);
    return { ended: toAssignment(ended), begun: toAssignment(begun), kept: kept && toAssignment(kept) };
  }),
  serve(api.listLoans, async ({ actor, query }, services) => {
    const { state = 'all', ownerId = null } = canonicalIds(query);
    const { dueAfter = null, dueBefore = null } = instants(query, ['dueAfter', 'dueBefore'], 'query');
    const page = await services.loans.list(actor, { state, ownerId, dueAfter, dueBefore }, pageOf(query));
    return toPage(page, toLoan);
  }),
];
