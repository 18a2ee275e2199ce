/** Webex: which role may do what, operation by operation, and which scope word opens it (the tables of contract webex §2 to §5). */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createDialects } from '../../src/app.ts';
import type { Role } from '../../src/domain/role.ts';
import type { DialectRoute } from '../../src/http/dialect/dialect.ts';
import { createApi } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  encoded,
  entry,
  macOf,
  ok,
  TEXTS,
  type World,
} from '../support/webex.ts';
import { MANY_PHONES, type RoleRow } from '../support/webex-role-rows.ts';

const [FULL, RO, LA, UA, MEMBER]: readonly Role[] = ['full', 'read_only', 'location_admin', 'user_admin', 'member'];
const EVERYBODY = [FULL, RO, LA, UA, MEMBER];

const webex = createDialects({ tokenLifetimeSeconds: 60 }).find(dialect => dialect.id === 'webex') ?? assert.fail();

const person = (path: string) => (world: World) => `${CONFIG}/people/${world.ann}/devices${path}`;
const workspace = (path: string) => (world: World) => `${CONFIG}/workspaces/${world.lobby}/devices${path}`;
const device = (path: string) => (world: World) => `${CONFIG}/devices/${world.annsPhone}${path}`;
const get = (pathOf: (world: World) => string) => (world: World) => ['GET', pathOf(world)] as const;
const put = (pathOf: (world: World) => string, body: unknown) => (world: World) => ['PUT', pathOf(world), body] as const;
const post = (pathOf: (world: World) => string, body?: unknown) => (world: World) => ['POST', pathOf(world), body] as const;
const patch = (pathOf: (world: World) => string, bodyOf: (world: World) => unknown) => (world: World) =>
  ['PATCH', pathOf(world), bodyOf(world)] as const;
/** Of every organization. */
const LICENSE = '00000000-0000-4000-8000-000000000001';
const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: 5 };

const guest = (world: World) => `/v1/people/${world.ann}/features/hoteling`;
const signIn = (target: string, more = '') => `${CONFIG}/${target}/features/hotDesking${more}`;
const apps = (world: World) => `/v1/people/${world.ann}/features/applications`;
const preferred = (world: World) => `${CONFIG}/people/${world.ann}/preferredAnswerEndpoint`;
const kept = (world: World, path: string, what: string) => `${CONFIG}/people/${world.ann}/${path}/${what}`;

