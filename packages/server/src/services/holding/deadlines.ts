/**
 * Plans that have come: assignments whose planned end is past are ended, planned disablings take effect. Every question
 * has treated them so since that instant; this makes it a fact with an event.
 */

import { type Change, change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { systemActor } from '../../domain/actor.ts';
import { type Assignment, SCHEDULED } from '../../domain/assignment.ts';
import type { Organization } from '../../domain/organization.ts';
import { selectDisablingDue, selectExpired, toAssignment, updateAssignment } from '../../storage/statements/assignments.ts';
import { signOut } from '../identity/credentials.ts';
import { end } from './assignments.ts';

export interface Deadlines {
  /** Settles what is due in the organization, and says how much that was. */
  readonly settle: (organization: Organization) => Promise<number>;
}

/** Per transaction, so that other writers of the organization get their turn in between. */
const BATCH = 100;

export function createDeadlines(core: Core): Deadlines {
  const isDue = async (org: number) => {
    const key = { org, now: core.clock.now(), limit: 1 };
    const expired = await core.storage.one(selectExpired, key);
    return expired !== undefined || (await core.storage.one(selectDisablingDue, key)) !== undefined;
  };

  return {
    settle: async ({ org, id }) => {
      let settled = 0;
      while (await isDue(org)) {
        settled += await change(core, { actor: systemActor(org, id) }, 'deadlines.settle', null, settleBatch);
      }
      return settled;
    },
  };
}

async function settleBatch(edit: Change): Promise<number> {
  const key = { org: edit.org, now: edit.now, limit: BATCH };
  const expired = (await edit.tx.all(selectExpired, key)).map(toAssignment);
  for (const assignment of expired) await end(edit, assignment, 'expired');
  const due = (await edit.tx.all(selectDisablingDue, key)).map(toAssignment);
  for (const assignment of due) await disable(edit, assignment);
  return expired.length + due.length;
}

async function disable(edit: Change, before: Assignment): Promise<void> {
  const blocked = { disabledReason: SCHEDULED, disabledBy: null, disabledAt: before.disableAt };
  const after: Assignment = { ...before, ...blocked, revision: before.revision + 1 };
  edit.tx.send(updateAssignment, { org: edit.org, ownerId: after.owner.id, ownerKind: after.owner.kind, ...after });
  edit.record({ type: 'assignment.disabled', subject: after.id, device: after.deviceId, owner: after.owner, before, after });
  await signOut(edit, after);
}
