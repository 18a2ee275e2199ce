/** A bounded map never outgrows its limit, and lets go of what nobody asks for first. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createBoundedMap } from './bounded-map.ts';

it('gives back what it was given, and the newest for each key', () => {
  const map = createBoundedMap<string, number>(10);
  map.set('a', 1, 4);
  map.set('a', 2, 3);
  assert.deepEqual([map.get('a'), map.get('b'), map.weight()], [2, undefined, 3]);
  map.clear();
  assert.deepEqual([map.get('a'), map.weight()], [undefined, 0]);
});

it('lets the oldest go when it is full, but first what was not asked for', () => {
  const map = createBoundedMap<string, number>(3);
  for (const [index, key] of ['a', 'b', 'c'].entries()) map.set(key, index, 1);
  map.get('a');
  map.set('d', 3, 1);
  assert.deepEqual([map.get('a'), map.get('b'), map.get('c'), map.get('d')], [0, undefined, 2, 3]);
});

it('keeps its weight within the limit, even when everything is asked for', () => {
  const map = createBoundedMap<number, number>(20);
  for (let key = 0; key < 500; key += 1) {
    map.set(key, key, 1 + (key % 5));
    for (let each = Math.max(0, key - 20); each <= key; each += 1) map.get(each);
    assert.ok(map.weight() <= 20);
  }
});

it('keeps nothing that is too heavy alone', () => {
  const map = createBoundedMap<string, number>(20);
  map.set('a', 1, 21);
  assert.deepEqual([map.get('a'), map.weight()], [undefined, 0]);
});
