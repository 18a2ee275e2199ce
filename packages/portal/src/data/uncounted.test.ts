import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openList } from './list.ts';
import { asSource, withoutTotal } from './uncounted.ts';

describe('a list that nobody counts', () => {
  it('is read on when its last known row is in view', async () => {
    const settled = () => new Promise(resolve => setTimeout(resolve));
    const asked: object[] = [];
    const list = openList<number>(
      async query => {
        asked.push(withoutTotal(query));
        const from = Number(query.cursor ?? 0);
        return { items: [from, from + 1], nextCursor: from < 4 ? String(from + 2) : null };
      },
      () => undefined,
    );
    await settled();
    assert.deepEqual([list.view().total, list.view().isCounted], [2, false]);
    asSource(list.view()).want({ first: 0, end: 2 });
    await settled();
    assert.equal(list.view().total, 4);
    asSource(list.view()).want({ first: 0, end: 4 });
    await settled();
    assert.deepEqual([list.view().total, list.view().isCounted], [6, true]);
    assert.ok(asked.every(query => !('total' in query)));
  });
});
