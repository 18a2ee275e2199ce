/** What Okta sends. */
import { filter, GROUP, gone, newUser, nobody, patchOp, type Step, USER } from './scim-steps.ts';

/** Okta's test of a connection, then its life of a user and of a group that is pushed. */
export function okta(login: string, name: string): readonly Step[] {
  const user = newUser(login, { locale: 'en-US', externalId: `00u-${login}`, groups: [], password: '1mz050nq' });
  return [
    { says: 'tries the connection', call: ['GET', '/Users?startIndex=1&count=2'], status: 200, has: { startIndex: 1 } },
    {
      says: 'looks for somebody who is not there',
      call: ['GET', `/Users${filter(`userName eq "${login}"`)}&startIndex=1&count=100`],
      status: 200,
      has: nobody,
    },
    {
      says: 'adds a person with a password, which is dropped',
      call: ['POST', '/Users', user],
      status: 201,
      has: { active: true, locale: 'en-US' },
      keeps: 'user',
    },
    { says: 'adds them again', call: ['POST', '/Users', user], status: 409, has: { scimType: 'uniqueness' } },
    {
      says: 'replaces all of it',
      call: [
        'PUT',
        '/Users/{user}',
        { ...user, id: '{user}', name: { givenName: 'Ada', familyName: 'King' }, displayName: 'Ada King' },
      ],
      status: 200,
      has: { id: '{user}', name: { familyName: 'King' }, active: true },
    },
    {
      says: 'deactivates them',
      call: ['PATCH', '/Users/{user}', patchOp({ op: 'replace', value: { active: false } })],
      status: 200,
      has: { active: false },
    },
    {
      says: 'replaces all but the state',
      call: ['PUT', '/Users/{user}', { schemas: [USER], userName: login, name: { givenName: 'Ada', familyName: 'King' } }],
      status: 200,
      has: { active: false },
    },
    {
      says: 'activates them by replacing all',
      call: ['PUT', '/Users/{user}', { ...user, id: '{user}' }],
      status: 200,
      has: { active: true },
    },
    { says: 'lists groups', call: ['GET', '/Groups?startIndex=1&count=100'], status: 200 },
    {
      says: 'pushes a group',
      call: ['POST', '/Groups', { schemas: [GROUP], displayName: name, members: [] }],
      status: 201,
      keeps: 'group',
    },
    {
      says: 'renames it',
      call: ['PATCH', '/Groups/{group}', patchOp({ op: 'replace', value: { id: '{group}', displayName: `${name} 2` } })],
      status: 204,
    },
    {
      says: 'replaces its members',
      call: [
        'PATCH',
        '/Groups/{group}',
        patchOp({ op: 'replace', path: 'members', value: [{ value: '{user}', display: login }] }),
      ],
      status: 204,
    },
    {
      says: 'finds the member',
      call: ['GET', '/Groups/{group}'],
      status: 200,
      has: { displayName: `${name} 2`, members: [{ value: '{user}' }] },
    },
    {
      says: 'removes and adds the member at once',
      call: [
        'PATCH',
        '/Groups/{group}',
        patchOp(
          { op: 'remove', path: 'members[value eq "{user}"]' },
          { op: 'add', path: 'members', value: [{ value: '{user}', display: login }] },
        ),
      ],
      status: 204,
    },
    {
      says: 'replaces the group without its members, who stay',
      call: ['PUT', '/Groups/{group}', { schemas: [GROUP], displayName: name }],
      status: 200,
      has: { members: [{ value: '{user}' }] },
    },
    { says: 'deletes the group', call: ['DELETE', '/Groups/{group}'], status: 204 },
    ...gone('{user}'),
  ];
}
