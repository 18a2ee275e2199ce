/** Everything that must hold before a commit: format and lint, words and lengths, types, generated files, packages, then the tests. */
import { spawnSync } from 'node:child_process';

const STEPS: readonly (readonly [title: string, ...command: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['words and lengths', 'node', 'scripts/check/style.ts'],
  ['types', 'tsc', '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'],
  [
    'types of the portal',
    'tsc',
    '-p',
    'packages/portal',
    '--incremental',
    '--tsBuildInfoFile',
    '.cache/portal-types.tsbuildinfo',
  ],
  ['generated files', 'node', '-C', 'heldby-source', 'scripts/generate.ts', '--check'],
  ['API reference', 'node', 'scripts/check/reference.ts'],
  ['packages', 'node', 'scripts/check/packages.ts'],
  ['tests', 'node', 'scripts/test.ts'],
];

for (const [title, command = '', ...args] of STEPS) {
  console.log(`\n— ${title}`);
  // npm puts node_modules/.bin first on the path, so that these are the repository's own tools and its own Node.
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`\nfailed: ${title}`);
    process.exit(status ?? 1);
  }
}
