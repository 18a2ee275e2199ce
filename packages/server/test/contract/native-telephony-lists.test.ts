/** The native lists of push registrations, guest sessions and activation codes. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { MODEL, macOf } from '../support/webex.ts';

onBothDatabases('the native lists of telephony and pushes', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  const ids = { here: '', host: '', guest: '', desk: '', holder: '' };

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    ids.here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    const person = async (login: string) => {
      const { id } = (await addPerson(login)).person;
      await services.calling.set(write, { kind: 'person', id }, { locationId: ids.here });
      return id;
    };
    [ids.host, ids.guest] = [await person('host'), await person('guest')];
    const owner = { kind: 'person', id: ids.host } as const;
    const model = services.deskPhones.requireModel(system, MODEL, 'mac');
    ids.desk = (await services.deskPhones.add(write, { mac: macOf(1), model, owner })).device.id;
    await services.calling.setHoteling(write, owner, { enabled: true, limitGuestUse: false });
    const session = await ok(admin, 'POST', '/guest-sessions', { deviceId: ids.desk, personId: ids.guest, hours: 1 });
    await ok(admin, 'POST', `/guest-sessions/${session.id}/end`);
    await ok(admin, 'POST', '/guest-sessions', { deviceId: ids.desk, personId: ids.guest, hours: 1 });
    await services.activations.issue(write, owner, MODEL);
    const holder = await addPerson('holder');
    ids.holder = holder.person.id;
    const phone = createApi(await registry().serve(), holder.token);
    for (const name of ['one', 'two']) {
      assert.equal((await phone('POST', '/api/v2/mobiledevices', minimalDevice(name))).status, 200);
    }
  });

  it('has every push registration with its device and holder, and of others only the end of the token', async () => {
    const page = await ok(admin, 'GET', `/push-registrations?person=${ids.holder}&state=active,ended&total=true`);
    assert.equal(page.total, 2);
    for (const { assignmentId, deviceId, owner, ...target } of page.items) {
      assert.deepEqual(owner, { kind: 'person', id: ids.holder, name: 'holder Test' });
      assert.deepEqual(await ok(admin, 'GET', `/assignments/${assignmentId}/push`), { assignmentId, ...target });
      assert.equal((await ok(admin, 'GET', `/assignments/${assignmentId}`)).deviceId, deviceId);
      assert.match(target.token, /^…/);
      const one = await ok(admin, 'GET', `/push-registrations?device=${deviceId}&fields=state`);
      assert.deepEqual(one.items, [{ state: 'active' }]);
    }
    assert.deepEqual((await ok(admin, 'GET', '/push-registrations?state=quarantined')).items, []);
    assert.deepEqual((await ok(admin, 'GET', '/push-registrations?platform=windows')).items, []);
    assert.equal((await ok(admin, 'GET', '/push-registrations?limit=1&sort=-number')).items.length, 1);
  });

  it('has running and past guest sessions with the names of guest and host', async () => {
    const sessions = async (query: string) => (await ok(admin, 'GET', `/guest-sessions?${query}`)).items;
    const [running] = await sessions('');
    assert.deepEqual([running.personName, running.host.name, running.until], ['guest Test', 'host Test', null]);
    const found: Readonly<Record<string, number>> = {
      '': 1,
      'state=ended': 1,
      'state=any': 2,
      [`state=any&person=${ids.guest}`]: 2,
      [`state=any&person=${ids.host}`]: 0,
      [`state=any&owner=${ids.host}`]: 2,
      [`device=${ids.desk}`]: 1,
      'createdBefore=2020-01-01': 0,
    };
    for (const [query, count] of Object.entries(found)) assert.equal((await sessions(query)).length, count, query);
    const ended = await sessions('state=any&sort=-number');
    assert.deepEqual(
      ended.map(({ until }: { until: string | null }) => until === null),
      [true, false],
    );
  });

  it('has activation codes without the codes, open ones if nothing else is asked', async () => {
    const page = await ok(admin, 'GET', '/activation-codes?total=true');
    const [code] = page.items;
    assert.deepEqual(
      [page.total, code.owner.name, code.model, code.redeemedAt, code.deviceId],
      [1, 'host Test', MODEL, null, null],
    );
    assert.doesNotMatch(JSON.stringify(code), /\b\d{16}\b/);
    assert.deepEqual((await ok(admin, 'GET', '/activation-codes?state=redeemed')).items, []);
    assert.equal((await ok(admin, 'GET', `/activation-codes?state=any&owner=${ids.host}&sort=-createdAt`)).items.length, 1);
  });

  it('issues a code once, for a model that is supported, and a phone registers by it for the owner', async () => {
    const owner = { kind: 'person', id: ids.guest };
    const issued = await ok(admin, 'POST', '/activation-codes', { owner, model: MODEL, reason: 'a new desk' });
    assert.match(issued.code, /^\d{16}$/);
    assert.deepEqual(Object.keys(issued).toSorted(), ['code', 'expiresAt']);
    const phone = { code: issued.code, mac: macOf(9), model: MODEL, ip: '10.0.0.9' };
    const device = await ok(admin, 'POST', '/activations', phone);
    const { items } = await ok(admin, 'GET', `/devices/${device.id}/holders`);
    assert.deepEqual(
      items.map((each: { name: string }) => each.name),
      ['guest Test'],
    );
    await refused(admin, 'invalid', 'POST', '/activation-codes', { owner, model: 'Nokia 3310' });
    await refused(admin, 'not_found', 'POST', '/activation-codes', { owner: { kind: 'person', id: ids.holder } });
    await refused(admin, 'invalid', 'POST', '/activation-codes', { owner: { kind: 'virtual_line', id: ids.guest } });
  });

  it('is for administrators', async () => {
    const { token } = await registry().addPerson(`member-${engine}`, { scopes: ['devices.org:read', 'telephony:read'] });
    const member = createApi(await registry().serve(), token);
    for (const list of ['push-registrations', 'guest-sessions', 'activation-codes'])
      await refused(member, 'forbidden', 'GET', `/${list}`);
  });
});
