/** Filters are read as RFC 7644 writes them and as directories send them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScimProblem } from '../problems.ts';
import { ENTERPRISE_SCHEMA } from '../schemas/enterprise.ts';
import { GROUP, USER } from '../schemas/resources.ts';
import { equalityOf } from './equality.ts';
import { matches } from './matches.ts';
import { parseFilter } from './parse.ts';
import { comparedBy, sortKeyOf } from './sort.ts';

const ENTERPRISE = ENTERPRISE_SCHEMA.id;
const JANE = {
  id: '7f',
  externalId: 'A-1',
  userName: 'Jane@Example.com',
  name: { familyName: "O'Malley", givenName: 'Jane' },
  title: 'Nurse',
  active: true,
  emails: [
    { value: 'jane@example.com', type: 'work', primary: true },
    { value: 'jane@home.example', type: 'home' },
  ],
  meta: { lastModified: '2026-05-13T04:42:34Z' },
  [ENTERPRISE]: { department: 'Ward 3', manager: { value: '8a' } },
};
const finds = (filter: string, document: object = JANE) => matches(parseFilter(filter, USER), document);

describe('a filter', () => {
  it('finds somebody by each operator, in any case', () => {
    const right = [
      'userName eq "jane@example.com"',
      'USERNAME Eq "JANE@EXAMPLE.COM"',
      'userName ne "john"',
      'userName co "@EXAMPLE"',
      'userName sw "JANE"',
      'userName ew ".com"',
      'title gt "Nurs"',
      'title ge "nurse"',
      'title lt "Surgeon"',
      'title le "nurse"',
      'title pr',
      'not (nickName pr)',
      'meta.lastModified gt "2026-05-13T04:42:33Z"',
      'meta.lastModified eq "2026-05-13T06:42:34.000+02:00"',
      'active eq true',
      'active eq "True"',
      'active ne false',
    ];
    for (const filter of right) assert.equal(finds(filter), true, filter);
  });

  it('compares exactly where case counts', () => {
    assert.deepEqual([finds('externalId eq "A-1"'), finds('externalId eq "a-1"')], [true, false]);
    assert.equal(matches(parseFilter('members eq "AB"', GROUP), { members: [{ value: 'ab' }] }), false);
  });

  it('binds and closer than or, and follows brackets', () => {
    assert.equal(finds('title eq "x" and title eq "y" or active eq true'), true);
    assert.equal(finds('title eq "x" and (title eq "y" or active eq true)'), false);
    assert.equal(finds('active eq true or title eq "x" and title eq "y"'), true);
    assert.equal(finds('not (title eq "x") and active eq true'), true);
    assert.equal(finds('NOT(title eq "nurse"AND active eq true)'), false);
  });

  it('asks one element of a list for all that is in its brackets', () => {
    assert.equal(finds('emails[type eq "work" and value co "@example.com"]'), true);
    assert.equal(finds('emails[type eq "home" and value co "@example.com"]'), false);
    assert.equal(finds('emails.type eq "home" and emails.value co "@example.com"'), true);
    assert.equal(finds('emails[not (type pr)]'), false);
  });

  it('asks one element, too, when a sub-attribute follows the brackets, as Microsoft Entra sends it', () => {
    assert.equal(finds('emails[type eq "work"].value eq "jane@example.com"'), true);
    assert.equal(finds('emails[type eq "home"].value eq "jane@example.com"'), false);
  });

  it('takes a list and a manager by their values', () => {
    assert.deepEqual([finds('emails eq "jane@home.example"'), finds('emails co "nobody"')], [true, false]);
    assert.equal(finds(`${ENTERPRISE}:manager eq "8a"`), true);
  });

  it('finds what has a URN before it, of the core and of an extension', () => {
    assert.equal(finds('urn:ietf:params:scim:schemas:core:2.0:User:userName sw "jane"'), true);
    assert.equal(finds(`${ENTERPRISE.toUpperCase()}:Department eq "ward 3"`), true);
    assert.equal(finds(`${ENTERPRISE} pr`), true);
    assert.equal(finds('urn:example:User:department eq "ward 3"'), false);
  });

  it('takes what is not assigned as null', () => {
    assert.deepEqual([finds('nickName eq null'), finds('nickName ne null')], [true, false]);
    assert.deepEqual([finds('title eq null'), finds('title ne null')], [false, true]);
    assert.deepEqual([finds('nickName ne "x"'), finds('nickName eq ""'), finds('nickName gt "a"')], [true, false, false]);
    for (const nothing of ['', null, [], {}]) assert.equal(finds('title pr', { title: nothing }), false);
  });

  it('finds nobody by an attribute that no schema has, nor by what objects inherit', () => {
    for (const name of ['shoeSize', 'constructor', '__proto__', 'toString.name', 'a.b.c', 'emails.__proto__'])
      assert.equal(finds(`${name} pr`), false, name);
  });

  it('reads the escapes of JSON, and a backslash that is none as itself', () => {
    assert.equal(finds('title eq "N\\u0075rse"'), true);
    assert.equal(finds('title eq "a\\"b\\\\c"', { title: 'a"b\\c' }), true);
    assert.equal(finds('userName eq "CORP\\jane"', { userName: 'CORP\\jane' }), true);
  });
});

describe('a filter that cannot be read', () => {
  const WRONG: readonly (readonly [string, RegExp])[] = [
    ['', /At character 1 .*ends.*name of an attribute/],
    ['userName', /At character 9 .*operator after userName/],
    ['userName is "x"', /At character 10 .* it has is/],
    ['userName eq', /At character 12 .*a value/],
    ['userName eq jane', /At character 13 .* it has jane/],
    ['userName eq "jane', /cannot be read from character 13/],
    ['userName eq "a" userName eq "b"', /At character 17/],
    ['(userName pr', /At character 13 .* where \) is expected/],
    ['not userName pr', /where \( is expected/],
    ['emails[type eq "work"', /where \] is expected/],
    ['emails[type eq "work"]. eq "a"', /operator after/],
    ['userName pr | active pr', /cannot be read from character 13/],
    ['name eq "Jane"', /name has parts.*name\.formatted/],
    ['active gt true', /only eq and ne/],
    ['active eq "maybe"', /true or false, not "maybe"/],
    ['title gt null', /only eq and ne/],
    ['meta.created gt "yesterday"', /RFC 3339/],
  ];
  for (const [filter, words] of WRONG)
    it(`is refused in words: ${filter || 'nothing'}`, () => {
      assert.throws(
        () => parseFilter(filter, USER),
        error => error instanceof ScimProblem && error.scimType === 'invalidFilter' && words.test(error.message),
      );
    });

  it('is refused for its length and its depth, and not by a full stack', () => {
    assert.throws(() => parseFilter(`title eq "${'x'.repeat(1_024)}"`, USER), /may have 1024/);
    assert.throws(() => parseFilter(`${'('.repeat(400)}title pr${')'.repeat(400)}`, USER), /brackets in each other/);
    assert.throws(() => parseFilter('emails['.repeat(100), USER), /brackets in each other/);
  });
});

describe('the equality that an index can answer', () => {
  const of = (filter: string) => equalityOf(parseFilter(filter, USER));

  it('is found alone, within and, and within the brackets of a list', () => {
    assert.deepEqual(of('USERNAME eq "Jane"'), { attribute: 'userName', value: 'Jane' });
    assert.deepEqual(of('active eq true and externalId eq "A"'), { attribute: 'externalId', value: 'A' });
    assert.deepEqual(of('emails[type eq "work"].value eq "a@b"'), { attribute: 'emails.value', value: 'a@b' });
    assert.deepEqual(of('emails eq "a@b"'), { attribute: 'emails.value', value: 'a@b' });
    assert.deepEqual(equalityOf(parseFilter('members[value eq "7f"]', GROUP)), { attribute: 'members.value', value: '7f' });
  });

  it('is not one within or and not, and not of another attribute or operator', () => {
    for (const filter of ['userName eq "a" or id eq "b"', 'not (id eq "a")', 'title eq "x"', 'userName sw "a"', 'id eq null'])
      assert.equal(of(filter), undefined, filter);
  });
});

describe('the order of a list', () => {
  it('follows text without its case, the primary element and instants, and puts last what is not assigned', () => {
    const people = [
      {
        id: '1',
        userName: 'b',
        emails: [{ value: 'z' }, { value: 'a', primary: true }],
        meta: { created: '2026-01-01T00:00:00Z' },
      },
      { id: '2', userName: 'A', emails: [{ value: 'm' }], meta: { created: '2025-12-31T23:00:00-02:00' } },
      { id: '3', userName: 'C' },
    ];
    const ids = (sortBy: string, order: 'ascending' | 'descending' = 'ascending') => {
      const [keyOf, compare] = [sortKeyOf(USER, sortBy), comparedBy(order)];
      return people.toSorted((one, other) => compare(keyOf?.(one), keyOf?.(other))).map(({ id }) => id);
    };
    assert.deepEqual(
      [ids('userName'), ids('username', 'descending')],
      [
        ['2', '1', '3'],
        ['3', '1', '2'],
      ],
    );
    assert.deepEqual(
      [ids('emails'), ids('emails.value'), ids('meta.created')],
      [
        ['1', '2', '3'],
        ['1', '2', '3'],
        ['1', '2', '3'],
      ],
    );
    assert.equal(sortKeyOf(USER, 'shoeSize'), undefined);
  });
});
