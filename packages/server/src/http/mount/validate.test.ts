import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Type from 'typebox';
import { type Fault, Problem } from '../../domain/problem.ts';
import { createCheck } from './validate.ts';

const schema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 3 }),
    kind: Type.Unsafe<string>({ type: ['string', 'null'], enum: ['a', 'b', null] }),
    inner: Type.Optional(Type.Object({ n: Type.Integer({ minimum: 1 }) }, { additionalProperties: false })),
    form: Type.Optional(Type.Literal('json')),
    key: Type.Optional(Type.Union([Type.Integer(), Type.Literal('all'), Type.Null()])),
  },
  { additionalProperties: false },
);
const check = createCheck(schema, 'body');

function faultsOf(value: unknown): readonly Fault[] {
  try {
    check(value);
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'invalid');
    return error.details.faults ?? [];
  }
  return [];
}

const kinds = (value: unknown) => faultsOf(value).map(fault => [fault.field, fault.kind]);

describe('a check', () => {
  it('says nothing of a value that fits', () => {
    assert.deepEqual(faultsOf({ name: 'x', kind: null, inner: { n: 1 } }), []);
  });

  it('names every member that is missing, and counts null and the empty text as missing', () => {
    assert.deepEqual(kinds({}), [
      ['name', 'missing'],
      ['kind', 'missing'],
    ]);
    assert.deepEqual(kinds({ name: null, kind: 'a' }), [['name', 'missing']]);
    assert.deepEqual(kinds({ name: '', kind: 'a' }), [['name', 'missing']]);
  });

  it('names members that are unknown, of the wrong type, outside the range or the choices, at any depth', () => {
    assert.deepEqual(kinds({ name: 'x', kind: 'a', more: 1 }), [['more', 'unknown']]);
    assert.deepEqual(kinds({ name: 5, kind: 'a' }), [['name', 'type']]);
    assert.deepEqual(kinds({ name: 'xxxx', kind: 'a' }), [['name', 'length']]);
    assert.deepEqual(kinds({ name: 'x', kind: 'c' }), [['kind', 'enum']]);
    assert.deepEqual(kinds({ name: 'x', kind: 'a', inner: { n: 0 } }), [['inner.n', 'range']]);
    assert.deepEqual(kinds({ name: 'x', kind: 'a', inner: {} }), [['inner.n', 'missing']]);
    assert.deepEqual(kinds({ name: 'x', kind: 'a', inner: { n: 1, m: 2 } }), [['inner.m', 'unknown']]);
  });

  it('calls the whole value by no name', () => {
    for (const value of [undefined, null, [], 'x', 5]) assert.equal(kinds(value)[0]?.[0], '', String(value));
  });

  it('shows the choices, and of a long value its beginning', () => {
    assert.equal(faultsOf({ name: 'x', kind: 'c' })[0]?.expected, 'a, b, null');
    assert.equal(faultsOf({ name: 'x', kind: 'a', form: 'csv' })[0]?.expected, 'json');
    assert.equal(faultsOf({ name: 'x', kind: 'a', key: 1.5 })[0]?.expected, 'integer or all or null');
    const [fault] = faultsOf({ name: '📱'.repeat(500), kind: 'a' });
    assert.ok(fault !== undefined && fault.value.length <= 201 && fault.value.isWellFormed());
  });

  it('says what a text must be by the first sentence of its description', () => {
    const says = (description: string, wanted: string) => {
      const described = createCheck(Type.Object({ after: Type.String({ pattern: '^[0-9]+$', description }) }), 'body');
      assert.throws(() => described({ after: 'x' }), { message: `The request is not valid: after: must be ${wanted}.` });
    };
    says('The sequence of the event; 0 for the first one. Left out: `latest`.', 'the sequence of the event; 0 for the first one');
    says('IMEI of 15 digits', 'IMEI of 15 digits');
  });

  it('shows a value that is nested beyond any stack without a failure of its own', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    assert.deepEqual(kinds({ name: deep, kind: 'a' }), [['name', 'type']]);
  });
});
