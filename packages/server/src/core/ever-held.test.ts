/** What an owner had ever held is remembered for a while, and no longer. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createEverHeld } from './ever-held.ts';

it('what was counted for an owner is trusted for a minute, in their organization', () => {
  const known = createEverHeld();
  const nothing = (at: number) => ({ number: 0, ever: 0, at });
  known.set(1, 'ann', { number: 7, ever: 3, at: 100 });
  assert.deepEqual(known.get(1, 'ann', 60_000_099), { number: 7, ever: 3, at: 100 });
  assert.deepEqual(known.get(1, 'ann', 60_000_100), nothing(60_000_100));
  assert.deepEqual(known.get(2, 'ann', 100), nothing(100));
  known.forget(1, 'ann');
  assert.deepEqual(known.get(1, 'ann', 100), nothing(100));
});
