/** Results are cached for objects that cannot change, and for no others. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { remember } from './remember.ts';

it('makes one thing of one frozen object, and freezes it', () => {
  const wrap = remember((from: { id: number }, more: string) => ({ from, more }));
  const from = Object.freeze({ id: 1 });
  const made = wrap(from, 'x');
  assert.deepEqual(made, { from: { id: 1 }, more: 'x' });
  assert.equal(wrap(from, 'x'), made);
  assert.ok(Object.isFrozen(made));
  assert.notEqual(wrap(Object.freeze({ id: 1 }), 'x'), made);
});

it('makes it anew of an object that may have changed', () => {
  const copy = remember((from: { id: number }) => ({ ...from }));
  const from = { id: 1 };
  assert.equal(copy(from).id, 1);
  from.id = 2;
  assert.equal(copy(from).id, 2);
});
