/** Keeps the jobs on many phones apart: one of a kind at a time. */
import { DESK_JOBS, type DeskJobKind } from '../../domain/desk-jobs.ts';
import { Problem } from '../../domain/problem.ts';
import { selectWaitingOfKind } from '../../storage/statements/jobs.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import type { Facts } from '../facts.ts';

/** Whether a job of the kind has not ended, other than the one with the id `except`. */
export async function isDeskJobAtWork(reader: Reader, org: number, kind: DeskJobKind, except = ''): Promise<boolean> {
  return (await reader.one(selectWaitingOfKind, { org, kind, except })) !== undefined;
}

/** The phones would be told by both. */
export async function requireNoDeskJob({ tx, org }: Edit, kind: DeskJobKind, except = ''): Promise<void> {
  if (await isDeskJobAtWork(tx, org, kind, except)) {
    throw new Problem('conflict', 'Another job of this kind has not ended yet.');
  }
}

/** The job that an operator begins again waits for its turn, as a new one does. */
export async function requireTurnOf(edit: Edit, { job }: Facts['job retried']): Promise<void> {
  const kind = DESK_JOBS.find(each => each === job.kind);
  if (kind !== undefined) await requireNoDeskJob(edit, kind, job.id);
}
