/** Every operation of every dialect refuses callers without credential, scope or business there, and then stores nothing. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { pino } from 'pino';
import { createDialects } from '../src/app.ts';
import { systemActor } from '../src/domain/actor.ts';
import { hasScope, SCOPES, type Scope, scopeMask } from '../src/domain/scope.ts';
import type { Dialect, DialectRoute } from '../src/http/dialect/dialect.ts';
import { createTraffic } from '../src/http/observe/traffic.ts';
import { createServer } from '../src/http/server.ts';
import { uuidToBase64Url } from '../src/lib/uuid.ts';
import { minimalDevice } from './support/genesys.ts';
import { eventCount } from './support/http.ts';
import { type Callers, type Entries, findLeaks, type Worlds } from './support/refusals.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from './support/registry.ts';

const plain = {};
/** Pages and documents that anybody may read; the tests of signing in say what they refuse. */
const visited = { open: true, everybody: true };
const device = { body: () => minimalDevice('leak') };
const deskPhone = { path: { deviceId: 'deskPhoneId' } };
const calling = { locationId: '01980000-0000-7000-8000-00000000beef' };

/** A row for each route: what a request needs beside the credential and the ids of its path. */
const OPERATIONS: Entries = {
  'oauth.token': { open: true, body: () => ({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }) },
  'oauth.token.alias': { open: true, body: () => ({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }) },
  'oauth.revoke': { open: true, body: () => ({ token: 'x', client_id: 'x', client_secret: 'y' }) },
  'oauth.metadata': visited,
  'oauth.authorize': visited,
  'oauth.authorize.alias': visited,
  'oauth.sign-in': visited,
  'oauth.consent': visited,
  'oauth.provider': visited,
  'oauth.callback': visited,
  'oauth.logout': visited,
  'genesys.tokens.me.get': plain,
  'genesys.tokens.me.delete': plain,
  'genesys.users.me.get': plain,
  'genesys.mobiledevices.list': plain,
  'genesys.mobiledevices.create': device,
  'genesys.mobiledevices.get': plain,
  'genesys.mobiledevices.replace': device,
  'genesys.mobiledevices.delete': plain,
  'apperian.users.authenticate': { open: true, body: () => ({ user_id: 'nobody', password: 'wrong' }) },
  'apperian.catalog.authenticate': {
    open: true,
    body: () => ({ user_id: 'nobody', password: 'wrong', device_info: { udid: 'leak' } }),
  },
  'apperian.users.info': plain,
  'apperian.devices.list': plain,
  'apperian.device_users.list': plain,
  'apperian.devices.get': plain,
  'apperian.devices.remove': plain,
  'apperian.devices.disable': plain,
  'apperian.devices.enable': plain,
  'apperian.users.list': plain,
  'apperian.users.get': plain,
  'apperian.users.create': { body: () => ({ user_id: 'leak' }) },
  'apperian.users.update': { body: () => ({ first_name: 'Leak' }) },
  'apperian.users.delete': plain,
  'apperian.users.disable': plain,
  'apperian.users.enable': plain,
  'apperian.groups.list': plain,
  'apperian.groups.get': plain,
  'apperian.groups.create': { body: () => ({ group_name: 'Leak' }) },
  'apperian.groups.update': { body: () => ({ group_description: 'Leak' }) },
  'apperian.groups.delete': plain,
  'apperian.groups.users.list': plain,
  'apperian.groups.users.add': { body: ids => ({ user_psk: [ids.user] }) },
  'apperian.groups.users.remove': { body: ids => ({ user_psk: [ids.user] }) },
  'apperian.groups.of_user.list': plain,
  'apperian.groups.of_user.add': { body: ids => ({ group_psk: [ids.group] }) },
  'apperian.credentials.list': plain,
  'apperian.credentials.create': {
    body: () => ({ description: 'Leak', expiration_date: '2040-04-01', platform: 1 }),
  },
  'apperian.credentials.remove': plain,
  'apperian.reports.device_details': plain,
  'apperian.reports.user_details': plain,
  'apperian.reports.users_by_groups': plain,
  'apperian.reports.other': { path: { name: 'user' } },
  'native.me.get': plain,
  'native.organization.get': plain,
  'native.organization.updatePolicy': { body: () => ({ maxDeviceCount: 9 }) },
  'native.people.create': { body: () => ({ login: 'unique', firstName: 'U', lastName: 'N' }) },
  'native.people.list': plain,
  'native.people.get': plain,
  'native.people.update': { body: () => ({ firstName: 'Other' }) },
  'native.people.remove': plain,
  'native.people.disable': plain,
  'native.people.enable': plain,
  'native.people.devices': plain,
  'native.people.history': plain,
  'native.locations.create': { body: () => ({ name: 'Site' }) },
  'native.locations.list': plain,
  'native.locations.get': plain,
  'native.workspaces.create': { body: () => ({ name: 'Room' }) },
  'native.workspaces.list': plain,
  'native.workspaces.get': plain,
  'native.workspaces.devices': plain,
  'native.devices.create': { body: () => ({ kind: 'desk_phone' }) },
  'native.devices.list': plain,
  'native.devices.get': plain,
  'native.devices.update': { body: () => ({ name: 'Other' }) },
  'native.devices.disable': plain,
  'native.devices.enable': plain,
  'native.devices.holders': plain,
  'native.devices.history': plain,
  'native.assignments.create': {
    idsInBody: true,
    body: ids => ({ deviceId: ids.deviceId, owner: { kind: 'person', id: ids.personId } }),
  },
  'native.assignments.get': plain,
  'native.assignments.update': { body: () => ({ expiresAt: null }) },
  'native.assignments.disable': plain,
  'native.assignments.enable': plain,
  'native.assignments.touch': plain,
  'native.assignments.end': plain,
  'native.people.setCalling': { body: () => calling },
  'native.people.removeCalling': plain,
  'native.workspaces.setCalling': { body: () => calling },
  'native.virtualLines.create': { body: () => ({ firstName: 'Front', lastName: 'Desk', ...calling }) },
  'native.virtualLines.get': plain,
  'native.activations.redeem': {
    open: true,
    body: () => ({ code: '0000000000000000', mac: '00005E0053FF', model: 'Cisco 8851', ip: '10.0.0.1' }),
  },
  'native.devices.checkIn': { ...deskPhone, body: () => ({ ip: '10.0.0.1' }) },
  'native.guestSessions.start': {
    idsInBody: true,
    body: ids => ({ deviceId: ids.deskPhoneId, personId: ids.personId }),
  },
  'native.guestSessions.end': plain,
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
  'webex.organizations.list': plain,
  'webex.licenses.list': plain,
  'webex.locations.list': plain,
  'webex.locations.get': plain,
  'webex.hotdesk.list': plain,
  'webex.hotdesk.delete': { path: { sessionId: 'guestSessionId' } },
};

