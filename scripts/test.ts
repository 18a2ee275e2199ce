/** Runs every test of the repository: node's own runner, one PostgreSQL for the whole run. Arguments choose files. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const chosen = process.argv.slice(2);
const files =
  chosen.length > 0 ? chosen : globSync(['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'bench/**/*.test.ts']);
const concurrency = process.env.HELDBY_TEST_CONCURRENCY;
const flags = [
  '-C',
  'heldby-source',
  '--test',
  '--test-global-setup=packages/server/test/support/global-setup.ts',
  `--test-timeout=${process.env.HELDBY_TORTURE === 'full' ? 3_600_000 : 300_000}`,
  ...(concurrency === undefined ? [] : [`--test-concurrency=${concurrency}`]),
];
const { status } = spawnSync(process.execPath, [...flags, ...files.filter(file => !file.includes('node_modules')).toSorted()], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
