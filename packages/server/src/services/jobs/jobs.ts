/** The jobs of an organization, for people: what is waiting, at work, done or dead, and what they do about it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { tell } from '../../core/facts.ts';
import { type ShownJob, toShownJob } from '../../core/job-objects.ts';
import { recordJobs } from '../../core/record-jobs.ts';
import { mayAct, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  cancelJob,
  type JobRow,
  pruneJobs,
  reviveJob,
  selectJob,
  selectJobs,
  selectPayload,
} from '../../storage/statements/jobs.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByLatest } from '../paging.ts';

export type ShownState = ShownJob['state'];

export interface JobsRequest extends PageRequest {
  readonly state: ShownState | null;
  readonly kind: string | null;
}

export interface Waiting {
  readonly forMs: number;
  readonly signal: AbortSignal;
}

export interface Jobs {
  /** The newest first: those that the actor asked for, or with the right to it those of everybody. */
  readonly list: (actor: Actor, request: JobsRequest) => Promise<Page<ShownJob>>;
  readonly get: (actor: Actor, id: string) => Promise<ShownJob>;
  /** Resolves when the job has ended, when the time is over, or when the signal is aborted. */
  readonly wait: (actor: Actor, id: string, waiting: Waiting) => Promise<ShownJob>;
  /** The job at once, and again whenever something of it has changed, until it has ended; undefined where nothing has changed for a while. */
  readonly follow: (actor: Actor, id: string, signal: AbortSignal) => Promise<AsyncIterable<ShownJob | undefined>>;
  readonly retry: (write: Write, id: string) => Promise<ShownJob>;
  readonly cancel: (write: Write, id: string) => Promise<ShownJob>;
  /** Deletes jobs that ended long ago. Returns how many. */
  readonly forget: (org: number) => Promise<number>;
}

const DAY_MICROS = 24 * 3_600_000_000;
/** As long as most of what they did can be undone. */
const KEPT_MICROS = 30 * DAY_MICROS;
/** What failed may be found late. */
const DEAD_KEPT_MICROS = 90 * DAY_MICROS;
/** Those who wait are few, and it is one row by its key. */
const LOOK_EVERY_MS = 200;
/** Proxies cut a connection that is quiet for a minute. */
const QUIET_MS = 15_000;

export function createJobs(core: Core): Jobs {
  const { storage, clock } = core;
  const shown = (row: JobRow): ShownJob => toShownJob(row, clock.now());
  const get = async (actor: Actor, id: string) => shown(await readJob(storage, actor, id));
  return {
    list: async (actor, request) => {
      const { state, kind } = request;
      const personId = mayAct(actor, 'read jobs') ? null : actor.id;
      const wanted = { org: actor.org, kind, personId, state: state === 'running' ? 'waiting' : state, now: clock.now() };
      const read = (before: { at: number; id: string }, limit: number) =>
        storage.all(selectJobs, { ...wanted, running: runningOf(state), at: before.at, before: before.id, limit });
      return pageByLatest(request, read, shown);
    },
    get,
    wait: async (actor, id, { forMs, signal }) => {
      const deadline = performance.now() + forMs;
      for (;;) {
        const job = await get(actor, id);
        if (hasEnded(job) || signal.aborted || performance.now() >= deadline) return job;
        await sleep(Math.min(LOOK_EVERY_MS, forMs), undefined, { signal }).catch(() => undefined);
      }
    },
    follow: async (actor, id, signal) => {
      await get(actor, id);
      return changesOf(() => get(actor, id), signal);
    },
    ...writesOf(core, shown),
    forget: org => {
      const now = clock.now();
      const limits = { org, before: now - KEPT_MICROS, deadBefore: now - DEAD_KEPT_MICROS };
      return storage.transaction(org, tx => tx.run(pruneJobs, limits));
    },
  };
}

async function* changesOf(get: () => Promise<ShownJob>, signal: AbortSignal): AsyncGenerator<ShownJob | undefined> {
  let last = '';
  let toldAt = performance.now();
  while (!signal.aborted) {
    const job = await get();
    const text = JSON.stringify({ ...job, leaseUntil: null });
    const isQuiet = performance.now() - toldAt > QUIET_MS;
    if (text !== last || isQuiet) {
      toldAt = performance.now();
      yield text === last ? undefined : job;
      last = text;
    }
    if (hasEnded(job)) return;
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

function writesOf(core: Core, shown: (row: JobRow) => ShownJob): Pick<Jobs, 'retry' | 'cancel'> {
  return {
    retry: (write, id) =>
      change(core, write, { name: 'jobs.retry', needs: 'control jobs' }, { id }, async edit => {
        const before = await readJob(edit.tx, edit.actor, id);
        if ((await edit.tx.run(reviveJob, { org: edit.org, id, now: edit.now })) === 0) {
          throw new Problem('conflict', `The job is ${before.state}. Only one that is dead or cancelled can be begun again.`);
        }
        recordJobs.retried(edit, before);
        const { payload } = (await edit.tx.one(selectPayload, { org: edit.org, id })) ?? { payload: '{}' };
        await tell(edit, 'job retried', { job: { ...before, payload } });
        edit.afterCommit(() => edit.jobs.ring(edit.org));
        return after(edit, id, shown);
      }),
    cancel: (write, id) =>
      change(core, write, { name: 'jobs.cancel', needs: null }, { id }, async edit => {
        const before = await readJob(edit.tx, edit.actor, id);
        if (before.personId !== edit.actor.id) requireRight(edit.actor, 'control jobs');
        if ((await edit.tx.run(cancelJob, { org: edit.org, id, now: edit.now })) === 0) {
          throw new Problem('conflict', `The job is ${before.state}, so there is nothing to stop.`);
        }
        recordJobs.cancelled(edit, before);
        await tell(edit, 'job stopped', { job: before, state: 'cancelled', error: null });
        return after(edit, id, shown);
      }),
  };
}

async function after({ tx, actor }: Edit, id: string, shown: (row: JobRow) => ShownJob): Promise<ShownJob> {
  return shown(await readJob(tx, actor, id));
}

/** `not_found` also for a job that the actor may not see. */
async function readJob(reader: Reader, actor: Actor, id: string): Promise<JobRow> {
  const row = await reader.one(selectJob, { org: actor.org, id });
  if (row === undefined || (row.personId !== actor.id && !mayAct(actor, 'read jobs'))) throw notFound('job');
  return row;
}

/** Null where it does not matter. */
function runningOf(state: ShownState | null): 0 | 1 | null {
  return state === 'running' ? 1 : state === 'waiting' ? 0 : null;
}

function hasEnded({ finishedAt }: ShownJob): boolean {
  return finishedAt !== null;
}
