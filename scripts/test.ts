/**
 * Runs the tests of the repository: all of them, or the files that the arguments name, or with `--changed` what a change can reach.
 * `--changed=REVISION` compares with that commit; without one, with where the work left the main branch.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { listFiles, readChanges } from './tests/changed-files.ts';
import { chooseTests } from './tests/choose.ts';
import { GROUPS_DIRECTORY, groupFiles } from './tests/groups.ts';
import { readUsers } from './tests/import-graph.ts';
import { runTests } from './tests/run.ts';
import { CONCURRENCY, readSeconds } from './tests/times.ts';

/** What chosen tests may take, so that the whole command ends within a minute. */
const CHANGED_BUDGET_SECONDS = 35;

const EVERY_TEST = [
  'packages/*/src/**/*.test.ts',
  'packages/*/test/**/*.test.ts',
  'bench/src/**/*.test.ts',
  'scripts/**/*.test.ts',
];

const words = process.argv.slice(2);
const changed = words.find(word => /^--changed(?:=|$)/.test(word));
const files = changed === undefined ? words : chooseChanged(changed.split('=')[1]);
if (changed === undefined && words.length === 0) {
  build();
  files.push(...globSync(EVERY_TEST).filter(file => !file.includes('node_modules')));
}
const isWhole = changed === undefined && words.length === 0;
const chosen = isWhole ? groupFiles(files, GROUPS_DIRECTORY) : files.map(path => ({ path, members: [path] }));
if (chosen.length > 0) process.exitCode = (await runTests(chosen)) ? 0 : 1;

/** Tests that start commands start what was built then, in a third of the time. */
function build(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.ts', '--unchecked'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  process.env.HELDBY_TEST_BUILT = '1';
}

function chooseChanged(revision: string | undefined): string[] {
  const { base, files: changes } = readChanges('.', revision);
  const all = listFiles('.');
  const { chosen, left } = chooseTests({
    users: readUsers('.', all),
    files: all,
    changed: changes,
    secondsOf: readSeconds(),
    budgetSeconds: CHANGED_BUDGET_SECONDS * CONCURRENCY,
  });
  console.log(`${changes.length} files differ from ${base.slice(0, 10)}; ${chosen.length + left.length} test files reach them.`);
  for (const file of chosen) console.log(`  ${file}`);
  if (left.length > 0) console.log(`${left.length} more are left to the full run (npm test): they do not fit into a minute.`);
  return [...chosen];
}
