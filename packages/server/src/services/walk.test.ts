/** Tests that filtered lists are read completely and in order, a bounded range at a time. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inStrides, STRIDE, type Strided } from './walk.ts';

/** Every third number exists; every `nth` of them matches. */
function createNumbers(count: number, nth: number): Strided<number> & { readonly looked: number[] } {
  const numbers = Array.from({ length: count }, (_, index) => 3 * (index + 1));
  const looked: number[] = [];
  return {
    looked,
    edge: async (start, skip) => numbers.filter(each => each > start)[skip],
    read: async ({ above, below }, limit) => {
      const range = numbers.filter(each => each > above && each < below);
      looked.push(range.length);
      return range.filter(each => (each / 3) % nth === 0).slice(0, limit);
    },
  };
}

for (const count of [0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE]) {
  it(`each of ${count} is looked at once, at most ${STRIDE} in one go`, async () => {
    const numbers = createNumbers(count, 1);
    const found: number[] = [];
    for await (const rows of inStrides(numbers, 0)) found.push(...rows);
    assert.deepEqual(
      found,
      Array.from({ length: count }, (_, index) => 3 * (index + 1)),
    );
    assert.ok(numbers.looked.every(rows => rows <= STRIDE));
    assert.equal(
      numbers.looked.reduce((sum, rows) => sum + rows, 0),
      count,
    );
  });
}

/** As lists do it: they ask on until their page is full. */
async function firstOf(numbers: Strided<number>, after: number, limit: number): Promise<number[]> {
  const found: number[] = [];
  for await (const rows of inStrides(numbers, after, () => limit - found.length)) {
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}

it('a page is full although few fit, and nothing behind its end is looked at', async () => {
  const numbers = createNumbers(5 * STRIDE, STRIDE);
  assert.deepEqual(await firstOf(numbers, 0, 2), [3 * STRIDE, 6 * STRIDE]);
  assert.equal(numbers.looked.length, 2);
  assert.deepEqual(await firstOf(numbers, 12 * STRIDE, 2), [15 * STRIDE]);
});
