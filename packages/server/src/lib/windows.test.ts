/** A window counts by key, ends in time, and is bounded. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createWindows, secondsLeft } from './windows.ts';

it('counts each key for itself until its window ends', () => {
  const windows = createWindows(1_000);
  const count = (key: string, nowMs: number) => windows.count(key, nowMs).count;
  assert.deepEqual([count('a', 0), count('a', 999), count('b', 999), count('a', 1_000), count('b', 1_000)], [1, 2, 1, 1, 2]);
});

it('finds an open window without counting', () => {
  const windows = createWindows(1_000);
  assert.equal(windows.find('a', 0), undefined);
  windows.count('a', 0);
  windows.find('a', 500);
  assert.deepEqual([windows.find('a', 999)?.count, windows.find('a', 1_000)], [1, undefined]);
});

it('takes a window that begins in the future for over, since the clock was set back', () => {
  const windows = createWindows(1_000);
  windows.count('a', 3_600_000);
  assert.equal(windows.find('a', 0), undefined);
  assert.deepEqual(windows.count('a', 0), { count: 1, endsAt: 1_000 });
});

it('takes a count back, and forgets a key', () => {
  const windows = createWindows(1_000);
  windows.count('a', 0);
  windows.count('a', 0);
  windows.forgive('a');
  windows.forgive('unknown');
  assert.equal(windows.find('a', 0)?.count, 1);
  windows.forget('a');
  assert.equal(windows.find('a', 0), undefined);
});

it('evicts the oldest keys beyond its limit, and those that were counted once before all others', () => {
  const windows = createWindows(1_000, 10);
  windows.count('again', 0);
  windows.count('again', 0);
  for (let n = 0; n < 15; n += 1) windows.count(`once ${n}`, 0);
  assert.deepEqual([windows.find('again', 0)?.count, windows.find('once 0', 0)?.count], [2, undefined]);
  for (let n = 15; n < 60; n += 1) windows.count(`once ${n}`, 0);
  assert.equal(windows.find('again', 0), undefined);
});

it('gives the whole seconds that are left, and never none', () => {
  const window = createWindows(60_000).count('a', 0);
  assert.deepEqual(
    [0, 20_500, 59_001, 59_999].map(nowMs => secondsLeft(window, nowMs)),
    [60, 40, 1, 1],
  );
});
