/** Reading in batches has every row once, and asks no more often than it must. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBatches } from './in-batches.ts';

it('batches have every row once, and end with the first that is not full', async () => {
  for (const [total, asked] of [
    [0, [0]],
    [2, [0]],
    [3, [0, 3]],
    [7, [0, 3, 6]],
  ] as const) {
    const positions: number[] = [];
    const read = async (after: number) => {
      positions.push(after);
      return Array.from({ length: Math.min(3, total - after) }, (_, index) => after + index + 1);
    };
    const found: number[] = [];
    for await (const rows of inBatches(0, 3, read, row => row)) {
      assert.ok(rows.length > 0);
      found.push(...rows);
    }
    assert.deepEqual([found.length, new Set(found).size, positions], [total, total, asked]);
  }
});
