/** What Microsoft Entra sends, in the order of its validator. */
import { ENTERPRISE, filter, GROUP, gone, newUser, nobody, patchOp, type Step, USER } from './scim-steps.ts';

/** Entra's own order, with what its flag aadOptscim062020 changes. */
export function entra(login: string, name: string, isNew: boolean): readonly Step[] {
  const url = isNew ? '&aadOptscim062020' : '';
  const op = (word: string) => (isNew ? word.toLowerCase() : word);
  const member = { $ref: null, value: '{user}' };
  return [
    {
      says: 'looks for somebody who is not there',
      call: ['GET', `/Users${filter('userName eq "7f3c9f44-none"')}${url}`],
      status: 200,
      has: nobody,
    },
    {
      says: 'adds a person',
      call: [
        'POST',
        '/Users',
        newUser(login, {
          schemas: [USER, ENTERPRISE],
          externalId: `entra-${login}`,
          name: { formatted: 'Ada Byron', givenName: 'Ada', familyName: 'Byron' },
          roles: [],
          meta: { resourceType: 'User' },
          [ENTERPRISE]: { employeeNumber: `E-${login}`, department: 'Ward 3' },
        }),
      ],
      status: 201,
      has: { active: true, [ENTERPRISE]: { department: 'Ward 3', employeeNumber: `E-${login}` }, meta: { resourceType: 'User' } },
      keeps: 'user',
    },
    { says: 'adds them again', call: ['POST', '/Users', newUser(login)], status: 409, has: { scimType: 'uniqueness' } },
    { says: 'reads them', call: ['GET', '/Users/{user}'], status: 200, has: { id: '{user}', userName: login } },
    {
      says: 'finds them by their login in another case',
      call: ['GET', `/Users${filter(`userName eq "${login.toUpperCase()}"`)}${url}`],
      status: 200,
      has: { totalResults: 1 },
    },
    {
      says: 'finds them by its own id',
      call: ['GET', `/Users${filter(`externalId eq "entra-${login}"`)}`],
      status: 200,
      has: { totalResults: 1 },
    },
    {
      says: 'finds them by a work address',
      call: ['GET', `/Users${filter(`emails[type eq "work"].value eq "${login}"`)}`],
      status: 200,
      has: { totalResults: 1 },
    },
    {
      says: 'changes several attributes',
      call: isNew
        ? [
            'PATCH',
            '/Users/{user}',
            patchOp({
              op: 'replace',
              value: { 'emails[type eq "work"].value': `new-${login}`, 'name.familyName': 'King', displayName: 'Ada King' },
            }),
          ]
        : [
            'PATCH',
            '/Users/{user}',
            patchOp(
              { op: 'Replace', path: 'emails[type eq "work"].value', value: `new-${login}` },
              { op: 'Replace', path: 'name.familyName', value: 'King' },
              { op: 'Add', path: 'displayName', value: 'Ada King' },
            ),
          ],
      status: 200,
      has: {
        displayName: 'Ada King',
        name: { familyName: 'King', givenName: 'Ada' },
        emails: [{ value: `new-${login}`, type: 'work', primary: true }],
      },
    },
    {
      says: 'sets a manager as text, a number that was not there, and an attribute that nobody knows',
      call: [
        'PATCH',
        '/Users/{user}',
        patchOp(
          { op: op('Add'), path: `${ENTERPRISE}:manager`, value: '{user}' },
          { op: op('Add'), path: 'phoneNumbers[type eq "mobile"].value', value: '+49 30 1234' },
          { op: op('Add'), path: 'extension_shoeSize', value: '43' },
        ),
      ],
      status: 200,
      has: { phoneNumbers: [{ type: 'mobile', value: '+49 30 1234' }], [ENTERPRISE]: { manager: { value: '{user}' } } },
    },
    {
      says: 'renames their login',
      call: ['PATCH', '/Users/{user}', patchOp({ op: op('Replace'), path: 'userName', value: `x-${login}` })],
      status: 200,
      has: { userName: `x-${login}`, id: '{user}' },
    },
    {
      says: 'deactivates them',
      call: ['PATCH', '/Users/{user}', patchOp({ op: op('Replace'), path: 'active', value: isNew ? false : 'False' })],
      status: 200,
      has: { active: false },
    },
    {
      says: 'still finds them',
      call: ['GET', `/Users${filter(`userName eq "x-${login}"`)}`],
      status: 200,
      has: { Resources: [{ active: false, id: '{user}' }] },
    },
    {
      says: 'activates them',
      call: ['PATCH', '/Users/{user}', patchOp({ op: op('Replace'), path: 'active', value: isNew ? true : 'True' })],
      status: 200,
      has: { active: true },
    },
    {
      says: 'looks for a group',
      call: ['GET', `/Groups?excludedAttributes=members&filter=${encodeURIComponent(`displayName eq "${name}"`)}`],
      status: 200,
      has: nobody,
    },
    {
      says: 'adds a group',
      call: [
        'POST',
        '/Groups',
        {
          schemas: [GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
          externalId: `g-${name}`,
          displayName: name,
          meta: { resourceType: 'Group' },
        },
      ],
      status: 201,
      keeps: 'group',
    },
    {
      says: 'reads it without members',
      call: ['GET', '/Groups/{group}?excludedAttributes=members'],
      status: 200,
      has: { displayName: name },
    },
    {
      says: 'adds a member',
      call: ['PATCH', '/Groups/{group}', patchOp({ op: op('Add'), path: 'members', value: [member] })],
      status: 204,
    },
    {
      says: 'adds them again',
      call: ['PATCH', '/Groups/{group}', patchOp({ op: op('Add'), path: 'members', value: [member] })],
      status: 204,
    },
    {
      says: 'finds the member',
      call: ['GET', '/Groups/{group}'],
      status: 200,
      has: { members: [{ value: '{user}', type: 'User' }] },
    },
    {
      says: 'sees the group at the person',
      call: ['GET', '/Users/{user}'],
      status: 200,
      has: { groups: [{ value: '{group}', display: name }] },
    },
    {
      says: 'renames the group',
      call: ['PATCH', '/Groups/{group}', patchOp({ op: op('Replace'), path: 'displayName', value: `${name} 2` })],
      status: 204,
    },
    {
      says: 'removes the member',
      call: [
        'PATCH',
        '/Groups/{group}',
        patchOp(
          isNew ? { op: 'remove', path: 'members[value eq "{user}"]' } : { op: 'Remove', path: 'members', value: [member] },
        ),
      ],
      status: 204,
    },
    { says: 'deletes the group', call: ['DELETE', '/Groups/{group}'], status: 204 },
    ...gone('{user}'),
  ];
}
