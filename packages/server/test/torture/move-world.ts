/** What the tests of moves under kills share: the store as a server's flags, a command that is killed, and clients that go on elsewhere. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../src/settings.ts';
import { invocation, type RunningServer, startServer } from '../support/command.ts';
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

export async function runAndKill(words: readonly string[], afterMs: number): Promise<void> {
  const { file, words: all, options } = invocation(words, {});
  const child = spawn(file, all, { ...options, stdio: 'ignore' });
  const ended = new Promise(done => child.once('close', done));
  await Promise.race([sleep(afterMs), ended]);
  child.kill('SIGKILL');
  await ended;
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
