import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createConflicts, differing } from './conflicts.ts';

describe('a conflict', () => {
  it('is asked one after the other, and answered once', async () => {
    const conflicts = createConflicts();
    let drawn = 0;
    conflicts.subscribe(() => (drawn += 1));
    const [first, second] = [conflicts.ask({ revision: 1 }, { revision: 2 }), conflicts.ask({ revision: 7 }, { revision: 8 })];
    assert.equal(conflicts.current()?.now.revision, 2);
    conflicts.current()?.decide(true);
    assert.equal(conflicts.current()?.now.revision, 8);
    conflicts.current()?.decide(false);
    assert.deepEqual([await first, await second, conflicts.current(), drawn], [true, false, undefined, 4]);
  });

  it('compares what both have and what has a name, without what moves with each change', () => {
    const before = { revision: 1, modifiedAt: 'a', kind: 'mobile', notes: null, holders: [] };
    const now = { revision: 2, modifiedAt: 'b', kind: 'mobile', assetTag: 'HL-7' };
    assert.deepEqual(differing(before, now, { assetTag: 'Asset tag' }), [
      { kind: 'mobile' },
      { kind: 'mobile', assetTag: 'HL-7' },
    ]);
  });
});
