/** The rows of `reach-rules.ts` about directories: people come from them to the whole organization, so they are not for its role. */
import { listed, never, type ReachRule, rule } from './reach-answers.ts';

const refused = (name: string, id: string) => rule([403, 403, 403, 403], { path: { [name]: id } });
const user = refused('userId', 'personId');
const group = refused('groupId', 'groupId');
const device = refused('deviceId', 'deviceId');

export const DIRECTORY_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.directories.create': never,
  'native.directories.list': never,
  'native.directories.get': never,
  'native.directories.update': never,
  'native.directories.previewRules': never,
  'native.directories.remove': never,
  'native.directories.createToken': never,
  'native.directories.calls': never,
  'native.people.release': never,
  'scim.users.list': never,
  'scim.users.search': never,
  'scim.users.get': user,
  'scim.users.create': never,
  'scim.users.replace': user,
  'scim.users.patch': user,
  'scim.users.delete': user,
  'scim.groups.list': never,
  'scim.groups.search': never,
  'scim.groups.get': group,
  'scim.groups.create': never,
  'scim.groups.replace': group,
  'scim.groups.patch': group,
  'scim.groups.delete': group,
  'scim.root.list': never,
  'scim.root.search': never,
  // It is nobody's.
  'scim.me': rule([501, 501, 501, 501]),
  'scim.bulk': never,
  'scim.devices.list': never,
  'scim.devices.get': device,
  'scim.discovery.config': listed,
  'scim.discovery.schemas': listed,
  'scim.discovery.schema': listed,
  'scim.discovery.resourceTypes': listed,
  'scim.discovery.resourceType': listed,
};