/** What creates something of the foreigner's own, in the foreigner's organization. */
const CREATES_WITHOUT_IDS = [
  '.people.create',
  '.locations.create',
  '.workspaces.create',
  '.devices.create',
  '.mobiledevices.create',
  '.credentials.create',
  '.users.create',
  '.groups.create',
];

function makesWithoutIds({ id }: DialectRoute): boolean {
  return CREATES_WITHOUT_IDS.some(end => id.endsWith(end)) && !OPERATIONS[id]?.idsInBody;
}

const dialects = createDialects({ tokenLifetimeSeconds: 60 });

onBothDatabases('every operation', engine => {
  const registry = useRegistry(engine);
  let callers: Prepared['callers'];
  let foreigner: string;
  let worlds: Worlds;
  let foreignOrg: number;

  before(async () => {
    ({ callers, worlds, foreignOrg } = await prepare(registry()));
  });

  // A new one for each test: one of the operations revokes the token that it is called with.
  beforeEach(async () => {
    foreigner = await callers.foreigner();
  });

  const leaksOf = async (dialect: Dialect, all: readonly Dialect[] = dialects, entries: Entries = OPERATIONS) => {
    const limits = { ratePerMinute: 1_000_000, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 100 };
    const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic: createTraffic() };
    const server = createServer(all, registry().services, options);
    try {
      return await findLeaks(server, dialect, entries, { ...callers, foreigner }, worlds);
    } finally {
      await server.close();
    }
  };

  for (const dialect of dialects) {
    it(`of the ${dialect.id} dialect refuses what it must in its own words, and stores nothing`, async () => {
      const { storage, organization } = registry();
      const before = await eventCount(storage, organization.org);
      const foreignBefore = await eventCount(storage, foreignOrg);
      assert.deepEqual(await leaksOf(dialect), []);
      assert.equal(await eventCount(storage, organization.org), before, 'events in the organization');
      const own = dialect.routes.filter(makesWithoutIds).length;
      const made = (await eventCount(storage, foreignOrg)) - foreignBefore;
      assert.ok(own === 0 ? made === 0 : made >= own, `${made} events in the other organization, which made ${own} things`);
    });
  }

  it('is seen when it has no entry', async () => {
    const { 'native.people.get': _, ...rest } = OPERATIONS;
    const native = named('native');
    assert.deepEqual(await leaksOf(native, [native], rest), ['native.people.get: has no entry in the table of operations']);
  });

  it('is seen when it was mounted without its scope check', async () => {
    const native = named('native');
    const open = { ...native, routes: native.routes.map(route => ({ ...route, scope: null })) };
    const leaks = await leaksOf(open, [open]);
    assert.deepEqual(
      leaks,
      native.routes.flatMap(({ id, scope }) =>
        scope === null ? [] : `${id}: its scope is null, the table of operations says otherwise`,
      ),
    );
  });

  it('is seen when it asks for a weaker scope than its table says', async () => {
    const genesys = named('genesys');
    const weaker = { ...genesys, scopes: { ...genesys.scopes, devices: 'devices:read' as const } };
    const leaks = await leaksOf(genesys, [weaker]);
    const seen = new Set(leaks.filter(leak => leak.includes('without the scope')).map(leak => leak.split(':', 1)[0]));
    assert.deepEqual([...seen].toSorted(), [
      'genesys.mobiledevices.create',
      'genesys.mobiledevices.delete',
      'genesys.mobiledevices.replace',
    ]);
  });

  it('is seen when it answers without looking at who asks', async () => {
    const native = named('native');
    const routes = native.routes.map(route => (route.id === 'native.people.get' ? leaking(route, registry()) : route));
    const leaks = await leaksOf(native, [{ ...native, routes }]);
    assert.deepEqual([...new Set(leaks.map(leak => leak.split(':', 1)[0]))], ['native.people.get']);
    assert.ok(leaks.some(leak => leak.includes("another organization's id")));
  });
});

