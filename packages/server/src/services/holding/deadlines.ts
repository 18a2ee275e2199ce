/**
 * Ends assignments whose planned end is past, stores planned disablings that are due, and records loans that became overdue. Reads
 * treat them so from the planned instant on; this job writes the change and its event.
 */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { tellOverdue } from '../../core/holding/overdue.ts';
import { disableIfDue, endAssignment } from '../../core/holding/save.ts';
import { systemActor } from '../../domain/actor.ts';
import { EXPIRED } from '../../domain/assignment.ts';
import type { Organization } from '../../domain/organization.ts';
import { selectDisablingDue, selectExpired, selectNewlyOverdue, toAssignment } from '../../storage/statements/assignments.ts';

export interface Deadlines {
  /** Settles what is due in the organization, and returns how many assignments that were. */
  readonly settle: (organization: Pick<Organization, 'org' | 'id'>) => Promise<number>;
}

/** Assignments per transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 100;

export function createDeadlines(core: Core): Deadlines {
  const isDue = async (org: number) => {
    const key = { org, now: core.clock.now(), limit: 1 };
    for (const due of [selectExpired, selectDisablingDue, selectNewlyOverdue]) {
      if ((await core.storage.one(due, key)) !== undefined) return true;
    }
    return false;
  };

  return {
    settle: async ({ org, id }) => {
      let settled = 0;
      const write = { actor: systemActor(org, id) };
      while (await isDue(org)) {
        settled += await change(core, write, { name: 'deadlines.settle', needs: null }, null, settleBatch);
      }
      return settled;
    },
  };
}

async function settleBatch(edit: Edit): Promise<number> {
  const key = { org: edit.org, now: edit.now, limit: BATCH };
  const expired = (await edit.tx.all(selectExpired, key)).map(toAssignment);
  for (const assignment of expired) await endAssignment(edit, assignment, EXPIRED);
  const due = (await edit.tx.all(selectDisablingDue, key)).map(toAssignment);
  for (const assignment of due) await disableIfDue(edit, assignment);
  return expired.length + due.length + (await tellOverdue(edit, BATCH));
}