/** Calls that leave things as they are, so that their order does not matter. */
const ROWS: readonly RoleRow[] = [
  { title: 'read a person’s devices', roles: [FULL, RO, LA], call: get(person('')) },
  { title: 'count a person’s devices', roles: [FULL, RO, LA], call: get(person('/count')) },
  { title: 'write a person’s hoteling', roles: [FULL, LA], call: put(person('/settings/hoteling'), { hoteling }) },
  { title: 'read a person’s settings', roles: [FULL, RO, LA, UA], call: get(person('/settings')) },
  { title: 'write a person’s settings', roles: [FULL, LA, UA], call: put(person('/settings'), { compression: 'ON' }) },
  { title: 'read a workspace’s devices', roles: [FULL, RO], call: get(workspace('')) },
  { title: 'write a workspace’s hoteling', roles: [FULL], call: put(workspace(''), hoteling) },
  { title: 'read a workspace’s settings', roles: [FULL, RO, LA, UA], call: get(workspace('/settings')) },
  { title: 'write a workspace’s settings', roles: [FULL, LA, UA], call: put(workspace('/settings'), { compression: 'ON' }) },
  { title: 'read a device’s configuration', roles: [FULL, RO, LA, UA], call: get(device('')) },
  { title: 'write a device’s password', roles: [FULL, UA], call: put(device(''), { sipPassword: 'x' }) },
  { title: 'read members', roles: [FULL, RO], call: get(device('/members')) },
  {
    title: 'write members',
    roles: [FULL],
    call: world => ['PUT', device('/members')(world), { members: [entry(world.ann, 1, true), entry(world.bob, 2)] }],
  },
  { title: 'read available members', roles: [FULL, RO], call: get(device('/availableMembers')) },
  { title: 'count available members', roles: [FULL, RO], call: get(device('/availableMembers/count')) },
  { title: 'count members available anywhere', roles: [FULL, RO], call: get(() => `${CONFIG}/devices/availableMembers/count`) },
  { title: 'apply changes', roles: [FULL], call: post(device('/actions/applyChanges/invoke')) },
  {
    title: 'validate MACs',
    roles: [FULL, RO],
    call: post(() => `${CONFIG}/devices/actions/validateMacs/invoke`, { macs: [macOf(9)] }),
  },
  { title: 'read device settings', roles: [FULL, RO], call: get(device('/settings')) },
  {
    title: 'write device settings',
    roles: [FULL],
    call: put(device('/settings'), { customizations: {}, customEnabled: true }),
  },
  ...MANY_PHONES,
  { title: 'read a layout', roles: [FULL, RO], call: get(device('/layout')) },
  { title: 'write a layout', roles: [FULL], call: put(device('/layout'), { layoutMode: 'DEFAULT' }) },
  { title: 'read supported devices', roles: [FULL, RO], call: get(() => `${CONFIG}/supportedDevices`) },
  { title: 'read locations', roles: [FULL, RO, LA, UA], call: get(() => `${CONFIG}/locations`) },
  { title: 'read locations first', roles: [FULL, RO, LA, UA], call: get(() => '/v1/locations') },
  { title: 'read one location first', roles: [FULL, RO, LA, UA], call: get(world => `/v1/locations/${world.here}`) },
  {
    title: 'generate passwords',
    roles: [FULL, LA],
    call: post(world => `${CONFIG}/locations/${world.here}/actions/generatePassword/invoke`),
  },
  { title: 'list workspaces', roles: [FULL, RO, LA, UA], call: get(() => '/v1/workspaces') },
  { title: 'read a workspace', roles: [FULL, RO, LA, UA], call: get(world => `/v1/workspaces/${world.lobby}`) },
  { title: 'change a person', roles: [FULL, UA], call: put(world => `/v1/people/${world.ann}`, {}) },
  { title: 'list devices', roles: EVERYBODY, call: get(() => '/v1/devices') },
  { title: 'list people by name', roles: EVERYBODY, call: get(() => '/v1/people?displayName=a') },
  { title: 'read oneself', roles: EVERYBODY, call: get(() => '/v1/people/me') },
  { title: 'read the organization', roles: EVERYBODY, call: get(() => '/v1/organizations') },
  { title: 'read licences', roles: [FULL, RO, LA, UA], call: get(() => '/v1/licenses') },
  { title: 'read one licence', roles: [FULL, RO, LA, UA], call: get(() => `/v1/licenses/${LICENSE}?includeAssignedTo=user`) },
  {
    title: 'give the licence',
    roles: [FULL, UA],
    call: patch(
      () => '/v1/licenses/users',
      world => ({ personId: world.ann }),
    ),
  },
  { title: 'read roles', roles: [FULL, RO, LA, UA], call: get(() => '/v1/roles') },
  { title: 'list virtual lines', roles: [FULL, RO, LA, UA], call: get(() => `${CONFIG}/virtualLines`) },
  { title: 'list numbers', roles: [FULL, RO, LA, UA], call: get(() => `${CONFIG}/numbers`) },
  { title: 'enable a location', roles: [FULL], call: world => ['POST', `${CONFIG}/locations`, { id: world.here }] },
  { title: 'read who may be a guest', roles: [FULL, RO, LA, UA], call: get(world => guest(world)) },
  { title: 'write who may be a guest', roles: [FULL, LA, UA], call: put(world => guest(world), { enabled: true }) },
  {
    title: 'read how a person signs in as a guest',
    roles: [FULL, RO],
    call: get(world => signIn(`people/${world.ann}`, '/guest')),
  },
  {
    title: 'write how a person signs in as a guest',
    roles: [FULL],
    call: put(world => signIn(`people/${world.ann}`, '/guest'), {}),
  },
  { title: 'read how guests sign in at a location', roles: [FULL, RO], call: get(world => signIn(`locations/${world.here}`)) },
  { title: 'write how guests sign in at a location', roles: [FULL], call: put(world => signIn(`locations/${world.here}`), {}) },
  { title: 'read apps', roles: [FULL, RO, LA, UA], call: get(world => apps(world)) },
  { title: 'write apps', roles: [FULL, LA, UA], call: put(world => apps(world), {}) },
  { title: 'read where a person answers', roles: [FULL, RO, LA, UA], call: get(world => preferred(world)) },
  {
    title: 'write where a person answers',
    roles: [FULL, LA, UA],
    call: put(world => preferred(world), { preferredAnswerEndpointId: null }),
  },
  ...['applications', 'features/hotDesking'].flatMap(path => [
    { title: `read members of ${path}`, roles: [FULL, RO, LA, UA], call: get(world => kept(world, path, 'members')) },
    { title: `write members of ${path}`, roles: [FULL, LA, UA], call: put(world => kept(world, path, 'members'), {}) },
    { title: `find members of ${path}`, roles: [FULL, RO, LA, UA], call: get(world => kept(world, path, 'availableMembers')) },
  ]),
  {
    title: 'count members of apps',
    roles: [FULL, RO, LA, UA],
    call: get(world => kept(world, 'applications', 'availableMembers/count')),
  },
  { title: 'read images for phones', roles: [FULL, RO], call: get(() => `${CONFIG}/devices/backgroundImages`) },
  { title: 'list guest sessions', roles: [FULL, RO, LA], call: get(() => '/v1/hotdesk/sessions') },
];

