import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffObjects } from './diff.ts';

describe('the difference of two objects', () => {
  const changes = (before: object | null, after: object | null) =>
    Object.fromEntries(diffObjects(before, after).map(({ path, change }) => [path, change]));

  it('names each member that was changed, added or removed', () => {
    assert.deepEqual(changes({ a: 1, b: 2, c: null, d: 4 }, { a: 1, b: 3, c: 5, d: null }), {
      a: 'same',
      b: 'changed',
      c: 'added',
      d: 'removed',
    });
  });

  it('looks into objects, and takes lists as a whole', () => {
    assert.deepEqual(changes({ x: { y: 1, z: 2 }, tags: ['a'] }, { x: { y: 1, z: 3 }, tags: ['a', 'b'] }), {
      'x.y': 'same',
      'x.z': 'changed',
      tags: 'changed',
    });
  });

  it('shows what came into being, and what went', () => {
    assert.deepEqual(changes(null, { a: 1 }), { a: 'added' });
    assert.deepEqual(changes({ a: { b: 1 } }, null), { a: 'removed' });
  });

  it('is not misled by names that objects have anyway', () => {
    assert.deepEqual(changes(JSON.parse('{"__proto__": 1}'), JSON.parse('{"constructor": 2}')), {
      ['__proto__']: 'removed',
      constructor: 'added',
    });
  });
});
