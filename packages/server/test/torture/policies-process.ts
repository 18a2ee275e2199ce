/**
 * Run by policies.test.ts as a node that carries out what is due, until it is killed: says what the run has done, whenever that has changed.
 * Arguments: the settings as JSON, by how much its clock is ahead, the run.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openRegistry, sourcesOn } from '../../src/app.ts';
import { requireRun } from '../../src/core/policies/runs.ts';
import { createClock } from '../../src/lib/clock.ts';
import type { Settings } from '../../src/settings.ts';
import { jobKinds } from '../../src/workers/jobs/kinds.ts';
import { startJobs } from '../../src/workers/jobs/runner.ts';

const STDOUT = 1;
const LOOK_EVERY_MS = 2;
const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const aheadMs = Number(process.argv[3]);
const runId = process.argv[4] ?? '';
const fail = (error: unknown) => {
  throw error;
};
const clock = createClock(() => Date.now() + aheadMs);
const { core, services } = await openRegistry(settings, pino({ level: 'silent' }), fail, sourcesOn(clock));
const [organization] = await services.organizations.list();
startJobs(core, jobKinds(services), { onError: (_, error) => fail(error), everyMs: 50 });
for (let said = ''; ; ) {
  const { state, disabled, ended } = await requireRun(core.storage, organization?.org ?? 0, runId);
  const line = JSON.stringify({ state, steps: disabled + ended });
  // Written at once: what was said before the kill is said.
  if (line !== said) writeSync(STDOUT, `${line}\n`);
  said = line;
  await sleep(LOOK_EVERY_MS);
}
