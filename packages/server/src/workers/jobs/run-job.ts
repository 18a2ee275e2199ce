/** Does one job that was claimed, and stores what became of it. */
import { LENGTHS } from '@heldby/contract';
import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { tell } from '../../core/facts.ts';
import { recordJobs } from '../../core/record-jobs.ts';
import { systemActor } from '../../domain/actor.ts';
import type { Organization } from '../../domain/organization.ts';
import { Problem } from '../../domain/problem.ts';
import { type ClaimedJob, endJob, forgetJob, postponeJob } from '../../storage/jobs.ts';
import { selectHeld } from '../../storage/statements/jobs.ts';
import { backOffMs, withJitter } from './back-off.ts';
import { type Again, type JobContext, type JobKind, JobRefused, type JobResult } from './kind.ts';
import { holdLease, type Lease } from './lease.ts';

/** Longer than the clocks of two nodes differ, and than a pause of one of them. */
const LEASE_MS = 30_000;

export type Outcome = 'done' | 'again' | 'failed' | 'dead' | 'stopped';

/** Why it failed is stored in the job. Throws only what could not be stored. */
export async function runJob(
  core: Core,
  kind: JobKind,
  organization: Organization,
  job: ClaimedJob,
  stopping: AbortSignal,
): Promise<Outcome> {
  if (stopping.aborted) return afterFailure(core, kind, organization, job, stopping, stopping.reason);
  if (job.failures >= kind.attempts)
    return die(core, organization, job, `It was begun ${kind.attempts} times, and not finished.`);
  const lease = holdLease(core, organization.org, job, kind.leaseMs ?? LEASE_MS);
  let result: JobResult | Again;
  try {
    result = await kind.run(contextOf(organization, job, lease, stopping));
  } catch (error) {
    await lease.end();
    return afterFailure(core, kind, organization, job, stopping, error);
  }
  return finish(core, kind, organization, job, { result, progress: await lease.end() });
}

function contextOf(organization: Organization, job: ClaimedJob, lease: Lease, stopping: AbortSignal): JobContext {
  const { id, owner, attempts } = job;
  return {
    organization,
    job,
    payload: JSON.parse(job.payload),
    progress: (done, total) => lease.tell(JSON.stringify({ done, total })),
    signal: AbortSignal.any([lease.signal, stopping]),
    requireHeld: async reader => {
      const held = await reader.one(selectHeld, { org: organization.org, id, owner, attempts });
      if (held === undefined) throw new Error('the job was cancelled, or another worker has it');
    },
  };
}

async function finish(
  { storage, clock }: Core,
  { isForgotten = false }: JobKind,
  { org }: Organization,
  job: ClaimedJob,
  { result, progress }: { readonly result: JobResult | Again; readonly progress: string | null },
): Promise<Outcome> {
  if (result !== null && 'againAt' in result) {
    const postponed = { dueAt: result.againAt, error: null, hasFailed: false, result: toJson(result.result) };
    return (await storage.transaction(org, tx => postponeJob(tx, org, job, postponed))) ? 'again' : 'stopped';
  }
  const ended = { state: 'done', now: clock.now(), result: toJson(result), progress, error: null } as const;
  const isHeld = await storage.transaction(org, tx => (isForgotten ? forgetJob(tx, org, job) : endJob(tx, org, job, ended)));
  return isHeld ? 'done' : 'stopped';
}

async function afterFailure(
  core: Core,
  kind: JobKind,
  organization: Organization,
  job: ClaimedJob,
  stopping: AbortSignal,
  error: unknown,
): Promise<Outcome> {
  const { org } = organization;
  const message = messageOf(error);
  const postpone = (ms: number, hasFailed: boolean) => {
    const postponed = { dueAt: core.clock.now() + ms * 1_000, error: message, hasFailed };
    return core.storage.transaction(org, tx => postponeJob(tx, org, job, postponed));
  };
  // It is no fault of the job that the server stops, or that its store is away.
  if (stopping.aborted || isAway(error)) {
    await postpone(stopping.aborted ? 0 : withJitter(backOffMs(1)), false);
    return 'stopped';
  }
  const failures = job.failures + 1;
  if (error instanceof JobRefused || failures >= kind.attempts) return die(core, organization, job, message);
  const isHeld = await postpone(withJitter((kind.retryAfterMs ?? backOffMs)(failures)), true);
  return isHeld ? 'failed' : 'stopped';
}

/** As long as the column and its event take. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, LENGTHS.description);
}

function isAway(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unavailable';
}

/** Puts the job on the dead list, where an operator finds it. */
async function die(core: Core, { org, id }: Organization, job: ClaimedJob, error: string): Promise<Outcome> {
  return change(core, { actor: systemActor(org, id) }, { name: 'jobs.die', needs: null }, null, async edit => {
    const isHeld = await endJob(edit.tx, org, job, { state: 'dead', now: edit.now, result: null, progress: null, error });
    if (!isHeld) return 'stopped';
    recordJobs.died(edit, job, error);
    await tell(edit, 'job stopped', { job, state: 'dead', error });
    return 'dead';
  });
}

function toJson(result: JobResult): string | null {
  return result === null ? null : JSON.stringify(result);
}
