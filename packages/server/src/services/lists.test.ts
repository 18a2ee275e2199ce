/** Tests that long pages are read in parts, and that nothing is lost or shown twice between parts and pages. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type ListPage, longPageOfList, type Walk, wholePageOf } from './lists.ts';

function numbersUpTo(count: number): Walk<number> & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    read: async (after, limit) => {
      asked.push(limit);
      const first = Number(after?.[0] ?? 0) + 1;
      return Array.from({ length: Math.max(0, Math.min(limit, count - first + 1)) }, (_, index) => first + index);
    },
    count: async () => count,
    positionOf: number => [number],
    kinds: ['number'],
  };
}

const pageOf = (walk: Walk<number>, limit: number, cursor: string | null) =>
  longPageOfList('numbers', { limit, cursor }, walk, async rows => rows.map(number => `${number}`));

for (const count of [0, 1, 199, 200, 201, 400, 401, 1_000]) {
  for (const limit of [1, 150, 200, 250, 400, 1_000]) {
    if (count / limit > 10) continue;
    it(`all of ${count} are on pages of ${limit}, each once and in order`, async () => {
      const found: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: ListPage<string> = await wholePageOf(await pageOf(numbersUpTo(count), limit, cursor));
        const { items, nextCursor } = page;
        assert.ok(items.length === limit || nextCursor === null);
        found.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      assert.deepEqual(
        found,
        Array.from({ length: count }, (_, index) => `${index + 1}`),
      );
    });
  }
}

it('reads what is behind the first part when somebody asks for it', async () => {
  const walk = numbersUpTo(1_000);
  const { items, nextCursor } = await pageOf(walk, 1_000, null);
  assert.deepEqual([items.first.length, walk.asked], [200, [201]]);
  for await (const part of items.rest ?? []) assert.equal(part.length, 200);
  assert.deepEqual([walk.asked.length, nextCursor()], [5, null]);
});
