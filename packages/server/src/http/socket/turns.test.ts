import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTurns } from './turns.ts';

/** A clock that is set by hand. */
function createClock() {
  let ms = 0;
  return {
    now: () => ms,
    advance: (by: number) => {
      ms += by;
    },
  };
}

const ALWAYS = 64;
const SPARED = 32;
const times = <T>(count: number, work: () => T): T[] => Array.from({ length: count }, work);

/** The turns of a clock, as a greedy caller and as another one see them. */
function createSides(limitMs: number, now: () => number) {
  const { haveRoom } = createTurns(limitMs, now);
  return { greedy: () => haveRoom(() => true), other: () => haveRoom(() => false) };
}

describe('a turn of the event loop', () => {
  it('has room for any number of requests within its limit', () => {
    const { greedy, other } = createSides(100, () => 0);
    assert.ok(times(10_000, other).every(Boolean));
    assert.ok(times(10_000, greedy).every(Boolean));
  });

  it('has none for the greedy beyond half of its limit, and for the others until its end', async () => {
    const { now, advance } = createClock();
    const { greedy, other } = createSides(100, now);
    assert.ok(times(ALWAYS, greedy).every(Boolean));
    advance(51);
    assert.equal(greedy(), false);
    assert.ok(times(100, other).every(Boolean));
    advance(50);
    assert.deepEqual([greedy(), other()], [false, false]);
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual([greedy(), other()], [true, true]);
  });

  it('has room for what one tool asks at once and for some others, however long one of the requests takes', () => {
    const { now, advance } = createClock();
    const { greedy, other } = createSides(100, now);
    assert.equal(greedy(), true);
    advance(5_000);
    assert.ok(times(ALWAYS - 1, greedy).every(Boolean));
    assert.equal(greedy(), false);
    assert.ok(times(SPARED, other).every(Boolean));
    assert.equal(other(), false);
  });

  it('always has room when there is no limit', () => {
    const { now, advance } = createClock();
    const { greedy } = createSides(0, now);
    times(1_000, greedy);
    advance(5_000);
    assert.equal(greedy(), true);
  });
});
