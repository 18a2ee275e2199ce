/** The rows of `operations.ts` about the Webex face. */
import type { Entries } from './refusals.ts';

const plain = {};
const deskPhone = { path: { deviceId: 'deskPhoneId' } };
/** The same in every organization. */
const LICENSE = '00000000-0000-4000-8000-000000000001';
const FULL_ROLE = '00000000-0000-4000-8000-000000000001';

export const WEBEX_OPERATIONS: Entries = {
  'webex.people.devices': plain,
  'webex.people.devices.count': plain,
  'webex.people.hoteling.replace': { body: () => ({ hoteling: { enabled: true } }) },
  'webex.people.settings.get': plain,
  'webex.people.settings.replace': { body: () => ({ compression: 'ON' }) },
  'webex.workspaces.devices': plain,
  'webex.workspaces.hoteling.replace': { body: () => ({ enabled: true }) },
  'webex.workspaces.settings.get': plain,
  'webex.workspaces.settings.replace': { body: () => ({ compression: 'ON' }) },
  'webex.configuredDevices.get': deskPhone,
  'webex.configuredDevices.replace': { ...deskPhone, body: () => ({ sipPassword: 'secret' }) },
  'webex.configuredDevices.applyChanges': deskPhone,
  'webex.configuredDevices.validateMacs': { body: () => ({ macs: ['00005E0053FF'] }) },
  'webex.configuredDevices.settings.get': deskPhone,
  'webex.configuredDevices.settings.replace': { ...deskPhone, body: () => ({ customizations: {}, customEnabled: true }) },
  'webex.supportedDevices.list': plain,
  'webex.members.list': deskPhone,
  'webex.members.replace': deskPhone,
  'webex.members.available': deskPhone,
  'webex.members.available.count': deskPhone,
  'webex.members.availableAnywhere.count': plain,
  'webex.devices.list': plain,
  'webex.devices.get': deskPhone,
  'webex.devices.create': {
    idsInBody: true,
    body: ids => ({ mac: '00005E0053FF', model: 'Cisco 8851', personId: ids.personId }),
  },
  'webex.devices.tag': { ...deskPhone, body: () => ({ op: 'add', path: 'tags', value: ['x'] }) },
  'webex.devices.delete': deskPhone,
  'webex.devices.activationCode': { idsInBody: true, body: ids => ({ personId: ids.personId, model: 'Cisco 8851' }) },
  'webex.people.list': plain,
  'webex.people.list.slash': plain,
  'webex.people.me': plain,
  'webex.people.get': plain,
  'webex.people.create': { body: () => ({ emails: ['leak@example.com'] }) },
  'webex.people.replace': { body: () => ({ displayName: 'Leak' }) },
  'webex.people.delete': plain,
  'webex.organizations.list': plain,
  'webex.organizations.get': plain,
  'webex.roles.list': plain,
  'webex.roles.get': { words: { roleId: FULL_ROLE } },
  'webex.licenses.list': plain,
  'webex.licenses.get': { words: { licenseId: LICENSE } },
  'webex.licenses.assign': { idsInBody: true, body: ids => ({ personId: ids.personId }) },
  'webex.locations.list': plain,
  'webex.locations.get': plain,
  'webex.locations.generatePassword': plain,
  'webex.allLocations.list': plain,
  'webex.allLocations.get': plain,
  'webex.workspaces.list': plain,
  'webex.workspaces.get': plain,
  'webex.hotdesk.list': plain,
  'webex.hotdesk.delete': { path: { sessionId: 'guestSessionId' } },
};
