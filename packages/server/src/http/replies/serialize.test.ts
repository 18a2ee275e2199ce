/** An answer's text holds what is declared and nothing else, and is made once for an answer that never changes. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import Type from 'typebox';
import { createSerializer } from './serialize.ts';

const Thing = Type.Object({
  id: Type.String(),
  note: Type.Optional(Type.String()),
  place: Type.Unsafe<{ at: number } | null>({ type: ['object', 'null'], properties: { at: { type: 'integer' } } }),
  parts: Type.Array(Type.Object({ id: Type.String() })),
  tags: Type.Array(Type.String()),
  free: Type.Record(Type.String(), Type.Unknown()),
});
const thing = { id: '1', place: { at: 1 }, parts: [{ id: '2' }], tags: ['x'], free: { anything: [null] } };

it('says an object as JSON does', () => {
  const serialize = createSerializer(Thing);
  assert.deepEqual(JSON.parse(serialize(thing)), thing);
  assert.deepEqual(JSON.parse(serialize({ ...thing, place: null, note: '"' })), { ...thing, place: null, note: '"' });
});

it('leaves out what is not declared, however deep it is', () => {
  const secret = 'not for you';
  const more = { ...thing, secret, place: { at: 1, secret }, parts: [{ id: '2', secret }] };
  assert.deepEqual(JSON.parse(createSerializer(Thing)(more)), thing);
});

it('leaves out the same in a list at the top', () => {
  assert.equal(createSerializer(Type.Array(Type.Object({ id: Type.String() })))([{ id: '1', secret: 2 }]), '[{"id":"1"}]');
});

it('does not answer with the text of an object that has changed since', () => {
  const serialize = createSerializer(Thing);
  const changing = { ...thing };
  serialize(changing);
  changing.id = '9';
  assert.equal(JSON.parse(serialize(changing)).id, '9');
});

it('makes the text of an object that cannot change once', () => {
  let asked = 0;
  const frozen = Object.freeze({
    get id() {
      asked += 1;
      return '1';
    },
  });
  const serialize = createSerializer(Type.Object({ id: Type.String() }));
  assert.deepEqual([serialize(frozen), serialize(frozen), asked], ['{"id":"1"}', '{"id":"1"}', 1]);
});

it('leaves out the same where there may be nothing instead', () => {
  const serialize = createSerializer(Type.Object({ part: Type.Union([Type.Object({ id: Type.String() }), Type.Null()]) }));
  assert.equal(serialize({ part: { id: '1', secret: 2 } }), '{"part":{"id":"1"}}');
  assert.equal(serialize({ part: null }), '{"part":null}');
});

it('shows all of what is declared to hold anything', () => {
  const serialize = createSerializer(Type.Object({ any: Type.Object({}, { additionalProperties: true }) }));
  assert.equal(serialize({ any: { a: { b: 1 } } }), '{"any":{"a":{"b":1}}}');
});

it('refuses a schema of which it could not tell what to leave out', () => {
  assert.throws(() => createSerializer(Type.Union([Type.Object({}), Type.Object({})]))({}), /anyOf with two/);
  assert.throws(() => createSerializer(Type.Intersect([Type.Object({}), Type.Object({})]))({}), /allOf/);
});
