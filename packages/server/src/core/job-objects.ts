/** Maps jobs to those of the contract. Pure. */
import type * as api from '@heldby/contract';
import { type Instant, toIso, toIsoOrNull } from '../lib/instant.ts';
import type { JobRow } from '../storage/statements/jobs.ts';

export interface ShownJob extends Omit<JobRow, 'state'> {
  readonly state: api.Job['state'];
}

/** A job that is waiting is running while a worker has it. */
export function toShownJob(row: JobRow, now: Instant): ShownJob {
  const { state, leaseUntil } = row;
  return { ...row, state: state === 'waiting' && leaseUntil !== null && leaseUntil > now ? 'running' : state };
}

export function toJob(job: ShownJob): api.Job {
  const { id, kind, state, failures, error, personId, personName } = job;
  return {
    id,
    kind,
    state,
    createdAt: toIso(job.createdAt),
    dueAt: job.finishedAt === null ? toIso(job.dueAt) : null,
    failures,
    progress: parsed(job.progress) as api.Job['progress'],
    result: parsed(job.result) as api.Job['result'],
    error,
    askedBy: personId === null ? null : { kind: 'person', id: personId, name: personName ?? '' },
    finishedAt: toIsoOrNull(job.finishedAt),
  };
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
