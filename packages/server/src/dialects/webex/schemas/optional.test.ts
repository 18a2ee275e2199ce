/** Tests that null for an optional member is the same as leaving it out, in every body of the dialect. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TSchema } from 'typebox';
import Type from 'typebox';
import { Check } from 'typebox/value';
import { createWebex } from '../index.ts';
import { acceptingNull, withoutNull } from './optional.ts';

const Inner = Type.Object({ needed: Type.String(), spare: Type.Optional(Type.Integer()) });
const Body = Type.Object({
  needed: Type.String(),
  spare: Type.Optional(Type.Array(Type.String())),
  choice: Type.Optional(Type.Unsafe<string>({ type: 'string', enum: ['ON', 'OFF'] })),
  inner: Type.Optional(Inner),
  list: Type.Array(Inner),
  opaque: Type.Record(Type.String(), Type.Unknown()),
});

describe('null for an optional member', () => {
  const body = {
    needed: 'x',
    spare: null,
    choice: null,
    inner: { needed: 'y', spare: null },
    list: [{ needed: 'z', spare: null }],
    opaque: { kept: null },
    unknown: null,
  };

  it('is accepted at any depth, and is gone before a handler sees it', () => {
    assert.ok(Check(acceptingNull(Body), body));
    const rest = { needed: 'x', inner: { needed: 'y' }, list: [{ needed: 'z' }], opaque: { kept: null }, unknown: null };
    assert.deepEqual(withoutNull(Body, body), rest);
    assert.ok(Check(Body, withoutNull(Body, body)));
  });

  it('is still refused where a member is required', () => {
    for (const wrong of [
      { ...body, needed: null },
      { ...body, list: null },
      { ...body, inner: { needed: null } },
    ])
      assert.ok(!Check(acceptingNull(Body), wrong));
  });

  it('is understood in a body that is an object or a list of it', () => {
    const either = Type.Union([Inner, Type.Array(Inner)]);
    assert.deepEqual(withoutNull(either, [{ needed: 'x', spare: null }]), [{ needed: 'x' }]);
    assert.deepEqual(withoutNull(either, { needed: 'x', spare: null }), { needed: 'x' });
    assert.equal(withoutNull(either, undefined), undefined);
  });
});

describe('every body of the dialect', () => {
  const bodies = createWebex({ publicUrl: null }).routes.flatMap(({ id, body }) => (body === undefined ? [] : [{ id, body }]));

  it('accepts null for each of its optional members', () => {
    const refusing = bodies.flatMap(({ id, body }) => optionalMembers(body, id).filter(([, member]) => !Check(member, null)));
    assert.deepEqual(
      refusing.map(([name]) => name),
      [],
    );
    assert.ok(bodies.length >= 10);
  });
});

/** The optional members of a schema, at any depth, by their path. */
function optionalMembers(schema: TSchema, path: string): [string, TSchema][] {
  const { properties = {}, required = [], items, anyOf = [] } = schema as unknown as Shape;
  const own = Object.entries(properties).flatMap(([name, member]): [string, TSchema][] => [
    ...(required.includes(name) ? [] : [[`${path}.${name}`, member] as [string, TSchema]]),
    ...optionalMembers(member, `${path}.${name}`),
  ]);
  return [...own, ...[...anyOf, ...(items === undefined ? [] : [items])].flatMap(each => optionalMembers(each, path))];
}

interface Shape {
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly anyOf?: readonly TSchema[];
}
