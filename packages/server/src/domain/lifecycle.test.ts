/** The life of a device in stretches, without gaps. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { SYSTEM } from './assignment.ts';
import { type Held, type SetStretch, stretchesOf } from './lifecycle.ts';

const set = (state: SetStretch['state'], since: number, until: number | null): SetStretch => ({
  state,
  since,
  until,
  reason: null,
  setBy: SYSTEM,
  endReason: null,
  endedBy: null,
});
const shown = (...life: Parameters<typeof stretchesOf>) =>
  stretchesOf(...life).map(({ state, since, until }) => `${state} ${since}-${until ?? ''}`);

it('a device that nobody ever held is in stock since it was added', () => {
  assert.deepEqual(shown(10, [], []), ['in_stock 10-']);
});

it('holders who overlap or follow at once make one stretch', () => {
  const held = [
    { since: 30, until: 40 },
    { since: 20, until: 35 },
    { since: 40, until: 50 },
    { since: 60, until: null },
  ];
  assert.deepEqual(shown(10, [], held), ['in_stock 10-20', 'assigned 20-50', 'in_stock 50-60', 'assigned 60-']);
});

it('what somebody has set hides who held the device then', () => {
  const life = [set('in_repair', 25, 30), set('retired', 45, null)];
  const expected = ['in_stock 10-20', 'assigned 20-25', 'in_repair 25-30', 'assigned 30-40', 'in_stock 40-45', 'retired 45-'];
  assert.deepEqual(shown(10, life, [{ since: 20, until: 40 }]), expected);
});

it('whatever happened, one stretch begins where the one before it ends, and only the last one is open', () => {
  const interval = fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 30 }), fc.boolean());
  const held = interval.map(([since, length, open]): Held => ({ since, until: open ? null : since + length }));
  const bounds = fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { maxLength: 7 });
  fc.assert(
    fc.property(bounds, fc.array(held, { maxLength: 5 }), (edges, holdings) => {
      const sorted = edges.toSorted((one, other) => one - other);
      const life = sorted.flatMap((since, index) => (index % 2 === 0 ? [set('lost', since, sorted[index + 1] ?? null)] : []));
      const stretches = stretchesOf(10, life, holdings);
      assert.equal(stretches[0]?.since, 10);
      for (const [index, { until }] of stretches.entries()) assert.equal(until, stretches[index + 1]?.since ?? null);
      assert.deepEqual(stretches.filter(({ state }) => state === 'lost').length, life.length);
    }),
  );
});
