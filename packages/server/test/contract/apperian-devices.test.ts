/** Apperian's printed resources and their logins, as a first walk through all of them (contract apperian §2, §7, §8). */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createApi, faceOf } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const PASSWORD = 'correct horse';

onBothDatabases('Apperian, from the login to the removal', engine => {
  const registry = useRegistry(engine);

  it('assigns the device that somebody signs in on, lists it by every spelling, and takes it away again', async () => {
    const { services, system, addPerson, serve } = registry();
    const { person } = await addPerson('ada', { role: 'member' });
    await services.passwords.set({ actor: system }, person.id, PASSWORD);
    const admin = await addPerson('boss', { role: 'full' });
    const server = await serve();
    const login = await createApi(server, null)('POST', '/v2/catalog/authenticate/', {
      user_id: 'ada',
      password: PASSWORD,
      device_info: { udid: 'ABC' },
    });
    assert.equal(login.status, 200, login.text);
    const { token, user } = login.body as { token: string; user: { psk: number; id: string } };
    const own = createApi(server, token, faceOf('apperian'));
    const boss = createApi(server, admin.token, faceOf('apperian'));
    const list = await own('GET', `/v1/devices/users/${user.psk}/`);
    assert.equal(list.status, 200, list.text);
    const [device] = (list.body as { devices: { id: string; udid: string }[] }).devices;
    assert.equal(device?.udid, 'ABC');
    for (const prefix of ['', '/v1', '/v2', '/v3']) {
      for (const slash of ['', '/']) {
        for (const key of [user.psk, user.id]) {
          assert.deepEqual((await boss('GET', `${prefix}/devices/users/${key}${slash}`)).body, list.body);
        }
      }
    }
    const path = `/v2/devices/${device?.id}/users/${user.id}`;
    assert.equal((await boss('GET', path)).status, 200);
    assert.equal((await own('GET', path)).status, 403);
    assert.deepEqual((await boss('DELETE', path)).body, { deleted: true });
    assert.equal((await boss('GET', path)).status, 404);
    assert.equal((await own('GET', `/v1/devices/users/${user.psk}/`)).status, 401, 'the token ended with the assignment');
    assert.deepEqual((await boss('GET', `/device_users/users/${user.psk}`)).status, 200);
  });
});
