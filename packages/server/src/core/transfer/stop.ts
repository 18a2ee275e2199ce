/** What becomes of an import whose work stops before its end, and how that work goes on. */
import { Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectImport, selectImportAtWork, updateImport } from '../../storage/statements/imports.ts';
import type { Edit } from '../change.ts';
import type { Facts } from '../facts.ts';
import { type FileImport, fromImport, type ImportWork, isAtWork, NO_COUNTS, toImport } from './import-record.ts';

/** The kind of the job that does the work on an import. */
export const IMPORT_JOB = 'import';

/** What the job needs. */
export interface ImportJob {
  readonly importId: string;
  readonly work: ImportWork;
}

/** What was applied or undone stays. Half a plan is none: nothing can be applied by it. */
export function stopped(record: FileImport, as: 'cancelled' | 'failed', problem: string | null, now: Instant): FileImport {
  const { state, counts } = record;
  return {
    ...record,
    state: as,
    problem,
    jobId: null,
    counts: state === 'planning' ? NO_COUNTS : counts,
    // Where to go on. What is left to undo is found from the end.
    position: state === 'applying' ? record.position : 0,
    appliedAt: state === 'applying' && counts.applied > 0 ? now : record.appliedAt,
    revision: record.revision + 1,
  };
}

/** An import whose job was cancelled or died does not look as if somebody still worked on it. */
export async function stopImportOf(edit: Edit, { job, state, error }: Facts['job stopped']): Promise<void> {
  if (job.kind !== IMPORT_JOB) return;
  const row = await edit.tx.one(selectImportAtWork, { org: edit.org, jobId: job.id });
  if (row === undefined) return;
  const after = stopped(toImport(row), state === 'dead' ? 'failed' : 'cancelled', error, edit.now);
  edit.tx.send(updateImport, { org: edit.org, ...fromImport(after) });
}

/** The job that an operator begins again takes up its import where it stopped, unless that has gone on without it. */
export async function resumeImportOf(edit: Edit, { job }: Facts['job retried']): Promise<void> {
  if (job.kind !== IMPORT_JOB) return;
  const { importId, work } = JSON.parse(job.payload) as ImportJob;
  const row = await edit.tx.one(selectImport, { org: edit.org, id: importId });
  if (row === undefined) throw new Problem('conflict', 'The import of this job was deleted.');
  const before = toImport(row);
  if (isAtWork(before)) throw new Problem('conflict', `The import is ${before.state} by another job.`);
  const resumed = resume(before, work);
  const after: FileImport = { ...resumed, state: work, jobId: job.id, problem: null, revision: before.revision + 1 };
  edit.tx.send(updateImport, { org: edit.org, ...fromImport(after) });
}

/** The import as its work begins or goes on. Throws `conflict` where there is nothing of this work to do. */
export function resume(record: FileImport, work: ImportWork): FileImport {
  if (work === 'planning') return forPlanning(record);
  return work === 'applying' ? forApplying(record) : forUndoing(record);
}

function forPlanning(record: FileImport): FileImport {
  requireState(record, ['planned', 'failed', 'cancelled']);
  if (record.counts.applied > 0) throw new Problem('conflict', 'Rows of the file are applied already: undo them first.');
  return record;
}

function forApplying(record: FileImport): FileImport {
  requireState(record, ['planned', 'failed', 'cancelled']);
  const { rows, reversed, kept } = record.counts;
  if (rows === 0) throw new Problem('conflict', 'The file is not planned: correct how it is read, and it is planned again.');
  if (reversed + kept > 0)
    throw new Problem('conflict', 'Some of its rows were undone: undo the others, and import the file again.');
  return record;
}

/** Backwards from behind the last row. */
function forUndoing(record: FileImport): FileImport {
  requireState(record, ['applied', 'failed', 'cancelled']);
  if (record.counts.applied === 0) throw new Problem('conflict', 'Nothing of the file was applied that could be undone.');
  return { ...record, position: record.counts.rows + 1 };
}

export function requireState({ state }: FileImport, wanted: readonly FileImport['state'][]): void {
  if (!wanted.includes(state))
    throw new Problem('conflict', `The import is ${state}: this needs one that is ${wanted.join(' or ')}.`);
}
