import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGate, createTurns } from './overload.ts';

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

describe('a gate', () => {
  /** As many clients as are let in, again and again, each served at the store's pace. Gives how many were at work in the end. */
  function settle(perSecond: number, clients: number, targetMs = 100): number {
    const { now, advance } = createClock();
    const gate = createGate(targetMs, now);
    const atWork: number[] = [];
    for (let served = 0; served < perSecond * 30; served += 1) {
      while (atWork.length < clients && gate.hasRoom()) atWork.push(gate.enter());
      advance(1000 / perSecond);
      gate.leave(atWork.shift() ?? 0);
    }
    return gate.atWork();
  }

  it('lets in as many as a store of that speed answers in time', () => {
    for (const perSecond of [1_000, 2_000, 5_000]) {
      const atWork = settle(perSecond, 10_000);
      const waitMs = (atWork / perSecond) * 1000;
      assert.ok(waitMs > 40 && waitMs < 150, `at ${perSecond} a second ${atWork} were let in: ${waitMs} ms`);
    }
  });

  it('lets in everybody while nobody waits long, up to a number beyond which they only wait for one another', () => {
    assert.equal(settle(5_000, 300), 299);
    assert.ok(settle(50_000, 100_000) <= 1_024);
  });

  it('does not let a storm in whole that comes after a calm, or after it was used by many', () => {
    const { now, advance } = createClock();
    const gate = createGate(100, now);
    const letIn = () => {
      let count = 0;
      for (; gate.hasRoom(); count += 1) gate.enter();
      for (let each = 0; each < count; each += 1) gate.leave(now());
      return count;
    };
    const calm = () => {
      for (let round = 0; round < 100; round += 1) {
        advance(100);
        gate.leave(gate.enter());
      }
    };
    assert.equal(letIn(), 128);
    calm();
    assert.equal(letIn(), 128);
    for (let round = 0; round < 100; round += 1) {
      advance(100);
      letIn();
    }
    assert.equal(letIn(), 1_024);
    calm();
    assert.equal(letIn(), 128);
  });

  it('never shuts altogether, however slow the store is', () => {
    assert.ok(settle(20, 1_000) >= 31);
  });

  it('stands open when it has no target', () => {
    assert.equal(settle(100, 3_000, 0), 2_999);
  });

  it('opens again when the store has become fast again', () => {
    const { now, advance } = createClock();
    const gate = createGate(100, now);
    const slow = times(1_000, gate.enter);
    for (const entered of slow) {
      advance(5);
      gate.leave(entered);
    }
    times(32, gate.enter);
    assert.equal(gate.hasRoom(), false);
    for (let round = 0; round < 50; round += 1) {
      advance(100);
      gate.leave(gate.enter());
    }
    assert.equal(gate.hasRoom(), true);
  });
});
