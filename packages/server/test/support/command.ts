/** Runs the command line as its users do: as a process of its own, from the sources or as it is built. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from '../../src/daemon/lock.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const BIN = join(ROOT, 'packages/server/bin/heldby.js');
const STAMP = join(ROOT, 'packages/server/dist/.built');
/** A program that tests start in place of what was built: the single executable, where the release is checked. */
const RELEASED = process.env.HELDBY_TEST_PROGRAM;
const BUILT = process.env.HELDBY_TEST_BUILT === '1' || RELEASED !== undefined;
const NO_CONFIG = join(tmpdir(), 'heldby-test-no-config');
const START_DEADLINE_MS = 30_000;

/** What the tests of a file leave behind goes after the last of them, however they ended: servers first, then folders. */
export const cleanups: (() => unknown)[] = [];
after(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Spawning {
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
  /** What the command finds on its standard input; nothing when left out. */
  readonly input?: string;
  /** A program that runs it and watches, with that program's own arguments. */
  readonly under?: readonly string[];
  /** What is in dist/ instead of the sources. The run of all tests builds it first, because it starts in a third of the time. */
  readonly built?: boolean;
  /** A program that is the command itself, instead of Node with the repository's, and the folder that it runs in. */
  readonly program?: { readonly file: string; readonly folder: string };
}

export function invocation(words: readonly string[], spawning: Spawning) {
  const { env = {}, node = [], built = BUILT } = spawning;
  const { program = built && RELEASED !== undefined ? { file: RELEASED, folder: ROOT } : undefined } = spawning;
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HELDBY_') && name !== 'NODE_TEST_CONTEXT');
  return {
    file: program?.file ?? process.execPath,
    words: program ? words : [...(built ? [] : ['-C', 'heldby-source']), ...node, BIN, ...words],
    // The developer's own login must not be used.
    options: { cwd: program?.folder ?? ROOT, env: { ...Object.fromEntries(inherited), XDG_CONFIG_HOME: NO_CONFIG, ...env } },
  };
}

/** Runs a command to its end. */
export async function heldby(words: readonly string[], spawning: Spawning = {}): Promise<Ended> {
  const { file, words: all, options } = invocation(words, spawning);
  const child = spawn(file, all, { ...options, stdio: 'pipe' });
  // A command that reads none of it may end before all of it is written.
  child.stdin.on('error', () => undefined).end(spawning.input ?? '');
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const status = await ended(child);
  return { status, stdout: stdout(), stderr: stderr() };
}

/** Runs a command that must succeed, with --json, and gives what it says. */
export async function ask<T>(words: readonly string[], spawning: Spawning = {}, run: typeof heldby = heldby): Promise<T> {
  const { status, stdout, stderr } = await run([...words, '--json'], spawning);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as T;
}

export interface RunningServer {
  readonly url: string;
  /** The lines of its standard output until it listened, parsed. */
  readonly said: readonly Readonly<Record<string, unknown>>[];
  readonly child: ChildProcess;
  /** The first administrator's token, from the file that the first start names. */
  readonly token: () => string;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Sends the signal and waits for the exit status. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `serve` (or another command that listens) on a free port; it ends at the latest with the test file. */
export async function startServer(words: readonly string[], spawning: Spawning = {}): Promise<RunningServer> {
  const { file, words: all, options } = invocation([...words, '--json', '--port', '0'], spawning);
  const [program = file, ...rest] = [...(spawning.under ?? []), file, ...all];
  const child = spawn(program, rest, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const said: Record<string, unknown>[] = [];
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended(child);
  };
  cleanups.push(() => stop('SIGKILL'));
  const url = await new Promise<string>((found, failed) => {
    const deadline = setTimeout(() => failed(new Error(`the server does not listen: ${stderr()}`)), START_DEADLINE_MS);
    child.once('exit', status => failed(new Error(`the server ended with ${status}: ${stderr()}`)));
    createInterface({ input: child.stdout }).on('line', line => {
      const value = JSON.parse(line) as Record<string, unknown>;
      if (said.at(-1)?.event !== 'listening') said.push(value);
      if (value.event !== 'listening') return;
      clearTimeout(deadline);
      found(String(value.url));
    });
  });
  const token = () => readFileSync(String(said[0]?.tokenFile), 'utf8').trim();
  return { url, said, child, token, stdout, stderr, stop };
}

export function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', part => {
    text += part;
  });
  return () => text;
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise(done => child.once('close', status => done(status)));
}

/** A folder that is removed with the end of the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds what the sources have become since the last build, once, however many test files ask for it. */
export async function ensureBuilt(): Promise<void> {
  const folder = join(ROOT, '.cache/build');
  let lock = lockFolder(folder);
  while (lock === undefined) {
    await sleep(100);
    lock = lockFolder(folder);
  }
  try {
    if (isBuilt()) return;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  } finally {
    lock.release();
  }
}

function isBuilt(): boolean {
  if (!existsSync(STAMP)) return false;
  const { mtimeMs } = statSync(STAMP);
  const sources = globSync('packages/{contract,client,server,emulator}/{src/**/*,*.json}', { cwd: ROOT });
  return sources.every(file => statSync(join(ROOT, file)).mtimeMs < mtimeMs);
}
