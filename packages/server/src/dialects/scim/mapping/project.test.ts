/** A projection shows what was asked for, and what is always shown. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ENTERPRISE_SCHEMA } from '../schemas/enterprise.ts';
import { GROUP, USER } from '../schemas/resources.ts';
import { project, readProjection, type Selection, shows } from './project.ts';

const ENTERPRISE = ENTERPRISE_SCHEMA.id;
const JANE = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
  id: '7f',
  userName: 'jane',
  name: { givenName: 'Jane', familyName: 'Doe' },
  emails: [{ value: 'a@b', type: 'work' }],
  meta: { resourceType: 'User', version: 'W/"1"' },
  [ENTERPRISE]: { department: 'Ward 3', manager: { value: '8a' } },
};
const shown = (selection: Selection) => project(readProjection(USER, selection), JANE);
const { schemas, id } = JANE;

it('shows everything unless somebody says otherwise', () => {
  assert.deepEqual(shown({}), JANE);
  assert.deepEqual(shown({ attributes: '', excludedAttributes: '' }), JANE);
});

it('shows what was asked for in any case, with a URN or without, as text or as a list', () => {
  assert.deepEqual(shown({ attributes: 'USERNAME, name.givenName' }), {
    schemas,
    id,
    userName: 'jane',
    name: { givenName: 'Jane' },
  });
  assert.deepEqual(shown({ attributes: ['emails.value', `${ENTERPRISE}:manager.value`] }), {
    schemas,
    id,
    emails: [{ value: 'a@b' }],
    [ENTERPRISE]: { manager: { value: '8a' } },
  });
  assert.deepEqual(shown({ attributes: ENTERPRISE }), { schemas, id, [ENTERPRISE]: JANE[ENTERPRISE] });
  assert.deepEqual(shown({ attributes: 'name,name.givenName' }), { schemas, id, name: JANE.name });
});

it('leaves out what is excluded, but never the id and the schemas', () => {
  const { emails: _, meta: __, ...rest } = JANE;
  assert.deepEqual(shown({ excludedAttributes: 'emails,meta,id,schemas,shoeSize' }), rest);
  assert.deepEqual(shown({ excludedAttributes: `name.givenName,${ENTERPRISE}` }), {
    schemas,
    id,
    userName: 'jane',
    name: { familyName: 'Doe' },
    emails: JANE.emails,
    meta: JANE.meta,
  });
});

it('shows nothing for an attribute that no schema has', () => {
  assert.deepEqual(shown({ attributes: 'shoeSize,__proto__' }), { schemas, id });
});

it('says before anything is read whether a list will be shown', () => {
  const isShown = (selection: Selection) => shows(readProjection(GROUP, selection), 'members');
  assert.deepEqual(
    [{}, { excludedAttributes: 'members' }, { attributes: 'displayName' }, { attributes: 'members.value' }].map(isShown),
    [true, false, false, true],
  );
});
