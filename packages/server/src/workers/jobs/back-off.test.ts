/** Tests of the back-off. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backOffMs, withJitter } from './back-off.ts';

describe('the back-off', () => {
  it('doubles up to an hour', () => {
    assert.deepEqual([1, 2, 3, 11, 12, 5_000].map(backOffMs), [2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000]);
  });

  it('is shortened by chance, by half at most', () => {
    assert.deepEqual(
      [0, 0.5, 1].map(chance => withJitter(1_000, () => chance)),
      [500, 750, 1_000],
    );
  });
});
