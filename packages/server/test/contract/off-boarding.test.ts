/** Off-boarding: in one step somebody holds nothing, can do nothing, and is nowhere but in the history. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { LocationId } from '../../src/domain/ids.ts';
import { createBrowser } from '../support/browser.ts';
import { contentsOf } from '../support/contents.ts';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, faceOf } from '../support/http.ts';
import { addApplication, codeFor, PASSWORD, redeem } from '../support/login.ts';
import { ok, refused, walk } from '../support/native.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const personOf = (id: string) => ({ kind: 'person', id }) as const;
const ME = '/registry/v1/me';

onBothDatabases('off-boarding', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let admin: Api;
  let boss: TestPerson;
  let locationId: LocationId;
  let macs = 0;

  before(async () => {
    server = await registry().serve();
    boss = await registry().addPerson('boss', { role: 'full' });
    admin = createApi(server, boss.token);
    const { services, system } = registry();
    ({ id: locationId } = await services.places.createLocation({ actor: system }, { name: 'Here' }));
    await addApplication(registry(), 'web', { secret: 'shh' });
  });

  const anonymous = () => createApi(server, null);
  const write = () => ({ actor: registry().system });
  const types = (act: () => Promise<unknown>) => eventTypesOf(registry(), act);
  const nothingHappens = async (act: () => Promise<unknown>) => assert.deepEqual(await types(act), []);

  /** A desk phone of its own for somebody who can be called. */
  const deskPhoneFor = async (id: string) => {
    const { services } = registry();
    await services.calling.set(write(), personOf(id), { locationId });
    macs += 1;
    const mac = `00005E00${macs.toString(16).padStart(4, '0').toUpperCase()}`;
    const phone = { mac, model: services.deskPhones.requireModel(write().actor, 'Cisco 8851', 'mac'), owner: personOf(id) };
    return (await services.deskPhones.add(write(), phone)).device;
  };
  const host = async (id: string) => {
    const device = await deskPhoneFor(id);
    const hoteling = { enabled: true, limitGuestUse: false, guestHoursLimit: 12 };
    await registry().services.calling.setHoteling(write(), personOf(id), hoteling);
    return device;
  };

  /** Somebody who has everything that one can have: a phone, a catalog, a desk phone, a shared line, a guest's place. */
  const settled = async (login: string) => {
    const { services } = registry();
    const user = await registry().addPerson(login);
    const { id } = user.person;
    await services.passwords.set(write(), id, PASSWORD);
    const colleague = await registry().addPerson(`${login}'s colleague`);
    const [own, shared] = [await deskPhoneFor(id), await host(colleague.person.id)];
    const shares = { deviceId: own.id, owner: personOf(colleague.person.id), role: 'shared_line' } as const;
    await services.assignments.create(write(), shares);
    await services.assignments.create(write(), { deviceId: shared.id, owner: personOf(id), role: 'shared_line' });
    await services.guestSessions.start(write(), { deviceId: shared.id, personId: id, hours: 2 });
    const phone = await register(createApi(server, user.token), minimalDevice(`${login}'s token`));
    const login_ = { user_id: login, password: PASSWORD };
    const catalog = await anonymous()('POST', '/v2/catalog/authenticate/', {
      ...login_,
      device_info: { udid: `${login}'s tablet` },
    });
    const web = await anonymous()('POST', '/users/authenticate', login_);
    const code = await codeFor(createBrowser(server), 'web', login);
    const granted = (await redeem(anonymous(), code, {}, basic('web', 'shh'))).body;
    const tokens = [user.token, catalog.body.token, web.body.token, granted.access_token] as string[];
    const { group } = await services.groups.create(write(), { name: `${login}'s crew`, description: '' });
    await services.groupMembers.add(write(), { id: group.id }, [{ id }]);
    return { ...user, id, colleague, own, shared, phone, tokens, refreshToken: granted.refresh_token as string, group };
  };

  it('ends whatever somebody holds, in one transaction, and tells each of it', async () => {
    const leaver = await settled('ann');
    const held = (await ok(admin, 'GET', `/people/${leaver.id}/devices`)).items;
    assert.deepEqual(held.map((each: { assignment: { role: string } }) => each.assignment.role).toSorted(), [
      'guest',
      'owner',
      'owner',
      'shared_line',
      'user',
    ]);
    let answer: { offBoardingId: string; endedAssignments: number; revokedCredentials: number } | undefined;
    const events = await eventsOf(registry(), async () => {
      answer = await ok(admin, 'DELETE', `/people/${leaver.id}`, { reason: 'she moved on' });
    });
    const counts = Map.groupBy(events, event => event.type);
    const count = (type: (typeof events)[number]['type']) => counts.get(type)?.length ?? 0;
    const offBoardingId = answer?.offBoardingId;
    assert.deepEqual(answer, {
      personId: leaver.id,
      offBoardingId,
      endedAssignments: 5,
      revokedCredentials: count('credential.revoked'),
    });
    assert.deepEqual(Object.fromEntries([...counts].map(([type, all]) => [type, all.length])), {
      'assignment.ended': 5,
      'line.ended': 2,
      'guest_session.ended': 1,
      'push.ended': 1,
      'credential.revoked': count('credential.revoked'),
      'calling.removed': 1,
      'group.member_removed': 1,
      'person.removed': 1,
    });
    assert.ok(count('credential.revoked') >= leaver.tokens.length + 1, 'the tokens, the refresh token and the session');
    for (const event of events) {
      assert.deepEqual([event.actorId, event.reason, event.ownerId], [boss.person.id, 'she moved on', leaver.id], event.type);
      assert.equal(event.at, events[0]?.at, 'one instant');
    }
    assert.deepEqual((await ok(admin, 'GET', `/people/${leaver.id}/devices`)).items, []);
  });

  it('leaves what others hold: the colleague keeps her line on the phone, the host her own', async () => {
    const leaver = await settled('bea');
    await ok(admin, 'DELETE', `/people/${leaver.id}`);
    const kept = (await ok(admin, 'GET', `/people/${leaver.colleague.person.id}/devices`)).items;
    assert.deepEqual(
      kept.map((each: { device: { id: string } }) => each.device.id).toSorted(),
      [leaver.own.id, leaver.shared.id].toSorted(),
    );
    const { items } = await ok(admin, 'GET', `/devices/${leaver.own.id}/holders`);
    assert.deepEqual(
      items.map((each: { name: string }) => each.name),
      [`${leaver.colleague.person.displayName}`],
    );
  });

  it('ends every token at once, of whatever kind, and nothing makes new ones', async () => {
    const leaver = await settled('cleo');
    for (const token of leaver.tokens) assert.equal((await createApi(server, token)('GET', ME)).status, 200);
    await ok(admin, 'DELETE', `/people/${leaver.id}`);
    for (const token of leaver.tokens) {
      assert.equal((await createApi(server, token)('GET', ME)).status, 401);
      assert.equal((await createApi(server, token, faceOf('apperian'))('GET', '/users/info')).status, 401);
      assert.equal((await createApi(server, token)('GET', '/api/v2/mobiledevices')).status, 401);
    }
    const form = { grant_type: 'refresh_token', refresh_token: leaver.refreshToken };
    assert.equal((await requestToken(anonymous(), form, basic('web', 'shh'))).status, 400);
    const body = { user_id: 'cleo', password: PASSWORD };
    assert.equal((await anonymous()('POST', '/users/authenticate', body)).status, 401);
    const catalog = { ...body, device_info: { udid: "cleo's tablet" } };
    await nothingHappens(async () => assert.equal((await anonymous()('POST', '/catalog/authenticate', catalog)).status, 401));
    const token = { subject: personOf(leaver.id), scopes: ['devices:read'], label: 'late', expiresAt: null } as const;
    await nothingHappens(() => assert.rejects(registry().services.credentials.issue(write(), token), { code: 'not_found' }));
  });

  it('stops pushes and line appearances, and leaves the past as it was', async () => {
    const leaver = await settled('dora');
    const before = (await ok(admin, 'GET', `/people/${leaver.id}/devices`)).items;
    const then = before
      .map((each: { assignment: { createdAt: string } }) => each.assignment.createdAt)
      .toSorted()
      .at(-1);
    await ok(admin, 'DELETE', `/people/${leaver.id}`, { reason: 'gone' });
    const asOf = `asOf=${encodeURIComponent(then)}`;
    const past = (await ok(admin, 'GET', `/people/${leaver.id}/devices?${asOf}`)).items;
    const idsOf = (items: { device: { id: string } }[]) => items.map(each => each.device.id);
    assert.deepEqual(idsOf(past), idsOf(before));
    const holders = (await ok(admin, 'GET', `/devices/${leaver.phone.id}/holders?${asOf}`)).items;
    assert.deepEqual(
      holders.map((each: { name: string }) => each.name),
      [leaver.person.displayName],
    );
    assert.deepEqual((await ok(admin, 'GET', `/devices/${leaver.phone.id}/holders`)).items, []);
    const history = (await ok(admin, 'GET', `/people/${leaver.id}/assignments`)).items;
    assert.equal(history.length, 5);
    for (const { until, endReason } of history) assert.ok(until !== null && endReason === 'gone');
    assert.equal((await walk(admin, `/devices/${leaver.phone.id}/assignments`, 10)).length, 1);
  });

  it('a guest goes with the host', async () => {
    const [hostess, guest] = [await registry().addPerson('eve'), await registry().addPerson('finn')];
    const phone = await host(hostess.person.id);
    await registry().services.calling.set(write(), personOf(guest.person.id), { locationId });
    const start = { deviceId: phone.id, personId: guest.person.id, hours: 2 };
    const session = await registry().services.guestSessions.start(write(), start);
    const ended = await types(() => ok(admin, 'DELETE', `/people/${hostess.person.id}`));
    assert.deepEqual(ended.filter(type => type === 'guest_session.ended').length, 1);
    assert.deepEqual((await ok(admin, 'GET', `/devices/${phone.id}/holders`)).items, []);
    await assert.rejects(registry().services.guestSessions.end(write(), session.id), { code: 'not_found' });
    const [past] = (await ok(admin, 'GET', `/people/${guest.person.id}/assignments`)).items;
    assert.equal(past.endReason, 'the host has given the device up');
  });

  it('a device that is taken from everybody ends each holder once, guests among them', async () => {
    const [hostess, guest] = [await registry().addPerson('gina'), await registry().addPerson('hugo')];
    const phone = await host(hostess.person.id);
    await registry().services.calling.set(write(), personOf(guest.person.id), { locationId });
    await registry().services.guestSessions.start(write(), { deviceId: phone.id, personId: guest.person.id, hours: 2 });
    const ended = await types(() => registry().services.deskPhones.remove(write(), phone.id));
    assert.equal(ended.filter(type => type === 'assignment.ended').length, 2);
    assert.equal(ended.filter(type => type === 'guest_session.ended').length, 1);
  });

  it('shows the person in no list and no look-up of any face', async () => {
    const leaver = await settled('ida');
    const { number } = leaver.person;
    await ok(admin, 'DELETE', `/people/${leaver.id}`);
    assert.ok(!(await walk(admin, '/people', 100)).includes(leaver.id));
    assert.deepEqual((await ok(admin, 'GET', '/people?login=ida')).items, []);
    const apperian = createApi(server, boss.token, faceOf('apperian'));
    const texts = [
      await admin('GET', '/v1/people?max=100'),
      await admin('GET', '/v1/people?displayName=ida'),
      await apperian('GET', '/users'),
      await apperian('GET', '/users?search=ida'),
      await apperian('GET', `/groups/${leaver.group.number}/users`),
      await apperian('GET', '/reports/user_details?block_size=1000'),
      await apperian('GET', '/reports/device_details?block_size=1000'),
    ];
    for (const { status, text } of texts) {
      assert.equal(status, 200, text);
      assert.ok(!text.includes('"ida"') && !text.includes('ida Test'), text);
    }
    await refused(admin, 'not_found', 'GET', `/people/${leaver.id}`);
    for (const path of [`/users/${number}`, `/device_users/users/${number}`])
      assert.equal((await apperian('GET', path)).status, 404);
    for (const path of [`/v1/people/${leaver.id}`, `/v1/telephony/config/people/${leaver.id}/devices`]) {
      assert.equal((await admin('GET', path)).status, 404);
    }
  });

  it('lets nobody give the person anything any more', async () => {
    const leaver = await settled('jane');
    const colleague = personOf(leaver.colleague.person.id);
    const code = await registry().services.activations.issue(write(), personOf(leaver.id), 'Cisco 8851');
    await ok(admin, 'DELETE', `/people/${leaver.id}`);
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const owner = personOf(leaver.id);
    await nothingHappens(async () => {
      await refused(admin, 'not_found', 'POST', '/assignments', { deviceId, owner });
      await refused(admin, 'not_found', 'PATCH', `/people/${leaver.id}`, { firstName: 'Back' });
      await refused(admin, 'not_found', 'POST', `/people/${leaver.id}/enable`);
      await refused(admin, 'not_found', 'POST', `/people/${leaver.id}/disable`);
      await refused(admin, 'not_found', 'PUT', `/people/${leaver.id}/calling`, { locationId });
      await refused(admin, 'not_found', 'POST', '/guest-sessions', { deviceId: leaver.shared.id, personId: leaver.id });
      await refused(admin, 'not_found', 'DELETE', `/people/${leaver.id}`);
      const { services } = registry();
      await assert.rejects(services.passwords.set(write(), leaver.id, PASSWORD), { code: 'not_found' });
      await assert.rejects(services.activations.issue(write(), owner, null), { code: 'not_found' });
      const redemption = { code: code.code, mac: '00005E00FF01', model: 'Cisco 8851', serial: null, ip: '10.0.0.1' };
      const from = { address: '10.0.0.1', requestId: 'late' };
      await assert.rejects(services.activations.redeem(redemption, from), { code: 'unauthenticated' });
    });
    await ok(admin, 'POST', '/assignments', { deviceId, owner: colleague });
  });

  it('frees the login: another person has it, and none of what was', async () => {
    const leaver = await settled('kate');
    await ok(admin, 'DELETE', `/people/${leaver.id}`);
    const next = await ok(admin, 'POST', '/people', { login: 'KATE', firstName: 'Kate', lastName: 'Next' });
    assert.notEqual(next.id, leaver.id);
    assert.deepEqual((await ok(admin, 'GET', `/people/${next.id}/devices`)).items, []);
    assert.deepEqual((await ok(admin, 'GET', `/people/${next.id}/assignments`)).items, []);
    assert.equal((await anonymous()('POST', '/users/authenticate', { user_id: 'kate', password: PASSWORD })).status, 401);
    await ok(admin, 'DELETE', `/people/${next.id}`);
    await ok(admin, 'POST', '/people', { login: 'kate', firstName: 'Kate', lastName: 'Third' });
  });

  it('tells with dryRun what would end, and ends nothing', async () => {
    const leaver = await settled('lena');
    const before = await contentsOf(registry().storage);
    const would = await ok(admin, 'DELETE', `/people/${leaver.id}?dryRun=true`, { reason: 'only asking' });
    const { endedAssignments, revokedCredentials } = would;
    assert.ok(endedAssignments === 5 && revokedCredentials >= 5, JSON.stringify(would));
    assert.deepEqual(await contentsOf(registry().storage), before);
    for (const token of leaver.tokens) assert.equal((await createApi(server, token)('GET', ME)).status, 200);
    const { offBoardingId: _, ...done } = await ok(admin, 'DELETE', `/people/${leaver.id}`);
    assert.deepEqual(done, { personId: leaver.id, endedAssignments, revokedCredentials });
  });

  it('is done once under one idempotency key, and refused on another revision', async () => {
    const leaver = await settled('mona');
    const path = `/people/${leaver.id}`;
    await nothingHappens(() => refused(admin, 'precondition_failed', 'DELETE', path, undefined, { 'if-match': '"99"' }));
    const key = { 'idempotency-key': 'mona leaves' };
    const first = await ok(admin, 'DELETE', path, undefined, { ...key, 'if-match': '"1"' });
    await nothingHappens(async () => {
      assert.deepEqual(await ok(admin, 'DELETE', path, undefined, { ...key, 'if-match': '"1"' }), first);
      await refused(admin, 'conflict', 'DELETE', `/people/${leaver.colleague.person.id}`, undefined, key);
      await refused(admin, 'not_found', 'DELETE', path);
    });
  });
});
