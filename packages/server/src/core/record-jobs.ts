/** One function for each type of event of jobs. */
import type { Edit } from './change.ts';
import { put } from './put-event.ts';

interface KnownJob {
  readonly id: string;
  readonly kind: string;
}

export const recordJobs = {
  asked: (edit: Edit, { id, kind }: KnownJob) => put(edit, 'job.asked', { subject: id }, undefined, { id, kind }),
  died: (edit: Edit, { id, kind }: KnownJob, error: string) =>
    put(edit, 'job.died', { subject: id }, undefined, { id, kind, error }),
  retried: (edit: Edit, { id, kind }: KnownJob) => put(edit, 'job.retried', { subject: id }, undefined, { id, kind }),
  cancelled: (edit: Edit, { id, kind }: KnownJob) => put(edit, 'job.cancelled', { subject: id }, undefined, { id, kind }),
} as const;
