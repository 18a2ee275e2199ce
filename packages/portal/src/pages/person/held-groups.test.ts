import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeDays, dayFrom, groupHeld } from './held-groups.ts';

describe('what somebody holds', () => {
  const of = (kind: string, id = kind) => ({ id, device: { kind } });

  it('is grouped as people think, without groups of nothing', () => {
    const groups = groupHeld([of('browser'), of('desk_phone'), of('web_catalog'), of('mobile'), of('native_catalog')]);
    assert.deepEqual(
      groups.map(({ name, items }) => [name, items.map(({ id }) => id)]),
      [
        ['phones', ['mobile']],
        ['desk', ['desk_phone']],
        ['catalogs', ['web_catalog', 'native_catalog']],
        ['browsers', ['browser']],
      ],
    );
    assert.deepEqual(groupHeld([]), []);
  });

  it('is marked on the days on which something began or ended, each once', () => {
    const days = changeDays(
      [
        { createdAt: '2026-05-04T10:00:00Z', until: '2026-05-04T12:00:00Z' },
        { createdAt: '2026-01-02T10:00:00Z', until: null },
      ],
      instant => instant.slice(0, 10),
    );
    assert.deepEqual(days, ['2026-01-02', '2026-05-04']);
  });

  it('is asked for on a day of the address, if that is a day of the past', () => {
    assert.equal(dayFrom('2026-05-04', '2026-11-29'), '2026-05-04');
    for (const text of [null, '', '2026-11-29', '2027-01-01', '2026-13-04', '4 May', '2026-5-4']) {
      assert.equal(dayFrom(text, '2026-11-29'), null, String(text));
    }
  });
});
