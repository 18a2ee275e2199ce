/** Tests reading how long ago something was. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantAgo } from './ago.ts';
import { toIso } from './instant.ts';

const NOW = Date.parse('2026-03-31T10:00:00Z') * 1_000;
const dayOf = (text: string) => {
  const instant = instantAgo(text, NOW);
  return instant === undefined ? undefined : toIso(instant).slice(0, 10);
};

describe('how long ago', () => {
  it('is read in days, weeks, months and years of the calendar', () => {
    const read = ['P90D', '90d', 'P2W', '2W', 'P1M', 'P13M', 'P1Y', 'P1Y1M1D', 'p1d'].map(dayOf);
    const days = ['2025-12-31', '2025-12-31', '2026-03-17', '2026-03-17', '2026-02-28', '2025-02-28', '2025-03-31', '2025-02-27'];
    assert.deepEqual(read, [...days, '2026-03-30']);
  });

  it('is refused in other words', () => {
    for (const text of ['', 'P', '90', 'D90', 'P90', '-90d', 'PT5H', '6m', 'P1.5D', '999999d']) {
      assert.equal(instantAgo(text, NOW), undefined, text);
    }
  });
});
