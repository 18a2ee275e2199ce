/** Disabling in all its ways, and what moves `last_active` (contract apperian §6, §8, acceptance item 48). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidFromBase64Url, uuidv7 } from '../../src/lib/uuid.ts';
import { addUser, type Caller, NO_END, ok, openFace, pairingOf, refused, type SignedIn, signInOn } from '../support/apperian.ts';
import { type Api, createApi } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
const DISABLED = 'This device is disabled. Ask your administrator.';

onBothDatabases('disabling on the Apperian face', engine => {
  let nowMs = Date.UTC(2026, 4, 4, 12);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let face: Caller;
  let boss: TestPerson;
  let admin: Api;
  let native: Api;

  before(async () => {
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    admin = face(boss.token);
    native = createApi(await registry().serve(), boss.token);
    for (const login of ['ada', 'ben']) await addUser(registry(), login);
  });

  const both = async (udid: string) => [await signInOn(face, 'ada', { udid }), await signInOn(face, 'ben', { udid })] as const;
  const reasons = async (udid: string, people: readonly SignedIn[]) => {
    const shown: (string | null)[] = [];
    for (const { user } of people) {
      const listed = await pairingOf(admin, user.id, udid);
      const { device_user } = await ok(admin, 'GET', `/v2/devices/${listed.device.id}/users/${user.id}/`);
      assert.equal(device_user.disabled_reason, listed.disabled_reason, 'the list and the detail agree');
      const { devices } = await ok(admin, 'GET', `/devices/users/${user.id}`);
      assert.ok(
        devices.some((each: { udid: string }) => each.udid === udid),
        'it stays listed',
      );
      shown.push(listed.disabled_reason);
    }
    return shown;
  };
  const refusedLogin = (user_id: string, udid: string) =>
    refused(face(null), 403, 'POST', '/v2/catalog/authenticate/', { user_id, password: PASSWORD, device_info: { udid } });
  const nativeDevice = async (who: SignedIn, udid: string) =>
    uuidFromBase64Url((await pairingOf(admin, who.user.id, udid)).device.id) ?? '';
  const nativeAssignment = async (who: SignedIn, udid: string) =>
    uuidFromBase64Url((await pairingOf(admin, who.user.id, udid)).id) ?? '';
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await native(method, `/registry/v1${path}`, body);
    assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };

  it('48: a disabled device has a reason for everybody who is paired with it, stays listed, and cannot sign in', async () => {
    const people = await both('lost');
    const id = await nativeDevice(people[0], 'lost');
    await call('POST', `/devices/${id}/disable`, { reason: 'lost in a taxi' });
    assert.deepEqual(await reasons('lost', people), ['lost in a taxi', 'lost in a taxi']);
    for (const login of ['ada', 'ben', 'boss']) assert.equal(await refusedLogin(login, 'lost'), DISABLED);
    for (const { api } of people) assert.equal(await refused(api, 401, 'GET', '/users/info'), 'Authentication required');

    await call('POST', `/devices/${id}/enable`);
    assert.deepEqual(await reasons('lost', people), [null, null]);
    for (const { api } of people) await refused(api, 401, 'GET', '/users/info');
    const before = await pairingOf(admin, people[0].user.id, 'lost');
    await signInOn(face, 'ada', { udid: 'lost' });
    assert.deepEqual(await pairingOf(admin, people[0].user.id, 'lost'), before, 'the same pairing');
  });

  it('48: the same by the calls of this face', async () => {
    const people = await both('stolen');
    const { device } = await pairingOf(admin, people[0].user.id, 'stolen');
    await ok(admin, 'POST', `/v1/devices/${device.id}/disable`, { reason: 'stolen' });
    assert.deepEqual(await reasons('stolen', people), ['stolen', 'stolen']);
    assert.equal(await refusedLogin('ben', 'stolen'), DISABLED);
    for (const { api } of people) await refused(api, 401, 'GET', '/users/info');
    const { rows } = await ok(admin, 'GET', '/reports/device_details?filter-udid=stolen');
    assert.deepEqual(
      rows.map((row: { disabled_by: string }) => row.disabled_by),
      ['boss', 'boss'],
    );
    await ok(admin, 'POST', `/v1/devices/${device.id}/enable`);
    assert.deepEqual(await reasons('stolen', people), [null, null]);
  });

  it('48: a wrong password is not told that the device is disabled', async () => {
    const [ada] = await both('secretly lost');
    await call('POST', `/devices/${await nativeDevice(ada, 'secretly lost')}/disable`);
    const body = { user_id: 'ada', password: 'wrong', device_info: { udid: 'secretly lost' } };
    assert.equal(await refused(face(null), 401, 'POST', '/v2/catalog/authenticate/', body), 'Invalid user ID or password');
    assert.deepEqual(await reasons('secretly lost', [ada]), ['administrator'], 'the reason where none was given');
  });

  it('48: the system disables too, and is told as such', async () => {
    const { services, system } = registry();
    const people = await both('outdated');
    const id = await nativeDevice(people[0], 'outdated');
    await services.devices.disable({ actor: system, reason: 'noncompliant' }, id);
    assert.deepEqual(await reasons('outdated', people), ['noncompliant', 'noncompliant']);
    assert.deepEqual((await call('GET', `/devices/${id}`)).disabled.by, { kind: 'system', id: null, name: 'system' });
    await refusedLogin('ben', 'outdated');
  });

  it('a device that is disabled for one holder alone is so for that holder and for nobody else', async () => {
    const people = await both('kiosk');
    await call('POST', `/assignments/${await nativeAssignment(people[0], 'kiosk')}/disable`, { reason: 'misuse' });
    assert.deepEqual(await reasons('kiosk', people), ['misuse', null]);
    assert.equal(await refusedLogin('ada', 'kiosk'), DISABLED);
    await refused(people[0].api, 401, 'GET', '/users/info');
    await ok(people[1].api, 'GET', '/users/info');
    await signInOn(face, 'ben', { udid: 'kiosk' });
  });

  it('a planned disabling is the pairing’s until, and has its effect from that instant on, before and after the worker came', async () => {
    const { services, organization } = registry();
    const [ada, ben] = await both('planned');
    assert.equal((await pairingOf(admin, ada.user.id, 'planned')).until, NO_END);
    const disableAt = new Date(nowMs + HOUR_MS).toISOString();
    await call('PATCH', `/assignments/${await nativeAssignment(ada, 'planned')}`, { disableAt });
    const until = disableAt.replace(/\.\d+Z$/, '.000000');
    assert.deepEqual(
      [(await pairingOf(admin, ada.user.id, 'planned')).until, await reasons('planned', [ada, ben])],
      [until, [null, null]],
    );
    const second = await signInOn(face, 'ada', { udid: 'planned' });
    await ok(second.api, 'GET', '/users/info');

    nowMs += HOUR_MS + 1;
    for (const settled of [false, true]) {
      if (settled) assert.equal(await services.deadlines.settle(organization), 1);
      assert.deepEqual(await reasons('planned', [ada, ben]), ['scheduled', null]);
      assert.equal((await pairingOf(admin, ada.user.id, 'planned')).until, until);
      assert.equal(await refusedLogin('ada', 'planned'), DISABLED);
      for (const { api } of [ada, second]) await refused(api, 401, 'GET', '/users/info');
      await ok(ben.api, 'GET', '/users/info');
    }
    const [row] = (await ok(admin, 'GET', '/reports/device_details?filter-udid=planned&filter-user_id=ada')).rows;
    assert.deepEqual([row.disabled_by, row.disabled_date, row.status], ['system', until, 'Disabled']);
    await call('POST', `/assignments/${await nativeAssignment(ada, 'planned')}/enable`);
    assert.deepEqual(await reasons('planned', [ada]), [null]);
    await signInOn(face, 'ada', { udid: 'planned' });
  });

  it('a planned disabling that is taken back after it came, before the worker did, revives no token', async () => {
    const [ada] = await both('taken back');
    const assignment = await nativeAssignment(ada, 'taken back');
    await call('PATCH', `/assignments/${assignment}`, { disableAt: new Date(nowMs + HOUR_MS / 4).toISOString() });
    nowMs += HOUR_MS / 4 + 1;
    await call('POST', `/assignments/${assignment}/enable`);
    assert.deepEqual(await reasons('taken back', [ada]), [null]);
    await refused(ada.api, 401, 'GET', '/users/info');
    await signInOn(face, 'ada', { udid: 'taken back' });
  });

  it('last_active moves with everything that the holder does from the device, through every face', async () => {
    const ada = await signInOn(face, 'ada', { udid: 'active' });
    const id = await nativeAssignment(ada, 'active');
    const lastActive = async () => (await call('GET', `/assignments/${id}`)).lastActiveAt as string;
    const seen = [await lastActive()];
    const faces = [
      () => ok(ada.api, 'GET', `/devices/users/${ada.user.id}`),
      async () => {
        const answer = await createApi(await registry().serve(), ada.token)('GET', '/api/v2/mobiledevices');
        assert.equal(answer.status, 200, answer.text);
      },
      () => signInOn(face, 'ada', { udid: 'active' }),
    ];
    for (const use of faces) {
      nowMs += 6_000;
      await use();
      seen.push(await lastActive());
    }
    assert.deepEqual(seen, [...new Set(seen)].toSorted(), 'each call is later than the one before');
    for (const instant of seen) assert.match(instant, /\.\d{6}Z$/);

    nowMs += 30 * HOUR_MS;
    const { device } = await pairingOf(admin, ada.user.id, 'active');
    const path = `/devices/${device.id}/users/${ada.user.id}`;
    const day = (await ok(admin, 'GET', path)).device_user.last_active;
    await call('GET', `/devices/${uuidFromBase64Url(device.id)}`);
    assert.equal(await lastActive(), seen.at(-1), "an administrator's calls do not move it");
    assert.equal(day, seen.at(-1)?.slice(0, 10));
    const other = await addUser(registry(), 'carl');
    await ok(face(other.token), 'GET', '/users/info');
    assert.equal(await lastActive(), seen.at(-1));
  });

  it('a removal ends what a sign-in on the device gave, and no sign-in elsewhere', async () => {
    const here = await signInOn(face, 'ada', { udid: 'here' });
    const there = await signInOn(face, 'ada', { udid: 'there' });
    const { device } = await pairingOf(admin, here.user.id, 'here');
    await ok(admin, 'DELETE', `/devices/${device.id}/users/${here.user.id}`);
    await refused(here.api, 401, 'GET', '/users/info');
    await ok(there.api, 'GET', '/users/info');
  });
});
