/** Tests the arithmetic of the published figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personAt, phoneAt } from './data.ts';
import { busyShare, caveat, processorRatio } from './markdown.ts';
import { type Comparison, median } from './rounds.ts';

describe('the figures', () => {
  it('take the middle of the rounds, or the mean of the two in the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([7]), 7);
  });

  it('say when the load and not the floor was the limit', () => {
    const timing = (perSecond: number, cpuMicros: number) => ({ perSecond, cpuMicros, p50Ms: 1, p99Ms: 2 });
    const compared = (floorPerSecond: number): Comparison => ({
      floor: timing(floorPerSecond, 12),
      heldby: timing(14_000, 60),
      ratio: 14_000 / floorPerSecond,
    });
    assert.equal(processorRatio(compared(50_000)), 0.2);
    assert.equal(busyShare(timing(50_000, 12)), 0.6);
    assert.match(caveat([compared(50_000)]).join(), /1 of 1 rows the floor was less than 90 % busy/);
    assert.deepEqual(caveat([compared(80_000)]), []);
  });

  it('come from the same people and phones in every run', () => {
    assert.deepEqual(phoneAt(17, 2), phoneAt(17, 2));
    assert.notEqual(phoneAt(17, 2).token, phoneAt(18, 2).token);
    assert.equal(new Set(Array.from({ length: 1_000 }, (_, index) => personAt(index).login)).size, 1_000);
  });
});
