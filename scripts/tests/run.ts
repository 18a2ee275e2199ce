/** Runs test files with Node's own runner, each in a process of its own, with one PostgreSQL for all of them. */
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { globalSetup, globalTeardown } from '../../packages/server/test/support/global-setup.ts';
import { buildPortal } from '../portal/build.ts';
import { isBuilt } from '../portal/freshness.ts';
import type { TestFile } from './groups.ts';
import { CONCURRENCY, readSeconds, writeSeconds } from './times.ts';

/** A file that takes longer hangs. */
const FILE_LIMIT_MS = 300_000;
/** In full length some files of the torture tests take most of an hour. */
const TORTURE_LIMIT_MS = 3_600_000;

/** Gives whether every test passed. */
export async function runTests(files: readonly TestFile[]): Promise<boolean> {
  // What V8 makes of a source is kept for the next process, which then starts in half the time.
  process.env.NODE_COMPILE_CACHE ??= resolve('.cache/compiled');
  if (!isBuilt()) await buildPortal();
  await globalSetup();
  try {
    return await runFiles(files);
  } finally {
    await globalTeardown();
  }
}

async function runFiles(files: readonly TestFile[]): Promise<boolean> {
  const knownSeconds = readSeconds();
  const secondsOf = ({ members }: TestFile) => members.reduce((sum, member) => sum + knownSeconds(member), 0);
  const groups = new Set(files.filter(({ members }) => members.length > 1).map(({ path }) => resolve(path)));
  const seconds = new Map<string, number>();
  let passed = true;
  const events = run({
    // The longest first, so that none of them runs alone at the end.
    files: files.toSorted((one, other) => secondsOf(other) - secondsOf(one)).map(({ path }) => resolve(path)),
    concurrency: CONCURRENCY,
    // On two cores, threads of the collector take time from the tests beside it.
    execArgv: ['--single-threaded-gc', '-C', 'heldby-source', '--import', new URL('quick-imports.ts', import.meta.url).href],
    timeout: process.env.HELDBY_TORTURE === 'full' ? TORTURE_LIMIT_MS : FILE_LIMIT_MS,
  });
  events.on('test:summary', ({ file, duration_ms: ms, success }) => {
    if (!success) passed = false;
    // How long each of a group took is not told.
    if (file !== undefined && !groups.has(file)) seconds.set(relative('.', file).replaceAll('\\', '/'), ms / 1000);
  });
  events.compose(spec).pipe(process.stdout);
  await new Promise(done => events.once('end', done));
  writeSeconds(seconds);
  return passed;
}
