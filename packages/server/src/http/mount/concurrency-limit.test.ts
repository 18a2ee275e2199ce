import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createConcurrencyLimit } from './concurrency-limit.ts';

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

describe('a concurrency limit', () => {
  /** Admits as many clients as possible, again and again, each served at the store's pace. Gives how many were at work in the end. */
  function settle(perSecond: number, clients: number, targetMs = 100): number {
    const { now, advance } = createClock();
    const limit = createConcurrencyLimit(targetMs, now);
    const atWork: number[] = [];
    for (let served = 0; served < perSecond * 30; served += 1) {
      while (atWork.length < clients && limit.hasRoom()) atWork.push(limit.enter());
      advance(1000 / perSecond);
      limit.leave(atWork.shift() ?? 0);
    }
    return limit.atWork();
  }

  it('admits as many as a store of that speed answers in time', () => {
    for (const perSecond of [1_000, 2_000, 5_000]) {
      const atWork = settle(perSecond, 10_000);
      const waitMs = (atWork / perSecond) * 1000;
      assert.ok(waitMs > 40 && waitMs < 150, `at ${perSecond} a second ${atWork} were let in: ${waitMs} ms`);
    }
  });

  it('admits all requests while none waits long, up to a number beyond which they only wait for one another', () => {
    assert.equal(settle(5_000, 300), 299);
    assert.ok(settle(50_000, 100_000) <= 1_024);
  });

  it('does not admit a whole storm after a calm, or after it was used by many', () => {
    const { now, advance } = createClock();
    const limit = createConcurrencyLimit(100, now);
    const letIn = () => {
      let count = 0;
      for (; limit.hasRoom(); count += 1) limit.enter();
      for (let each = 0; each < count; each += 1) limit.leave(now());
      return count;
    };
    const calm = () => {
      for (let round = 0; round < 100; round += 1) {
        advance(100);
        limit.leave(limit.enter());
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

  it('always has some room, however slow the store is', () => {
    assert.ok(settle(20, 1_000) >= 63);
  });

  it('has some room left beyond it for callers who do not ask for more than others', () => {
    const limit = createConcurrencyLimit(100, () => 0);
    times(128, limit.enter);
    assert.deepEqual([limit.hasRoom(), limit.hasRoom(true)], [false, true]);
    times(32, limit.enter);
    assert.equal(limit.hasRoom(true), false);
  });

  it('always has room when it has no target', () => {
    assert.equal(settle(100, 3_000, 0), 2_999);
  });

  it('rises again when the store has become fast again', () => {
    const { now, advance } = createClock();
    const limit = createConcurrencyLimit(100, now);
    const slow = times(1_000, limit.enter);
    for (const entered of slow) {
      advance(5);
      limit.leave(entered);
    }
    times(64, limit.enter);
    assert.equal(limit.hasRoom(), false);
    for (let round = 0; round < 50; round += 1) {
      advance(100);
      limit.leave(limit.enter());
    }
    assert.equal(limit.hasRoom(), true);
  });

  it('gives the place of a request that waits for an event to others, and does not take its wait for slow work', () => {
    const { now, advance } = createClock();
    const limit = createConcurrencyLimit(100, now);
    let entered = times(128, limit.enter);
    assert.equal(limit.hasRoom(), false);
    const paused = times(128, limit.pause);
    assert.deepEqual([limit.atWork(), limit.hasRoom()], [0, true]);
    advance(60_000);
    entered = entered.map((at, index) => at + limit.resume(paused[index] ?? 0));
    assert.deepEqual([limit.atWork(), limit.hasRoom()], [128, false]);
    for (const at of entered) limit.leave(at);
    assert.equal(times(128, limit.enter).length, 128);
    assert.equal(limit.hasRoom(), true);
  });
});
