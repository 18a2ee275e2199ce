/** PATCH does what directories mean by it, in each of their spellings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScimProblem, type ScimType } from '../problems.ts';
import type { ResourceType } from '../schemas/attribute.ts';
import { type Document, memberOf, valuesAt } from '../schemas/document.ts';
import { ENTERPRISE_SCHEMA } from '../schemas/enterprise.ts';
import { GROUP, USER } from '../schemas/resources.ts';
import { applyPatch } from './apply.ts';

const ENTERPRISE = ENTERPRISE_SCHEMA.id;
const WORK = { value: 'jane@example.com', type: 'work', primary: true };
const HOME = { value: 'jane@home.example', type: 'home' };
const JANE: Document = {
  id: '7f',
  userName: 'jane@example.com',
  name: { givenName: 'Jane', familyName: 'Doe' },
  active: true,
  emails: [WORK, HOME],
  [ENTERPRISE]: { department: 'Ward 3', manager: { value: '8a' } },
};
const WARD: Document = { id: 'g1', displayName: 'Ward 3', members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }] };

const patch = (resource: ResourceType, before: Document, ...Operations: unknown[]) =>
  applyPatch(resource, before, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
const jane = (...operations: unknown[]) => patch(USER, JANE, ...operations);
const ward = (...operations: unknown[]) => patch(GROUP, WARD, ...operations);
const members = (document: Document) => valuesAt(document, ['members', 'value']);

/** What directories send for a person, and what becomes of the members that it is about. */
const PEOPLE: readonly (readonly [string, unknown, Document])[] = [
  ['a capital op and "False" as text (Entra)', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
  ['a capital op of another kind (Entra)', { op: 'Add', path: 'title', value: 'Nurse' }, { title: 'Nurse' }],
  ['active without a path (Okta)', { op: 'replace', value: { active: false } }, { active: false }],
  ['active as text without a path', { op: 'REPLACE', value: { active: 'FALSE' } }, { active: false }],
  ['active as an element of its own', { op: 'replace', path: 'active', value: true }, { active: true }],
  ['a dotted path', { op: 'Replace', path: 'name.familyName', value: 'Roe' }, { name: { givenName: 'Jane', familyName: 'Roe' } }],
  [
    'dotted names without a path (Entra)',
    { op: 'replace', value: { 'name.givenName': 'Jo', displayName: 'Jo' } },
    { name: { givenName: 'Jo', familyName: 'Doe' }, displayName: 'Jo' },
  ],
  [
    'a part of a name as an object',
    { op: 'add', value: { name: { familyName: 'Roe' } } },
    { name: { givenName: 'Jane', familyName: 'Roe' } },
  ],
  [
    'a URN in the path',
    { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Ward 4' },
    { [ENTERPRISE]: { department: 'Ward 4', manager: { value: '8a' } } },
  ],
  [
    'a URN as the name of a value',
    { op: 'replace', value: { [`${ENTERPRISE}:department`]: 'Ward 4' } },
    { [ENTERPRISE]: { department: 'Ward 4', manager: { value: '8a' } } },
  ],
  [
    'an extension as an object',
    { op: 'add', value: { [ENTERPRISE]: { employeeNumber: 17 } } },
    { [ENTERPRISE]: { department: 'Ward 3', manager: { value: '8a' }, employeeNumber: '17' } },
  ],
  ['an extension that goes', { op: 'remove', path: ENTERPRISE }, { [ENTERPRISE]: undefined }],
  [
    'a manager as text (Entra)',
    { op: 'Add', path: `${ENTERPRISE}:manager`, value: '9b' },
    { [ENTERPRISE]: { department: 'Ward 3', manager: { value: '9b' } } },
  ],
  [
    'a manager as a list of one',
    { op: 'Add', path: `${ENTERPRISE}:manager`, value: [{ $ref: '../Users/9b', value: '9b' }] },
    { [ENTERPRISE]: { department: 'Ward 3', manager: { value: '9b', $ref: '../Users/9b' } } },
  ],
  [
    'an empty manager (Entra)',
    { op: 'Replace', path: `${ENTERPRISE}:manager`, value: '' },
    { [ENTERPRISE]: { department: 'Ward 3' } },
  ],
  [
    'a manager without an id',
    { op: 'replace', path: `${ENTERPRISE}:manager`, value: { value: '' } },
    { [ENTERPRISE]: { department: 'Ward 3' } },
  ],
  ['another case of the name', { op: 'replace', path: 'UserName', value: 'jo@example.com' }, { userName: 'jo@example.com' }],
  ['a null, which removes', { op: 'replace', path: 'name.givenName', value: null }, { name: { familyName: 'Doe' } }],
  [
    'a mail chosen by its type',
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'jo@example.com' },
    { emails: [{ ...WORK, value: 'jo@example.com' }, HOME] },
  ],
  [
    'a mail chosen by its type, as the name of a value (Entra)',
    { op: 'replace', value: { 'emails[type eq "work"].value': 'jo@example.com' } },
    { emails: [{ ...WORK, value: 'jo@example.com' }, HOME] },
  ],
  [
    'a number chosen by a type that is not there yet (Entra)',
    { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 30 1' },
    { phoneNumbers: [{ type: 'mobile', value: '+49 30 1' }] },
  ],
  [
    'an element chosen by "True" as text (Entra)',
    { op: 'Replace', path: 'emails[primary eq "True"].value', value: 'jo@example.com' },
    { emails: [{ ...WORK, value: 'jo@example.com' }, HOME] },
  ],
  [
    'an element chosen by what is not there: primary eq "True"',
    { op: 'Add', path: 'roles[primary eq "True"].value', value: 'nurse' },
    { roles: [{ primary: true, value: 'nurse' }] },
  ],
  ['a list that is replaced', { op: 'replace', value: { emails: [HOME] } }, { emails: [HOME] }],
  ['a list that is sent as one', { op: 'replace', path: 'emails', value: HOME }, { emails: [HOME] }],
  ['a mail that is there already', { op: 'add', path: 'emails', value: [HOME] }, { emails: [WORK, HOME] }],
  [
    'a new first choice',
    { op: 'add', path: 'emails', value: [{ value: 'x@y.example', primary: 'true' }] },
    { emails: [{ ...WORK, primary: false }, HOME, { value: 'x@y.example', primary: true }] },
  ],
  ['a mail that goes', { op: 'Remove', path: 'emails[type eq "home"]' }, { emails: [WORK] }],
  ['the value of a mail that goes', { op: 'remove', path: 'emails[type eq "work"].value' }, { emails: [HOME] }],
  ['a mail that goes and is not there', { op: 'remove', path: 'emails[type eq "other"].value' }, {}],
  ['an attribute that no schema has', { op: 'add', path: 'shoeSize', value: 43 }, {}],
  ['a part that no schema has', { op: 'replace', path: 'emails[type eq "work"].smell', value: 'x' }, {}],
  [
    'unknown names among known ones',
    { op: 'replace', value: { shoeSize: 43, 'not a path': 1, active: 'false' } },
    { active: false },
  ],
  ['an id beside the new name (Okta)', { op: 'replace', value: { id: 'other', displayName: 'Jane' } }, { displayName: 'Jane' }],
  ['a password, which is dropped', { op: 'replace', path: 'password', value: 'secret' }, {}],
];

describe('a person is changed by', () => {
  for (const [title, operation, expected] of PEOPLE)
    it(title, () => assert.deepEqual(jane(operation), readAsJson({ ...JANE, ...expected })));
});

describe('a group is changed by', () => {
  const GROUPS: readonly (readonly [string, unknown, string[]])[] = [
    [
      'members that are added',
      { op: 'Add', path: 'members', value: [{ value: 'd' }, { value: 'e' }] },
      ['a', 'b', 'c', 'd', 'e'],
    ],
    [
      'a member that is added twice',
      { op: 'add', path: 'members', value: [{ value: 'a', display: 'A' }, { value: 'a' }] },
      ['a', 'b', 'c'],
    ],
    ['a member that is removed by a filter', { op: 'remove', path: 'members[value eq "b"]' }, ['a', 'c']],
    [
      'members that are removed by their values (Entra)',
      { op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'c' }] },
      ['b'],
    ],
    ['a member that is removed as text', { op: 'remove', path: 'members', value: 'a' }, ['b', 'c']],
    ['a member that is removed though nobody is there', { op: 'remove', path: 'members[value eq "x"]' }, ['a', 'b', 'c']],
    ['no member, because the list of the removed is empty', { op: 'remove', path: 'members', value: [] }, ['a', 'b', 'c']],
    ['all members that are removed', { op: 'remove', path: 'members' }, []],
    ['members that are replaced without a path', { op: 'replace', value: { members: [{ value: 'z' }] } }, ['z']],
    ['members that are replaced by none', { op: 'replace', path: 'members', value: [] }, []],
    ['a new name beside the id (Okta)', { op: 'replace', value: { id: 'g1', displayName: 'New' } }, ['a', 'b', 'c']],
  ];
  for (const [title, operation, expected] of GROUPS) it(title, () => assert.deepEqual(members(ward(operation)), expected));

  it('operations one after the other', () => {
    const result = ward(
      { op: 'replace', path: 'displayName', value: 'Ward 4' },
      { op: 'add', path: 'members', value: [{ value: 'd' }] },
      { op: 'remove', path: 'members[value eq "a" or value eq "d"]' },
    );
    assert.deepEqual([memberOf(result, 'displayName'), members(result)], ['Ward 4', ['b', 'c']]);
  });
});

