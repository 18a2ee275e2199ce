/** The durable position: events up to it are there, stay there, and none appears below it later. */
import assert from 'node:assert/strict';
import { copyFileSync, fdatasync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '../../src/storage/migrate.ts';
import { openStorage } from '../../src/storage/open.ts';
import { openSqlite, type SqliteOptions } from '../../src/storage/sqlite/store.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { onBothDatabases } from '../support/registry.ts';
import { addOrganization, addWithEvent, eventsOf, openTestStore, type TestStore, upTo } from '../support/store.ts';

/** How many different positions are looked at while writers write. */
const LOOKS = 12;

onBothDatabases('the durable position', engine => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
  });
  after(() => store.remove());

  it('is each organization’s own, 0 before its first event, and counts what is acknowledged', async () => {
    assert.deepEqual(await Promise.all([1, 2, 99].map(org => store.storage.durablePosition(org))), [0, 0, 0]);
    assert.equal(await store.storage.transaction(2, tx => addWithEvent(tx, 'first', 2)), 1);
    assert.deepEqual(await Promise.all([1, 2].map(org => store.storage.durablePosition(org))), [0, 1]);
  });

  it('leaves out what is not committed, and what never will be', async () => {
    const at = await store.storage.durablePosition(1);
    const inside = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    const work = store.storage.transaction(1, async tx => {
      await addWithEvent(tx, 'half');
      inside.resolve();
      await leave.promise;
      throw new Error('on purpose');
    });
    await inside.promise;
    assert.equal(await store.storage.durablePosition(1), at);
    leave.resolve();
    await assert.rejects(work, /on purpose/);
    await store.storage.transaction(1, tx => addWithEvent(tx, 'tried'), { rollback: true });
    assert.equal(await store.storage.durablePosition(1), at);
  });

  it('never runs ahead of the events that are there, on one node or two, and no event comes in below it', async () => {
    const second = engine === 'postgres' ? openStorage(store.settings) : store.storage;
    let isOver = false;
    const writing = Promise.all(
      upTo(16).map(async writer => {
        for (let each = 1; !isOver; each += 1) {
          const node = each % 2 === 0 ? store.storage : second;
          await node.transaction(1, tx => addWithEvent(tx, `${writer}-${each}`));
        }
      }),
    );
    const looked: (readonly [position: number, subjects: readonly string[]])[] = [];
    while (new Set(looked.map(([position]) => position)).size < LOOKS) {
      await sleep(2);
      const node = looked.length % 2 === 0 ? store.storage : second;
      const position = await node.durablePosition(1);
      const events = (await eventsOf(node)).filter(({ sequence }) => sequence <= position);
      assert.deepEqual(
        events.map(({ sequence }) => sequence),
        upTo(position),
      );
      looked.push([position, events.map(({ subject }) => subject)]);
    }
    isOver = true;
    await writing;
    const subjects = (await eventsOf(store.storage)).map(({ subject }) => subject);
    for (const [position, seen] of looked) assert.deepEqual(seen, subjects.slice(0, position));
    if (second !== store.storage) await second.close();
  });
});

