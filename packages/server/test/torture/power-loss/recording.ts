/** Runs the real server under strace while clients write, and keeps what it did to its disk and what it told them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../support/command.ts';
import { createCaller } from '../promises/caller.ts';
import { type Entry, newWriters, writeOn } from '../promises/writers.ts';
import { TRACED_CALLS } from './trace.ts';

export interface Recording {
  /** What strace wrote. */
  readonly trace: string;
  /** The folder in which the server made its data folder. */
  readonly root: string;
  readonly journal: readonly Entry[];
}

const WRITERS = 64;
/** Longer than anything that the server writes at once. */
const STRING_BYTES = 1_000_000;
const CARELESS = fileURLToPath(new URL('careless.ts', import.meta.url));

/** Throws the one line that installs strace where it is missing. */
export function requireStrace(): void {
  const { status } = spawnSync('strace', ['--version'], { stdio: 'ignore' });
  assert.equal(status, 0, 'strace is missing; install it with: apt-get install --yes strace');
}

/** Records until so many answers were given. Careless: the server syncs nothing. */
export async function record(answers: number, careless: boolean): Promise<Recording> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'heldby-power-')));
  const trace = join(root, 'trace');
  const calls = ['-e', `trace=${TRACED_CALLS.join(',')}`, '-e', 'signal=none'];
  const server = await startServer(
    ['serve', '--data', join(root, 'disk', 'data'), '--log-level', 'error', '--rate-limit', '1000000000'],
    {
      under: ['strace', '-f', '-y', '-xx', '-s', String(STRING_BYTES), '--seccomp-bpf', '-qq', '-o', trace, ...calls],
      node: careless ? ['--import', CARELESS] : [],
    },
  );
  const said = server.said as readonly { readonly pid?: number }[];
  const pid = said.at(-1)?.pid ?? assert.fail('the server did not say its pid');
  try {
    const journal = await writeFor(server.url, server.token(), answers);
    return { trace, root, journal };
  } finally {
    // Not told to stop: at its end it would sync everything.
    process.kill(pid, 'SIGKILL');
    while (server.child.exitCode === null && server.child.signalCode === null) await sleep(10);
  }
}

async function writeFor(url: string, token: string, answers: number): Promise<Entry[]> {
  const journal: Entry[] = [];
  const writers = newWriters(WRITERS);
  await Promise.all(writers.map(writer => writeOn(writer, createCaller(url, token), journal, () => journal.length < answers)));
  assert.ok(
    writers.every(writer => writer.pending === undefined),
    'a request was not answered',
  );
  // A client can have an answer before strace has seen the call end that sent it. After this one it has seen all of them.
  await createCaller(url, token)({ method: 'GET', path: '/registry/v1/me' });
  return journal;
}