it('a thousand members that come and go one by one are one change of the list', () => {
  const names = Array.from({ length: 500 }, (_, index) => `n${index}`);
  const added = names.map(value => ({ op: 'add', path: 'members', value: [{ value }] }));
  const removed = names.slice(1).map(value => ({ op: 'remove', path: `members[value eq "${value}"]` }));
  assert.deepEqual(members(ward(...added, ...removed)), ['a', 'b', 'c', 'n0']);
});

describe('an operation is refused', () => {
  const WRONG: readonly (readonly [string, unknown, ScimType, RegExp])[] = [
    [
      'without a known op',
      { op: 'move', path: 'title', value: 'x' },
      'invalidSyntax',
      /Operations\[1\]\.op must be add, replace or remove/,
    ],
    ['that is no object', 'replace', 'invalidSyntax', /Operations\[1\] must be an object/],
    ['that removes nothing in particular', { op: 'remove' }, 'noTarget', /must have a path/],
    ['without a path and without attributes', { op: 'add', value: 'x' }, 'invalidValue', /must be an object of attributes/],
    ['without a value', { op: 'replace', path: 'title' }, 'invalidValue', /must have a value/],
    ['with a path that is no text', { op: 'add', path: 5, value: 'x' }, 'invalidPath', /path must be text/],
    [
      'with a path that cannot be read',
      { op: 'add', path: 'emails[type eq "work"', value: 'x' },
      'invalidPath',
      /cannot be read/,
    ],
    [
      'with a filter on what is no list',
      { op: 'add', path: 'name[givenName pr].familyName', value: 'x' },
      'invalidPath',
      /no list/,
    ],
    [
      'with a filter that cannot be read',
      { op: 'add', path: 'emails[type is "work"].value', value: 'x' },
      'invalidFilter',
      /operator/,
    ],
    [
      'that replaces elements that nobody can make',
      { op: 'replace', path: 'emails[value co "zzz"].type', value: 'work' },
      'noTarget',
      /none can be made/,
    ],
    [
      'that changes what is only read',
      { op: 'replace', path: 'meta.created', value: '2026-01-01T00:00:00Z' },
      'mutability',
      /only read/,
    ],
    ['that changes the groups of a person', { op: 'add', path: 'groups', value: [{ value: 'g1' }] }, 'mutability', /only read/],
    ['that removes what everybody has', { op: 'remove', path: 'userName' }, 'mutability', /can only be replaced/],
    [
      'with a value of another type',
      { op: 'replace', path: 'active', value: 'maybe' },
      'invalidValue',
      /active must be true or false, not "maybe"/,
    ],
    ['with an object for text', { op: 'replace', path: 'title', value: { a: 1 } }, 'invalidValue', /title must be text/],
    ['with text for parts', { op: 'replace', path: 'name', value: 'Jane' }, 'invalidValue', /name must be an object/],
    ['with text for an extension', { op: 'replace', path: ENTERPRISE, value: 'x' }, 'invalidValue', /must be an object/],
  ];
  for (const [title, operation, scimType, words] of WRONG)
    it(title, () =>
      assert.throws(() => jane({ op: 'replace', path: 'title', value: 'x' }, operation), isRefusal(scimType, words)),
    );

  it('among too many', () => {
    const many = Array.from({ length: 1_001 }, () => ({ op: 'replace', path: 'title', value: 'x' }));
    assert.throws(() => jane(...many), isRefusal('tooMany', /may have 1000/));
  });

  it('in a body that is no message', () => {
    for (const body of [undefined, null, [], 'x', {}, { Operations: {} }])
      assert.throws(() => applyPatch(USER, JANE, body), isRefusal('invalidSyntax', /must have Operations/));
  });

  function isRefusal(scimType: ScimType, words: RegExp) {
    return (error: unknown) => {
      assert.ok(error instanceof ScimProblem, String(error));
      assert.deepEqual([error.scimType, words.test(error.message) || error.message], [scimType, true]);
      return true;
    };
  }
});

/** Without the members that are undefined. */
function readAsJson(document: Document): Document {
  return JSON.parse(JSON.stringify(document)) as Document;
}
