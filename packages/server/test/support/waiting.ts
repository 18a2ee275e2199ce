/** A device of somebody that waits for approval, for tests of rights and reach. */
import { change } from '../../src/core/change.ts';
import { createDevice } from '../../src/core/devices/create.ts';
import { assign } from '../../src/core/holding/assign.ts';
import { saveAssignment } from '../../src/core/holding/save.ts';
import { askApproval } from '../../src/core/policies/approvals.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { WAITING_REASON } from '../../src/domain/approval.ts';
import type { Owner } from '../../src/domain/owner.ts';
import { query } from '../../src/storage/sql/statement.ts';
import type { TestRegistry } from './registry.ts';

const approvalOf = query<{ org: number; assignmentId: string }, { id: string }>(
  'select id as "id" from approval where org_id = :org and assignment_id = :assignmentId',
);

/** Returns the id of its approval. */
export async function addWaiting({ core, system }: TestRegistry, { kind, id }: Owner, actor: Actor = system): Promise<string> {
  return change(core, { actor }, { name: 'wait', needs: null }, null, async edit => {
    const device = await createDevice(edit, { kind: 'browser' });
    const begun = await assign(edit, device, { owner: { kind, id }, role: 'user' });
    const wanted = { ...begun, disabledReason: WAITING_REASON.approval, disabledBy: null, disabledAt: edit.now };
    askApproval(edit, await saveAssignment(edit, begun, wanted, 'disabled'));
    return (await edit.tx.one(approvalOf, { org: edit.org, assignmentId: begun.id }))?.id ?? '';
  });
}