describe('the durable position of the embedded store', () => {
  let folder: string;
  let file: string;
  const open: Storage[] = [];
  const releases: (() => void)[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heldby-position-'));
    file = join(folder, 'heldby.sqlite');
  });
  afterEach(async () => {
    for (const release of releases.splice(0)) release();
    for (const storage of open.splice(0)) await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const openStore = (options: Partial<SqliteOptions> = {}) => {
    const storage = openSqlite(file, { onFatal: assert.fail, ...options });
    open.push(storage);
    return storage;
  };
  /** A store with one organization, whose syncs wait while `held`. */
  const openHeld = async () => {
    const syncs: (() => void)[] = [];
    const state = { held: false, count: 0 };
    const storage = openStore({
      syncFile: (descriptor, done) => {
        state.count += 1;
        if (state.held) syncs.push(() => fdatasync(descriptor, done));
        else fdatasync(descriptor, done);
      },
    });
    const release = () => {
      state.held = false;
      for (const run of syncs.splice(0)) run();
    };
    releases.push(release);
    await migrate(storage);
    await storage.transaction(1, tx => addOrganization(tx, 1));
    return { storage, syncs, state, release };
  };

  it('waits for the sync that makes it durable, and for none where everything is', async () => {
    const { storage, syncs, state, release } = await openHeld();
    const before = state.count;
    assert.equal(await storage.durablePosition(1), 0);
    assert.equal(state.count, before, 'no sync of its own');
    state.held = true;
    const write = storage.transaction(1, tx => addWithEvent(tx, 'unsynced'));
    while ((await eventsOf(storage)).length === 0) await new Promise(resolve => setImmediate(resolve));
    const told: number[] = [];
    const positions = upTo(3).map(async () => told.push(await storage.durablePosition(1)));
    for (const _ of upTo(20)) await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(told, []);
    assert.equal(syncs.length, 1, 'one sync for the writer and the readers');
    release();
    await Promise.all([write, ...positions]);
    assert.deepEqual(told, [1, 1, 1]);
  });

  it('trusts nothing that an earlier process left in the log until it has synced that', async () => {
    const { storage } = await openHeld();
    await storage.transaction(1, tx => addWithEvent(tx, 'left'));
    let syncs = 0;
    const next = openStore({
      syncFile: (descriptor, done) => {
        syncs += 1;
        fdatasync(descriptor, done);
      },
    });
    assert.equal(syncs, 0);
    assert.deepEqual(await Promise.all([next.durablePosition(1), next.durablePosition(1)]), [1, 1]);
    assert.equal(syncs, 1);
  });

  it('is not told when the sync fails', async () => {
    let broken = false;
    const failure = Object.assign(new Error('EIO'), { code: 'EIO' });
    const storage = openStore({
      onFatal: () => undefined,
      syncFile: (descriptor, done) => (broken ? setImmediate(done, failure) : fdatasync(descriptor, done)),
    });
    await migrate(storage);
    await storage.transaction(1, tx => addOrganization(tx, 1));
    broken = true;
    const write = storage.transaction(1, tx => addWithEvent(tx, 'lost'));
    await assert.rejects(write, { code: 'unavailable' });
    await assert.rejects(storage.durablePosition(1), { code: 'unavailable' });
  });

  it('is on the disk at the moment at which it is told, whenever the power fails', async () => {
    let copies = 0;
    let durable = '';
    const storage = openStore({
      syncFile: (descriptor, done) => {
        // What was written before the sync began is all that it promises.
        copies += 1;
        const copy = join(folder, `copy-${copies}`);
        mkdirSync(copy);
        for (const name of ['heldby.sqlite', 'heldby.sqlite-wal']) copyFileSync(join(folder, name), join(copy, name));
        fdatasync(descriptor, error => {
          durable = copy;
          done(error);
        });
      },
    });
    await migrate(storage);
    await storage.transaction(1, tx => addOrganization(tx, 1));
    let isOver = false;
    const writing = Promise.all(
      upTo(8).map(async writer => {
        for (let each = 1; !isOver; each += 1) await storage.transaction(1, tx => addWithEvent(tx, `${writer}-${each}`));
      }),
    );
    const told = new Set<number>();
    while (told.size < LOOKS) {
      await sleep(2);
      const position = await storage.durablePosition(1);
      const kept = sequenceIn(join(durable, 'heldby.sqlite'));
      assert.ok(kept >= position, `told ${position}, and the disk has ${kept}`);
      told.add(position);
    }
    isOver = true;
    await writing;
  });
});

/** The last event in a copy of the store, as it comes up after the power is back. */
function sequenceIn(file: string): number {
  const database = new DatabaseSync(file);
  try {
    return Number(database.prepare('select event_sequence as last from organization where org_id = 1').get()?.last);
  } finally {
    database.close();
  }
}
