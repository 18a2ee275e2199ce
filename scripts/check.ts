/** Everything that must hold before a commit: format and lint, words and lengths, types, generated files, packages, then the tests. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { COMPILER } from './compiler.ts';

interface Step {
  readonly title: string;
  /** npm puts node_modules/.bin first on the path, so that these are the repository's own tools and its own Node. */
  readonly command: readonly string[];
}

/** They read the sources and nothing of one another, so as many run at a time as there are cores: the longest begin. */
const READING: readonly Step[] = [
  { title: 'types', command: ['node', COMPILER, '-p', 'tsconfig.json', ...incremental('types')] },
  { title: 'packages', command: ['node', 'scripts/check/packages.ts'] },
  { title: 'types of the portal', command: ['node', COMPILER, '-p', 'packages/portal', ...incremental('portal-types')] },
  { title: 'generated files', command: ['node', '-C', 'heldby-source', 'scripts/generate.ts', '--check'] },
  { title: 'API reference', command: ['node', 'scripts/check/reference.ts'] },
  { title: 'words and lengths', command: ['node', 'scripts/check/style.ts'] },
  { title: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
];

const TESTS: Step = { title: 'tests', command: ['node', 'scripts/test.ts'] };

const left = [...READING];
const failed: string[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed.length === 0 && !(await run(TESTS, 'inherit'))) failed.push(TESTS.title);
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let step = left.shift(); step !== undefined; step = left.shift()) {
    if (!(await run(step, 'pipe'))) failed.push(step.title);
  }
}

/** Gives whether it passed. With `pipe`, what it says is written when it has ended, so that two are not mixed. */
async function run({ title, command: [command = '', ...args] }: Step, output: 'inherit' | 'pipe'): Promise<boolean> {
  if (output === 'inherit') console.log(`\n— ${title}`);
  const child = spawn(command, args, { stdio: ['ignore', output, output], shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (said += text));
  const status = await new Promise<number | null>((ended, broken) => child.once('close', ended).once('error', broken));
  if (output === 'pipe') console.log(`\n— ${title}\n${said}`.trimEnd());
  return status === 0;
}

function incremental(name: string): string[] {
  return ['--incremental', '--tsBuildInfoFile', `.cache/${name}.tsbuildinfo`];
}
