/** Stores the runs of policies: when they begin, what they did, and that they are done. */

import type { OwnerId } from '../../domain/ids.ts';
import { NO_COUNTS, POLICY_JOB, type PolicyRun, type RunCounts, type ScheduledPolicy } from '../../domain/policies.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { inWords } from '../../lib/in-words.ts';
import { selectPayload } from '../../storage/statements/jobs.ts';
import { addToRun, insertRun, selectOpenRun, selectRun, toRun, updateRun } from '../../storage/statements/policy-runs.ts';
import type { Reader } from '../../storage/storage.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import type { Facts } from '../facts.ts';
import { recordPolicy } from '../record-policies.ts';

/** A policy has one run at a time. Undefined if there is one already. `startedBy`: null for the schedule. */
export async function beginRun(edit: Edit, policy: ScheduledPolicy, startedBy: OwnerId | null): Promise<PolicyRun | undefined> {
  if ((await findOpenRun(edit.tx, edit.org, policy)) !== undefined) return undefined;
  const run: PolicyRun = {
    id: edit.newId(),
    number: edit.newNumber(),
    policy,
    state: 'waiting',
    startedAt: edit.now,
    startedBy,
    finishedAt: null,
    error: null,
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

function pick({ id, state, finishedAt, undoneAt, undoneBy, error }: PolicyRun) {
  return { id, state, finishedAt, undoneAt, undoneBy, error };
}

export function countIn(edit: Edit, { id }: Pick<PolicyRun, 'id'>, { disabled, ended, released, reminded }: RunCounts): void {
  if (disabled + ended + released + reminded > 0) {
    edit.tx.send(addToRun, { org: edit.org, id, disabled, ended, released, reminded });
  }
}

/** Throws where the run is not at work any more: somebody has cancelled its job, or another node has finished it. */
export async function requireAtWork({ tx, org }: Edit, id: string, state: 'running' | 'undoing'): Promise<PolicyRun> {
  const run = await requireRun(tx, org, id);
  if (run.state !== state) throw new Problem('conflict', `The run is ${inWords(run.state)}: there is nothing more to do.`);
  return run;
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
  if (!hasStopped(run)) throw new Problem('conflict', 'The run is not done yet: wait for its end.');
  await requireNoOther(edit, run);
  return saveRun(edit, run, { state: 'undoing', undoneAt: edit.now, undoneBy: blocker(edit), error: null });
}

function hasStopped({ state }: PolicyRun): boolean {
  return state === 'done' || state === 'failed' || state === 'undo_failed';
}

/** A policy is carried out, or undone, once at a time. */
async function requireNoOther(edit: Edit, { id, policy }: PolicyRun): Promise<void> {
  const open = await findOpenRun(edit.tx, edit.org, policy);
  if (open !== undefined && open.id !== id)
    throw new Problem('conflict', `Another run of the policy ${policy} is at work: wait for its end.`);
}

/** The job of a run died or was cancelled: the run ends, and does not hold up the next one. */
export async function failRun(edit: Edit, { job, error }: Facts['job stopped']): Promise<void> {
  const run = await findRunOf(edit, job);
  if (run === undefined) return;
  const isUndo = run.state === 'undoing';
  if (!isUndo && run.state !== 'waiting' && run.state !== 'running') return;
  const ending = isUndo ? ({ state: 'undo_failed', undoneAt: null, undoneBy: null } as const) : FAILED;
  const finishedAt = isUndo ? run.finishedAt : edit.now;
  const why = error ?? 'Its job was cancelled.';
  recordPolicy.runFailed(edit, saveRun(edit, run, { ...ending, finishedAt, error: why }), isUndo, why);
}

const FAILED = { state: 'failed' } as const;

/** Somebody wants the job to be tried again: the run goes on where it was. */
export async function resumeRun(edit: Edit, { job }: Facts['job retried']): Promise<void> {
  const run = await findRunOf(edit, job);
  if (run === undefined || (run.state !== 'failed' && run.state !== 'undo_failed')) return;
  await requireNoOther(edit, run);
  if (run.state === 'failed') return void saveRun(edit, run, { state: 'running', finishedAt: null, error: null });
  saveRun(edit, run, { state: 'undoing', undoneAt: edit.now, undoneBy: blocker(edit), error: null });
}

async function findRunOf({ tx, org }: Edit, { id, kind }: Facts['job stopped']['job']): Promise<PolicyRun | undefined> {
  if (kind !== POLICY_JOB) return undefined;
  const { runId } = JSON.parse((await tx.one(selectPayload, { org, id }))?.payload ?? '{}') as { runId?: string };
  const row = runId === undefined ? undefined : await tx.one(selectRun, { org, id: runId });
  return row && toRun(row);
}
