/** Reports over the native API: who holds nothing, what nobody holds or uses, what is to come back; as JSON and as CSV. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { readCsv } from '../support/csv.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, BASE, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

onBothDatabases('the reports', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let keeper: Api;
  const ids = { here: '', there: '', ann: '', bo: '', spare: '', used: '', lent: '' };
  const names = async (path: string, api = admin) =>
    (await ok(api, 'GET', path)).items.map((item: { login?: string; name?: string; device?: { name: string } }) =>
      item.device === undefined ? (item.login ?? item.name) : item.device.name,
    );
  const csv = async (path: string, headers = {}) => {
    const answer = await admin('GET', BASE + path, undefined, headers);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8');
    return answer.text;
  };

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const made = async (path: string, body: object) => (await ok(admin, 'POST', path, body)).id;
    ids.here = await made('/locations', { name: 'Here' });
    ids.there = await made('/locations', { name: 'There' });
    const person = (login: string, more: object) => made('/people', { login, firstName: login, lastName: 'Lee', ...more });
    ids.ann = await person('ann', { locationId: ids.here });
    ids.bo = await person('bo', { locationId: ids.there });
    await person('cy', { locationId: ids.here });
    await person('dee', { locationId: ids.there });
    const device = (name: string, more: object = {}) => made('/devices', { kind: 'mobile', platform: 'ios', name, ...more });
    ids.spare = await device('spare', { locationId: ids.here, model: '=cmd|calc' });
    await device('other spare', { locationId: ids.there });
    ids.used = await device('used');
    ids.lent = await device('lent', { notes: 'x' });
    const hold = (deviceId: string, id: string, more: object = {}) =>
      made('/assignments', { deviceId, owner: { kind: 'person', id }, ...more });
    await ok(admin, 'POST', `/assignments/${await hold(ids.spare, ids.ann)}/end`);
    await hold(ids.used, ids.ann);
    await hold(ids.lent, ids.bo, { dueAt: inDays(3) });
    const { person: kept, token } = await registry().addPerson('keeper', {
      role: 'location_admin',
      scopes: ['devices:read', 'devices.org:read', 'people.org:read'],
    });
    await ok(admin, 'PATCH', `/people/${kept.id}`, { administers: [ids.here] });
    keeper = createApi(await registry().serve(), token);
  });

  it('say who holds nothing', async () => {
    assert.deepEqual(await names('/reports/people-without-devices'), ['root', 'cy', 'dee', 'keeper']);
    assert.deepEqual(await names('/reports/people-without-devices?role=member'), ['cy', 'dee']);
    assert.deepEqual(await names(`/reports/people-without-devices?location=${ids.here}&sort=-number`), ['cy']);
    assert.deepEqual(await names('/people?deviceless=false'), ['ann', 'bo']);
    const { items, total, nextCursor } = await ok(
      admin,
      'GET',
      '/reports/people-without-devices?limit=1&total=true&fields=login',
    );
    assert.deepEqual([items, total], [[{ login: 'root' }], 4]);
    assert.deepEqual(await names(`/reports/people-without-devices?limit=1&cursor=${encodeURIComponent(nextCursor)}`), ['cy']);
  });

  it('say what nobody holds, and who held it last', async () => {
    const { items } = await ok(admin, 'GET', '/reports/unheld-devices');
    assert.deepEqual(
      items.map((each: { name: string; holders: unknown[]; lastHolder: { name: string } | null; heldUntil: string | null }) => [
        each.name,
        each.holders,
        each.lastHolder?.name,
        each.heldUntil === null,
      ]),
      [
        ['spare', [], 'ann Lee', false],
        ['other spare', [], undefined, true],
      ],
    );
    assert.deepEqual(await names(`/reports/unheld-devices?location=${ids.there}`), ['other spare']);
    const listed = await ok(admin, 'GET', `/devices/${ids.spare}`);
    const { holders: _, lastHolder: __, heldUntil: ___, lastActiveAt: ____, ...device } = items[0];
    assert.deepEqual(device, listed);
  });

  it('say what nobody has used, since a day or for a time', async () => {
    const tomorrow = inDays(1).slice(0, 10);
    assert.deepEqual(await names(`/reports/unused-devices?since=${tomorrow}`), ['spare', 'other spare', 'used', 'lent']);
    assert.deepEqual(await names(`/reports/unused-devices?since=${tomorrow}&holderless=false`), ['used', 'lent']);
    assert.deepEqual(await names('/reports/unused-devices?since=P1D'), []);
    const { items } = await ok(admin, 'GET', `/reports/unused-devices?since=${tomorrow}&holderless=false`);
    assert.deepEqual(items[0].holders, [{ kind: 'person', id: ids.ann, name: 'ann Lee', role: 'owner' }]);
    assert.deepEqual(await onlyFault(admin, 'GET', '/reports/unused-devices?since=long'), ['query', 'since', 'format']);
    await refused(admin, 'invalid', 'GET', '/reports/unused-devices');
  });

  it('say what is to come back, and what is late', async () => {
    assert.deepEqual(await names('/reports/loans'), ['lent']);
    assert.deepEqual(await names('/reports/loans?state=overdue'), []);
    assert.deepEqual(await names(`/reports/loans?dueBefore=${inDays(1).slice(0, 10)}`), []);
    assert.deepEqual(await names(`/reports/loans?owner=${ids.ann}`), []);
  });

  it('are CSV where that is asked for, by the query or by what is accepted', async () => {
    const rows = readCsv(await csv('/reports/unheld-devices?format=csv'));
    assert.deepEqual(
      rows.map(({ name, lastHolder, platform }) => [name, lastHolder, platform]),
      [
        ['spare', 'ann Lee', 'ios'],
        ['other spare', '', 'ios'],
      ],
    );
    assert.equal(rows[0]?.model, "'=cmd|calc", 'no cell is a formula');
    const text = await csv('/reports/loans', { accept: 'text/csv' });
    assert.match(text, /^dueAt,overdue,holder,[^\n]*\r\n[^\n]*,false,bo Lee,person,[^\n]*\r\n$/);
    const people = await csv('/reports/people-without-devices', { accept: 'application/json;q=0.5, text/csv' });
    assert.equal(people.split('\r\n').length, 6);
    for (const accept of ['*/*', 'application/json, text/csv', 'text/csv;q=0']) {
      assert.equal((await admin('GET', `${BASE}/reports/loans`, undefined, { accept })).body.items.length, 1, accept);
    }
    const answer = await admin('GET', `${BASE}/reports/loans?format=csv`);
    assert.equal(answer.headers['content-disposition'], 'attachment; filename="loans.csv"');
  });

  it('have every row in one file, and refuse to have a page of it', async () => {
    for (let count = 0; count < 12; count += 1) {
      await ok(admin, 'POST', '/people', { login: `more-${count}`, firstName: 'More', lastName: '"quoted", \n' });
    }
    const text = await csv('/reports/people-without-devices?format=csv&role=member');
    assert.equal(readCsv(text).length, 14);
    for (const query of ['limit=1', 'cursor=x', 'fields=login']) {
      const [name] = query.split('=') as [string];
      const where = ['query', name, 'format'];
      assert.deepEqual(await onlyFault(admin, 'GET', `/reports/people-without-devices?format=csv&${query}`), where);
    }
    await refused(admin, 'invalid', 'GET', '/reports/loans?format=xml');
  });

  it('show a location administrator their part only', async () => {
    assert.deepEqual(await names('/reports/people-without-devices', keeper), ['cy', 'keeper']);
    assert.deepEqual(await names('/reports/unheld-devices', keeper), ['spare']);
    assert.deepEqual(await names('/reports/loans', keeper), []);
    const file = await keeper('GET', `${BASE}/reports/unheld-devices?format=csv`);
    assert.equal(readCsv(file.text).length, 1);
    const { token } = await registry().addPerson('member');
    await refused(createApi(await registry().serve(), token), 'forbidden', 'GET', '/reports/loans?format=csv');
  });
});