function named(id: string): Dialect {
  const found = dialects.find(dialect => dialect.id === id);
  if (found === undefined) throw new Error(`there is no dialect ${id}`);
  return found;
}

/** A route whose handler asks as the system for every caller. */
function leaking(route: DialectRoute, { system }: TestRegistry): DialectRoute {
  return { ...route, handle: (call, services) => route.handle({ ...call, actor: system }, services) };
}

interface Prepared {
  readonly callers: Omit<Callers, 'foreigner'> & { readonly foreigner: () => Promise<string> };
  readonly worlds: Worlds;
  readonly foreignOrg: number;
}

/** An organization with one of everything, another one beside it, and tokens for both. */
async function prepare(registry: TestRegistry): Promise<Prepared> {
  const { services, addPerson, system } = registry;
  const write = { actor: system };
  const administrator = await addPerson('administrator', { role: 'full' });
  const other = await services.organizations.create('Other');
  const foreigner = await addPerson('administrator', { role: 'full', in: other });
  const phone = await services.phones.register({ actor: administrator.actor }, PHONE);
  const [held] = await services.holdings.devicesOf(administrator.actor, ownerOf(administrator.person.id), null);
  const location = await services.places.createLocation(write, { name: 'Here' });
  const workspace = await services.places.createWorkspace(write, { name: 'Room', locationId: null });
  const telephony = await addTelephony(registry, administrator.person.id, workspace.id, location.id);
  const signing = await services.signingCredentials.create(write, { description: 'Store', platform: 'ios', expiresAt: 1 });

  const { group } = await services.groups.create(write, { name: 'Crew', description: '' });

  const existing = {
    personId: administrator.person.id,
    deviceId: phone.deviceId,
    assignmentId: held?.assignment.id ?? '',
    locationId: location.id,
    workspaceId: workspace.id,
    ...telephony,
  };
  const all = (id: string) => Object.fromEntries(Object.keys(existing).map(name => [name, id]));
  const unknown = '01980000-0000-7000-8000-00000000dead';
  const worlds = {
    existing: {
      ...existing,
      user: uuidToBase64Url(existing.personId),
      device: uuidToBase64Url(existing.deviceId),
      credential: uuidToBase64Url(signing.id),
      group: uuidToBase64Url(group.id),
    },
    unknown: {
      ...all(unknown),
      user: uuidToBase64Url(unknown),
      device: '0',
      credential: uuidToBase64Url(unknown),
      group: '0',
    },
    malformed: { ...all("not'an/id%"), user: '!!', device: '%zz', credential: '1', group: '-1' },
  };

  const tokens = new Map<Scope, string>();
  for (const scope of SCOPES) {
    const scopes = SCOPES.filter(each => !hasScope(scopeMask([each]), scope));
    const subject = ownerOf(administrator.person.id);
    const { secret } = await services.credentials.issue(write, { subject, scopes, label: `no ${scope}`, expiresAt: null });
    tokens.set(scope, secret);
  }
  const scopeOf = (route: DialectRoute) => dialects.find(each => each.routes.includes(route))?.scopes[route.scope ?? ''];
  const without = (route: DialectRoute) => tokens.get(scopeOf(route) ?? 'org:admin') ?? '';
  const issueForeigner = async () => {
    const subject = ownerOf(foreigner.person.id);
    const token = { subject, scopes: ['org:admin'], label: 'foreigner', expiresAt: null } as const;
    return (await services.credentials.issue({ actor: systemActor(other.org, other.id) }, token)).secret;
  };
  return {
    callers: { administrator: administrator.token, foreigner: issueForeigner, without },
    worlds,
    foreignOrg: other.org,
  };
}

