/** The arithmetic behind the published figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personAt, phoneAt } from './data.ts';
import { busyShare, processorRatio, type Results, toMarkdown } from './report.ts';
import { type Comparison, median } from './rounds.ts';

describe('the figures', () => {
  it('take the middle of the rounds, or the mean of the two in the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([7]), 7);
  });

  it('say when the load and not the floor was the limit', () => {
    const timing = (perSecond: number, cpuMicros: number) => ({ perSecond, cpuMicros, p50Ms: 1, p99Ms: 2 });
    const results = (floorPerSecond: number): Results => {
      const compared: Comparison = {
        floor: timing(floorPerSecond, 12),
        heldby: timing(14_000, 60),
        ratio: 14_000 / floorPerSecond,
      };
      assert.equal(processorRatio(compared), 0.2);
      const row = { ...compared, id: 'list', title: 'list', store: 'SQLite', goal: 0.25 } as const;
      const startup = { firstAnswerMs: 1, restMebibytes: 1 };
      const run = { date: '2026-01-01', node: '26', cores: 2, pinned: true, devices: 3, connections: 1 };
      return { ...run, rows: [row], startup, startupGoal: startup };
    };
    assert.equal(busyShare(timing(50_000, 12)), 0.6);
    assert.match(toMarkdown(results(50_000)), /1 of 1 rows the floor was less than 90 % busy/);
    assert.doesNotMatch(toMarkdown(results(80_000)), /less than/);
  });

  it('come from the same people and phones in every run', () => {
    assert.deepEqual(phoneAt(17, 2), phoneAt(17, 2));
    assert.notEqual(phoneAt(17, 2).token, phoneAt(18, 2).token);
    assert.equal(new Set(Array.from({ length: 1_000 }, (_, index) => personAt(index).login)).size, 1_000);
  });
});
