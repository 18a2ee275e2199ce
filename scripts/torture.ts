/** `npm run torture`: the tests that try to lose, leak or break something, in full length. Arguments choose files. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const chosen = process.argv.slice(2);
const files = chosen.length > 0 ? chosen : globSync('packages/server/test/torture/**/*.{test,torture}.ts').toSorted();
const { status } = spawnSync(process.execPath, ['scripts/test.ts', ...files], {
  stdio: 'inherit',
  // One after the other: they measure times and fill the machine by themselves.
  env: { ...process.env, HELDBY_TORTURE: 'full', HELDBY_TEST_CONCURRENCY: '1' },
});
process.exit(status ?? 1);