/** The person and the workspace can be called; the workspace's phone has the person as its guest. */
async function addTelephony({ services, system }: TestRegistry, personId: string, workspaceId: string, locationId: string) {
  const write = { actor: system };
  const room = { kind: 'workspace', id: workspaceId } as const;
  await services.calling.set(write, ownerOf(personId), { locationId });
  await services.calling.set(write, room, { locationId });
  await services.calling.setHoteling(write, room, { enabled: true, limitGuestUse: false, guestHoursLimit: 12 });
  const phone = { mac: '00005E005301', model: services.deskPhones.requireModel('Cisco 8851'), owner: room };
  const { device } = await services.deskPhones.add(write, phone);
  const session = await services.guestSessions.start(write, { deviceId: device.id, personId, hours: 1 });
  const line = await services.calling.createVirtualLine(write, { firstName: 'Front', lastName: 'Desk', locationId });
  return { deskPhoneId: device.id, guestSessionId: session.id, virtualLineId: line.id };
}

function ownerOf(id: string) {
  return { kind: 'person', id } as const;
}

const PHONE = {
  name: 'x',
  make: 'Apple',
  model: 'iPhone',
  platform: 'ios',
  token: 't',
  notificationId: 'n',
  acceptNotifications: true,
  sessionHash: null,
} as const;
