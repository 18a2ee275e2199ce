/**
 * Run by imports.test.ts as a node that works on imports, until it is killed. It says each time that some rows are done.
 * Arguments: the settings as JSON, and by how many milliseconds its clock is ahead.
 */
import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { openRegistry, sourcesOn } from '../../src/app.ts';
import { createClock } from '../../src/lib/clock.ts';
import type { Settings } from '../../src/settings.ts';
import { importJob } from '../../src/workers/jobs/imports.ts';
import { startJobs } from '../../src/workers/jobs/runner.ts';

const STDOUT = 1;
const LOOK_EVERY_MS = 10;

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const aheadMs = Number(process.argv[3]);
const fail = (error: unknown) => {
  throw error;
};
const clock = createClock(() => Date.now() + aheadMs);
const registry = await openRegistry(settings, pino({ level: 'silent' }), fail, sourcesOn(clock));
const { imports } = registry.services;
const say = (what: string | number) => void writeSync(STDOUT, `${what}\n`);
const work: typeof imports.work = async (org, id, how) => {
  const progress: typeof how.progress = (done, total) => {
    say(done);
    return how.progress(done, total);
  };
  const done = await imports.work(org, id, { ...how, progress });
  say(done.state);
  return done;
};
const kind = { ...importJob({ imports: { ...imports, work } }), attempts: Number.POSITIVE_INFINITY };
startJobs(registry.core, [kind], { onError: () => undefined, everyMs: LOOK_EVERY_MS });
