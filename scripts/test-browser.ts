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

const words = process.argv.slice(2);
const files = words.length > 0 ? words : chooseAll();
const { status } = spawnSync(
  process.execPath,
  [
    '--single-threaded-gc',
    '-C',
    'heldby-source',
    '--test',
    `--test-concurrency=${CONCURRENCY}`,
    `--test-timeout=${LIMIT_MS}`,
    ...files,
  ],
  {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: resolve('.cache/compiled'), ...process.env, HELDBY_CHROMIUM: chromium },
  },
);
process.exit(status ?? 1);

function chooseAll(): string[] {
  const all = globSync('packages/*/{src,test}/**/*.browser.ts').toSorted();
  return groupFiles(all, `${GROUPS_DIRECTORY}-of-browsers`).map(({ path }) => path);
}
