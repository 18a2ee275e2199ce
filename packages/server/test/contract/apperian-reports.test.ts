/** Apperian's reports (contract apperian §10): rows as things are now, in blocks that tokens lead through in both directions. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidFromBase64Url, uuidToBase64Url, uuidv7 } from '../../src/lib/uuid.ts';
import { addUser, type Caller, NO_END, ok, openFace, pairingOf, refused, signInOn, spellingsOf } from '../support/apperian.ts';
import type { Api } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const REPORT = '/v2/reports/device_details/';
const PHONES = 7;

interface Block {
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly next_block_token: string | null;
  readonly prev_block_token: string | null;
}

onBothDatabases('reports', engine => {
  // One noon, so that all of it is of one day.
  const registry = useRegistry(engine, { clock: createClock(() => Date.UTC(2026, 4, 4, 12)), newId: uuidv7 });
  let face: Caller;
  let admin: Api;
  let member: Api;

  before(async () => {
    face = await openFace(registry());
    admin = face((await addUser(registry(), 'boss', 'full')).token);
    member = face((await addUser(registry(), 'ada')).token);
    await addUser(registry(), 'ben');
    for (let number = 1; number <= PHONES; number += 1) {
      await signInOn(face, number % 2 === 0 ? 'ada' : 'ben', { udid: `phone-${number}`, name: `Phone ${number}` });
    }
  });

  const block = (query = '', report = REPORT): Promise<Block> => ok(admin, 'GET', report + query);
  const udids = ({ rows }: Block) => rows.map(row => row.udid);
  const phones = (...numbers: number[]) => numbers.map(number => `phone-${number}`);
  const all = phones(...Array.from({ length: PHONES }, (_phone, index) => index + 1));

  it('device_details has a row for each pairing, with who, what, since when and what lets two catalogs be grouped', async () => {
    const info = {
      udid: 'grouped',
      name: 'Voyager',
      manufacturer: 'Apple, Inc.',
      model: 'iPhone7,2',
      serial: 'F1',
      operating_system: 1,
    };
    const { user, api } = await signInOn(face, 'ben', info);
    await signInOn(face, 'ben', { ...info, udid: 'other-browser' }, { origin: 'https://catalog.example.com' });
    const { rows } = await block('?filter-serial=f1');
    assert.deepEqual(
      rows.map(row => [row.catalog, row.serial, row.last_login_address]),
      [
        ['native', 'F1', '127.0.0.1'],
        ['web', 'F1', '127.0.0.1'],
      ],
    );
    const listed = await pairingOf(api, user.psk, 'grouped');
    const [row] = rows;
    assert.ok(row !== undefined);
    assert.match(String(row.last_login), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
    assert.equal(typeof row.device_psk, 'number');
    assert.deepEqual(row, {
      user: user.id,
      user_psk: user.psk,
      user_id: 'ben',
      first_name: 'ben',
      last_name: 'Test',
      email: null,
      device_user: listed.id,
      created: listed.created,
      last_active: String(row.last_login).slice(0, 10),
      until: NO_END,
      status: 'Enabled',
      disabled_reason: null,
      disabled_date: null,
      disabled_by: null,
      device: listed.device.id,
      device_psk: row.device_psk,
      name: 'Voyager',
      manufacturer: 'Apple, Inc.',
      model: 'iPhone7,2',
      operating_system: 1,
      operating_system_name: '',
      operating_system_version: '',
      jailbreak_status: 0,
      udid: 'grouped',
      serial: 'F1',
      catalog: 'native',
      last_login: row.last_login,
      last_login_address: '127.0.0.1',
    });
    for (const path of spellingsOf('/reports/device_details')) assert.deepEqual(await ok(admin, 'GET', path), await block());
    for (const { device } of rows) await ok(admin, 'DELETE', `/devices/${device}/users/${user.id}`);
    assert.deepEqual(udids(await block()), all, 'a removed pairing is in no report of what is so now');
  });

  it('device_details tells when a device was disabled and who did it: an administrator, or the system', async () => {
    const { services, system } = registry();
    const boss = await addUser(registry(), 'guard', 'full');
    const { rows } = await block();
    const idOf = (row: Block['rows'][number] | undefined) => uuidFromBase64Url(String(row?.device)) ?? '';
    await services.devices.disable({ actor: boss.actor, reason: 'lost' }, idOf(rows[0]));
    await services.devices.disable({ actor: system, reason: 'noncompliant' }, idOf(rows[1]));
    const assignment = uuidFromBase64Url(String(rows[2]?.device_user)) ?? '';
    await services.assignments.disable({ actor: boss.actor, reason: 'misuse' }, assignment);
    const disabled = (await block('?filter-status=disabled')).rows;
    assert.deepEqual(
      disabled.map(row => [row.udid, row.disabled_reason, row.disabled_by, row.disabled_date !== null]),
      [
        ['phone-1', 'lost', 'guard', true],
        ['phone-2', 'noncompliant', 'system', true],
        ['phone-3', 'misuse', 'guard', true],
      ],
    );
    for (const row of rows.slice(0, 2)) await services.devices.enable({ actor: system }, idOf(row));
    await services.assignments.enable({ actor: system }, assignment);
    assert.deepEqual((await block('?filter-status=disabled')).rows, []);
  });

  it('are read in blocks, whose tokens lead to the end and back again', async () => {
    const first = await block('?block_size=3');
    assert.deepEqual([udids(first), first.prev_block_token], [phones(1, 2, 3), null]);
    const second = await block(`?block_size=3&block_token=${first.next_block_token}`);
    assert.deepEqual(udids(second), phones(4, 5, 6));
    const last = await block(`?block_size=3&block_token=${second.next_block_token}`);
    assert.deepEqual([udids(last), last.next_block_token], [phones(7), null]);
    const back = await block(`?block_size=3&block_token=${last.prev_block_token}`);
    assert.deepEqual(udids(back), phones(4, 5, 6));
    const start = await block(`?block_size=3&block_token=${back.prev_block_token}`);
    assert.deepEqual([udids(start), start.prev_block_token], [phones(1, 2, 3), null]);
    assert.deepEqual(udids(await block(`?block_size=3&block_token=${start.next_block_token}`)), phones(4, 5, 6));
    assert.deepEqual(udids(await block()), all, 'one block holds a small organization');
  });

  it('show whatever is there all the time exactly once, whatever comes and goes between two blocks', async () => {
    const { api, user } = await signInOn(face, 'ada', { udid: 'short-lived' });
    const first = await block('?block_size=4');
    const { devices } = await ok(api, 'GET', `/devices/users/${user.psk}`);
    await ok(admin, 'DELETE', `/devices/${devices.at(-1).id}/users/${user.psk}`);
    const { user: ben } = await signInOn(face, 'ben', { udid: 'newcomer' });
    const second = await block(`?block_size=4&block_token=${first.next_block_token}`);
    assert.deepEqual([...udids(first), ...udids(second)], [...all, 'newcomer']);
    const newcomer = second.rows.at(-1)?.device;
    await ok(admin, 'DELETE', `/devices/${newcomer}/users/${ben.psk}`);
  });

  it('refuse a token that is none, or of another report', async () => {
    const { next_block_token } = await block('?block_size=1');
    const other = `/reports/user_details?block_token=${next_block_token}`;
    assert.match(await refused(admin, 400, 'GET', other), /block_token must be a token of an earlier answer/);
    const forged = ['x', 'W10', Buffer.from('["device_details","sideways",1]').toString('base64url')];
    for (const token of forged) await refused(admin, 400, 'GET', `${REPORT}?block_token=${token}`);
  });

  it('are narrowed by column, by a word anywhere, and by when the pairing began', async () => {
    assert.deepEqual(udids(await block('?filter-user_id=ADA')), phones(2, 4, 6));
    assert.deepEqual(udids(await block('?filter-user_id=ada&filter-name=phone%204')), phones(4));
    assert.deepEqual(udids(await block('?search=PHONE%207')), phones(7));
    assert.deepEqual((await block('?search=nowhere')).rows, []);
    const created = String((await block('?search=phone-4')).rows[0]?.created);
    assert.deepEqual(udids(await block(`?start_date=${created}`)), phones(4, 5, 6, 7));
    assert.deepEqual(udids(await block(`?end_date=${created}`)), phones(1, 2, 3, 4));
    const today = created.slice(0, 10);
    assert.deepEqual(udids(await block(`?start_date=2020-01-01&end_date=${today}`)), all);
    assert.deepEqual((await block('?end_date=2020-01-01')).rows, []);
    const blocks = await block('?filter-user_id=ada&block_size=2');
    assert.deepEqual(udids(blocks), phones(2, 4));
    assert.deepEqual(udids(await block(`?filter-user_id=ada&block_token=${blocks.next_block_token}`)), phones(6));
    for (const query of ['filter-colour=red', 'start_date=soon', 'end_date=2026-02-30', 'block_size=0', 'format=csv'])
      await refused(admin, 400, 'GET', `${REPORT}?${query}`);
  });

  it('user_details has every user, and users_by_groups each of them once for every group', async () => {
    const details = await block('?filter-user_id=ada', '/v2/reports/user_details');
    const [ada] = details.rows;
    assert.deepEqual([details.rows.length, ada?.role, ada?.status, ada?.mobile_phone], [1, 2, 'Enabled', null]);
    assert.match(String(ada?.last_login_from_catalog), /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}$/);
    const groups = await block('', '/v1/reports/users_by_groups/');
    assert.deepEqual(
      groups.rows.map(row => [row.group_name, row.user_id]),
      (await block('', '/v2/reports/user_details')).rows.map(row => ['All Users', row.user_id]),
    );
  });

  it('users_by_groups follows who is put into which group', async () => {
    const { group } = await ok(admin, 'POST', '/v1/groups', { group_name: 'Field staff', group_description: '' });
    const { user } = await signInOn(face, 'ben', { udid: 'phone-1' });
    await ok(admin, 'POST', `/v1/groups/${group.psk}/users/`, { user_psk: [user.psk] });
    const { rows } = await block('?filter-user_id=ben', '/v2/reports/users_by_groups');
    assert.deepEqual(
      rows.map(row => row.group_name),
      ['All Users', 'Field staff'],
    );
    assert.deepEqual((await block('?filter-group_name=field%20STAFF', '/v2/reports/users_by_groups')).rows, rows.slice(1));
  });

  it('are for administrators, and a location administrator sees the people of their locations', async () => {
    const { services, system, addPerson } = registry();
    for (const name of ['device_details', 'user_details', 'users_by_groups']) {
      assert.equal(await refused(member, 403, 'GET', `/v2/reports/${name}/`), 'Forbidden');
    }
    const here = await services.places.createLocation({ actor: system }, { name: 'Here' });
    const local = await addUser(registry(), 'local');
    await services.people.update({ actor: system }, local.person.id, { locationId: here.id });
    await signInOn(face, 'local', { udid: 'local-phone' });
    const keeper = await addPerson('keeper', { role: 'location_admin', scopes: ['devices.org:write', 'people.org:write'] });
    await services.people.update({ actor: system }, keeper.person.id, { administers: [here.id] });
    const api = face(keeper.token);
    const { rows } = (await ok(api, 'GET', REPORT)) as Block;
    assert.deepEqual(
      rows.map(row => row.udid),
      ['local-phone'],
    );
    assert.equal(rows[0]?.user, uuidToBase64Url(local.person.id));
  });

  it('about apps, of which nothing is kept, are not found', async () => {
    const names = ['app_usage', 'download_activity', 'download_inventory', 'inspections', 'location_services_status'];
    for (const name of [...names, 'most_popular_apps', 'terms_and_conditions_responses', 'nonsense']) {
      assert.equal(await refused(admin, 404, 'GET', `/v2/reports/${name}/`), 'Report not found');
    }
  });
});
