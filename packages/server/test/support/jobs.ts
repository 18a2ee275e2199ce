/** Does the jobs of a test registry. */
import assert from 'node:assert/strict';
import { selectAnyClaimable } from '../../src/storage/statements/jobs.ts';
import type { JobKind } from '../../src/workers/jobs/kind.ts';
import { jobKinds } from '../../src/workers/jobs/kinds.ts';
import { type JobRunner, startJobs } from '../../src/workers/jobs/runner.ts';
import type { TestRegistry } from './registry.ts';

/** Far longer than a test: it looks only when a job is added or the test says so. */
const NEVER_MS = 3_600_000;

/** A runner as a server has one. Stop it before the registry is closed. */
export function startTestJobs({ core, services }: TestRegistry, kinds: readonly JobKind[] = jobKinds(services)): JobRunner {
  return startJobs(core, kinds, { onError: (_, error) => assert.fail(error as Error), everyMs: NEVER_MS });
}

/** Does everything that is due by the clock of the registry, and what it adds. */
export async function runDueJobs(registry: TestRegistry, kinds?: readonly JobKind[]): Promise<void> {
  const runner = startTestJobs(registry, kinds);
  try {
    do {
      await runner.look();
      await runner.idle();
    } while (await isDue(registry));
  } finally {
    await runner.stop();
  }
}

async function isDue({ core, system }: TestRegistry): Promise<boolean> {
  return (await core.storage.one(selectAnyClaimable, { org: system.org, now: core.clock.now() })) !== undefined;
}
