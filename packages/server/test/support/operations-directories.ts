/** The rows of `operations.ts` about directories. */
import type { Entries } from './refusals.ts';

const plain = {};
const user = { path: { userId: 'provisionedId' } };
const group = { path: { groupId: 'provisionedGroupId' } };
const device = { path: { deviceId: 'provisionedDeviceId' } };

export const DIRECTORY_OPERATIONS: Entries = {
  'native.directories.create': { body: () => ({ name: 'Leak', kind: 'okta' }) },
  'native.directories.list': plain,
  'native.directories.get': plain,
  'native.directories.update': { body: () => ({ name: 'Leak' }) },
  'native.directories.previewRules': { body: () => ({ rules: [] }) },
  'native.directories.remove': plain,
  'native.directories.createToken': plain,
  'native.directories.calls': plain,
  'native.people.release': plain,
  'scim.discovery.config': plain,
  'scim.discovery.schemas': plain,
  'scim.discovery.schema': { words: { urn: 'urn:ietf:params:scim:schemas:core:2.0:User' } },
  'scim.discovery.resourceTypes': plain,
  'scim.discovery.resourceType': { words: { resourceType: 'User' } },
  'scim.users.list': plain,
  'scim.users.search': { body: () => ({ startIndex: 1 }) },
  'scim.users.get': user,
  'scim.users.create': { body: () => ({ userName: 'provisioned leak' }) },
  'scim.users.replace': { ...user, body: () => ({ userName: 'provisioned leak' }) },
  'scim.users.patch': { ...user, body: () => ({ Operations: [{ op: 'replace', path: 'title', value: 'Leak' }] }) },
  'scim.users.delete': user,
  'scim.groups.list': plain,
  'scim.groups.search': { body: () => ({ startIndex: 1 }) },
  'scim.groups.get': group,
  'scim.groups.create': { body: () => ({ displayName: 'Provisioned leak' }) },
  'scim.groups.replace': { ...group, body: () => ({ displayName: 'Provisioned leak' }) },
  'scim.groups.patch': { ...group, body: () => ({ Operations: [{ op: 'replace', path: 'displayName', value: 'Leak' }] }) },
  'scim.groups.delete': group,
  'scim.root.list': plain,
  'scim.root.search': { body: () => ({ startIndex: 1 }) },
  'scim.me': plain,
  'scim.bulk': {
    body: () => ({ Operations: [{ method: 'POST', path: '/Users', bulkId: 'leak', data: { userName: 'provisioned in bulk' } }] }),
  },
  'scim.devices.list': plain,
  'scim.devices.get': device,
};
