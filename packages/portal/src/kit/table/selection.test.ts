import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actOf } from './keys.ts';
import { extendTo, NO_SELECTION, selectAll, toggleRow } from './selection.ts';

const idAt = (index: number) => (index < 100 ? `row-${index}` : undefined);
const ids = (...rows: number[]) => rows.map(row => `row-${row}`);

describe('the selection of a table', () => {
  it('takes a row, and gives it back', () => {
    const one = toggleRow(NO_SELECTION, 3, 'row-3');
    assert.deepEqual([...one.ids], ids(3));
    assert.deepEqual([...toggleRow(one, 3, 'row-3').ids], []);
  });

  it('extends from the last row that was taken, in both directions', () => {
    const one = toggleRow(NO_SELECTION, 5, 'row-5');
    assert.deepEqual([...extendTo(one, 7, idAt).ids], ids(5, 6, 7));
    assert.deepEqual([...extendTo(one, 3, idAt).ids].toSorted(), ids(3, 4, 5));
  });

  it('keeps what was taken before the range, and replaces an earlier range from the same row', () => {
    const two = toggleRow(toggleRow(NO_SELECTION, 1, 'row-1'), 5, 'row-5');
    const long = extendTo(two, 8, idAt);
    assert.deepEqual([...extendTo(long, 6, idAt).ids], ids(1, 5, 6));
  });

  it('takes all rows that are loaded', () => {
    assert.equal(selectAll(250, idAt).ids.size, 100);
  });
});

describe('the keys of a table', () => {
  const press = (key: string, more = {}) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

  it('move within the table', () => {
    assert.deepEqual(actOf(press('ArrowDown'), 9, 10, 5), { act: 'move', to: 9, extend: false });
    assert.deepEqual(actOf(press('PageUp', { shiftKey: true }), 7, 10, 5), { act: 'move', to: 2, extend: true });
    assert.deepEqual(actOf(press('End'), 0, 100_000, 5), { act: 'move', to: 99_999, extend: false });
  });

  it('open, select, and leave the browser its own', () => {
    assert.deepEqual(actOf(press('Enter'), 0, 1, 1), { act: 'open' });
    assert.deepEqual(actOf(press(' '), 0, 1, 1), { act: 'toggle' });
    assert.deepEqual(actOf(press('F10', { shiftKey: true }), 0, 1, 1), { act: 'menu' });
    assert.equal(actOf(press('r', { ctrlKey: true }), 0, 1, 1), undefined);
    assert.equal(actOf(press('Tab'), 0, 1, 1), undefined);
    assert.equal(actOf(press('ArrowDown', { altKey: true }), 0, 1, 1), undefined);
  });
});
