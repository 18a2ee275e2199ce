/** Every operation of every dialect refuses callers without credential, scope or business there, and then stores nothing. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { pino } from 'pino';
import { createDialects } from '../src/app.ts';
import { hasScope, SCOPES, type Scope, scopeMask } from '../src/domain/scope.ts';
import type { Dialect, DialectRoute } from '../src/http/dialect.ts';
import { createServer } from '../src/http/server.ts';
import { minimalDevice } from './support/genesys.ts';
import { eventCount } from './support/http.ts';
import { type Callers, type Entries, findLeaks, type Worlds } from './support/refusals.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from './support/registry.ts';

const plain = {};
/** Pages and documents for whoever comes by; the tests of signing in say what they refuse. */
const visited = { open: true, everybody: true };
const device = { body: () => minimalDevice('leak') };

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
  'native.me.get': plain,
  'native.people.create': { body: () => ({ login: 'unique', firstName: 'U', lastName: 'N' }) },
  'native.people.list': plain,
  'native.people.get': plain,
  'native.people.update': { body: () => ({ firstName: 'Other' }) },
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
};

/** What creates something of the foreigner's own, in his organization. */
const CREATES_WITHOUT_IDS = [
  '.people.create',
  '.locations.create',
  '.workspaces.create',
  '.devices.create',
  '.mobiledevices.create',
];

const dialects = createDialects({ tokenLifetimeSeconds: 60 });

onBothDatabases('every operation', engine => {
  const registry = useRegistry(engine);
  let callers: Callers;
  let worlds: Worlds;
  let foreignOrg: number;

  before(async () => {
    ({ callers, worlds, foreignOrg } = await prepare(registry()));
  });

  const leaksOf = async (dialect: Dialect, all: readonly Dialect[] = dialects, entries: Entries = OPERATIONS) => {
    const options = { logger: pino({ level: 'silent' }), trustProxy: null, tls: null, ratePerMinute: 1_000_000 };
    const server = createServer(all, registry().services, options);
    try {
      return await findLeaks(server, dialect, entries, callers, worlds);
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
      const own = dialect.routes.filter(route => CREATES_WITHOUT_IDS.some(end => route.id.endsWith(end))).length;
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
      native.routes.map(route => `${route.id}: its scope is null, the table of operations says otherwise`),
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

/** A route whose handler asks as the system, whoever calls. */
function leaking(route: DialectRoute, { system }: TestRegistry): DialectRoute {
  return { ...route, handle: (call, services) => route.handle({ ...call, actor: system }, services) };
}

/** An organization with one of everything, another one beside it, and tokens for both. */
async function prepare(registry: TestRegistry): Promise<{ callers: Callers; worlds: Worlds; foreignOrg: number }> {
  const { services, addPerson, system } = registry;
  const write = { actor: system };
  const administrator = await addPerson('administrator', { role: 'full' });
  const other = await services.organizations.create('Other');
  const foreigner = await addPerson('administrator', { role: 'full', in: other });
  const phone = await services.phones.register({ actor: administrator.actor }, PHONE);
  const [held] = await services.assignments.devicesOf(administrator.actor, ownerOf(administrator.person.id), null);
  const location = await services.places.createLocation(write, { name: 'Here' });
  const workspace = await services.places.createWorkspace(write, { name: 'Room', locationId: null });

  const existing = {
    personId: administrator.person.id,
    deviceId: phone.deviceId,
    assignmentId: held?.assignment.id ?? '',
    locationId: location.id,
    workspaceId: workspace.id,
  };
  const all = (id: string) => Object.fromEntries(Object.keys(existing).map(name => [name, id]));
  const worlds = { existing, unknown: all('01980000-0000-7000-8000-00000000dead'), malformed: all("not'an/id%") };

  const tokens = new Map<Scope, string>();
  for (const scope of SCOPES) {
    const scopes = SCOPES.filter(each => !hasScope(scopeMask([each]), scope));
    const subject = ownerOf(administrator.person.id);
    const { secret } = await services.credentials.issue(write, { subject, scopes, label: `no ${scope}`, expiresAt: null });
    tokens.set(scope, secret);
  }
  const scopeOf = (route: DialectRoute) => dialects.find(each => each.routes.includes(route))?.scopes[route.scope ?? ''];
  const without = (route: DialectRoute) => tokens.get(scopeOf(route) ?? 'org:admin') ?? '';
  return {
    callers: { administrator: administrator.token, foreigner: foreigner.token, without },
    worlds,
    foreignOrg: other.org,
  };
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
