/** The jobs on many desk phones. */
import { DESK_JOBS, type DeskJobKind, type DeskJobRequest } from '../../domain/desk-jobs.ts';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import { type JobKind, JobRefused } from './kind.ts';

/** With the back-off, these take half a day: a fault of the store or of a node is mended by then. */
const ATTEMPTS = 20;

export function deskJobs({ deskSettings }: Pick<Services, 'deskSettings'>): readonly JobKind[] {
  return DESK_JOBS.map(kind => deskJob(kind, deskSettings));
}

function deskJob(kind: DeskJobKind, { carryOutDeskJob }: Services['deskSettings']): JobKind {
  return {
    kind,
    attempts: ATTEMPTS,
    atOnce: 1,
    run: async ({ organization, job, payload, ...context }) => {
      const task = { ...context, jobId: job.id, kind, request: payload as DeskJobRequest };
      try {
        return await carryOutDeskJob(organization, task);
      } catch (error) {
        if (!(error instanceof Problem) || (error.code !== 'forbidden' && error.code !== 'unauthenticated')) throw error;
        throw new JobRefused(`Who asked for this may not do it any more. ${error.message}`);
      }
    },
  };
}
