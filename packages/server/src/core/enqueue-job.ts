/** Adds a job in the transaction of what causes it, and takes it back: it is there exactly if the change is. */
import type { Instant } from '../lib/instant.ts';
import { namedUuid } from '../lib/uuid.ts';
import { addJob } from '../storage/jobs.ts';
import { cancelJob } from '../storage/statements/jobs.ts';
import type { Edit } from './change.ts';
import { recordJobs } from './record-jobs.ts';

export interface WantedJob {
  readonly kind: string;
  /** What the kind needs, as JSON. No secrets: an administrator can read the job. */
  readonly payload: object;
  /** Now, if left out. */
  readonly dueAt?: Instant;
  /** Of a job that there is once: where it is waiting already it only becomes due earlier, and where it has ended it begins anew. */
  readonly name?: string;
}

/** Returns the id of the job. */
export function enqueueJob(edit: Edit, { kind, payload, dueAt = edit.now, name }: WantedJob): string {
  const id = name === undefined ? edit.newId() : namedUuid(name);
  const personId = edit.actor.kind === 'person' ? edit.actor.id : null;
  addJob(edit.tx, edit.org, { id, kind, payload: JSON.stringify(payload), dueAt, now: edit.now, personId });
  if (dueAt <= edit.now) edit.afterCommit(() => edit.jobs.ring(edit.org));
  return id;
}

/** Cancels a job whose cause is gone. Its worker sees that in the next transaction. */
export async function withdrawJob(edit: Edit, job: { readonly id: string; readonly kind: string }): Promise<void> {
  const { org, now } = edit;
  if ((await edit.tx.run(cancelJob, { org, id: job.id, now })) > 0) recordJobs.cancelled(edit, job);
}
