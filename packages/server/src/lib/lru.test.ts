/** The bounded map: never larger than its limit, and what was used last stays. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createLru } from './lru.ts';

it('a full map forgets what was used least recently; reading and writing are both using', () => {
  const lru = createLru<string, number>(3);
  lru.set('a', 1);
  lru.set('b', 2);
  lru.set('c', 3);
  lru.get('a');
  lru.set('b', 20);
  lru.set('d', 4);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map(key => lru.get(key)),
    [1, 20, undefined, 4],
  );
});

it('entries are deleted by their key and by a test of their value', () => {
  const lru = createLru<string, number>(10);
  for (const value of [1, 2, 3, 4]) lru.set(`${value}`, value);
  lru.delete('1');
  lru.delete('unknown');
  lru.deleteWhere(value => value % 2 === 0);
  assert.deepEqual([lru.size(), lru.get('3')], [1, 3]);
});

it('the map is what a list of its last distinct uses says, after any sequence of uses', () => {
  const LIMIT = 4;
  const use = fc.record({ key: fc.nat({ max: 7 }), kind: fc.constantFrom('get', 'set', 'delete') });
  fc.assert(
    fc.property(fc.array(use, { maxLength: 60 }), uses => {
      const lru = createLru<number, string>(LIMIT);
      let model: number[] = []; // The most recently used last.
      for (const { key, kind } of uses) {
        const known = model.includes(key);
        if (kind === 'get') assert.equal(lru.get(key), known ? `value ${key}` : undefined);
        if (kind === 'set') lru.set(key, `value ${key}`);
        if (kind === 'delete') lru.delete(key);
        const rest = model.filter(each => each !== key);
        model = kind === 'set' || (kind === 'get' && known) ? [...rest, key].slice(-LIMIT) : rest;
        assert.equal(lru.size(), model.length);
      }
    }),
  );
});
