/** Bodies are read by the schema alone, and no request reaches beyond its document. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ScimProblem } from '../problems.ts';
import { type Document, memberOf, valuesAt } from '../schemas/document.ts';
import { ENTERPRISE_SCHEMA } from '../schemas/enterprise.ts';
import { GROUP, USER } from '../schemas/resources.ts';
import { applyPatch, readDocument } from './apply.ts';

const ENTERPRISE = ENTERPRISE_SCHEMA.id;
const JANE: Document = {
  id: '7f',
  userName: 'jane@example.com',
  name: { givenName: 'Jane', familyName: 'Doe' },
  active: true,
  emails: [
    { value: 'jane@example.com', type: 'work', primary: true },
    { value: 'jane@home.example', type: 'home' },
  ],
  [ENTERPRISE]: { department: 'Ward 3', manager: { value: '8a' } },
};
const patch = (before: Document, operations: readonly unknown[]) => applyPatch(USER, before, { Operations: operations });
const members = (document: Document) => valuesAt(document, ['members', 'value']);

describe('a body', () => {
  it('is read into the names and types of the schema, and into nothing else', () => {
    const body = {
      schemas: ['x'],
      ID: '9',
      UserName: 'jo@example.com',
      Active: 'True',
      externalid: 17,
      NAME: { GivenName: 'Jo', age: 4 },
      emails: 'jo@example.com',
      phoneNumbers: [{ value: '', type: 'work' }, { kind: 'x' }, { Value: '+49', Primary: 'true' }],
      nickName: '',
      title: null,
      password: 'secret',
      meta: { version: 'x' },
      groups: [{ value: 'g' }],
      shoeSize: 43,
      [ENTERPRISE.toLowerCase()]: { Department: 'Ward 3', Manager: '8a', costCenter: null },
    };
    assert.deepEqual(readDocument(USER, body), {
      userName: 'jo@example.com',
      active: true,
      externalId: '17',
      name: { givenName: 'Jo' },
      emails: [{ value: 'jo@example.com' }],
      phoneNumbers: [{ value: '+49', primary: true }],
      [ENTERPRISE]: { department: 'Ward 3', manager: { value: '8a' } },
    });
  });

  it('has one first choice of each list, and each member once', () => {
    const emails = [
      { value: 'a', primary: true },
      { value: 'b', primary: true },
    ];
    assert.deepEqual(memberOf(readDocument(USER, { emails }), 'emails'), [
      { value: 'a', primary: false },
      { value: 'b', primary: true },
    ]);
    assert.deepEqual(members(readDocument(GROUP, { members: [{ value: 'a' }, { value: 'a', type: 'User' }] })), ['a']);
  });

  it('is refused if it is no object', () => {
    for (const body of [undefined, null, [], 'x']) assert.throws(() => readDocument(USER, body), ScimProblem);
  });
});

describe('a request', () => {
  const NAMES = [
    '__proto__',
    'constructor',
    'prototype',
    'constructor.prototype',
    '__proto__.polluted',
    'constructor.prototype.polluted',
  ];
  const URN = `${ENTERPRISE}:`;

  it('reaches no prototype by a path, a name, a part or an extension', () => {
    for (const name of NAMES.flatMap(each => [
      each,
      `name.${each}`,
      `${URN}${each}`,
      `emails[type eq "x"].${each}`,
      `emails[${each} eq "x"].value`,
    ])) {
      for (const value of ['x', JSON.parse('{"polluted":"x","__proto__":{"polluted":"x"}}')]) {
        for (const operation of [
          { op: 'add', path: name, value },
          { op: 'replace', value: JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) },
        ])
          attempt(() => patch(JANE, [operation]));
      }
      attempt(() =>
        readDocument(USER, JSON.parse(`{"name":{"__proto__":{"polluted":"x"}},${JSON.stringify(name)}:{"polluted":"x"}}`)),
      );
    }
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get(Object.prototype, 'polluted'), undefined);
    assert.equal(Reflect.get(Object, 'polluted'), undefined);
  });
});

const names = fc.constantFrom(
  'active',
  'userName',
  'name',
  'name.givenName',
  'emails',
  'emails.value',
  'emails[type eq "work"].value',
  'emails[primary eq true]',
  'emails[value co "a"].type',
  `${ENTERPRISE}:manager`,
  ENTERPRISE,
  'groups',
  'id',
  '__proto__',
  'x',
  'emails[',
  '',
);
const values = fc.oneof(
  fc.constantFrom('False', '', 'a', null, true, 5),
  fc.array(fc.record({ value: fc.constantFrom('a', 'b', ''), type: fc.constantFrom('work', 'home'), primary: fc.boolean() }), {
    maxLength: 3,
  }),
  fc.dictionary(
    names,
    fc.oneof(fc.constantFrom('a', 'false', null), fc.dictionary(fc.constantFrom('value', 'type', '__proto__'), fc.string())),
  ),
);
const operations = fc.array(
  fc.record({ op: fc.constantFrom('add', 'Replace', 'REMOVE'), path: fc.option(names, { nil: undefined }), value: values }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

it('leaves the document that it was given, answers by the schema alone, and replaces the same twice without a difference', () => {
  fc.assert(
    fc.property(operations, all => {
      const before = structuredClone(JANE);
      const result = attempt(() => patch(before, all));
      assert.deepEqual(before, JANE);
      if (result === undefined) return;
      assert.deepEqual({ ...readDocument(USER, result), id: '7f' }, result);
      if (all.length === 1 && /replace/i.test(all[0]?.op ?? ''))
        assert.deepEqual(attempt(() => patch(result, all)) ?? result, result);
    }),
    { numRuns: 300 },
  );
});

/** Undefined if it is refused; anything but a refusal is a defect. */
function attempt(run: () => Document): Document | undefined {
  try {
    return run();
  } catch (error) {
    assert.ok(error instanceof ScimProblem, String(error));
    return undefined;
  }
}
