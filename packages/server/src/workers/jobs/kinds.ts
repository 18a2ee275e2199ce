/** The kinds of jobs that a server does. */
import type { Services } from '../../services/services.ts';
import { deskJobs } from './desk-jobs.ts';
import { importJob } from './imports.ts';
import type { JobKind } from './kind.ts';
import { mailJobs } from './mail.ts';
import { policyJob } from './policy-job.ts';

export function jobKinds(services: Services): readonly JobKind[] {
  return [mailJobs(services.deliverMail), policyJob(services), importJob(services), ...deskJobs(services)];
}
