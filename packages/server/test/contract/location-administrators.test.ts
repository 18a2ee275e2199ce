/** A location administrator reaches what is in their locations, and nothing else, through every operation of every dialect. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Dialect, DialectRoute } from '../../src/http/dialect/dialect.ts';
import { type Answer, createApi, eventCount, faceOf } from '../support/http.ts';
import { OPERATIONS } from '../support/operations.ts';
import { dialects } from '../support/operations-world.ts';
import { createPlacesWorld, type PlacesWorld } from '../support/places-world.ts';
import { PLACES, type Place, REACH_RULES, type ReachRule } from '../support/reach-rules.ts';
import { urlOf } from '../support/refusals.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

/** The refusals first: they must change nothing. */
const IN_ORDER: readonly Place[] = [...PLACES].toReversed();

onBothDatabases('a location administrator', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let world: PlacesWorld;

  before(async () => {
    server = await registry().serve({ ratePerMinute: 1_000_000, addressRatePerMinute: 0 });
    world = await createPlacesWorld(registry());
  });

  const call = async (dialect: Dialect, route: DialectRoute, rule: ReachRule, place: Place): Promise<Answer> => {
    const { expected: _, ...own } = rule;
    const entry = { ...OPERATIONS[route.id], ...own };
    const ids = world.ids[place];
    const url = urlOf(route, entry, ids);
    const [fileType] = route.uploads ?? [];
    const headers = fileType === undefined ? {} : { 'content-type': fileType };
    return createApi(server, world.token, faceOf(dialect.id))(route.method, url, entry.body?.(ids), headers);
  };
  const shows = ({ text }: Answer) => world.hidden.filter(id => text.includes(id));
  const storedOf = () => eventCount(registry().storage, registry().organization.org);

  /** What is wrong with the answers, a line each. */
  const faultsOf = async (dialect: Dialect, route: DialectRoute, rule: ReachRule): Promise<string[]> => {
    const faults: string[] = [];
    for (const place of rule.expected === null ? (['here'] as const) : IN_ORDER) {
      const expected = rule.expected?.[place] ?? 'ok';
      const before = await storedOf();
      const answer = await call(dialect, route, rule, place);
      const what = `${route.id} of ${place} is ${answer.status}`;
      if (expected === 'ok' ? answer.status >= 300 : answer.status !== expected) faults.push(`${what}: ${answer.text}`);
      const foreign = place === 'here' || place === 'shared' || rule.expected === null ? shows(answer) : [];
      for (const id of foreign) faults.push(`${what} and shows ${id}`);
      if ((await storedOf()) === before) continue;
      if (expected !== 'ok') faults.push(`${what} and changes something`);
      world = await createPlacesWorld(registry());
    }
    return faults;
  };

  const api = () => createApi(server, world.token);
  /** Calls the native API as the administrator, and gives the status. */
  const status = async (method: string, path: string, body?: unknown) =>
    (await api()(method, `/registry/v1${path}`, body)).status;

  it('moves nothing over the border, in neither direction', async () => {
    world = await createPlacesWorld(registry());
    const { here, there, none } = world.ids;
    const before = await storedOf();
    for (const [method, path, body, expected] of [
      ['PATCH', `/devices/${here.deviceId}`, { locationId: there.locationId }, 400],
      ['PATCH', `/devices/${here.deviceId}`, { locationId: null }, 400],
      ['PATCH', `/devices/${there.deviceId}`, { locationId: here.locationId }, 404],
      ['PUT', `/people/${here.personId}/calling`, { locationId: there.locationId }, 400],
      ['PUT', `/people/${there.personId}/calling`, { locationId: here.locationId }, 404],
      ['PUT', `/people/${none.personId}/calling`, { locationId: here.locationId }, 404],
      ['PUT', `/workspaces/${none.workspaceId}/calling`, { locationId: here.locationId }, 404],
      ['POST', '/assignments', { deviceId: here.deviceId, owner: { kind: 'person', id: there.personId } }, 404],
      ['POST', '/assignments', { deviceId: there.deviceId, owner: { kind: 'person', id: here.personId } }, 404],
      ['POST', '/guest-sessions', { deviceId: here.deskPhoneId, personId: there.otherPersonId }, 404],
    ] as const) {
      assert.equal(await status(method, path, body), expected, `${method} ${path} ${JSON.stringify(body)}`);
    }
    assert.equal(await storedOf(), before);
  });

  it('takes over neither a full administrator nor themselves by giving them calling data', async () => {
    const locationId = world.ids.here.locationId;
    const { person } = await registry().addPerson(`full ${engine}`, { role: 'full' });
    assert.equal(await status('PUT', `/people/${person.id}/calling`, { locationId }), 404);
    const { id } = (await api()('GET', '/registry/v1/me')).body;
    assert.equal(await status('PUT', `/people/${id}/calling`, { locationId }), 403);
    const deviceId = world.ids.here.deviceId;
    assert.equal(await status('POST', '/assignments', { deviceId, owner: { kind: 'person', id } }), 403);
  });

  it('takes over no phone that nobody owns any more, where it was elsewhere', async () => {
    const { services, system } = registry();
    const { here, there } = world.ids;
    const { device } = await services.deskPhones.get(system, there.deskPhoneId ?? '');
    await services.deskPhones.remove({ actor: system }, device.id);
    const add = (mac: string | null) => api()('POST', '/v1/devices', { mac, model: 'Cisco 8851', personId: here.personId });
    assert.equal((await add(device.mac)).status, 409);
    assert.equal((await add(here.freeMac ?? '')).status, 200);
  });

  it('changes what only a guest from elsewhere uses for some hours', async () => {
    const { services, system } = registry();
    const { here, there } = world.ids;
    const deviceId = here.deskPhoneId ?? '';
    await services.guestSessions.start({ actor: system }, { deviceId, personId: there.otherPersonId ?? '', hours: 1 });
    assert.equal(await status('PATCH', `/devices/${deviceId}`, { name: 'Lobby' }), 200);
  });

  it('sees a phone that stands in their location without its owner from elsewhere', async () => {
    const { services, system } = registry();
    const { here, there } = world.ids;
    const model = services.deskPhones.requireModel(system, 'Cisco 8851', 'mac');
    const owner = { kind: 'person', id: there.personId ?? '' } as const;
    const { device } = await services.deskPhones.add({ actor: system }, { mac: there.freeMac ?? '', model, owner });
    await services.devices.update({ actor: system }, device.id, { locationId: here.locationId ?? null });
    const one = await api()('GET', `/v1/devices/${device.id}`);
    const all = await api()('GET', '/v1/devices');
    const shown = all.body.items.find((each: { id: string }) => each.id === one.body.id);
    assert.deepEqual([one.status, one.body.personId, shown], [200, undefined, one.body]);
    assert.equal((await api()('PATCH', `/v1/devices/${device.id}`, { op: 'remove', path: 'tags' })).status, 403);
    const sharer = { deviceId: device.id, owner: { kind: 'person', id: here.personId ?? '' }, role: 'shared_line' } as const;
    await services.assignments.create({ actor: system }, sharer);
    const lines = await api()('GET', `/v1/telephony/config/people/${here.personId}/devices`);
    assert.deepEqual([lines.status, shows(lines)], [200, []]);
    const line = lines.body.devices.at(-1);
    assert.deepEqual([line.primaryOwner, line.owner], [false, undefined], lines.text);
  });

  for (const dialect of dialects) {
    it(`reaches only what is in their locations through the ${dialect.id} dialect`, async () => {
      const faults: string[] = [];
      for (const route of dialect.routes) {
        const rule = REACH_RULES[route.id];
        if (rule === undefined) faults.push(`${route.id} has no row in test/support/reach-rules.ts`);
        else if (route.scope !== null) faults.push(...(await faultsOf(dialect, route, rule)));
      }
      assert.deepEqual(faults, []);
    });
  }
});
