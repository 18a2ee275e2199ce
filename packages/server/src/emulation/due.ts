/** Does what a server does beside its answers, when the emulator's clock says so: the same tasks and jobs by the same verbs. */
import type { Registry } from '../app.ts';
import { selectAnyClaimable } from '../storage/statements/jobs.ts';
import { jobKinds } from '../workers/jobs/kinds.ts';
import { startJobs } from '../workers/jobs/runner.ts';
import { startPeriodic } from '../workers/periodic.ts';
import { upkeep } from '../workers/upkeep.ts';
import { startWebhooks } from '../workers/webhooks/dispatcher.ts';

export interface DueWork {
  /** Does everything that is due, and what follows from it. */
  readonly settle: () => Promise<void>;
  /** Resolves when no job is at work. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** It looks for jobs when one is added or the clock was moved. */
const NEVER_MS = 2 ** 31 - 1;
/** Jobs that add jobs without an end must not hold a test for ever. */
const ROUNDS_LIMIT = 1_000;

const nothing = async () => undefined;

export const IDLE: DueWork = { settle: nothing, idle: nothing, stop: nothing };

/** `runs`: also as time passes. `present`: looking for work must not move a clock that stands. */
export function startDueWork({ core: moving, services }: Registry, present: () => number, runs: boolean): DueWork {
  const core = { ...moving, clock: { now: present } };
  const ignore = () => undefined;
  const jobs = startJobs(core, jobKinds(services), { onError: ignore, ...(!runs && { everyMs: NEVER_MS }) });
  const periodic = runs ? startPeriodic(upkeep(services), ignore) : undefined;
  const webhooks = startWebhooks(core, services, ignore);
  const isDue = async () => {
    for (const { org } of await services.organizations.list()) {
      if ((await core.storage.one(selectAnyClaimable, { org, now: core.clock.now() })) !== undefined) return true;
    }
    return false;
  };
  return {
    settle: async () => {
      await core.touches.flush();
      for (const { run } of upkeep(services)) await run();
      let rounds = 0;
      do {
        await jobs.look();
        await jobs.idle();
        rounds += 1;
      } while (rounds < ROUNDS_LIMIT && (await isDue()));
      // Nobody waits for a receiver, which may be what waits for the clock.
      webhooks.wake();
    },
    idle: jobs.idle,
    stop: async () => {
      await Promise.all([jobs.stop(), webhooks.stop(), periodic?.stop()]);
    },
  };
}
