/** A store that is moved to the other kind of database while clients write, by a command that is killed again and again. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStorage } from '../../src/storage/open.ts';
import { heldby } from '../support/command.ts';
import { contentsOf } from '../support/contents.ts';
import { ENGINES, freshSettings } from '../support/registry.ts';
import { flagsOf, goOn, type Result, runMove, type Store, serve, statusOfWrite } from './move-world.ts';
import { createCaller } from './promises/caller.ts';
import { type Entry, newWriters, writeOn } from './promises/writers.ts';
import { IS_FULL, sized } from './size.ts';

const WRITERS = sized({ short: 2, full: 16 });
const KILLS = sized({ short: 1, full: 40 });
/** From before the first row is copied until about the end. */
const SHORTEST_MS = 250;
const LONGEST_MS = sized({ short: 1_500, full: 2_500 });
const WRITES_BEFORE = sized({ short: 100, full: 2_000 });
const MOVED = /^heldby: This store has moved to /;

for (const from of ENGINES) {
  const to = from === 'sqlite' ? 'postgres' : 'sqlite';
  describe(`a move from ${from} to ${to} while ${WRITERS} clients write`, () => {
    it('loses nothing that was answered, doubles nothing, and leaves one store that takes writes, however often it is killed', async test => {
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
  const journal: Entry[] = [];
  const writers = newWriters(WRITERS);
  const server = await serve(source);
  const token = server.token();
  const writing = Promise.all(writers.map(writer => writeOn(writer, createCaller(server.url, token), journal, () => true)));
  while (journal.length < WRITES_BEFORE) await Promise.race([sleep(5), writing]);
  const words = ['move', ...flagsOf(source), '--to', target.databaseUrl ?? target.dataFolder];
  let [before, moved]: [number, Result | undefined] = [0, undefined];
  for (let run = 0; moved === undefined; run += 1) {
    before = journal.length;
    moved = await runMove(words, run < KILLS ? randomInt(SHORTEST_MS, LONGEST_MS) : undefined);
  }
  assert.ok(journal.length > before || moved.rows === undefined, 'nothing was written during the move');
  assert.ok((await statusOfWrite(server, token)) >= 503, 'the store that was left takes writes');
  await server.stop('SIGKILL');
  await writing;
  assert.deepEqual(await contents(target), await contents(source));
  await requireOneStore(source, target, words);
  await goOn(target, token, writers, journal);
  const { rows, changedRows, pauseSeconds } = moved;
  test.diagnostic(`${rows} rows, ${changedRows} followed; writes waited ${pauseSeconds} s; ${journal.length} answers`);
}

async function contents(store: Store): Promise<string[]> {
  const storage = openStorage({ ...store, namedStatements: true, onFatal: assert.fail });
  return contentsOf(storage).finally(() => storage.close());
}

/** The old store is served by nobody. A second move to the same place changes nothing. */
async function requireOneStore(source: Store, target: Store, words: readonly string[]): Promise<void> {
  if (IS_FULL) {
    const served = await heldby(['serve', '--port', '0', ...flagsOf(source)]);
    assert.match(served.stderr, MOVED);
    assert.equal(served.status, 4);
  }
  const before = await contents(target);
  const again = await heldby(words);
  assert.equal(again.status, 4, again.stderr);
  assert.deepEqual(await contents(target), before);
}
