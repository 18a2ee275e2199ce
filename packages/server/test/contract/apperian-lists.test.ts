/** Lists of users as they are searched, sorted and paged (contract apperian §1, acceptance item 53), and what of them each role sees. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, type Caller, ok, openFace, refused, signInOn } from '../support/apperian.ts';
import type { Api } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

interface Listed {
  readonly users: readonly { readonly user_id: string; readonly psk: number; readonly created_date: string }[];
  readonly total_available: number;
}

/** login, first name, last name, email: in the order in which they are added */
const PEOPLE = [
  ['zoe', 'Zoë', 'Öberg', 'zoe@north.example'],
  ['anna', 'Anna', 'Zimmer', 'Anna.Zimmer@north.example'],
  ['ali', 'Ali', 'Åkesson', null],
  ['bob_1', 'Bob', '100% Real', 'bob@south.example'],
  ['bobx1', 'bob', 'Abel', 'b@south.example'],
  ['李', '小龙', '李', null],
  ['emre', 'Emre', 'Çelik', 'EMRE@SOUTH.EXAMPLE'],
] as const;

onBothDatabases('the lists of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let admin: Api;

  before(async () => {
    const { services, system } = registry();
    face = await openFace(registry());
    admin = face((await addUser(registry(), 'boss', 'full')).token);
    for (const [login, firstName, lastName, email] of PEOPLE) {
      await services.people.create({ actor: system }, { login, firstName, lastName, email });
    }
  });

  const list = (query: string, api = admin): Promise<Listed> => ok(api, 'GET', `/v1/users/?${query}`);
  const logins = async (query: string, api = admin) => (await list(query, api)).users.map(user => user.user_id);
  const found = (text: string) => logins(`search=${encodeURIComponent(text)}`);

  it('53: search= finds a part of the user ID, the names and the address, whatever the letter case, and counts all matches', async () => {
    assert.deepEqual(await found('NORTH'), ['zoe', 'anna']);
    assert.deepEqual(await found('ANNA'), ['anna']);
    assert.deepEqual(await found('imm'), ['anna']);
    assert.deepEqual(await found('bob'), ['bob_1', 'bobx1']);
    assert.deepEqual(await found('öber'), ['zoe'], 'as it is written');
    assert.deepEqual(await found('ÖBER'), ['zoe']);
    assert.deepEqual(await found('O\u0308ber'), ['zoe'], 'composed in another way');
    assert.deepEqual(await found('小'), ['李']);
    assert.deepEqual(await found('Anna Zim'), ['anna'], 'over both names');
    assert.deepEqual(await found('nobody at all'), []);
    const { users, total_available } = await list('search=example&page=1,2');
    assert.deepEqual([users.map(user => user.user_id), total_available], [['anna', 'bob_1'], 5]);
    await refused(admin, 400, 'GET', '/users?search=');
  });

  it('search takes every letter for itself', async () => {
    assert.deepEqual(await found('%'), ['bob_1']);
    assert.deepEqual(await found('_'), ['bob_1']);
    assert.deepEqual(await found('b_1'), ['bob_1']);
    for (const text of ['*', '.*', '\\', "'", '"', "' or 1=1 --", '[a-z]', '💥']) assert.deepEqual(await found(text), []);
    assert.match(await refused(admin, 400, 'GET', '/users?search=%00'), /^The query must be /);
    await refused(admin, 400, 'GET', `/users?search=${'x'.repeat(201)}`);
    assert.deepEqual(await logins('search=zoe&search=anna'), ['anna'], 'the last one counts');
  });

  it('53: sort= orders by fields, descending behind a minus, whatever the letter case and in the order of a dictionary', async () => {
    const some = 'search=example';
    assert.deepEqual(await logins(`${some}&sort=user_id`), ['anna', 'bob_1', 'bobx1', 'emre', 'zoe']);
    assert.deepEqual(await logins(`${some}&sort=-user_id`), ['zoe', 'emre', 'bobx1', 'bob_1', 'anna']);
    assert.deepEqual(await logins(`${some}&sort=first_name`), ['anna', 'bob_1', 'bobx1', 'emre', 'zoe'], 'Bob and bob are equal');
    assert.deepEqual(await logins(`${some}&sort=first_name,-last_name`), ['anna', 'bobx1', 'bob_1', 'emre', 'zoe']);
    assert.deepEqual(await logins('sort=last_name'), ['bob_1', 'bobx1', 'ali', 'emre', 'zoe', 'boss', 'anna', '李']);
    assert.deepEqual((await logins('sort=-psk'))[0], 'emre');
    assert.deepEqual(await logins('sort=email&search=e'), ['boss', 'ali', 'anna', 'bobx1', 'bob_1', 'emre', 'zoe'], 'none first');
    assert.deepEqual((await logins('sort=-role,psk')).at(-1), 'boss', 'the administrator has the lowest number of a role');
  });

  it('every field that sort= takes orders what it shows, both ways', async () => {
    await signInOn(face, 'boss', { udid: 'a phone' });
    const fields = ['psk', 'id', 'user_id', 'first_name', 'last_name', 'email', 'mobile_phone', 'role', 'created_date'];
    for (const field of [...fields, 'modified_date', 'disabled_reason', 'last_login_from_catalog']) {
      const up = (await list(`sort=${field}`)).users as readonly Record<string, unknown>[];
      const down = (await list(`sort=-${field}`)).users as readonly Record<string, unknown>[];
      assert.equal(up.length, PEOPLE.length + 1);
      const values = (users: typeof up) => users.map(user => fold(user[field]));
      assert.deepEqual(values(up), values(down).toReversed(), field);
    }
    assert.equal((await logins('sort=-last_login_from_catalog'))[0], 'boss');
  });

  it('53: a leading plus, and a field that there is not, is 400 with the fields that there are', async () => {
    for (const sort of [
      '%2Buser_id',
      '+user_id',
      'user_id,%2Bemail',
      'nickname',
      '-',
      '--user_id',
      'user_id,',
      ',',
      'USER_ID',
      '__proto__',
      'constructor',
    ]) {
      assert.match(
        await refused(admin, 400, 'GET', `/users?sort=${sort}`),
        /^The parameter sort must be made of psk, id, user_id/,
      );
    }
    assert.equal((await list('sort=')).total_available, PEOPLE.length + 1);
  });

  it('53: page= is a start from 0, with a count or to the end, and what lies behind the end is empty', async () => {
    const all = await logins('');
    assert.deepEqual(all, ['boss', ...PEOPLE.map(([login]) => login)]);
    for (const extra of ['', '&search=e', '&sort=user_id', '&search=o&sort=-email,user_id']) {
      const whole = await logins(extra);
      const total = whole.length;
      const expect = async (page: string, wanted: readonly string[]) => {
        const { users, total_available } = await list(`page=${page}${extra}`);
        assert.deepEqual([users.map(user => user.user_id), total_available], [wanted, total], `page=${page}${extra}`);
      };
      await expect('0', whole);
      await expect('0,1000000', whole);
      await expect('2', whole.slice(2));
      await expect('1,2', whole.slice(1, 3));
      await expect('5,0', []);
      await expect(String(total), []);
      await expect(`${total - 1},5`, whole.slice(-1));
      await expect('999999999999999,999999999999999', []);
    }
    for (const page of ['-1', '0,-1', 'x', '1,', ',1', '1,2,3', '1.5', '1e3', '%201', '99999999999999999999', '0x10']) {
      const message = await refused(admin, 400, 'GET', `/users?page=${page}`);
      assert.equal(message, 'The parameter page must be a start, or a start and a count, such as 0,100');
    }
  });

  it('pages that follow one another are the whole list, in every order', async () => {
    for (const extra of ['', '&sort=-last_name', '&search=e']) {
      const pages: string[] = [];
      for (let start = 0; start < 12; start += 3) pages.push(...(await logins(`page=${start},3${extra}`)));
      assert.deepEqual(pages, await logins(extra));
    }
  });

  it('a read-only and a user administrator list everybody, a location administrator the people of their locations and their own user', async () => {
    const { services, system, organization } = registry();
    const write = { actor: system };
    const here = await services.places.createLocation(write, { name: 'Here' });
    const near = await services.people.create(write, { login: 'near', firstName: 'N', lastName: 'E', locationId: here.id });
    const keeper = await services.people.create(write, {
      login: 'keeper',
      firstName: 'K',
      lastName: 'P',
      role: 'location_admin',
      administers: [here.id],
    });
    const subject = { kind: 'person', id: keeper.id } as const;
    const token = { subject, scopes: ['people.org:read', 'devices.org:write'], label: 'x', expiresAt: null } as const;
    const { secret } = await services.credentials.issue(write, token);
    const local = face(secret);
    for (const query of ['', 'sort=psk', 'search=e', 'page=0,10'])
      assert.deepEqual(await logins(query, local), ['near', 'keeper']);
    assert.equal((await list('', local)).total_available, 2);
    assert.equal((await ok(local, 'GET', `/users/${near.number}`)).user.user_id, 'near');
    const away = (await list('search=anna')).users[0]?.psk;
    assert.equal(await refused(local, 404, 'GET', `/users/${away}`), 'User not found');
    await refused(local, 403, 'PUT', `/users/${near.number}`, { first_name: 'X' });
    const total = (await list('')).total_available;
    for (const role of ['read_only', 'user_admin'] as const) {
      const api = face((await addUser(registry(), role, role)).token);
      assert.ok((await list('', api)).total_available > total);
    }
    assert.ok(organization.org > 0);
  });

  it('a read-only administrator writes nothing, and a user administrator no administrator', async () => {
    const reader = face((await addUser(registry(), 'reader', 'read_only')).token);
    const clerk = face((await addUser(registry(), 'clerk', 'user_admin')).token);
    const psk = async (login: string) => (await list(`search=${login}`)).users[0]?.psk;
    const [bossPsk, annaPsk] = [await psk('boss'), await psk('anna')];
    for (const [method, path, body] of [
      ['POST', '/users', { user_id: 'new' }],
      ['PUT', `/users/${annaPsk}`, { first_name: 'X' }],
      ['DELETE', `/users/${annaPsk}`],
      ['POST', `/users/${annaPsk}/disable`],
      ['POST', `/users/${annaPsk}/enable`],
    ] as const) {
      assert.equal(await refused(reader, 403, method, path, body), 'Forbidden');
    }
    for (const role of [1, 3, 4, 5]) {
      await refused(clerk, 403, 'POST', '/users', { user_id: 'raised', role });
      await refused(clerk, 403, 'PUT', `/users/${annaPsk}`, { role });
    }
    for (const [method, path, body] of [
      ['PUT', `/users/${bossPsk}`, { first_name: 'X' }],
      ['PUT', `/users/${bossPsk}`, { password: 'another password' }],
      ['DELETE', `/users/${bossPsk}`],
      ['POST', `/users/${bossPsk}/disable`],
    ] as const) {
      await refused(clerk, 403, method, path, body);
    }
    assert.equal((await list('search=raised')).total_available, 0);
    await ok(clerk, 'POST', '/users', { user_id: 'hired', role: 2 });
    await ok(clerk, 'PUT', `/users/${annaPsk}`, { first_name: 'Anne' });
    await ok(admin, 'PUT', `/users/${annaPsk}`, { role: 5 });
    await refused(clerk, 403, 'PUT', `/users/${annaPsk}`, { role: 2 });
  });

  it('more users than are read in one go come once each, in every way of asking', async () => {
    const { services, system } = registry();
    const many = await services.organizations.create('Many');
    const boss = await registry().addPerson('boss', { role: 'full', in: many });
    const actor = { ...system, org: many.org, organizationId: many.id };
    for (let number = 0; number < 520; number += 1) {
      await services.people.create({ actor }, { login: `user ${number}`, firstName: 'Same', lastName: `${number % 7}` });
    }
    const api = face(boss.token);
    for (const query of ['', 'search=e', 'sort=last_name', 'sort=-psk', 'page=0,521']) {
      const got = await logins(query, api);
      assert.equal(new Set(got).size, 521, query);
      assert.equal(got.length, 521, query);
    }
    assert.deepEqual(await logins('page=500,3', api), ['user 499', 'user 500', 'user 501']);
    assert.deepEqual(await logins('page=500,3&sort=psk', api), ['user 499', 'user 500', 'user 501']);
  });
});

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? '');
}
