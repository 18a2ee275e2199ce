/** Tests the rules of the interval `[createdAt, until)`: when it holds, when it ends, and when its holder is blocked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { disabledReasonAt, endingInstant, endOf, holdsAt } from './assignment.ts';

const open = { createdAt: 10, until: null, expiresAt: null };

describe('an assignment', () => {
  it('holds from its first instant on, and no longer at its last', () => {
    const held = [9, 10, 19, 20].map(at => holdsAt({ ...open, until: 20 }, at));
    assert.deepEqual(held, [false, true, true, false]);
    assert.equal(holdsAt(open, Number.MAX_SAFE_INTEGER), true);
  });

  it('that ended in the instant in which it began never held', () => {
    assert.deepEqual(
      [9, 10, 11].map(at => holdsAt({ ...open, until: 10 }, at)),
      [false, false, false],
    );
  });

  it('is treated as ended from its planned end on, though nobody has ended it', () => {
    const planned = { ...open, expiresAt: 30 };
    assert.deepEqual(
      [29, 30, 31].map(at => holdsAt(planned, at)),
      [true, false, false],
    );
    assert.equal(endOf(planned), 30);
  });

  it('ends with whichever comes first, its end or its planned end', () => {
    assert.equal(endOf(open), null);
    assert.equal(endOf({ until: 20, expiresAt: null }), 20);
    assert.equal(endOf({ until: 20, expiresAt: 30 }), 20);
    assert.equal(endOf({ until: 30, expiresAt: 20 }), 20);
  });

  it('is ended now, but never before it began nor after the planned end that has passed', () => {
    assert.equal(endingInstant(open, 15), 15);
    assert.equal(endingInstant(open, 5), 10, 'another node’s clock was ahead');
    assert.equal(endingInstant({ ...open, expiresAt: 30 }, 15), 15);
    assert.equal(endingInstant({ ...open, expiresAt: 30 }, 31), 30);
  });

  it('held before and not after, whenever it is ended', () => {
    const instant = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(instant, fc.option(instant), instant, instant, (createdAt, expiresAt, now, at) => {
        const before = { createdAt, until: null, expiresAt };
        const until = endingInstant(before, now);
        const after = { ...before, until };
        assert.ok(until >= createdAt);
        assert.equal(holdsAt(after, until), false);
        // What was true of the past before the ending is still true after it.
        if (at < now) assert.equal(holdsAt(after, at), holdsAt(before, at));
        else assert.equal(holdsAt(after, at) && at >= Math.max(now, createdAt), false);
      }),
    );
  });
});

describe('the holder of an assignment', () => {
  it('is blocked while there is a reason, and from a planned instant on', () => {
    assert.equal(disabledReasonAt({ disabledReason: null, disableAt: null }, 5), null);
    assert.equal(disabledReasonAt({ disabledReason: 'lost', disableAt: null }, 5), 'lost');
    assert.equal(disabledReasonAt({ disabledReason: null, disableAt: 6 }, 5), null);
    assert.equal(disabledReasonAt({ disabledReason: null, disableAt: 6 }, 6), 'scheduled');
    assert.equal(disabledReasonAt({ disabledReason: 'lost', disableAt: 6 }, 7), 'lost');
  });
});
