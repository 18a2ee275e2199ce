/** An organization that moves to another store while clients write in it and in another one, by a command that is killed again and again. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, heldby } from '../support/command.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';
import { flagsOf, goOn, type Result, runMove, type Store, serve, statusOfWrite } from './move-world.ts';
import { createCaller } from './promises/caller.ts';
import { requireEverything } from './promises/kept.ts';
import { type Entry, newWriters, writeOn } from './promises/writers.ts';
import { sized } from './size.ts';

const WRITERS = sized({ short: 2, full: 8 });
const KILLS = sized({ short: 2, full: 30 });
/** From before the first row is copied until about the end, which waits for webhooks and jobs. */
const SHORTEST_MS = 250;
const LONGEST_MS = sized({ short: 2_000, full: 3_500 });
const WRITES_BEFORE = sized({ short: 100, full: 1_000 });

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
  let result: Result | undefined;
  for (let run = 0; result === undefined; run += 1)
    result = await runMove(words, run < KILLS ? randomInt(SHORTEST_MS, LONGEST_MS) : undefined);
  assert.equal(await statusOfWrite(server, token), 503);
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
