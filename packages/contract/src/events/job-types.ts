/** The types of events of jobs. */
import { LENGTHS } from '../lengths.ts';
import { closed, freeText, Id } from '../schema.ts';
import { notedWith } from './declare.ts';

const JOB = { subject: 'job' } as const;
const known = { id: Id, kind: freeText(LENGTHS.name, 'What was to be done.') };

export const JOB_EVENTS = {
  'job.asked': notedWith(closed(known), JOB, 'Somebody asked for work that takes a while.'),
  'job.died': notedWith(
    closed({ ...known, error: freeText(LENGTHS.description, 'Why the last try failed.') }),
    JOB,
    'A job failed too often, and is not tried again by itself.',
  ),
  'job.retried': notedWith(closed(known), JOB, 'A job that had ended without success was begun again.'),
  'job.cancelled': notedWith(closed(known), JOB, 'A job was stopped.'),
} as const;
