/** Webex: the requests of real clients as they arrive (contract webex §6), and the links that lead them on. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { addPhone, CONFIG, createWorld, done, encoded, macOf, nextOf, ok, uuidIn, type World } from '../support/webex.ts';

const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' };

onBothDatabases('Webex clients’ requests', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let admin: Api;
  before(async () => {
    world = await createWorld(registry());
    admin = world.admin;
  });

  it('wxc_sdk pages people with calling data, finds them by id, and a person’s devices', async () => {
    const first = await admin('GET', '/v1/people?max=2&callingData=true', undefined, JSON_TYPE);
    assert.equal(first.body.items.length, 2);
    const next = new URL(nextOf(first) ?? assert.fail('no link'));
    assert.equal((await ok(admin, 'GET', next.pathname + next.search)).items.length, 2);
    const id = encoded('PEOPLE', world.ann);
    assert.equal((await ok(admin, 'GET', `/v1/people?id=${id}`)).items[0].id, id);
    assert.equal((await ok(admin, 'GET', `/v1/devices?personId=${id}`)).items.length, 1);
  });

  it('wxc_sdk changes tags, finds by them, puts settings, applies changes and removes', async () => {
    const device = encoded('DEVICE', await addPhone(admin, { personId: world.cara }, 10));
    const patch = { 'content-type': 'application/json-patch+json' };
    const body = '{"op":"replace","path":"tags","value":["a b","c,d"]}';
    assert.deepEqual((await ok(admin, 'PATCH', `/v1/devices/${device}`, body, patch)).tags, ['a b', 'c,d']);
    await ok(admin, 'PATCH', `/v1/devices/${device}`, '{"op":"add","path":"tags","value":["d"]}', patch);
    await ok(admin, 'PATCH', `/v1/devices/${device}`, '{"op":"add","path":"tags","value":["b"]}', patch);
    assert.deepEqual(
      (await ok(admin, 'GET', '/v1/devices?tag=a+b%2Cd')).items.map((item: { id: string }) => item.id),
      [device],
    );
    const settings = { customizations: { mpp: { poeMode: 'NORMAL' } }, customEnabled: true };
    await done(admin, 'PUT', `${CONFIG}/devices/${device}/settings?model=DMS+Cisco+8851`, settings, JSON_TYPE);
    const empty = { ...JSON_TYPE, 'content-length': '0' };
    await done(admin, 'POST', `${CONFIG}/devices/${device}/actions/applyChanges/invoke`, undefined, empty);
    await done(admin, 'PUT', `${CONFIG}/devices/${device}/members`, undefined, empty);
    await done(admin, 'DELETE', `/v1/devices/${device}`, undefined, empty);
  });

  it('wxcadm names its organization in every call, and an id without padding', async () => {
    const orgId = `orgId=${encoded('ORGANIZATION', registry().organization.id)}`;
    const device = encoded('CALLING_DEVICE', await addPhone(admin, { personId: world.cara }, 11)).replace(/=+$/, '');
    for (const path of ['people', 'devices', 'organizations', 'licenses', 'telephony/config/supportedDevices']) {
      assert.deepEqual(await ok(admin, 'GET', `/v1/${path}?${orgId}`), await ok(admin, 'GET', `/v1/${path}`), path);
    }
    assert.equal(
      (await ok(admin, 'GET', `/v1/people?callingData=True&${orgId}`)).items.some((each: object) => 'locationId' in each),
      true,
    );
    await ok(admin, 'PATCH', `/v1/devices/${device}?${orgId}`, { op: 'add', path: 'tags', value: ['x'] });
    await ok(admin, 'GET', `${CONFIG}/devices/${device}/settings?${orgId}&model=Cisco+8875`);
    await done(admin, 'PUT', `${CONFIG}/devices/${device}/settings?${orgId}`, { customizations: {}, customEnabled: false });
    await done(admin, 'DELETE', `/v1/devices/${device}?${orgId}`);
  });

  it('WebexPythonSDK finds people by name, and adds its first parameters to the next page’s address', async () => {
    assert.equal((await ok(admin, 'GET', '/v1/people?displayName=ANN')).items.length, 1);
    await addPhone(admin, { personId: world.cara }, 12);
    const seen: string[] = [];
    let url = '/v1/devices?max=1&type=phone';
    for (;;) {
      const answer = await admin('GET', url);
      seen.push(...answer.body.items.map((item: { id: string }) => item.id));
      const next = nextOf(answer);
      if (next === undefined) break;
      const { pathname, search } = new URL(next);
      url = `${pathname}${search}&max=1&type=phone`;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [3, 3]);
  });

  it('the JS SDK asks for people in a batch, with a slash and without a content type', async () => {
    const query = `id=${world.ann},${world.bob}&showAllTypes=false`;
    const { items } = await ok(admin, 'GET', `/v1/people/?${query}`, undefined, { accept: 'application/json' });
    assert.deepEqual(
      items.map((item: { id: string }) => uuidIn(item.id)),
      [world.ann, world.bob],
    );
  });

  it('node-sparky sends a JSON content type and no body with GET', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    const me = await ok(world.asAnn, 'GET', '/v1/people/me', undefined, headers);
    assert.equal(uuidIn(me.id), world.ann);
  });

  it('links are made of the public URL where there is one', async () => {
    const server = await registry().serve({ publicUrl: 'https://devices.example:8443' });
    const api = createApi(server, (await registry().addPerson('public', { role: 'full' })).token);
    const answer = await api('GET', '/v1/people?max=1&cursor=', undefined, { host: 'inside:8080' });
    assert.ok(nextOf(answer)?.startsWith('https://devices.example:8443/v1/people?'), String(answer.headers.link));
    const absolute = await api('GET', 'http://elsewhere.example/v1/people?max=1');
    assert.ok(nextOf(absolute)?.startsWith('https://devices.example:8443/v1/people?'));
  });

  it('links follow a proxy that is trusted, and none that is not', async () => {
    const { token } = await registry().addPerson('proxied', { role: 'full' });
    const forwarded = { host: 'inside:8080', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'devices.example' };
    const originBehind = async (trustProxy: string | null) => {
      const api = createApi(await registry().serve({ trustProxy }), token);
      return new URL(nextOf(await api('GET', '/v1/people?max=1', undefined, forwarded)) ?? assert.fail('no link')).origin;
    };
    assert.equal(await originBehind('127.0.0.1'), 'https://devices.example');
    assert.equal(await originBehind('10.0.0.0/8'), 'http://inside:8080');
    assert.equal(await originBehind(null), 'http://inside:8080');
  });

  it('a phone added here is seen on the native face, and by nobody on Genesys’', async () => {
    const id = await addPhone(admin, { personId: world.ann }, 13);
    const held = await ok(admin, 'GET', `/registry/v1/people/${world.ann}/devices`);
    const row = held.items.find((each: { device: { id: string } }) => each.device.id === id);
    assert.deepEqual([row.device.kind, row.device.mac, row.assignment.role], ['desk_phone', macOf(13), 'owner']);
    assert.deepEqual((await ok(world.asAnn, 'GET', '/api/v2/mobiledevices')).entities, []);
    await done(admin, 'DELETE', `/v1/devices/${id}`);
  });
});
