/** Webex: who is refused, and in which words (acceptance items 1 to 6, 15, 16, 18, 19 and 59). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { SCOPES_OF_ROLE } from '../../src/core/rights.ts';
import { createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { assertRefused, CONFIG, createWorld, done, encoded, macOf, ok, TEXTS, UNKNOWN, type World } from '../support/webex.ts';

/** What a location needs; other calls ignore it. */
const FILLED = { name: 'X', timeZone: 'Europe/Rome', preferredLanguage: 'it_IT', announcementLanguage: 'it_it', address: {} };

onBothDatabases('Webex refuses', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let devices: string;
  before(async () => {
    world = await createWorld(registry());
    devices = `${CONFIG}/people/${world.ann}/devices`;
  });

  it('1: every path answers 401 with the exact message without a token, and with an unknown one', async () => {
    const { ann, annsPhone, server } = world;
    const config = ['people/x/devices', `people/${ann}/devices/count`, `devices/${annsPhone}`, 'supportedDevices', 'nothing'];
    const paths = [
      ...config.map(path => `${CONFIG}/${path}`),
      '/v1/devices',
      '/v1/devices/x',
      '/v1/people',
      '/v1/people/',
      '/v1/people/me',
    ];
    for (const path of [...paths, '/v1/organizations', '/v1/licenses', '/v1/hotdesk/sessions']) {
      const nobody = await createApi(server, null)('GET', path);
      assertRefused(nobody, 401, TEXTS[401]);
      assert.match(String(nobody.headers['www-authenticate']), /^Bearer/);
      assertRefused(await createApi(server, 'unknown')('GET', path), 401, TEXTS[401]);
    }
    const basic = await createApi(server, null)('GET', devices, undefined, { authorization: 'Basic YTpi' });
    assertRefused(basic, 401, TEXTS[401]);
  });

  it('2: without an administrator role, or without the read scope, Get Person Devices answers 403 with the exact message', async () => {
    for (const api of [world.as('member'), world.asAnn]) assertRefused(await api('GET', devices), 403, TEXTS[403]);
    const { services, system } = registry();
    const { person } = await registry().addPerson('scopeless', { role: 'full' });
    const token = { subject: { kind: 'person', id: person.id }, scopes: ['devices.org:write', 'people.org:write'] } as const;
    const { secret } = await services.credentials.issue({ actor: system }, { ...token, label: 'test', expiresAt: null });
    assertRefused(await createApi(world.server, secret)('GET', devices), 403, TEXTS[403]);
  });

  it('3: a read-only administrator reads and validates MACs, and gets 403 on every other write', async () => {
    const api = world.as('read_only');
    assert.equal((await ok(api, 'GET', devices)).devices.length, 1);
    await ok(api, 'POST', `${CONFIG}/devices/actions/validateMacs/invoke`, { macs: [macOf(7)] });
    const { ann, lobby, annsPhone, lobbyPhone } = world;
    const device = `${CONFIG}/devices/${annsPhone}`;
    const writes: [string, string, object?][] = [
      ['PUT', `${devices}/settings/hoteling`, { hoteling: { enabled: true } }],
      ['PUT', `${devices}/settings`, { compression: 'ON' }],
      ['PUT', `${CONFIG}/workspaces/${lobby}/devices`, { enabled: true }],
      ['PUT', `${CONFIG}/workspaces/${lobby}/devices/settings`, { compression: 'ON' }],
      ['PUT', device, { sipPassword: 'x' }],
      ['PUT', `${device}/members`],
      ['POST', `${device}/actions/applyChanges/invoke`],
      ['PUT', `${device}/settings`, { customizations: {}, customEnabled: false }],
      ['POST', '/v1/devices', { mac: macOf(7), model: 'Cisco 8851', personId: ann }],
      ['POST', '/v1/devices/activationCode', { personId: ann, model: 'Cisco 8851' }],
      ['PATCH', `/v1/devices/${lobbyPhone}`, { op: 'add', path: 'tags', value: ['x'] }],
      ['DELETE', `/v1/devices/${lobbyPhone}`],
      ['DELETE', `/v1/hotdesk/sessions/${UNKNOWN}`],
    ];
    for (const [method, path, body] of writes) assertRefused(await api(method, path, body), 403, TEXTS[403]);
    assert.equal((await ok(api, 'GET', `${device}/members`)).members.length, 2);
  });

  it('4: every error body has message, one description and trackingId, and an integer errorCode inside errors only', async () => {
    const { admin, dan, annsPhone } = world;
    assertRefused(await admin('GET', '/v1/devices?max=abc'), 400, /max/);
    assertRefused(await admin('GET', '/v1/nothing'), 404, TEXTS[404]);
    assertRefused(await admin('GET', `${CONFIG}/people/${dan}/devices`), 404, TEXTS[404], 4008);
    assertRefused(
      await admin('PUT', `${CONFIG}/devices/${annsPhone}/members`, { members: [{ id: dan, port: 1 }] }),
      400,
      /\S/,
      25_024,
    );
    assertRefused(
      await admin('POST', '/v1/devices', '{'),
      400,
      'The request could not be understood by the server due to malformed syntax.',
    );
    assertRefused(await admin('POST', '/v1/devices', 'x', { 'content-type': 'text/plain' }), 415, /\S/);
    assertRefused(await admin('POST', '/v1/devices', JSON.stringify({ mac: 'x'.repeat(300_000) })), 413, /\S/);
    assertRefused(await admin('PUT', '/v1/people/me'), 405, "Request method 'PUT' not supported");
  });

  it('66: a path that nothing serves is 404 with a good token, also one that has another vendor’s word', async () => {
    const { admin, annsPhone, here, server } = world;
    const words = ['groups', 'users', 'users/5', 'reports/devices', 'catalog', 'devices/users/5', 'devices/5/users/6', 'rooms'];
    const resources = ['devices/dynamicSettings', 'devices/dectNetworks/supportedDevices', 'locations/floors'];
    const below = [`devices/${annsPhone}/nothing`, `locations/${here}/queues`, 'devices/dynamicSettings/settings', 'paging'];
    const paths = [...words.map(word => `/v1/${word}`), ...[...resources, ...below].map(path => `${CONFIG}/${path}`)];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const body = method === 'POST' || method === 'PUT' ? {} : undefined;
        assertRefused(await admin(method, path, body), 404, TEXTS[404]);
      }
      assertRefused(await createApi(server, 'unknown')('GET', path), 401, TEXTS[401]);
    }
    // A malformed id stays one.
    for (const id of ['x', 'x-1', 'Y2lz', '123']) assertRefused(await admin('GET', `${CONFIG}/devices/${id}`), 400, /ID or UUID/);
    // The other vendor's clients send a header of their own, with or without a bearer token.
    for (const headers of [{ 'x-token': 'unknown' }, { 'x-token': 'unknown', authorization: 'Bearer unknown' }]) {
      const answer = await createApi(server, null)('GET', '/v1/groups', undefined, headers);
      assert.deepEqual([answer.status, 'trackingId' in answer.body], [401, false]);
    }
  });

  it('3: the token that a read-only administrator gets by default validates MACs', async () => {
    const { services, system } = registry();
    const { person } = await registry().addPerson('auditor', { role: 'read_only' });
    const subject = { kind: 'person', id: person.id } as const;
    const wish = { subject, scopes: SCOPES_OF_ROLE.read_only, label: 'default', expiresAt: null };
    const { secret } = await services.credentials.issue({ actor: system }, wish);
    const api = createApi(world.server, secret);
    const path = `${CONFIG}/devices/actions/validateMacs/invoke`;
    assert.deepEqual(await ok(api, 'POST', path, { macs: [macOf(7)] }), { status: 'OK' });
    assertRefused(await api('PUT', `${CONFIG}/devices/${world.annsPhone}/members`), 403, TEXTS[403]);
  });

  it('5: every answer has a Trackingid, and echoes the one that a client sends', async () => {
    const { admin, annsPhone } = world;
    const headers = { trackingid: 'webex-js-sdk_0f2d1c9e-32b1-4bfb-9f3e-0d6e8a3e4a0f_7' };
    for (const [method, path] of [
      ['GET', devices],
      ['GET', '/v1/nothing'],
      ['PATCH', devices],
      ['POST', `${CONFIG}/devices/${annsPhone}/actions/applyChanges/invoke`],
    ] as const) {
      assert.match(String((await admin(method, path)).headers.trackingid), /\S/, path);
      const answer = await admin(method, path, undefined, headers);
      assert.equal(answer.headers.trackingid, headers.trackingid, path);
      if (answer.status >= 400) assert.equal(answer.body.trackingId, headers.trackingid, path);
    }
    const hostile = await admin('GET', '/v1/nothing', undefined, { trackingid: 'x"} <script>' });
    assert.match(hostile.body.trackingId, /^[\da-f-]{36}$/);
  });

  it('6: every JSON body goes out as application/json', async () => {
    for (const path of [devices, '/v1/people', '/v1/devices', '/v1/organizations', '/v1/nothing', `${CONFIG}/people/x/devices`]) {
      assert.match(String((await world.admin('GET', path)).headers['content-type']), /^application\/json/, path);
    }
  });

  it('15: an undecodable personId is 400', async () => {
    for (const id of ['x', 'Y2lz', encoded('PEOPLE', 'not-a-uuid'), `${world.ann}0`, "';--", '%F0%9F%93%B1']) {
      assertRefused(await world.admin('GET', `${CONFIG}/people/${id}/devices`), 400, TEXTS.malformedId);
    }
  });

  it('16: an unknown personId is 404, a person without calling is 404 with 4008', async () => {
    const { admin, dan, lobby, cara } = world;
    for (const id of [UNKNOWN, encoded('PEOPLE', UNKNOWN), encoded('PERSON', UNKNOWN), lobby]) {
      assertRefused(await admin('GET', `${CONFIG}/people/${id}/devices`), 404, TEXTS[404]);
    }
    assertRefused(await admin('GET', `${CONFIG}/people/${dan}/devices`), 404, TEXTS[404], 4008);
    assertRefused(await admin('GET', `${CONFIG}/workspaces/${cara}/devices`), 404, TEXTS[404]);
  });

  it('18: orgId of the own organization changes nothing, a foreign one is 403, an undecodable one 400', async () => {
    const { admin } = world;
    const own = encoded('ORGANIZATION', registry().organization.id);
    const other = await registry().services.organizations.create(`Other ${engine}`);
    const plain = await ok(admin, 'GET', devices);
    for (const id of [own, registry().organization.id]) assert.deepEqual(await ok(admin, 'GET', `${devices}?orgId=${id}`), plain);
    for (const id of [other.id, encoded('ORGANIZATION', other.id), UNKNOWN]) {
      assertRefused(await admin('GET', `${devices}?orgId=${id}`), 403, TEXTS[403]);
    }
    assertRefused(await admin('GET', `${devices}?orgId=x`), 400, TEXTS.malformedId);
    const path = `${CONFIG}/devices/${world.annsPhone}/actions/applyChanges/invoke`;
    await done(admin, 'POST', `${path}?orgId=${own}`);
    assertRefused(await admin('POST', `${path}?orgId=${other.id}`), 403, TEXTS[403]);
    assertRefused(await admin('DELETE', `/v1/devices/${world.annsPhone}?orgId=${other.id}`), 403, TEXTS[403]);
    // The same in a body, whether or not the route has a word for it.
    const inBody = async (orgId: unknown, status: number, text: string) => {
      const calls = [
        ['PUT', `/v1/workspaces/${world.lobby}`],
        ['PATCH', '/v1/licenses/users'],
        ['PUT', `/v1/people/${world.dan}`],
        ['POST', '/v1/locations'],
      ] as const;
      for (const [method, url] of calls) assertRefused(await admin(method, url, { ...FILLED, orgId }), status, text);
    };
    await inBody(other.id, 403, TEXTS[403]);
    await inBody(encoded('ORGANIZATION', other.id), 403, TEXTS[403]);
    await inBody('x', 400, TEXTS.malformedId);
    for (const orgId of [own, null]) await ok(admin, 'PUT', `/v1/people/${world.dan}`, { orgId });
    assert.equal((await ok(admin, 'GET', devices)).devices.length, 1);
  });

  it('19: Get Person Devices with another method is 405 with Allow', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await world.admin(method, devices, method === 'DELETE' ? undefined : {});
      assertRefused(answer, 405, `Request method '${method}' not supported`);
      assert.equal(answer.headers.allow, 'GET');
    }
  });

  it('59: beyond the rate limit the answer is 429 with an integer Retry-After', async () => {
    const { token } = await registry().addPerson('hasty', { role: 'full' });
    const api = createApi(await registry().serve({ ratePerMinute: 3 }), token);
    for (let call = 0; call < 3; call += 1) assert.equal((await api('GET', devices)).status, 200);
    const answer = await api('GET', devices);
    assertRefused(answer, 429, 'Too many requests have been sent in a given amount of time.');
    assert.match(String(answer.headers['retry-after']), /^[1-9]\d?$/);
  });
});
