/**
 * What a location administrator is answered, for each operation of every dialect, when its target is in their location, in another one,
 * in none, or shared with somebody in another one. A new route needs a row: `test/contract/location-administrators.test.ts` fails
 * without it.
 */
import { minimalDevice } from './genesys.ts';
import type { OperationEntry } from './refusals.ts';

export const PLACES = ['here', 'there', 'none', 'shared'] as const;
export type Place = (typeof PLACES)[number];

/** `ok`, or the status of the refusal. */
export type Expected = 'ok' | number;

/** With a body, a query or path parameters of its own where those in the table of operations do not name the target. */
export interface ReachRule extends Pick<OperationEntry, 'body' | 'query' | 'path'> {
  /** Null for operations that are not about something of others: they are called, and must not show anything from elsewhere. */
  readonly expected: Readonly<Record<Place, Expected>> | null;
}

type Answers = readonly [here: Expected, there: Expected, none: Expected, shared: Expected];

const rule = ([here, there, none, shared]: Answers, more: Omit<ReachRule, 'expected'> = {}): ReachRule => ({
  expected: { here, there, none, shared },
  ...more,
});

/** Their own, or a list: it must not show what is elsewhere. */
const listed: ReachRule = { expected: null };
/** Needs no credential, or signs somebody in. */
const open: ReachRule = { expected: null };
/** Not for their role, wherever it is. */
const never = rule([403, 403, 403, 403]);
/** A read: of something shared, the part in their location shows it. */
const seen = rule(['ok', 404, 404, 'ok']);
/** A change of a device: everything of it must be in their location. */
const changed = rule(['ok', 404, 404, 403]);
/** A change of one holder's assignment, which touches no other holder. */
const held = seen;
/** Webex names the refusal of an owner elsewhere (contract webex §2); an owner in no location is not called. */
const called = rule(['ok', 403, 404, 'ok']);
/** Something new is put into the location of the target. */
const put = (body: Required<OperationEntry>['body']) => rule(['ok', 400, 400, 'ok'], { body });
/** Only its holder may. */
const own = rule([404, 404, 404, 404]);

const locationOf = (id: string | undefined) => (id === undefined || id === '' ? {} : { locationId: id });
const calling = { body: (ids: Readonly<Record<string, string>>) => ({ locationId: ids.ownLocationId }) };