onBothDatabases('Webex roles', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });

  for (const { title, roles, call } of ROWS) {
    it(`${roles.join(', ')} ${title}; nobody else does`, async () => {
      for (const role of ['full', 'read_only', 'location_admin', 'user_admin', 'member'] as const) {
        const answer = await world.as(role)(...call(world));
        if (roles.includes(role)) assert.ok(answer.status < 300, `${role}: ${answer.text}`);
        else assertRefused(answer, 403, TEXTS[403]);
        // A second one of the same kind is refused.
        if (answer.status === 202) await runDueJobs(registry());
      }
    });
  }

  it('full and location administrators add, tag and remove phones, and issue codes; nobody else does', async () => {
    for (const [index, role] of (['full', 'location_admin', 'read_only', 'user_admin', 'member'] as const).entries()) {
      const api = world.as(role);
      const may = role === 'full' || role === 'location_admin';
      const add = await api('POST', '/v1/devices', { mac: macOf(20 + index), model: 'Cisco 8851', personId: world.cara });
      const code = await api('POST', '/v1/devices/activationCode', { personId: world.cara, model: 'Cisco 8851' });
      const tag = await api('PATCH', `/v1/devices/${world.lobbyPhone}`, { op: 'add', path: 'tags', value: ['x'] });
      if (may)
        assert.deepEqual(
          [add.status, code.status, tag.status, (await api('DELETE', `/v1/devices/${add.body.id}`)).status],
          [200, 200, 200, 204],
        );
      // A member does not even learn that somebody else's device exists.
      else {
        for (const answer of [add, code]) assertRefused(answer, 403, TEXTS[403]);
        if (role === 'member') assertRefused(tag, 404, TEXTS[404]);
        else assertRefused(tag, 403, TEXTS[403]);
      }
    }
  });

  it('a location administrator sees and changes only what lies in their locations', async () => {
    const api = world.as('location_admin');
    const { services, system } = registry();
    const [write, { there, cara, lobby, annsPhone }] = [{ actor: system }, world];
    const phone = await addPhone(world.admin, { personId: cara }, 40);
    const paths = [`${CONFIG}/people/${cara}/devices`, `${CONFIG}/workspaces/${lobby}/devices`, `${CONFIG}/devices/${phone}`];
    assert.equal((await devicesOf(api, cara)).length, 1);
    assert.deepEqual((await ok(api, 'GET', '/v1/devices')).items.length, 3);

    await world.admin('DELETE', `/v1/devices/${phone}`);
    await services.calling.set(write, { kind: 'person', id: cara }, { locationId: there });
    const elsewhere = await addPhone(world.admin, { personId: cara }, 41);
    for (const path of ['', '/count', '/settings']) assertRefused(await api('GET', paths[0] + path), 403, TEXTS[403]);
    assertRefused(await api('PUT', `${paths[0]}/settings`, { compression: 'ON' }), 403, TEXTS[403]);
    assertRefused(await api('PUT', `${paths[0]}/settings/hoteling`, { hoteling }), 403, TEXTS[403]);
    assertRefused(await api('GET', `${CONFIG}/devices/${elsewhere}`), 404, TEXTS[404]);
    assertRefused(await api('GET', `/v1/devices/${elsewhere}`), 404, TEXTS[404]);
    assertRefused(await api('DELETE', `/v1/devices/${elsewhere}`), 404, TEXTS[404]);
    assertRefused(await api('PATCH', `/v1/devices/${elsewhere}`, { op: 'remove', path: 'tags' }), 404, TEXTS[404]);
    assertRefused(await api('POST', '/v1/devices', { mac: macOf(42), model: 'Cisco 8851', personId: cara }), 403, TEXTS[403]);
    assertRefused(await api('GET', `${CONFIG}/locations/${there}`), 404, TEXTS[404]);
    assert.deepEqual((await ok(api, 'GET', `/v1/devices?personId=${cara}`)).items, []);
    const ids = (await ok(api, 'GET', '/v1/devices?max=1')).items.map((item: { id: string }) => item.id);
    assert.deepEqual(ids, [encoded('DEVICE', annsPhone)]);
    assert.equal((await ok(api, 'GET', '/v1/devices?start=1')).items.length, 1, 'an offset counts what the caller sees');
    await world.admin('DELETE', `/v1/devices/${elsewhere}`);
    await services.calling.set(write, { kind: 'person', id: cara }, { locationId: world.here });
  });

  it('each scope word of the vendor’s alone opens the operations that name it, for an administrator', async () => {
    const { services, system } = registry();
    const { person: administrator } = await registry().addPerson('narrow', { role: 'full' });
    for (const [word, scope] of Object.entries(webex.scopes)) {
      const token = { subject: { kind: 'person', id: administrator.id } as const, scopes: [scope], label: word, expiresAt: null };
      const api = createApi(world.server, (await services.credentials.issue({ actor: system }, token)).secret);
      for (const { call } of ROWS) {
        const [method, path] = call(world);
        if (routeOf(method, path).scope !== word) continue;
        const answer = await api(...call(world));
        assert.ok(answer.status < 300, `${word} does not open ${method} ${path}: ${answer.text}`);
        if (answer.status === 202) await runDueJobs(registry());
      }
    }
  });
});

