import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedOwn, ownBefore, readOwn } from './own-values.ts';

describe('the values of an organization’s own fields', () => {
  it('are of the type that the field has, and null where nothing is typed', () => {
    assert.deepEqual([readOwn('number', ' 12.5 '), readOwn('boolean', 'true'), readOwn('boolean', 'false')], [12.5, true, false]);
    assert.deepEqual([readOwn('text', '12'), readOwn('date', '2026-05-04'), readOwn('number', ' ')], ['12', '2026-05-04', null]);
  });

  it('are sent as they are typed where they are no number, so that the server says why not', () => {
    assert.equal(readOwn('number', 'twelve'), 'twelve');
  });

  it('are sent only where they differ, and taken back to what they were', () => {
    const before = { department: 'Sales', floor: 3 };
    const change = changedOwn({ department: 'Sales', floor: null, car: true }, before);
    assert.deepEqual(change, { floor: null, car: true });
    assert.deepEqual(ownBefore(change, before), { floor: 3, car: null });
    assert.deepEqual(changedOwn({ floor: null }, undefined), {});
  });
});
