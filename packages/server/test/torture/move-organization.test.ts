/** An organization that moves to another store while clients write in it and in another one, by a command that is killed again and again. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../src/settings.ts';
import { ask, heldby, invocation, type RunningServer, startServer } from '../support/command.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';
import { createCaller } from './promises/caller.ts';
import { requireEverything } from './promises/kept.ts';
import { type Entry, newWriters, resend, type Writer, writeOn } from './promises/writers.ts';
import { sized } from './size.ts';

const WRITERS = sized({ short: 2, full: 8 });
const KILLS = sized({ short: 2, full: 30 });
/** From before the first row is copied until about the end, which waits for webhooks and jobs. */
const SHORTEST_MS = 250;
const LONGEST_MS = sized({ short: 2_000, full: 3_500 });
const WRITES_BEFORE = sized({ short: 100, full: 1_000 });

type Store = Pick<Settings, 'dataFolder' | 'databaseUrl'>;

interface Result {
  readonly rows?: number;
  readonly changedRows?: number;
  readonly pauseSeconds?: number;
}

for (const from of ENGINES) {
  const to = from === 'sqlite' ? 'postgres' : 'sqlite';
  describe(`a move of an organization from ${from} to ${to} while ${WRITERS} clients write in it, and one in another`, () => {
    it('loses nothing that was answered, doubles nothing, and leaves one place that takes writes, however often it is killed', async test => {
      const [source, target] = [await freshSettings(from), await freshSettings(to)];
      try {
        await moveWhileWriting(source.settings, target.settings, test);
      } finally {
        await target.remove();
        await source.remove();
      }
    });
  });
}

async function moveWhileWriting(source: Store, target: Store, test: TestContext): Promise<void> {
  const server = await serve(source);
  const token = server.token();
  const [moved] = await ask<{ id: string }[]>(['org', 'list', ...flagsOf(source)]);
  const other = await addOther(source);
  const [writers, others] = [newWriters(WRITERS), newWriters(1)];
  const [journal, othersJournal]: [Entry[], Entry[]] = [[], []];
  let goes = true;
  const writing = Promise.all(writers.map(writer => writeOn(writer, createCaller(server.url, token), journal, () => true)));
  const othersWriting = Promise.all(
    others.map(writer => writeOn(writer, createCaller(server.url, other), othersJournal, () => goes)),
  );
  while (journal.length < WRITES_BEFORE) await Promise.race([sleep(5), writing]);
  const words = ['move', '--organization', moved?.id ?? '', ...flagsOf(source), '--to', target.databaseUrl ?? target.dataFolder];
  for (let kill = 1; kill <= KILLS; kill += 1) await runAndKill(words, randomInt(SHORTEST_MS, LONGEST_MS));
  const result = await ask<Result>(words);
  assert.equal(await statusOf(server, token), 503);
  const written = othersJournal.length;
  while (othersJournal.length < written + 10) await Promise.race([sleep(5), othersWriting]);
  goes = false;
  await othersWriting;
  await server.stop('SIGKILL');
  await writing;
  const again = await heldby(words);
  assert.match(again.stderr, /This organization has moved to .* already/);
  await requireEverything(source, othersJournal, others, 'in the organization that has stayed');
  await goOn(target, token, writers, journal);
  const { rows, changedRows, pauseSeconds } = result;
  test.diagnostic(`${rows} rows, ${changedRows} followed; writes waited ${pauseSeconds} s; ${journal.length} answers`);
}

/** The token of an administrator of another organization. */
async function addOther(store: Store): Promise<string> {
  const flags = ['--org', 'Beta', ...flagsOf(store)];
  await ask(['org', 'create', 'Beta', ...flagsOf(store)]);
  await ask(['person', 'create', 'boss', '--role', 'full', ...flags]);
  const { token } = await ask<{ token: string }>(['token', 'create', '--person', 'boss', ...flags]);
  return token;
}

function serve({ dataFolder, databaseUrl }: Store): Promise<RunningServer> {
  return startServer(['serve', ...flagsOf({ dataFolder, databaseUrl }), '--log-level', 'error', '--rate-limit', '1000000000']);
}

function flagsOf({ dataFolder, databaseUrl }: Store): string[] {
  return ['--data', dataFolder, ...(databaseUrl === null ? [] : ['--database-url', databaseUrl])];
}

async function runAndKill(words: readonly string[], afterMs: number): Promise<void> {
  const { file, words: all, options } = invocation(words, {});
  const child = spawn(file, all, { ...options, stdio: 'ignore' });
  const ended = new Promise(done => child.once('close', done));
  await Promise.race([sleep(afterMs), ended]);
  child.kill('SIGKILL');
  await ended;
}

async function statusOf({ url }: RunningServer, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'mobile', name: 'late' });
  return (await fetch(`${url}/registry/v1/devices`, { method: 'POST', headers, body })).status;
}

/** Clients that send again what was not answered get what they wanted, once; their tokens still work. */
async function goOn(target: Store, token: string, writers: readonly Writer[], journal: Entry[]): Promise<void> {
  await requireEverything(target, journal, writers, 'by the move');
  const server = await serve(target);
  await Promise.all(writers.map(writer => resend(writer, createCaller(server.url, token), journal)));
  await server.stop();
  await requireEverything(target, journal, writers, 'after clients have gone on');
}
