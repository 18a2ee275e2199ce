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

const times = <T>(count: number, work: () => T): T[] => Array.from({ length: count }, work);

describe('a turn of the event loop', () => {
  it('has room for any number of requests within its limit', () => {
    const turns = createTurns(100, () => 0);
    assert.ok(times(10_000, turns.haveRoom).every(Boolean));
  });

  it('has none beyond its limit, until the next turn', async () => {
    const { now, advance } = createClock();
    const turns = createTurns(100, now);
    assert.ok(times(32, turns.haveRoom).every(Boolean));
    advance(101);
    assert.equal(turns.haveRoom(), false);
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(turns.haveRoom(), true);
  });

  it('has room for a few, however long one of them takes', () => {
    const { now, advance } = createClock();
    const turns = createTurns(100, now);
    assert.equal(turns.haveRoom(), true);
    advance(5_000);
    assert.ok(times(31, turns.haveRoom).every(Boolean));
    assert.equal(turns.haveRoom(), false);
  });

  it('always has room when there is no limit', () => {
    const { now, advance } = createClock();
    const turns = createTurns(0, now);
    times(1_000, turns.haveRoom);
    advance(5_000);
    assert.equal(turns.haveRoom(), true);
  });
});
