/** Changes, cancels and carries out planned off-boardings. */

import { blocker } from '../../core/blocking.ts';
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { leave } from '../../core/composed/leave.ts';
import type { Core } from '../../core/core.ts';
import { requireFreeLogin } from '../../core/people/create.ts';
import { findPerson } from '../../core/people/find.ts';
import { storeOffBoarding } from '../../core/people/off-boardings.ts';
import { record } from '../../core/record.ts';
import { systemActor } from '../../domain/actor.ts';
import type { NamedOffBoarding, OffBoarding } from '../../domain/off-boarding.ts';
import type { Organization } from '../../domain/organization.ts';
import { Problem } from '../../domain/problem.ts';
import { selectDueOffBoardings } from '../../storage/statements/off-boardings.ts';
import { toPerson } from '../../storage/statements/people.ts';
import { requireOffBoarding } from './find-off-boarding.ts';
import { type LeaveInput, nameOffBoarding, requireFutureDay, requireReceiver } from './off-boardings.ts';

/** Members that are left out stay as they are. */
export type PlanChange = Partial<Omit<LeaveInput, 'effectiveAt'> & { readonly effectiveAt: number }>;

export interface OffBoardingPlans {
  /** Of one that is done, only whether the login is kept. */
  readonly update: (write: Write, id: string, input: PlanChange) => Promise<NamedOffBoarding>;
  readonly cancel: (write: Write, id: string) => Promise<NamedOffBoarding>;
  /** Carries out the plans that have come, each once, whichever node comes first. Returns how many. */
  readonly settle: (organization: Pick<Organization, 'org' | 'id'>) => Promise<number>;
}

const needs = 'write people';
/** Plans per round. Each is a transaction of its own. */
const BATCH = 100;

export function createOffBoardingPlans(core: Core): OffBoardingPlans {
  return {
    update: (write, id, input) =>
      change(core, write, { name: 'offBoardings.update', needs }, { id, input }, async edit => {
        const before = await requireOffBoarding(edit.tx, edit.actor, id);
        checkRevision(edit, before);
        return nameOffBoarding(edit, await changePlan(edit, before, input));
      }),
    cancel: (write, id) =>
      change(core, write, { name: 'offBoardings.cancel', needs }, { id }, async edit => {
        const before = await requireOffBoarding(edit.tx, edit.actor, id);
        checkRevision(edit, before);
        if (before.state === 'cancelled') return before;
        if (before.state === 'done') throw new Problem('conflict', 'They have left: undo the off-boarding instead.');
        if (before.state === 'undone') throw new Problem('conflict', 'This off-boarding was undone: there is nothing to cancel.');
        const cancelled = { ...before, state: 'cancelled', closedAt: edit.now, closedBy: blocker(edit) } as const;
        const after = await storeOffBoarding(edit, before, cancelled);
        record.offBoardingCancelled(edit, before, after);
        return nameOffBoarding(edit, after);
      }),
    settle: async organization => {
      const { org } = organization;
      const due = await core.storage.all(selectDueOffBoardings, { org, now: core.clock.now(), limit: BATCH });
      for (const { id } of due) await carryOut(core, organization, id);
      return due.length;
    },
  };
}

async function changePlan(edit: Edit, before: NamedOffBoarding, input: PlanChange): Promise<OffBoarding> {
  const isOpen = before.state === 'planned' || before.state === 'failed';
  const { keepLogin, ...plan } = input;
  if (!isOpen && (before.state !== 'done' || Object.keys(plan).length > 0)) {
    const what = before.state === 'done' ? 'They have left: only keepLogin can be changed.' : `It is ${before.state}.`;
    throw new Problem('conflict', what);
  }
  if (input.effectiveAt !== undefined) requireFutureDay(edit, input.effectiveAt);
  await requireReceiver(edit, input.handTo ?? null);
  if (before.state === 'done' && keepLogin === true) await requireFreeLogin(edit, before.names.login, before.personId);
  // A failed one is planned again with a new day.
  const again =
    input.effectiveAt === undefined ? {} : ({ state: 'planned', closedAt: null, closedBy: null, problem: null } as const);
  const after = await storeOffBoarding(edit, before, { ...before, ...input, ...again });
  record.offBoardingUpdated(edit, before, after);
  return after;
}

async function carryOut(core: Core, { org, id: organizationId }: Pick<Organization, 'org' | 'id'>, id: string): Promise<void> {
  const actor = systemActor(org, organizationId);
  const { reason } = await requireOffBoarding(core.storage, actor, id);
  const run = (work: (edit: Edit, plan: OffBoarding) => Promise<void>) =>
    change(core, { actor, reason }, { name: 'offBoardings.settle', needs: null }, null, async edit => {
      const plan = await requireOffBoarding(edit.tx, edit.actor, id);
      // Another node may have been first, or somebody has moved or cancelled it.
      if (plan.state === 'planned' && plan.effectiveAt <= edit.now) await work(edit, plan);
    });
  try {
    await run(leaveAsPlanned);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await run(async (edit, plan) => {
      const failed = { ...plan, state: 'failed', closedAt: edit.now, problem: error.message } as const;
      record.offBoardingFailed(edit, plan, await storeOffBoarding(edit, plan, failed));
    });
  }
}

async function leaveAsPlanned(edit: Edit, plan: OffBoarding): Promise<void> {
  const row = await findPerson(edit.tx, edit.actor, { id: plan.personId });
  if (row === undefined) throw new Problem('conflict', 'They had left already.');
  await leave(edit, toPerson(row), plan);
}
