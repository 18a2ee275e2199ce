/** What the tests of moves under kills share: the store as a server's flags, a command that is killed, and clients that go on elsewhere. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { Settings } from '../../src/settings.ts';
import { collect, invocation, type RunningServer, startServer } from '../support/command.ts';
import { createCaller } from './promises/caller.ts';
import { requireEverything } from './promises/kept.ts';
import { type Entry, resend, type Writer } from './promises/writers.ts';

export type Store = Pick<Settings, 'dataFolder' | 'databaseUrl'>;

/** Without the figures where an earlier run had copied everything. */
export interface Result {
  readonly rows?: number;
  readonly changedRows?: number;
  readonly pauseSeconds?: number;
}

export function serve(store: Store): Promise<RunningServer> {
  return startServer(['serve', ...flagsOf(store), '--log-level', 'error', '--rate-limit', '1000000000']);
}

export function flagsOf({ dataFolder, databaseUrl }: Store): string[] {
  return ['--data', dataFolder, ...(databaseUrl === null ? [] : ['--database-url', databaseUrl])];
}

/**
 * Runs the command, and kills it after that time. Gives what it said, or nothing where it was killed. A kill may come so late that all is
 * done but nothing said, and then the next one finds nothing to do.
 */
export async function runMove(words: readonly string[], killAfterMs?: number): Promise<Result | undefined> {
  const { file, words: all, options } = invocation([...words, '--json'], {});
  const child = spawn(file, all, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const killing = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const status = await new Promise<number | null>(done => child.once('close', done));
  clearTimeout(killing);
  if (child.signalCode !== null) return undefined;
  if (status === 4 && / has moved to .* already/.test(stderr())) return {};
  assert.equal(status, 0, stderr());
  return JSON.parse(stdout()) as Result;
}

/** The status of a write, after a moment in which nothing else was asked. */
export async function statusOfWrite({ url }: RunningServer, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'mobile', name: 'late' });
  return (await fetch(`${url}/registry/v1/devices`, { method: 'POST', headers, body })).status;
}

/** Clients that send again what was not answered get what they wanted, once; their tokens still work. */
export async function goOn(target: Store, token: string, writers: readonly Writer[], journal: Entry[]): Promise<void> {
  await requireEverything(target, journal, writers, 'by the move');
  const server = await serve(target);
  await Promise.all(writers.map(writer => resend(writer, createCaller(server.url, token), journal)));
  await server.stop();
  await requireEverything(target, journal, writers, 'after clients have gone on');
}
