/** What the embedded store promises beyond the contract: it never acknowledges what its disk did not take, and stays small. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fdatasync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '../../src/storage/migrate.ts';
import { openSqlite, type SqliteOptions } from '../../src/storage/sqlite/store.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { addLocation, locationIds, upTo } from '../support/store.ts';

const MIB = 1024 * 1024;
const unavailable = { name: 'Problem', code: 'unavailable' };

describe('the embedded store', () => {
  let folder: string;
  let file: string;
  const open: Storage[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heldby-sqlite-'));
    file = join(folder, 'data', 'heldby.sqlite');
  });
  afterEach(async () => {
    for (const storage of open.splice(0)) await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const openStore = async (options: Partial<SqliteOptions> = {}) => {
    const storage = openSqlite(file, { onFatal: assert.fail, ...options });
    open.push(storage);
    await migrate(storage);
    return storage;
  };

  it('is readable by its own user alone, with its log and the log’s index', { skip: process.platform === 'win32' }, async () => {
    await openStore();
    for (const each of [file, `${file}-wal`, `${file}-shm`]) assert.equal(statSync(each).mode & 0o777, 0o600, each);
    assert.equal(statSync(join(folder, 'data')).mode & 0o777, 0o700);
  });

  it('answers a write only after the log is on the disk, and brings many there at once', async () => {
    const syncs: (() => void)[] = [];
    let held = false;
    const storage = await openStore({
      syncFile: (descriptor, done) => (held ? syncs.push(() => fdatasync(descriptor, done)) : fdatasync(descriptor, done)),
    });
    held = true;
    let acknowledged = 0;
    const works = upTo(40).map(async each => {
      await storage.transaction(1, tx => addLocation(tx, `held-${each}`));
      acknowledged += 1;
    });
    while ((await locationIds(storage)).length < 40) await new Promise(resolve => setImmediate(resolve));
    assert.equal(acknowledged, 0, 'committed, but not on the disk');
    assert.equal(syncs.length, 1, 'one sync for all that wait');
    held = false;
    syncs[0]?.();
    await Promise.all(works);
    assert.equal(acknowledged, 40);
  });

  it('refuses only when what the refusal rests on is on the disk', async () => {
    const syncs: (() => void)[] = [];
    let held = false;
    const storage = await openStore({
      syncFile: (descriptor, done) => (held ? syncs.push(() => fdatasync(descriptor, done)) : fdatasync(descriptor, done)),
    });
    held = true;
    const told: string[] = [];
    const write = storage.transaction(1, tx => addLocation(tx, 'taken')).then(() => told.push('written'));
    while ((await locationIds(storage)).length === 0) await new Promise(resolve => setImmediate(resolve));
    const refusal = storage.transaction(1, tx => addLocation(tx, 'taken')).catch(() => told.push('refused'));
    await sleep(20);
    assert.deepEqual(told, []);
    held = false;
    syncs[0]?.();
    await Promise.all([write, refusal]);
    assert.deepEqual(told, ['written', 'refused']);
  });

  it('refuses all who wait for a sync that fails, says so once, and takes no further write', async () => {
    const failure = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
    const fatal: Error[] = [];
    let broken = false;
    const storage = await openStore({
      onFatal: error => fatal.push(error),
      syncFile: (descriptor, done) => (broken ? setImmediate(done, failure) : fdatasync(descriptor, done)),
    });
    broken = true;
    const works = upTo(100).map(each => storage.transaction(1, tx => addLocation(tx, `lost-${each}`)));
    for (const outcome of await Promise.allSettled(works)) {
      assert.equal(outcome.status, 'rejected');
      assert.equal(outcome.reason.code, 'unavailable');
    }
    assert.deepEqual(fatal, [failure]);
    assert.equal(await storage.ready(), false);
    broken = false;
    const before = (await locationIds(storage)).length;
    await assert.rejects(
      storage.transaction(1, tx => addLocation(tx, 'after the failure')),
      unavailable,
    );
    assert.equal((await locationIds(storage)).length, before, 'nothing is written that cannot be acknowledged');
    assert.deepEqual(fatal, [failure]);
  });

  it('waits without blocking for another process that is writing, at its start and later', async () => {
    const first = await openStore();
    await first.close();
    const holder = await holdLock(file, 300);
    const storage = await openStore();
    await holder.released;
    const later = await holdLock(file, 300);
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 10);
    await Promise.all(upTo(10).map(each => storage.transaction(1, tx => addLocation(tx, `waited-${each}`))));
    clearInterval(turning);
    await later.released;
    assert.equal((await locationIds(storage)).length, 10);
    assert.ok(turns >= 5, `the event loop turned ${turns} times meanwhile`);
  });

  it('keeps its log bounded while it is written to without a pause, and stays sound', async () => {
    const storage = await openStore();
    const largest = await writeWithoutPause(storage, file, 64 * MIB);
    assert.ok(largest > 8 * MIB, 'the log passed the size at which it is copied back');
    assert.ok(largest < 48 * MIB, `the log grew to ${Math.round(largest / MIB)} MiB`);
    const count = (await locationIds(storage)).length;
    await storage.close();
    assert.deepEqual(integrityOf(file), ['ok']);
    const again = await openStore();
    assert.equal((await locationIds(again)).length, count);
  });

  it('lets its log grow rather than hold writes back while somebody reads for long', async () => {
    const storage = await openStore();
    const largest = await storage.snapshot(async reader => {
      const grown = await writeWithoutPause(storage, file, 48 * MIB);
      assert.deepEqual(await locationIds(reader), []);
      return grown;
    });
    assert.ok(largest > 48 * MIB, 'the view needs all of the log');
    await writeWithoutPause(storage, file, 24 * MIB);
    const settled = statSync(`${file}-wal`).size;
    assert.ok(settled < 48 * MIB, `the log has still ${Math.round(settled / MIB)} MiB`);
  });
});

/** Writes so many bytes of rows and keys from 32 writers. Gives the largest size that the log had meanwhile. */
async function writeWithoutPause(storage: Storage, file: string, bytes: number): Promise<number> {
  const text = `${randomUUID()}${'x'.repeat(3_000)}`;
  const deadline = Date.now() + 20_000;
  let largest = 0;
  let written = 0;
  const write = async (writer: number) => {
    for (let round = 0; written < bytes; round += 1) {
      assert.ok(Date.now() < deadline, `only ${written} bytes were written`);
      await storage.transaction(1, async tx => {
        for (const each of upTo(8)) await addLocation(tx, `${writer}-${round}-${each}-${text}`);
      });
      written += 8 * 2 * text.length;
      largest = Math.max(largest, statSync(`${file}-wal`).size);
    }
  };
  await Promise.all(upTo(32).map(write));
  return largest;
}

function integrityOf(file: string): unknown[] {
  const connection = new DatabaseSync(file);
  try {
    return connection
      .prepare('pragma integrity_check')
      .all()
      .map(row => row.integrity_check);
  } finally {
    connection.close();
  }
}

/** Another process begins a write transaction on the file and ends it after the time. Resolves once it has begun. */
async function holdLock(file: string, ms: number): Promise<{ released: Promise<unknown> }> {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const connection = new DatabaseSync(${JSON.stringify(file)}, { timeout: 5000 });
    connection.exec('begin immediate');
    console.log('locked');
    setTimeout(() => { connection.exec('commit'); connection.close(); }, ${ms});`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const released = new Promise(resolve => child.once('exit', resolve));
  await new Promise(resolve => child.stdout.once('data', resolve));
  return { released };
}
