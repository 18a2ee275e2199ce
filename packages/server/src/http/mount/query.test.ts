import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Type from 'typebox';
import { createCoerce } from './query.ts';

const schema = Type.Object({
  limit: Type.Integer(),
  dryRun: Type.Boolean(),
  name: Type.String(),
  tag: Type.Array(Type.String()),
});

/** What a query means, as a plain object. */
const read = (raw: object, mayBeEmpty: 'all' | string[] = []) => ({ ...createCoerce(schema, mayBeEmpty)(raw) });

describe('a query', () => {
  it('becomes numbers and booleans where the schema says so, and stays text elsewhere', () => {
    assert.deepEqual(read({ limit: '5', dryRun: 'TRUE', name: '5' }), { limit: 5, dryRun: true, name: '5' });
    assert.deepEqual(read({ limit: '-1', dryRun: 'false' }), { limit: -1, dryRun: false });
  });

  it('keeps text that is no number or boolean, so that the schema refuses it', () => {
    for (const limit of ['', 'x', '1.0', '0x10', ' 1', '1e3', '99999999999999999']) assert.deepEqual(read({ limit }), { limit });
    for (const dryRun of ['', '1', 'yes']) assert.deepEqual(read({ dryRun }), { dryRun });
  });

  it('takes an empty value for none at all where the dialect does', () => {
    assert.deepEqual(read({ limit: '', name: '' }, 'all'), {});
    assert.deepEqual(read({ limit: '', name: 'x' }, ['limit']), { name: 'x' });
  });

  it('is refused with a filter that has nothing in it, also as one of several and as a list of nothings', () => {
    for (const raw of [{ name: '' }, { name: ' ' }, { name: ',' }, { tag: '' }, { tag: ['a', ''] }, { tag: ' , ' }]) {
      assert.throws(() => read(raw, ['limit']), { code: 'invalid', message: /must not be empty/ }, JSON.stringify(raw));
    }
  });

  it('may name something unknown without a value', () => {
    assert.deepEqual(read({ unknown: '' }), { unknown: '' });
  });

  it('takes the last value of a repeated name, unless its schema refuses unknown names', () => {
    assert.deepEqual(read({ limit: ['1', '2'] }), { limit: 2 });
    const strict = createCoerce({ ...schema, additionalProperties: false }, 'all');
    for (const raw of [{ limit: ['1', '2'] }, { dryRun: ['true', 'true'] }, { name: ['', ''] }, { unknown: ['a', 'b'] }]) {
      assert.throws(() => strict(raw), { code: 'invalid', message: /must be given once/ }, JSON.stringify(raw));
    }
    assert.deepEqual({ ...strict({ tag: ['a', 'b'] }) }, { tag: ['a', 'b'] });
  });

  it('takes every value of a name that the schema has a list for', () => {
    assert.deepEqual(read({ tag: ['a', 'b,c'] }), { tag: ['a', 'b,c'] });
    assert.deepEqual(read({ tag: 'a' }), { tag: ['a'] });
  });

  it('has no members that were not sent, whatever their names', () => {
    const query = createCoerce(schema, [])(JSON.parse('{"__proto__":"x"}'));
    assert.deepEqual(Object.keys(query), ['__proto__']);
    assert.equal(createCoerce(schema, [])({}).toString, undefined);
  });
});
