import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { barOf, spanOf, ticksOf } from './bars.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');

describe('bars over time', () => {
  it('begin with the first holder, and with a week at least', () => {
    assert.equal(spanOf([{ from: '2024-12-03T08:00:00Z', until: null }], NOW).from, Date.parse('2024-12-03T08:00:00Z'));
    assert.equal(NOW - spanOf([], NOW).from, 7 * 86_400_000);
  });

  it('lie within the axis, and are wide enough to be seen', () => {
    const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.option(time), (from, until) => {
        const bar = barOf({ from: from.toISOString(), until: until?.toISOString() ?? null }, { from: NOW - 1e10, to: NOW });
        assert.ok(bar.start >= 0 && bar.end > bar.start && bar.end <= 1 + 1e-9, JSON.stringify(bar));
      }),
    );
  });

  it('last until now where nothing ended', () => {
    const span = { from: NOW - 100, to: NOW };
    assert.deepEqual(barOf({ from: new Date(NOW - 50).toISOString(), until: null }, span), { start: 0.5, end: 1, open: true });
  });

  it('have a few first days of months below', () => {
    const twoYears = ticksOf({ from: Date.parse('2024-12-03'), to: NOW });
    assert.deepEqual(
      twoYears.map(({ time }) => new Date(time).toISOString().slice(0, 7)),
      ['2025-01', '2025-04', '2025-07', '2025-10', '2026-01', '2026-04', '2026-07', '2026-10'],
    );
    for (const years of [1, 5, 20, 100]) {
      assert.ok(ticksOf({ from: NOW - years * 31_557_600_000, to: NOW }).length <= 11);
    }
  });
});
