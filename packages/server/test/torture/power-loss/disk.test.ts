/** The disk that the power-loss test plays recordings back onto: what it may lose, and what it must not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDisk, type Disk, LUCKS } from './disk.ts';
import type { SystemCall } from './trace.ts';

const ROOT = '/root';
const FILE = `${ROOT}/data/file`;
const NOTHING = Buffer.alloc(0);
const SECTOR = 512;

/** A number generator of the small kind, so that every run sees the same. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

function makeCall(name: string, path: string, number = 0, bytes: Buffer = NOTHING): SystemCall {
  return { name, path, number, bytes, creates: name === 'openat' };
}

function follow(disk: Disk, ...calls: readonly SystemCall[]): void {
  for (const call of calls) {
    disk.follow({ phase: 'begin', call, done: false });
    disk.follow({ phase: 'end', call, done: true });
  }
}

/** With a file whose name is durable. */
function createDiskWithFile(): Disk {
  const disk = createDisk(ROOT);
  follow(disk, makeCall('mkdir', `${ROOT}/data`), makeCall('openat', FILE));
  follow(disk, makeCall('fsync', `${ROOT}/data`), makeCall('fsync', ROOT));
  return disk;
}

const write = (text: string, at = 0) => makeCall('pwrite64', FILE, at, Buffer.from(text));
const sync = makeCall('fdatasync', FILE);

/** What the file can be after so many power losses at the same moment. */
function outcomes(disk: Disk, path = FILE): Set<string> {
  const random = createRandom(7);
  const seen = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    for (const luck of LUCKS) seen.add(disk.crash(luck, random).get(path)?.toString() ?? 'no file');
  }
  return seen;
}

describe('a disk that loses power', () => {
  it('keeps what was synced', () => {
    const disk = createDiskWithFile();
    follow(disk, write('one'), sync);
    assert.deepEqual(outcomes(disk), new Set(['one']));
  });

  it('may keep what was not synced, or lose it, or have it torn', () => {
    const disk = createDiskWithFile();
    follow(disk, write('one'), sync, write('two'));
    assert.deepEqual(new Set(['one', 'two']).difference(outcomes(disk)), new Set());
    for (const outcome of outcomes(disk)) assert.match(outcome, /^(one|tne|twe|two)$/);
  });

  it('keeps of a sync only what had been written when it began', () => {
    const disk = createDiskWithFile();
    follow(disk, write('one'));
    disk.follow({ phase: 'begin', call: sync, done: false });
    follow(disk, write('two'));
    disk.follow({ phase: 'end', call: sync, done: true });
    assert.ok(outcomes(disk).has('one'));
  });

  it('promises nothing by a sync that has not ended, or failed', () => {
    const disk = createDiskWithFile();
    follow(disk, write('one'));
    disk.follow({ phase: 'begin', call: sync, done: false });
    assert.ok(outcomes(disk).has(''));
    disk.follow({ phase: 'end', call: sync, done: false });
    assert.ok(outcomes(disk).has(''));
  });

  it('brings the sectors of one write to the disk in any order', () => {
    const disk = createDiskWithFile();
    follow(disk, write('a'.repeat(2 * SECTOR)), sync, write('b'.repeat(2 * SECTOR)));
    const mixed = [...outcomes(disk)];
    assert.ok(mixed.includes('a'.repeat(SECTOR) + 'b'.repeat(SECTOR)));
    assert.ok(mixed.includes('b'.repeat(SECTOR) + 'a'.repeat(SECTOR)));
  });

  it('never brings a later write of a sector to the disk without the earlier one', () => {
    const disk = createDiskWithFile();
    follow(disk, write('....'), sync, write('1', 0), write('2', 1));
    assert.equal(outcomes(disk).has('.2..'), false);
  });

  it('forgets or remembers that a file was cut', () => {
    const disk = createDiskWithFile();
    follow(disk, write('long'), sync, makeCall('ftruncate', FILE, 1));
    assert.deepEqual(new Set(['long', 'l']).difference(outcomes(disk)), new Set());
    follow(disk, sync);
    assert.deepEqual(outcomes(disk), new Set(['l']));
  });

  it('loses a synced file whose name, or whose folder’s name, was not synced', () => {
    const disk = createDisk(ROOT);
    follow(disk, makeCall('mkdir', `${ROOT}/data`), makeCall('openat', FILE), write('one'), sync);
    assert.deepEqual(outcomes(disk), new Set(['no file', 'one']));
    follow(disk, makeCall('fsync', `${ROOT}/data`));
    assert.deepEqual(outcomes(disk), new Set(['no file', 'one']));
    follow(disk, makeCall('fsync', ROOT));
    assert.deepEqual(outcomes(disk), new Set(['one']));
  });

  it('may bring back a file whose removal was not synced', () => {
    const disk = createDiskWithFile();
    follow(disk, write('one'), sync, makeCall('unlink', FILE));
    assert.deepEqual(outcomes(disk), new Set(['no file', 'one']));
    follow(disk, makeCall('fsync', `${ROOT}/data`));
    assert.deepEqual(outcomes(disk), new Set(['no file']));
  });
});
