/** The policy of stale devices in words, and what its next run does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicySetting } from '@heldby/client';
import { countOf, sayPolicy } from './policy-words.ts';

const setting = (name: string, value: unknown) => ({ name, value }) as PolicySetting;

describe('the policy of stale devices in words', () => {
  it('names the limit of each kind that has one, and what follows the grace', () => {
    const settings = [
      ...[setting('staleMobileDays', 180), setting('staleBrowserDays', 1), setting('staleDeskPhoneDays', null)],
      ...[setting('staleGraceDays', 30), setting('staleEnds', true)],
    ];
    const said = sayPolicy({ enabled: true, settings, nextRunAt: null });
    assert.match(said, /phones and tablets after 180 days and browsers after 1 day\. After a grace of 30 days/);
    assert.doesNotMatch(said, /desk phones|next run/);
  });

  it('says that nothing ends where the policy says so, and that it is off', () => {
    const settings = [setting('staleMobileDays', 90), setting('staleGraceDays', 30), setting('staleEnds', false)];
    assert.match(sayPolicy({ enabled: true, settings, nextRunAt: null }), /stays disabled until it is used again/);
    assert.match(sayPolicy({ enabled: false, settings: [], nextRunAt: null }), /^The policy is off/);
  });

  it('counts for a run what is due, and nothing that is to come', () => {
    const now = Date.UTC(2026, 4, 4);
    const targets = [
      { what: 'disable', at: '2026-05-04T00:00:00.000000Z' },
      { what: 'end', at: '2026-05-05T00:00:00.000000Z' },
      { what: 'end', at: '2026-05-03T00:00:00.000000Z' },
      { what: 'release', at: null },
      { what: 'nothing', at: null },
    ] as const;
    assert.deepEqual(countOf(targets, now), { disabled: 1, ended: 1, released: 1 });
  });
});
