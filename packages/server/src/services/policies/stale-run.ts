/** Carries out a run of the stale policy, and undoes one. It can be interrupted anywhere, and goes on with what is left. */
import { change, type Write } from '../../core/change.ts';
import { settleStale } from '../../core/composed/stale.ts';
import { undoStale } from '../../core/composed/undo-stale.ts';
import type { Core } from '../../core/core.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { countIn, requireAtWork, requireRun, saveRun } from '../../core/policies/runs.ts';
import { recordPolicy } from '../../core/record-policies.ts';
import { systemActor } from '../../domain/actor.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import type { PolicyRun, PolicyStep } from '../../domain/policies.ts';
import { Problem } from '../../domain/problem.ts';
import { judgeStale, staleRules } from '../../domain/stale.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { selectCounters } from '../../storage/statements/organizations.ts';
import { selectUndoable, toStep } from '../../storage/statements/policy-runs.ts';
import { EVERYWHERE } from '../../storage/statements/reach.ts';
import { toStaleFacts, unmarkMerged } from '../../storage/statements/stale.ts';
import { staleDevices } from './stale-walk.ts';

type Of = Pick<Organization, 'org' | 'id'>;
/** The job as which a run is carried out. */
export interface Task {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Devices in one transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 100;
const REASON = 'the policy says so: stale';

export async function runStale(core: Core, organization: Of, runId: string, { progress, signal }: Task): Promise<void> {
  const { org } = organization;
  const { storage, clock, touches } = core;
  await touches.flush();
  const rules = staleRules((await requireOrganization(storage, org)).policy);
  const total = (await storage.one(selectCounters, { org }))?.number ?? 0;
  const now = clock.now();
  const waiting: DeviceId[] = [];
  for await (const rows of staleDevices(core, { org, now, rules, reach: EVERYWHERE })) {
    signal.throwIfAborted();
    for (const row of rows) if (judgeStale(toStaleFacts(row), rules, now).what !== 'nothing') waiting.push(row.id);
    while (waiting.length >= BATCH) await settle(core, organization, runId, waiting.splice(0, BATCH));
    progress(rows.at(-1)?.number ?? 0, total);
  }
  if (waiting.length > 0) await settle(core, organization, runId, waiting);
  await storage.transaction(org, tx => tx.run(unmarkMerged, { org }));
}

function settle(core: Core, { org, id }: Of, runId: string, ids: readonly DeviceId[]): Promise<void> {
  const write = { actor: systemActor(org, id), reason: REASON };
  return change(core, write, { name: 'policies.settleStale', needs: null }, null, async edit => {
    countIn(edit, await requireAtWork(edit, runId, 'running'), await settleStale(edit, ids, runId));
  });
}

/** Each step in a transaction of its own, so that one that cannot be undone holds up no other. */
export async function undoStaleRun(core: Core, { org, id }: Of, run: PolicyRun, { progress, signal }: Task): Promise<void> {
  const actor = systemActor(org, id);
  const write = { actor, reason: 'the run of the policy was undone' };
  const read = (after: number) => core.storage.all(selectUndoable, { org, runId: run.id, after, limit: BATCH });
  let undone = 0;
  for await (const rows of inBatches(0, BATCH, read, ({ number }) => number)) {
    signal.throwIfAborted();
    for (const row of rows) if (await undo(core, write, run.id, toStep(row))) undone += 1;
    progress(undone, run.disabled + run.ended);
  }
  await change(core, write, { name: 'policies.finishUndo', needs: null }, null, async edit => {
    const present = await requireRun(edit.tx, org, run.id);
    if (present.state === 'undoing') recordPolicy.runUndone(edit, saveRun(edit, present, { state: 'undone' }), undone);
  });
}

/** Whether it could be undone. */
async function undo(core: Core, write: Write, runId: string, step: PolicyStep): Promise<boolean> {
  try {
    await change(core, write, { name: 'policies.undoStep', needs: null }, null, async edit => {
      await requireAtWork(edit, runId, 'undoing');
      await undoStale(edit, step);
    });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return false;
    throw error;
  }
}
