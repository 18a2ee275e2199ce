/** Sorting in turns gives what sorting at once gives, and lets others have theirs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sortInTurns } from './sort-in-turns.ts';

const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;

describe('sorting in turns', () => {
  it('orders like sorting at once, with equals in the order in which they came', async () => {
    const lists = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 9_000, size: 'max' });
    await fc.assert(
      fc.asyncProperty(lists, async keys => {
        const items = keys.map((key, place) => ({ key, place }));
        assert.deepEqual(await sortInTurns(items, byKey), items.toSorted(byKey));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the list that it was given as it was', async () => {
    const items = [{ key: 2 }, { key: 1 }];
    await sortInTurns(items, byKey);
    assert.deepEqual(items, [{ key: 2 }, { key: 1 }]);
  });

  it('lets timers run while it sorts', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    await sortInTurns(
      Array.from({ length: 60_000 }, (_, at) => ({ key: (at * 7_919) % 60_000 })),
      byKey,
    );
    clearInterval(timer);
    assert.ok(turns > 3, `${turns} turns`);
  });
});
