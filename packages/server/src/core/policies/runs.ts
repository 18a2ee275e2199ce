/** Stores the runs of policies: when they begin, what they did, and that they are done. */

import { NO_COUNTS, type PolicyRun, type RunCounts, type ScheduledPolicy } from '../../domain/policies.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { addToRun, insertRun, selectOpenRun, selectRun, toRun, updateRun } from '../../storage/statements/policy-runs.ts';
import type { Reader } from '../../storage/storage.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { recordPolicy } from '../record-policies.ts';

/** A policy has one run at a time. Undefined if there is one already. */
export async function beginRun(edit: Edit, policy: ScheduledPolicy): Promise<PolicyRun | undefined> {
  if ((await findOpenRun(edit.tx, edit.org, policy)) !== undefined) return undefined;
  const run: PolicyRun = {
    id: edit.newId(),
    number: edit.newNumber(),
    policy,
    state: 'waiting',
    startedAt: edit.now,
    startedBy: blocker(edit),
    finishedAt: null,
    ...NO_COUNTS,
    undoneAt: null,
    undoneBy: null,
  };
  edit.tx.send(insertRun, { org: edit.org, ...run });
  return run;
}

export async function findOpenRun(reader: Reader, org: number, policy: ScheduledPolicy): Promise<PolicyRun | undefined> {
  const row = await reader.one(selectOpenRun, { org, policy });
  return row && toRun(row);
}

export async function requireRun(reader: Reader, org: number, id: string): Promise<PolicyRun> {
  const row = await reader.one(selectRun, { org, id });
  if (row === undefined) throw notFound('run');
  return toRun(row);
}

export function saveRun(edit: Edit, before: PolicyRun, wanted: Partial<PolicyRun>): PolicyRun {
  const after = { ...before, ...wanted };
  edit.tx.send(updateRun, { org: edit.org, ...pick(after) });
  return after;
}

function pick({ id, state, finishedAt, undoneAt, undoneBy }: PolicyRun) {
  return { id, state, finishedAt, undoneAt, undoneBy };
}

export function countIn(edit: Edit, { id }: Pick<PolicyRun, 'id'>, { disabled, ended, released, reminded }: RunCounts): void {
  if (disabled + ended + released + reminded > 0) {
    edit.tx.send(addToRun, { org: edit.org, id, disabled, ended, released, reminded });
  }
}

/** Another node may have finished it. */
export async function finishRun(edit: Edit, id: string): Promise<void> {
  const run = await requireRun(edit.tx, edit.org, id);
  if (run.state !== 'running' && run.state !== 'waiting') return;
  const done = saveRun(edit, run, { state: 'done', finishedAt: edit.now });
  if (done.disabled + done.ended + done.released + done.reminded > 0) recordPolicy.runFinished(edit, done);
}

/** All steps of a run are to be undone. */
export async function beginUndo(edit: Edit, run: PolicyRun): Promise<PolicyRun> {
  if (run.state === 'undone' || run.state === 'undoing') throw new Problem('conflict', 'This run was undone already.');
  if (run.state !== 'done') throw new Problem('conflict', 'The run is not done yet: wait for its end.');
  return saveRun(edit, run, { state: 'undoing', undoneAt: edit.now, undoneBy: blocker(edit) });
}
