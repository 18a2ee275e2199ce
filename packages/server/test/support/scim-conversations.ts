/** What directories send, in the order in which they send it: from their documents, and from what their users report. */
import { entra } from './scim-entra.ts';
import { okta } from './scim-okta.ts';
import { filter, GROUP, gone, type Kind, newUser, nobody, patchOp, type Step } from './scim-steps.ts';

/** What the others have in common, with the ways in which each deactivates and fills groups. */
function plain(login: string, name: string, off: Step['call'], member: Step['call']): readonly Step[] {
  return [
    {
      says: 'reads what the service can do',
      call: ['GET', '/ServiceProviderConfig'],
      status: 200,
      has: { patch: { supported: true }, filter: { supported: true } },
    },
    { says: 'reads the schemas', call: ['GET', '/Schemas'], status: 200 },
    { says: 'looks for the person', call: ['GET', `/Users${filter(`userName eq "${login}"`)}`], status: 200, has: nobody },
    { says: 'adds them', call: ['POST', '/Users', newUser(login, { externalId: `x-${login}` })], status: 201, keeps: 'user' },
    {
      says: 'adds a group',
      call: ['POST', '/Groups', { schemas: [GROUP], displayName: name, externalId: `x-${name}` }],
      status: 201,
      keeps: 'group',
    },
    { says: 'puts them into it', call: member, status: member[0] === 'PUT' ? 200 : 204 },
    { says: 'finds them in it', call: ['GET', '/Groups/{group}'], status: 200, has: { members: [{ value: '{user}' }] } },
    { says: 'deactivates them', call: off, status: 200, has: { active: false } },
    ...gone('{user}'),
  ];
}

export function conversationsOf(login: string, name: string): readonly (readonly [string, Kind, readonly Step[]])[] {
  const put = (active: boolean) => ['PUT', '/Users/{user}', newUser(login, { active, externalId: `x-${login}` })] as const;
  const add = ['PATCH', '/Groups/{group}', patchOp({ op: 'add', path: 'members', value: [{ value: '{user}' }] })] as const;
  const whole = ['PUT', '/Groups/{group}', { schemas: [GROUP], displayName: name, members: [{ value: '{user}' }] }] as const;
  const off = (operation: object) => ['PATCH', '/Users/{user}', patchOp(operation)] as const;
  return [
    ['Microsoft Entra as it always was', 'entra', entra(login, name, false)],
    ['Microsoft Entra with aadOptscim062020', 'entra', entra(login, name, true)],
    ['Okta', 'okta', okta(login, name)],
    ['Google Workspace', 'google', plain(login, name, off({ op: 'replace', path: 'active', value: false }), add)],
    ['JumpCloud', 'jumpcloud', plain(login, name, put(false), add)],
    ['OneLogin', 'onelogin', plain(login, name, off({ op: 'replace', value: { active: false } }), add)],
    ['Ping', 'ping', plain(login, name, put(false), whole)],
    ['authentik', 'authentik', plain(login, name, put(false), add)],
    ['Keycloak', 'keycloak', plain(login, name, off({ op: 'REPLACE', path: 'active', value: 'false' }), whole)],
  ];
}
