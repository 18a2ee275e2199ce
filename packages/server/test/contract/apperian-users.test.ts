/** Apperian's users: read and written one by one (contract apperian §10, acceptance items 50 to 52, and what a sceptic would try). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { systemActor } from '../../src/domain/actor.ts';
import { addUser, type Caller, ID, ok, openFace, refused, signInOn, spellingsOf, USER_MEMBERS } from '../support/apperian.ts';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

onBothDatabases('the users of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let boss: TestPerson;
  let admin: Api;
  let ada: TestPerson;
  let member: Api;

  before(async () => {
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    admin = face(boss.token);
    ada = await addUser(registry(), 'ada');
    member = face(ada.token);
  });

  const typesOf = (act: () => Promise<unknown>) => eventTypesOf(registry(), act);
  const nothingHappens = async (act: () => Promise<unknown>) => assert.deepEqual(await typesOf(act), []);
  const userOf = async (key: number | string, api = admin): Promise<Wire> => (await ok(api, 'GET', `/v1/users/${key}`)).user;
  const create = async (body: object): Promise<number> => (await ok(admin, 'POST', '/v1/users', body)).user_psk;
  const logIn = (login: string, password: string) => face(null)('POST', '/v2/users/authenticate/', { user_id: login, password });

  it('50: GET /users answers an administrator with users and total_available, and an ordinary user with 403', async () => {
    for (const path of spellingsOf('/users')) {
      const { users, total_available } = await ok(admin, 'GET', path);
      assert.equal(total_available, users.length);
      const own = users.find((user: Wire) => user.psk === ada.person.number);
      assert.deepEqual(Object.keys(own).toSorted(), [...USER_MEMBERS, 'deleted', 'psk'].toSorted());
      assert.deepEqual([own.user_id, own.deleted], ['ada', false]);
    }
    assert.equal(await refused(member, 403, 'GET', '/users'), 'Forbidden');
    await signInOn(face, 'ada', { udid: 'ada-phone' });
    const [listed] = (await ok(admin, 'GET', '/users?search=ada')).users;
    assert.deepEqual(listed, await userOf(ada.person.number));
    assert.match(listed.last_login_from_catalog, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
  });

  it('51: GET /v1/users/<psk> answers user, by either spelling of the id, and an unknown one with 404', async () => {
    const user = await userOf(ada.person.number);
    assert.match(user.id, ID);
    assert.equal(user.psk, ada.person.number);
    for (const path of spellingsOf(`/users/${user.id}`)) assert.deepEqual((await ok(admin, 'GET', path)).user, user);
    assert.deepEqual(await userOf(user.psk, member), user, 'one’s own');
    for (const unknown of ['999999', '0', '99999999999999999999', '-1', '%21%21', 'x', 'AAAAAAAAAAAAAAAAAAAAAA', '1e3']) {
      assert.equal(await refused(admin, 404, 'GET', `/v1/users/${unknown}`), 'User not found');
    }
    assert.equal(await refused(member, 403, 'GET', `/v1/users/${boss.person.number}`), 'Forbidden');
    assert.equal(await refused(member, 403, 'GET', '/v1/users/999999'), 'Forbidden', 'who is no administrator learns nothing');
  });

  it('52: POST, PUT and DELETE answer user_psk, update_user_success and delete_user_response', async () => {
    const sent = { user_id: 'mia', email: 'mia@example.com', first_name: 'Mia', last_name: 'Wong', phone: '123-456-7890' };
    let psk = 0;
    const created = await typesOf(async () => {
      psk = await create({ ...sent, password: PASSWORD });
    });
    assert.deepEqual(created, ['person.created', 'person.password_set']);
    assert.ok(Number.isInteger(psk));
    const made = await userOf(psk);
    assert.deepEqual(
      [made.user_id, made.email, made.first_name, made.last_name, made.mobile_phone, made.role, made.disabled_reason],
      ['mia', 'mia@example.com', 'Mia', 'Wong', '123-456-7890', 2, null],
    );
    assert.equal((await logIn('mia', PASSWORD)).status, 200);
    const updated = await typesOf(async () => {
      assert.deepEqual(await ok(admin, 'PUT', `/v1/users/${psk}`, { last_name: 'Chen', email: null }), {
        update_user_success: true,
      });
    });
    assert.deepEqual(updated, ['person.updated']);
    const { last_name, email, first_name, modified_date } = await userOf(psk);
    assert.deepEqual([first_name, last_name, email], ['Mia', 'Chen', null]);
    assert.ok(modified_date > made.modified_date);
    assert.deepEqual(await ok(admin, 'DELETE', `/users/${psk}`), { delete_user_response: 'ok' });
    assert.equal(await refused(admin, 404, 'GET', `/v1/users/${psk}`), 'User not found');
  });

  it('a user with nothing but a user ID is created, called by it, and cannot log in', async () => {
    const psk = await create({ user_id: 'bare', favourite_colour: 'unknown members are ignored' });
    const { id, modified_date, created_date, ...rest } = await userOf(psk);
    assert.deepEqual(rest, {
      psk,
      user_id: 'bare',
      first_name: '',
      last_name: '',
      email: null,
      mobile_phone: null,
      role: 2,
      until_date: '9999-12-31T23:59:59.999999',
      disabled_reason: null,
      custom_metadata: null,
      deleted: false,
      last_login_from_catalog: null,
    });
    assert.equal(modified_date, created_date);
    const native = await createApi(await registry().serve(), boss.token)('GET', '/registry/v1/people?login=bare');
    assert.deepEqual([native.body.items[0].displayName, native.body.items[0].number], ['bare', psk]);
    assert.equal((await logIn('bare', '')).status, 401);
  });

  it('empty text takes an address or a phone number away, and mobile_phone counts before phone', async () => {
    const psk = await create({ user_id: 'faye', email: '', phone: '1', mobile_phone: '2' });
    assert.deepEqual([(await userOf(psk)).email, (await userOf(psk)).mobile_phone], [null, '2']);
    await ok(admin, 'PUT', `/users/${psk}`, { phone: '3', email: 'faye@example.com' });
    assert.deepEqual([(await userOf(psk)).email, (await userOf(psk)).mobile_phone], ['faye@example.com', '3']);
    await ok(admin, 'PUT', `/users/${psk}`, { mobile_phone: null, phone: '4' });
    assert.equal((await userOf(psk)).mobile_phone, null);
  });

  it('a user that is not valid is refused by the name of the field, and nothing is stored', async () => {
    const fault = async (change: object) => {
      let message = '';
      await nothingHappens(async () => {
        message = await refused(admin, 400, 'POST', '/v1/users', { user_id: 'valid', ...change });
      });
      return message;
    };
    assert.equal(await fault({ user_id: undefined }), 'user_id is required');
    assert.equal(await fault({ user_id: '' }), 'user_id is required');
    assert.equal(await fault({ user_id: null }), 'user_id is required');
    assert.equal(await fault({ user_id: 'x'.repeat(201) }), 'The field user_id must be at most 200 characters long');
    assert.equal(await fault({ user_id: 7 }), 'The field user_id must be string');
    assert.equal(await fault({ first_name: ['x'] }), 'The field first_name must be string');
    assert.equal(await fault({ email: 5 }), 'The field email must be string or null');
    assert.equal(await fault({ phone: 'x'.repeat(61) }), 'The field phone must be at most 60 characters long');
    assert.equal(await fault({ custom_metadata: ['x'] }), 'The field custom_metadata must be object or null');
    for (const role of [0, 6, -1, 1.5, '1', null, 99_999_999_999]) {
      assert.match(await fault({ role }), /^The field role must be 1, 2, 3, 4, 5(, and not null)?$/);
    }
    for (const password of ['', 'short', '1234567', 'x'.repeat(1_001)]) {
      assert.equal(await fault({ password }), 'The field password must be of 8 to 1000 characters');
    }
    assert.equal(await fault({ password: null }), 'The field password must be string, and not null');
    assert.equal((await ok(admin, 'GET', '/users?search=valid')).total_available, 0);
    for (const body of [undefined, '', '[]', '5', '{'])
      await nothingHappens(() => refused(admin, 400, 'POST', '/v1/users', body));
  });

  it('a password that is too short changes nothing else either', async () => {
    const psk = await create({ user_id: 'gus', first_name: 'Gus', password: PASSWORD });
    await nothingHappens(() => refused(admin, 400, 'PUT', `/users/${psk}`, { first_name: 'August', password: 'short' }));
    assert.equal((await userOf(psk)).first_name, 'Gus');
    assert.equal((await logIn('gus', PASSWORD)).status, 200);
  });

  it('a user ID is taken whatever its letter case: 409, and nothing of the other is changed', async () => {
    const psk = await create({ user_id: 'Taken' });
    await nothingHappens(async () => {
      assert.match(await refused(admin, 409, 'POST', '/users', { user_id: 'tAKEN', password: PASSWORD }), /taken/i);
      assert.match(
        await refused(admin, 409, 'PUT', `/users/${ada.person.number}`, { user_id: 'TAKEN', first_name: 'X' }),
        /taken/i,
      );
    });
    assert.equal((await userOf(ada.person.number)).first_name, 'ada');
    await ok(admin, 'PUT', `/users/${psk}`, { user_id: 'TAKEN' });
    assert.equal((await userOf(psk)).user_id, 'TAKEN', 'its own');
  });

  it('of many who create the same user ID at once one succeeds', async () => {
    const body = { user_id: 'race', password: PASSWORD };
    const answers = await Promise.all(Array.from({ length: 6 }, () => admin('POST', '/users', body)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409, 409, 409]);
  });

  it('another password is one event beside those of the tokens that it ends, and API tokens stay', async () => {
    const user = await addUser(registry(), 'hal');
    const { api } = await signInOn(face, 'hal', { udid: 'hal-phone' });
    const changed = await typesOf(() => ok(admin, 'PUT', `/users/${user.person.number}`, { password: 'another password' }));
    assert.deepEqual(changed, ['person.password_set', 'credential.revoked']);
    await refused(api, 401, 'GET', '/users/info');
    await ok(face(user.token), 'GET', '/users/info');
    assert.equal((await logIn('hal', PASSWORD)).status, 401);
    assert.equal((await logIn('hal', 'another password')).status, 200);
    await nothingHappens(() => ok(admin, 'PUT', `/users/${user.person.number}`, {}));
  });

  it('custom_metadata is kept as it came, and what other faces keep with the person stays', async () => {
    const { services, system, storage, organization } = registry();
    const metadata = { badge: '7', nested: { list: [1, 'zwei', null, true] }, 'odd name': '💼' };
    const psk = await create({ user_id: 'ivy', custom_metadata: metadata });
    assert.deepEqual((await userOf(psk)).custom_metadata, metadata);
    const { id } = (await services.people.findByLogin(system, 'ivy')) ?? assert.fail();
    await services.people.update({ actor: system }, id, { extras: { other: { kept: 1 } } });
    await ok(admin, 'PUT', `/users/${psk}`, { first_name: 'Ivy' });
    assert.deepEqual((await userOf(psk)).custom_metadata, metadata);
    await ok(admin, 'PUT', `/users/${psk}`, { custom_metadata: null });
    assert.equal((await userOf(psk)).custom_metadata, null);
    assert.deepEqual((await services.people.get(system, id)).extras.other, { kept: 1 });
    assert.ok(storage.engine === engine && organization.org > 0);
  });

  it('custom_metadata that is nested too deep or too long for a list is 400, and no list fails for it', async () => {
    const psk = await create({ user_id: 'jan' });
    const deep = (levels: number) => `{"custom_metadata":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
    const long = (characters: number) => ({ custom_metadata: { a: 'x'.repeat(characters - '{"a":""}'.length) } });
    for (const body of [deep(11), deep(3_000), deep(20_000), long(10_001)]) {
      await nothingHappens(async () => {
        const message = await refused(admin, 400, 'PUT', `/users/${psk}`, body);
        assert.match(message, /^The field custom_metadata must be an object of at most 10000 characters/);
      });
    }
    for (const body of [deep(10), long(10_000)]) await ok(admin, 'PUT', `/users/${psk}`, body);
    assert.equal((await ok(admin, 'GET', '/users?search=jan')).users[0].custom_metadata.a.length, 9_992);
  });

  it('a deleted user is 404 for every call, holds nothing, and the user ID can be given to another user', async () => {
    const { person, token } = await addUser(registry(), 'jo');
    const { api } = await signInOn(face, 'jo', { udid: 'jo-phone' });
    const psk = person.number;
    const deleted = await eventsOf(registry(), () => ok(admin, 'DELETE', `/v1/users/${psk}/`));
    assert.deepEqual(deleted.map(({ type }) => type).toSorted(), [
      'assignment.ended',
      'credential.revoked',
      'credential.revoked',
      'person.removed',
    ]);
    for (const [method, path, body] of [
      ['GET', `/users/${psk}`],
      ['PUT', `/users/${psk}`, { first_name: 'Back' }],
      ['PUT', `/users/${psk}`, { password: PASSWORD }],
      ['DELETE', `/users/${psk}`],
      ['POST', `/users/${psk}/disable`],
      ['POST', `/users/${psk}/enable`],
      ['GET', `/v1/devices/users/${psk}/`],
      ['GET', `/groups/users/${psk}`],
    ] as const) {
      await nothingHappens(async () => assert.equal(await refused(admin, 404, method, path, body), 'User not found'));
    }
    for (const dead of [api, face(token)]) await refused(dead, 401, 'GET', '/users/info');
    assert.equal((await logIn('jo', PASSWORD)).status, 401);
    assert.equal((await ok(admin, 'GET', '/users?search=jo')).total_available, 0);
    const again = await create({ user_id: 'JO', password: PASSWORD });
    assert.notEqual(again, psk);
    assert.equal((await logIn('jo', PASSWORD)).body.user.psk, again);
    assert.deepEqual(await ok(admin, 'GET', `/v1/devices/users/${again}/`), { devices: [] });
  });

  it('nobody deletes their own user', async () => {
    await nothingHappens(() => refused(admin, 409, 'DELETE', `/users/${boss.person.number}`));
  });

  it('another organization’s user is 404 by psk and by id, although it may have the same psk', async () => {
    const { services, addPerson } = registry();
    const other = await services.organizations.create('Other');
    const foreign = await addPerson('foreign', { role: 'full', in: other });
    const far = await services.people.create(
      { actor: systemActor(other.org, other.id) },
      { login: 'far', firstName: 'Far', lastName: 'Away' },
    );
    const there = face(foreign.token);
    const id = (await ok(there, 'GET', `/users/${far.number}`)).user.id;
    assert.equal((await userOf(foreign.person.number)).user_id === 'foreign', false, 'numbers are the organization’s own');
    for (const [method, body] of [['GET'], ['PUT', { first_name: 'X' }], ['DELETE']] as const) {
      await refused(admin, 404, method, `/users/${id}`, body);
    }
    assert.equal((await ok(admin, 'GET', '/users?search=far')).total_available, 0);
    assert.equal((await ok(there, 'GET', '/users')).total_available, 2);
  });
});
