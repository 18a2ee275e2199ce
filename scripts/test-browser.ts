/** Runs the browser tests in Debian's Chromium, headless: all of them, or the files that the arguments name. Without it, says how to install it. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { GROUPS_DIRECTORY, groupFiles } from './tests/groups.ts';
import { CONCURRENCY } from './tests/times.ts';

/** A group of files, or one test that hangs. */
const LIMIT_MS = 600_000;

const chromium = process.env.HELDBY_CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  console.error(`The browser tests need Chromium at ${chromium} (or where HELDBY_CHROMIUM says): apt-get install -y chromium`);
  process.exit(1);
}

const build = spawnSync(process.execPath, ['scripts/build.ts', '--unchecked'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

/** These state how soon something is there: what runs beside them would be measured too. */
const TIMED = /\/(?:pace|many)\.browser\.ts$/;

const words = process.argv.slice(2);
const files = words.length > 0 ? words : globSync('packages/*/{src,test}/**/*.browser.ts').toSorted();
const others = files.filter(file => !TIMED.test(file));
const together = words.length > 0 ? others : groupFiles(others, `${GROUPS_DIRECTORY}-of-browsers`).map(({ path }) => path);
const timed = files.filter(file => TIMED.test(file));
const statuses = [runFiles(together, CONCURRENCY), runFiles(timed, 1)];
process.exit(statuses.find(status => status !== 0) ?? 0);

function runFiles(chosen: readonly string[], concurrency: number): number {
  if (chosen.length === 0) return 0;
  const runner = ['--test', `--test-concurrency=${concurrency}`, `--test-timeout=${LIMIT_MS}`];
  const env = { NODE_COMPILE_CACHE: resolve('.cache/compiled'), ...process.env, HELDBY_CHROMIUM: chromium };
  const args = ['--single-threaded-gc', '-C', 'heldby-source', ...runner, ...chosen];
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
}