describe('the table of roles', () => {
  it('has every reading operation but the ones by id, and every write under telephony/config but those of virtual lines and templates', () => {
    const world = new Proxy({} as World, { get: (_, name) => String(name) });
    const tested = new Set(
      ROWS.map(({ call }) => {
        const [method, path] = call(world);
        return routeOf(method, path).id;
      }),
    );
    const untested = webex.routes.map(route => route.id).filter(id => !tested.has(id));
    assert.deepEqual(untested.toSorted(), [
      'webex.allLocations.create',
      'webex.allLocations.delete',
      'webex.allLocations.replace',
      'webex.devices.activationCode',
      'webex.devices.create',
      'webex.devices.delete',
      'webex.devices.get',
      'webex.devices.tag',
      'webex.hotdesk.delete',
      'webex.jobs.deviceSettings.errors',
      'webex.jobs.deviceSettings.get',
      'webex.jobs.lineKeys.errors',
      'webex.jobs.lineKeys.get',
      'webex.jobs.rebuildPhones.errors',
      'webex.jobs.rebuildPhones.get',
      'webex.keyTemplates.create',
      'webex.keyTemplates.delete',
      'webex.keyTemplates.get',
      'webex.keyTemplates.replace',
      'webex.locations.get',
      'webex.organizations.get',
      'webex.people.create',
      'webex.people.delete',
      'webex.people.get',
      'webex.people.list.slash',
      'webex.roles.get',
      'webex.virtualLines.create',
      'webex.virtualLines.delete',
      'webex.virtualLines.devices',
      'webex.virtualLines.get',
      'webex.virtualLines.replace',
      'webex.workspaces.create',
      'webex.workspaces.delete',
      'webex.workspaces.replace',
    ]);
  });
});

/** The route that answers: of those that fit, the one with the fewest parameters. */
function routeOf(method: string, path: string): DialectRoute {
  const [bare = ''] = path.split('?');
  const fits = ({ path: pattern }: DialectRoute) => new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  const parameters = ({ path: pattern }: DialectRoute) => pattern.split('{').length;
  const [route] = webex.routes
    .filter(each => each.method === method && fits(each))
    .toSorted((one, other) => parameters(one) - parameters(other));
  return route ?? assert.fail(`nothing answers ${method} ${path}`);
}
