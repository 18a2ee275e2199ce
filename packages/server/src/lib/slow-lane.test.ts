import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createSlowLane } from './slow-lane.ts';

const turnOfLoop = () => new Promise(resolve => setImmediate(resolve));

it('runs one part in each turn of the event loop', async () => {
  const lane = createSlowLane();
  let begun = 0;
  const all = [1, 2, 3].map(async () => {
    await lane.turn('one');
    begun += 1;
  });
  const seen = [];
  while (begun < 3) {
    seen.push(begun);
    await turnOfLoop();
  }
  await Promise.all(all);
  assert.deepEqual(new Set(seen), new Set([0, 1, 2]));
});

it('serves the callers in turn, however many parts one of them waits for', async () => {
  const lane = createSlowLane();
  const order: string[] = [];
  const wait = async (caller: string) => {
    await lane.turn(caller);
    order.push(caller);
  };
  await Promise.all(['many', 'many', 'many', 'one', 'other'].map(wait));
  assert.deepEqual(order, ['many', 'one', 'other', 'many', 'many']);
});

it('begins again after it was idle', async () => {
  const lane = createSlowLane();
  await lane.turn('one');
  await turnOfLoop();
  await turnOfLoop();
  await lane.turn('one');
});

it('runs four short parts of a caller in a turn, and a long one alone', async () => {
  const lane = createSlowLane();
  let begun = 0;
  const lengths = ['short', 'short', 'short', 'short', 'short', 'long', 'short'] as const;
  const all = lengths.map(async length => {
    await lane.turn('one', length);
    begun += 1;
  });
  const seen = new Set<number>();
  while (begun < lengths.length) {
    seen.add(begun);
    await turnOfLoop();
  }
  await Promise.all(all);
  assert.deepEqual([...seen], [0, 4, 5, 6]);
});
