/** Runs the browser tests in Debian's Chromium, headless: all of them, or the files that the arguments name. Without it, says how to install it. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

const chromium = process.env.HELDBY_CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  console.error(`The browser tests need Chromium at ${chromium} (or where HELDBY_CHROMIUM says): apt-get install -y chromium`);
  process.exit(1);
}

const build = spawnSync(process.execPath, ['scripts/build.ts', '--unchecked'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const words = process.argv.slice(2);
const files = words.length > 0 ? words : globSync('packages/*/{src,test}/**/*.browser.ts').toSorted();
const { status } = spawnSync(
  process.execPath,
  ['-C', 'heldby-source', '--test', '--test-concurrency=2', '--test-timeout=120000', ...files],
  {
    stdio: 'inherit',
    env: { ...process.env, HELDBY_CHROMIUM: chromium },
  },
);
process.exit(status ?? 1);
