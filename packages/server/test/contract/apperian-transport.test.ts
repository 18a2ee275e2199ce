/** How Apperian travels (contract apperian §1, §5, §11, acceptance items 6, 7, 10 to 12, 42, 43, 54, 56 and 58), and its clients' requests. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import {
  addUser,
  type Caller,
  messageOf,
  ok,
  openFace,
  pairingOf,
  refused,
  type SignedIn,
  signInOn,
  spellingsOf,
} from '../support/apperian.ts';
import { type Api, createApi, faceOf } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { exchange } from '../support/socket.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const UNKNOWN_RESOURCE = 'Unknown resource';

onBothDatabases('the transport of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let admin: Api;
  let adminToken: string;
  let ada: SignedIn;
  /** The four printed resources. */
  let resources: readonly (readonly [method: string, path: string])[];

  before(async () => {
    face = await openFace(registry());
    adminToken = (await addUser(registry(), 'boss', 'full')).token;
    admin = face(adminToken);
    await addUser(registry(), 'ada');
    ada = await signInOn(face, 'ada', { udid: 'phone', name: 'Jürgens Gerät 電話 📱' });
    const { device } = await pairingOf(admin, ada.user.id, 'phone');
    const path = `/devices/${device.id}/users/${ada.user.psk}`;
    resources = [
      ['GET', `/devices/users/${ada.user.psk}`],
      ['GET', path],
      ['DELETE', path],
      ['GET', `/device_users/users/${ada.user.psk}`],
    ];
  });

  const reads = () => resources.filter(([method]) => method === 'GET').map(([, path]) => path);

  it('6: without a token, with an unknown one and with a revoked one every devices resource is 401', async () => {
    const { services, system, addPerson } = registry();
    const { person, token } = await addPerson('short-lived', { role: 'full' });
    const [credential] = await services.credentials.list(system, { kind: 'person', id: person.id });
    await ok(face(token), 'GET', '/users/info');
    await services.credentials.revoke({ actor: system }, credential?.id ?? '');
    for (const presented of [null, '', 'OxS8iqSHSSmRqcqQ1pXXwg', 'nonsense', token]) {
      for (const [method, path] of resources)
        for (const spelling of [path, `/v1${path}/`])
          assert.equal(await refused(face(presented), 401, method, spelling), 'Authentication required');
    }
  });

  it('7: the name of the header counts in every letter case, and its value may follow the colon at once', async () => {
    const server = await registry().serve();
    const origin = await server.listen({ host: '127.0.0.1', port: 0 });
    for (const header of ['X-TOKEN:', 'x-token: ', 'X-Token:   ', 'x-ToKeN:']) {
      const request = `GET /v2/users/info HTTP/1.1\r\nHost: na01ws.apperian.com\r\n${header}${adminToken}\r\nConnection: close\r\n\r\n`;
      const [answer] = await exchange(origin, request);
      assert.equal(answer?.status, 200, `${header} ${answer?.body}`);
    }
  });

  it('10 and 11: every success is 200 with a JSON object in UTF-8 that has no member named error', async () => {
    for (const path of [
      ...reads(),
      '/users/info',
      '/credentials',
      '/applications',
      '/reports/device_details',
      '/reports/user_details',
    ])
      for (const spelling of spellingsOf(path)) await ok(admin, 'GET', spelling);
  });

  it('12: every failure has the error body: an unknown path, a wrong method, a defect', async () => {
    const unknown = [
      '/v1/nothing',
      '/v2/',
      '/v3/devices/',
      '/v1/applications/5',
      '/v2/applications/XDnZ9-NxYIxpasODR9M6Yw/policies/',
      '/organizations/5',
      '/devices/1/2/3/4',
    ];
    for (const path of unknown) assert.equal(await refused(admin, 404, 'GET', path), UNKNOWN_RESOURCE, path);
    assert.equal(await refused(face(null), 404, 'GET', '/v1/nothing'), UNKNOWN_RESOURCE);
    assert.equal(await refused(admin, 405, 'POST', reads()[0] ?? ''), 'Method not allowed');

    const { services, settings } = registry();
    const broken = async () => {
      throw new TypeError('a defect');
    };
    const app = createApp(
      { ...registry(), services: { ...services, handsets: { ...services.handsets, of: broken } } },
      settings,
      pino({ level: 'silent' }),
    );
    const api = createApi(app.server, adminToken, faceOf('apperian'));
    assert.equal(await refused(api, 500, 'GET', reads()[0] ?? ''), 'Internal server error');
    await app.server.close();
  });

  it('12: a path of another vendor under /v1 is an unknown one for callers with X-TOKEN alone', async () => {
    for (const path of ['/v1/devices', '/v1/devices/5', '/v1/devices?personId=5', '/v1/people', '/v1/telephony/config/devices/5'])
      assert.equal(await refused(admin, 404, 'GET', path), UNKNOWN_RESOURCE, path);
  });

  it('42: a GET with a JSON body is answered like one without, even when the body is no JSON', async () => {
    for (const path of reads()) {
      const plain = await ok(admin, 'GET', path);
      for (const body of ['{"user_id":1}', '{', '[]', 'text'])
        assert.deepEqual(await ok(admin, 'GET', path, body, JSON_TYPE), plain);
    }
  });

  it('43: a GET and a DELETE with a JSON content type and no body are answered normally', async () => {
    for (const path of reads()) await ok(admin, 'GET', path, undefined, JSON_TYPE);
    await signInOn(face, 'ada', { udid: 'going' });
    const { device } = await pairingOf(admin, ada.user.id, 'going');
    const path = `/devices/${device.id}/users/${ada.user.id}`;
    assert.deepEqual(await ok(admin, 'DELETE', path, undefined, JSON_TYPE), { deleted: true });
  });

  it('54: names that are not ASCII survive, because every answer names its charset', async () => {
    const server = await registry().serve();
    const reply = await server.inject({ method: 'GET', url: reads()[0] ?? '', headers: { 'x-token': adminToken } });
    assert.equal(reply.headers['content-type'], 'application/json; charset=utf-8');
    assert.ok(new TextDecoder('utf-8', { fatal: true }).decode(reply.rawPayload).includes('"Jürgens Gerät 電話 📱"'));
    const refusal = await admin('GET', '/v1/nothing');
    assert.equal(refusal.headers['content-type'], 'application/json; charset=utf-8');
  });

  it('56: a method that a known path does not have is 405 with Allow and the error body, with a token and without', async () => {
    const wrong: [string, string, string][] = [
      ['POST', reads()[0] ?? '', 'GET'],
      ['PATCH', reads()[1] ?? '', 'GET, DELETE'],
      ['PUT', reads()[2] ?? '', 'GET'],
      ['GET', '/users/authenticate', 'POST'],
      ['DELETE', '/catalog/authenticate', 'POST'],
    ];
    for (const [method, path, allow] of wrong) {
      for (const api of [admin, face(null)]) {
        for (const spelling of spellingsOf(path)) {
          const answer = await api(method, spelling);
          assert.equal(messageOf(answer, 405, spelling), 'Method not allowed');
          assert.equal(answer.headers.allow, allow);
        }
      }
    }
  });

  it('58: further query parameters change nothing, and the answer without any is complete', async () => {
    const udids = Array.from({ length: 30 }, (_phone, index) => `many-${index}`);
    await addUser(registry(), 'collector');
    for (const udid of udids) await signInOn(face, 'collector', { udid });
    const { user } = await signInOn(face, 'collector', { udid: 'many-0' });
    const { device } = await pairingOf(admin, user.id, 'many-3');
    for (const path of [
      `/devices/users/${user.psk}`,
      `/device_users/users/${user.psk}`,
      `/devices/${device.id}/users/${user.psk}`,
    ]) {
      const plain = await ok(admin, 'GET', path);
      if (plain.devices !== undefined) assert.equal(plain.devices.length, udids.length);
      for (const query of ['page=0,1', 'limit=1&offset=5', 'search=nothing&sort=-id', '_=1', 'x=%zz', 'a=1&a=2', '='])
        for (const slash of ['', '/']) assert.deepEqual(await ok(admin, 'GET', `/v1${path}${slash}?${query}`), plain, query);
    }
  });

  it('the requests of EASEJenkinsPlugin and of its older code are served', async () => {
    const { token } = await ok(face(null), 'POST', '/v1/users/authenticate', { user_id: 'boss', password: PASSWORD });
    assert.equal((await ok(face(token), 'GET', '/v2/users/info')).user.user_id, 'boss');
    assert.ok(Array.isArray((await ok(face(token), 'GET', '/v1/credentials')).credentials));
    const sign = '/v1/applications/XDnZ9-NxYIxpasODR9M6Yw/credentials/gFuZNZYDdcbOhOu_TfzisQ';
    assert.equal(await refused(face(token), 404, 'PUT', sign), UNKNOWN_RESOURCE, 'signing is not offered, and says so in JSON');
  });

  it('the requests of apperian-pyapi are served: a JSON content type on everything, the members that it picks', async () => {
    const { token, user } = await ok(
      face(null),
      'POST',
      '/users/authenticate/',
      JSON.stringify({ user_id: 'boss', password: PASSWORD }),
      JSON_TYPE,
    );
    assert.ok(Number.isInteger(user.psk));
    for (const path of [`/v1/devices/users/${user.psk}/`, `/v1/device_users/users/${user.psk}/`])
      await ok(face(token), 'GET', path, undefined, JSON_TYPE);
    assert.equal(
      await refused(face(null), 401, 'POST', '/users/authenticate/', { user_id: 'boss', password: 'x' }),
      'Invalid user ID or password',
    );
  });

  it('the requests of upload-apperian are served up to the upload: the login, and answers whose code and message it reads', async () => {
    const device_info = { udid: '11111111-1111-1111-1111-111111111111' };
    const login = { user_id: 'ada', password: PASSWORD, remember_me: true, register_catalog: false, device_info };
    const { token } = await ok(face(null), 'POST', '/v2/catalog/authenticate/', login);
    assert.deepEqual((await ok(face(token), 'GET', '/v2/applications/', '{}', JSON_TYPE)).applications, []);
    assert.equal(await refused(face(token), 404, 'PUT', '/v1/applications/5', { enabled: true }), UNKNOWN_RESOURCE);
  });

  it('applications are listed as none in every form, to everybody who signed in, and one of them is unknown', async () => {
    const { token } = await ok(face(null), 'POST', '/users/authenticate', { user_id: 'ada', password: PASSWORD });
    for (const path of [...spellingsOf('/applications'), '/v2/applications/?search=demo&sort=-name&page=0,50']) {
      assert.deepEqual(await ok(face(token), 'GET', path), { applications: [], total_available: 0 }, path);
    }
    assert.equal(await refused(face(token), 404, 'GET', '/v2/applications/5'), UNKNOWN_RESOURCE);
  });

  it('the JSON-RPC interface of fastlane-plugin-apperian is refused with a code and a message, which it shows', async () => {
    const params = { email: 'boss', password: PASSWORD };
    const call = { id: 1, apiVersion: '1.0', jsonrpc: '2.0', method: 'com.apperian.eas.user.authenticateuser', params };
    for (const type of ['application/json', 'application/js', 'text/plain']) {
      const refusal = await refused(face(null), 404, 'POST', '/ease.interface.php', JSON.stringify(call), {
        'content-type': type,
      });
      assert.equal(refusal, UNKNOWN_RESOURCE);
    }
  });

  it('a body in another form than JSON is refused, and so is one that is too large', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal(await refused(face(null), 415, 'POST', '/users/authenticate', 'user_id=ada', form), 'Send JSON');
    const large = { user_id: 'ada', password: 'x'.repeat(2 * 1024 * 1024) };
    assert.equal(await refused(face(null), 413, 'POST', '/users/authenticate', large), 'The request is too large');
  });
});
