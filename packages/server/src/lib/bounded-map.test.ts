/** A bounded map never outgrows its limit, and evicts unused entries first. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createBoundedMap } from './bounded-map.ts';

it('gives back what it was given, and the newest for each key', () => {
  const map = createBoundedMap<string, number>(10);
  map.set('a', 1, 4);
  map.set('a', 2, 3);
  assert.deepEqual([map.get('a'), map.get('b'), map.weight()], [2, undefined, 3]);
  map.clear();
  assert.deepEqual([map.get('a'), map.weight()], [undefined, 0]);
});

it('evicts the oldest when it is full, but first what was not used', () => {
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

it('counts entries where no weight is given, and forgets by key and by a test of the value', () => {
  const map = createBoundedMap<string, number>(3);
  for (const value of [1, 2, 3, 4]) map.set(`${value}`, value);
  map.delete('2');
  map.delete('unknown');
  map.deleteWhere(value => value % 2 === 0);
  assert.deepEqual(
    [map.weight(), map.get('1'), map.get('2'), map.get('3'), map.get('4')],
    [1, undefined, undefined, 3, undefined],
  );
  for (const value of [5, 6]) map.set(`${value}`, value);
  assert.deepEqual([map.weight(), map.get('3')], [3, 3]);
});

it('gives what was last said of a key or nothing, and weighs what it keeps, after any sequence of uses', () => {
  const LIMIT = 4;
  const use = fc.record({ key: fc.nat({ max: 7 }), kind: fc.constantFrom('get', 'set', 'delete'), weight: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(use, { maxLength: 60 }), uses => {
      const map = createBoundedMap<number, number>(LIMIT);
      const said = new Map<number, { value: number; weight: number }>();
      for (const [value, { key, kind, weight }] of uses.entries()) {
        if (kind === 'set') {
          map.set(key, value, weight);
          said.set(key, { value, weight });
        } else if (kind === 'delete') {
          map.delete(key);
          said.delete(key);
        } else {
          const got = map.get(key);
          assert.ok(got === undefined || got === said.get(key)?.value);
        }
      }
      const kept = [...said].filter(([key, { value }]) => map.get(key) === value);
      assert.equal(
        map.weight(),
        kept.reduce((sum, [, { weight }]) => sum + weight, 0),
      );
      assert.ok(map.weight() <= LIMIT);
    }),
  );
});
