/** What a page far down a list costs beside the first one, and the many rows that such a list is made of. */
import assert from 'node:assert/strict';

/** The numbers 1 to `:count` as `i`, for statements that make a row of each. */
export const NUMBERS = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < :count)';

/** SQL for an id made of `i`; each kind of row has ids of its own. */
export const idOf = (kind: number) => `'0198000${kind}-0000-7000-8000-' || substr(cast(1000000000000 + i as text), 2)`;

/** Of the far page's cost to the near one's; they are equal, and an offset would make it many times that. */
const MAX_RATIO = 1.5;
const [MIN_ROUNDS, MAX_ROUNDS] = [31, 155];

/**
 * Reads both pages in turn and compares the quickest of each: whatever else the machine does only ever adds. While other work
 * takes the processor away, more rounds make it likelier that each was once left alone; a page that costs more stays slower.
 */
export async function assertSameCost(near: () => Promise<unknown>, far: () => Promise<unknown>): Promise<void> {
  const quickest = { near: Number.POSITIVE_INFINITY, far: Number.POSITIVE_INFINITY };
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    quickest.near = Math.min(quickest.near, await msOf(near));
    quickest.far = Math.min(quickest.far, await msOf(far));
    if (round >= MIN_ROUNDS && quickest.far < quickest.near * MAX_RATIO) return;
  }
  assert.fail(`the near page took ${quickest.near.toFixed(2)} ms, the far one ${quickest.far.toFixed(2)} ms`);
}

async function msOf(read: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await read();
  return performance.now() - started;
}