export const REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'oauth.token': open,
  'oauth.token.alias': open,
  'oauth.revoke': open,
  'oauth.metadata': open,
  'oauth.authorize': open,
  'oauth.authorize.alias': open,
  'oauth.sign-in': open,
  'oauth.consent': open,
  'oauth.provider': open,
  'oauth.callback': open,
  'oauth.logout': open,

  'genesys.tokens.me.get': listed,
  'genesys.tokens.me.delete': listed,
  'genesys.users.me.get': listed,
  'genesys.authorization.permissions.list': listed,
  'genesys.mobiledevices.list': listed,
  'genesys.mobiledevices.create': { expected: null, body: () => minimalDevice('own') },
  'genesys.mobiledevices.get': own,
  'genesys.mobiledevices.replace': own,
  'genesys.mobiledevices.delete': own,

  'apperian.users.authenticate': open,
  'apperian.catalog.authenticate': open,
  'apperian.users.info': listed,
  'apperian.applications.list': listed,
  'apperian.devices.list': seen,
  'apperian.device_users.list': seen,
  'apperian.devices.get': seen,
  'apperian.devices.remove': held,
  'apperian.devices.disable': changed,
  'apperian.devices.enable': changed,
  'apperian.users.list': listed,
  'apperian.users.get': seen,
  'apperian.users.create': never,
  'apperian.users.update': never,
  'apperian.users.delete': never,
  'apperian.users.disable': never,
  'apperian.users.enable': never,
  'apperian.groups.list': listed,
  'apperian.groups.get': seen,
  'apperian.groups.create': never,
  'apperian.groups.update': never,
  'apperian.groups.delete': never,
  'apperian.groups.users.list': seen,
  'apperian.groups.users.add': never,
  'apperian.groups.users.remove': never,
  'apperian.groups.of_user.list': seen,
  'apperian.groups.of_user.add': never,
  'apperian.credentials.list': never,
  'apperian.credentials.create': never,
  'apperian.credentials.remove': never,
  'apperian.reports.device_details': listed,
  'apperian.reports.user_details': listed,
  'apperian.reports.users_by_groups': listed,
  'apperian.reports.other': own,

  'native.me.get': listed,
  'native.organization.get': listed,
  'native.organization.updatePolicy': never,
  'native.events.list': never,
  'native.audit.verify': never,
  'native.audit.export': never,
  'native.people.timeline': seen,
  'native.workspaces.timeline': seen,
  'native.devices.timeline': seen,
  'native.hosts.list': never,
  'native.hosts.add': never,
  'native.hosts.remove': never,
  'native.people.setPassword': never,
  'native.people.unlock': never,
  'native.lockOuts.list': listed,
  'native.people.identities': never,
  'native.people.tokens': never,
  'native.identities.list': never,
  'native.identities.unbind': never,
  'native.provider.get': never,
  'native.provider.set': never,
  'native.provider.remove': never,
  'native.provider.check': never,
  'native.organizations.list': never,
  'native.organizations.create': never,
  'native.organizations.get': never,
  'native.organizations.update': never,
  'native.organizations.close': never,
  'native.organizations.reopen': never,
  'native.installation.hosts': never,
  'native.installation.addHost': never,
  'native.installation.removeHost': never,
  'native.installation.status': never,
  'native.installation.settings': never,
  'native.installation.keys': never,
  'native.installation.rotateKeys': never,
  'native.backups.list': never,
  'native.backups.create': never,
  'native.backups.remove': never,
  'native.backups.stream': never,
  'native.applications.create': never,
  'native.applications.list': never,
  'native.applications.get': never,
  'native.applications.update': never,
  'native.applications.disable': never,
  'native.applications.enable': never,
  'native.applications.remove': never,
  'native.applications.addSecret': never,
  'native.applications.secrets': never,
  'native.applications.revokeSecret': never,
  'native.tokens.create': listed,
  'native.tokens.list': never,
  'native.tokens.revoke': own,
  'native.people.create': never,
  'native.people.list': listed,
  'native.people.get': seen,
  'native.people.update': never,
  'native.people.remove': never,
  'native.people.disable': never,
  'native.people.enable': never,
  'native.people.devices': seen,
  'native.people.history': seen,
  'native.locations.create': never,
  'native.locations.list': listed,
  'native.locations.get': seen,
  'native.workspaces.create': put(ids => ({ name: 'Room', ...locationOf(ids.locationId) })),
  'native.workspaces.list': listed,
  'native.workspaces.get': seen,
  'native.workspaces.devices': seen,
  'native.devices.create': put(ids => ({ kind: 'mobile', ...locationOf(ids.locationId) })),
  'native.devices.list': listed,
  'native.search.find': listed,
  'native.search.status': listed,
  'native.search.rebuild': never,
  'native.devices.get': seen,
  'native.devices.update': changed,
  'native.devices.disable': changed,
  'native.devices.enable': changed,
  'native.devices.setLifecycle': changed,
  'native.devices.lifecycle': seen,
  'native.devices.holders': seen,
  'native.devices.history': seen,
  'native.people.offBoard': never,
  'native.people.previewOffBoarding': never,
  'native.people.rehire': never,
  'native.offBoardings.list': listed,
  'native.offBoardings.get': seen,
  'native.offBoardings.update': never,
  'native.offBoardings.cancel': never,
  'native.offBoardings.undo': never,
  'native.devices.handOver': rule(['ok', 404, 404, 403], {
    body: ids => ({ to: { kind: 'person', id: ids.otherPersonId } }),
  }),
  'native.loans.list': listed,
  'native.assignments.create': rule(['ok', 404, 404, 403], {
    body: ids => ({ deviceId: ids.deviceId, owner: { kind: 'person', id: ids.otherPersonId }, role: 'user' }),
  }),
  'native.assignments.list': listed,
  'native.assignments.get': seen,
  'native.assignments.push': seen,
  'native.assignments.update': held,
  'native.assignments.disable': held,
  'native.assignments.enable': held,
  'native.assignments.touch': rule([403, 404, 404, 403]),
  'native.assignments.end': held,
  'native.blocks.list': listed,
  'native.blocks.get': seen,
  'native.blocks.set': rule(['ok', 404, 404, 403], { body: ids => ({ deviceId: ids.deviceId ?? '' }) }),
  'native.blocks.lift': seen,
  'native.people.setCalling': rule(['ok', 404, 404, 'ok'], calling),
  'native.people.removeCalling': held,
  'native.workspaces.setCalling': rule(['ok', 404, 404, 'ok'], calling),
  'native.virtualLines.create': rule(['ok', 400, 400, 'ok'], {
    body: ids => ({ firstName: 'Front', lastName: 'Desk', locationId: ids.locationId || ids.unknownId }),
  }),
  'native.virtualLines.get': seen,
  'native.activations.redeem': open,
  'native.devices.checkIn': changed,
  'native.guestSessions.start': rule(['ok', 404, 404, 403], {
    body: ids => ({ deviceId: ids.deskPhoneId, personId: ids.otherPersonId }),
  }),
  'native.guestSessions.end': changed,

  'webex.people.devices': called,
  'webex.people.devices.count': called,
  'webex.people.hoteling.replace': called,
  'webex.people.settings.get': called,
  'webex.people.settings.replace': called,
  'webex.workspaces.devices': never,
  'webex.workspaces.hoteling.replace': never,
  'webex.workspaces.settings.get': called,
  'webex.workspaces.settings.replace': called,
  'webex.configuredDevices.get': seen,
  'webex.configuredDevices.replace': never,
  'webex.configuredDevices.applyChanges': never,
  'webex.configuredDevices.validateMacs': never,
  'webex.configuredDevices.settings.get': never,
  'webex.configuredDevices.settings.replace': never,
  'webex.supportedDevices.list': never,
  'webex.members.list': never,
  'webex.members.replace': never,
  'webex.members.available': never,
  'webex.members.available.count': never,
  'webex.members.availableAnywhere.count': never,
  'webex.devices.list': listed,
  'webex.devices.get': seen,
  'webex.devices.create': { ...called, body: ids => ({ mac: ids.freeMac, model: 'Cisco 8851', personId: ids.personId }) },
  'webex.devices.tag': changed,
  'webex.devices.delete': changed,
  'webex.devices.activationCode': called,
  'webex.people.list': listed,
  'webex.people.list.slash': listed,
  'webex.people.me': listed,
  'webex.people.get': seen,
  'webex.people.create': never,
  'webex.people.replace': never,
  'webex.people.delete': never,
  'webex.organizations.list': listed,
  'webex.licenses.list': listed,
  'webex.locations.list': listed,
  'webex.locations.get': seen,
  'webex.locations.generatePassword': seen,
  'webex.allLocations.list': listed,
  'webex.allLocations.get': seen,
  'webex.workspaces.list': listed,
  'webex.workspaces.get': seen,
  'webex.hotdesk.list': listed,
  'webex.hotdesk.delete': changed,
};
