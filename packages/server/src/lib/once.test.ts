import assert from 'node:assert/strict';
import { it } from 'node:test';
import { once } from './once.ts';

it('makes a value at the first call and never again, also where it is undefined', () => {
  let made = 0;
  const get = once(() => {
    made += 1;
    return undefined;
  });
  assert.equal(made, 0);
  assert.deepEqual([get(), get(), made], [undefined, undefined, 1]);
});
