/** Checks the packages as they would be published: publint and Are the types wrong? find nothing to complain of. */
import { spawnSync } from 'node:child_process';
import { COMPILER } from '../compiler.ts';

/** The server is a command: it has no entry that others import. */
const LIBRARIES = ['packages/contract', 'packages/client'];

run('node', COMPILER, '-b', ...LIBRARIES);
for (const folder of LIBRARIES) {
  run('publint', folder, '--strict', '--pack', 'npm');
  run('attw', '--pack', folder, '--profile', 'esm-only', '--no-emoji');
}

/** npm puts node_modules/.bin first on the path. */
function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
