/** Whole lists as files over the native API. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { readCsv } from '../support/csv.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, BASE, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const LISTS = ['people', 'devices', 'assignments', 'locations', 'workspaces', 'virtual-lines', 'groups', 'lines', 'tokens'];
const OTHERS = ['activation-codes', 'push-registrations', 'guest-sessions', 'events'];
const ARABIC = 'محمد عبد الرحمن';
const LONG = 'A'.repeat(60);

onBothDatabases('an export', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  const ids = { here: '', ann: '', phone: '' };
  const file = async (path: string, api = admin, headers = {}) => {
    const answer = await api('GET', `${BASE}/export/${path}`, undefined, headers);
    assert.equal(answer.status, 200, answer.text);
    return answer;
  };
  const rows = async (path: string, api = admin) => readCsv((await file(path, api)).text);

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const made = async (path: string, body: object) => (await ok(admin, 'POST', path, body)).id;
    ids.here = await made('/locations', { name: 'Here' });
    ids.ann = await made('/people', {
      login: 'ann',
      firstName: ARABIC,
      lastName: LONG,
      locationId: ids.here,
      mobilePhone: '+49 1',
    });
    await made('/people', { login: 'bo', firstName: 'Bo', lastName: 'Lee' });
    ids.phone = await made('/devices', {
      kind: 'mobile',
      serial: 'SN1',
      name: '=1+1',
      tags: ['red', 'a;b'],
      notes: "'=x\nsecond",
    });
    await made('/assignments', { deviceId: ids.phone, owner: { kind: 'person', id: ids.ann }, reason: 'new' });
  });

  it('has every list, as CSV and as lines of JSON', async () => {
    for (const list of [...LISTS, ...OTHERS]) {
      const csv = await file(list);
      assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8', list);
      assert.equal(csv.headers['content-disposition'], `attachment; filename="${list}.csv"`);
      const lines = await file(list, admin, { accept: 'application/x-ndjson' });
      assert.equal(lines.headers['content-type'], 'application/x-ndjson; charset=utf-8');
      const { text } = await file(`${list}?format=ndjson`);
      const count = text.split('\n').filter(line => line !== '').length;
      // Each export is an event, so that the last file of events has some more.
      if (list !== 'events') assert.equal(readCsv(csv.text).length, count, list);
    }
  });

  it('names people, devices and places as an import takes them, and lets no spreadsheet run a cell', async () => {
    const [, ann] = await rows('people');
    assert.deepEqual(
      [ann?.login, ann?.firstName, ann?.lastName, ann?.location, ann?.mobilePhone],
      ['ann', ARABIC, LONG, 'Here', "'+49 1"],
    );
    const [phone] = await rows('devices');
    assert.deepEqual([phone?.name, phone?.tags, phone?.notes], ["'=1+1", '["red","a;b"]', "''=x\nsecond"]);
    const [held] = await rows('assignments');
    assert.deepEqual([held?.device, held?.owner, held?.reason, held?.deviceName], ['SN1', 'ann', 'new', "'=1+1"]);
    const [line] = (await file('assignments?format=ndjson&columns=device,owner,dueAt')).text.split('\n');
    assert.deepEqual(JSON.parse(line ?? ''), { device: 'SN1', owner: 'ann', dueAt: null });
  });

  it('takes the filters and the order of the list, some of its columns, and a byte order mark', async () => {
    assert.equal((await file('people?columns=login&sort=-login')).text, 'login\r\nroot\r\nbo\r\nann\r\n');
    assert.equal((await file('people?columns=login&role=full&bom=true')).text, '\ufefflogin\r\nroot\r\n');
    assert.equal((await file('devices?columns=serial&serial=none')).text, 'serial\r\n');
    assert.equal((await file('assignments?state=ended&format=ndjson')).text, '');
    assert.deepEqual(await onlyFault(admin, 'GET', '/export/people?columns=shoeSize'), ['query', 'columns', 'unknown']);
    assert.deepEqual(await onlyFault(admin, 'GET', '/export/people?limit=3'), ['query', 'limit', 'unknown']);
    assert.deepEqual(await onlyFault(admin, 'GET', '/export/people?location=here'), ['query', 'location', 'format']);
  });

  it('is of one moment, also where it has many pages', async () => {
    const { system, services } = registry();
    for (let at = 0; at < 25; at += 1)
      await services.people.create({ actor: system }, { login: `p${at}`, firstName: 'P', lastName: `${at}` });
    const parts = await services.exports.open(
      { actor: system },
      { list: 'people', format: 'csv', columns: ['login'], filters: [] },
      async function* (viewing) {
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await viewing.people.list(system, { limit: 10, cursor: cursor ?? null });
          yield page.items.map(({ login }) => `${login}\n`).join('');
          cursor = page.nextCursor;
        }
      },
    );
    await services.people.create({ actor: system }, { login: 'late', firstName: 'L', lastName: 'L' });
    let text = '';
    for await (const part of parts) text += part;
    assert.equal(text.trimEnd().split('\n').length, 28);
    assert.ok(!text.includes('late'));
    assert.equal((await rows('people?columns=login')).length, 29);
  });

  it('is an event that says who took what, without what they searched for', async () => {
    const { person, token } = await registry().addPerson('reader', { role: 'read_only', scopes: ['people.org:read'] });
    await file('people?q=ann&columns=login', createApi(await registry().serve(), token));
    const { items } = await ok(admin, 'GET', `/events?actorId=${person.id}&type=list.exported`);
    assert.deepEqual(
      items.map(({ after }: { after: object }) => after),
      [{ list: 'people', format: 'csv', columns: ['login'], filters: ['q'] }],
    );
  });

  it('shows what the list shows: a location administrator gets their part, and a member none', async () => {
    const server = await registry().serve();
    const scopes = ['devices.org:read', 'people.org:read', 'events:read', 'tokens:write'] as const;
    const { person, token } = await registry().addPerson('keeper', { role: 'location_admin', scopes });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [ids.here] });
    const keeper = createApi(server, token);
    assert.deepEqual(
      (await rows('people?columns=login', keeper)).map(({ login }) => login),
      ['ann', 'keeper'],
    );
    assert.deepEqual(
      (await rows('assignments?columns=owner', keeper)).map(({ owner }) => owner),
      ['ann'],
    );
    for (const list of ['tokens', 'events']) await refused(keeper, 'forbidden', 'GET', `/export/${list}`);
    const member = createApi(server, (await registry().addPerson('member', { scopes })).token);
    for (const list of ['people', 'devices', 'assignments']) await refused(member, 'forbidden', 'GET', `/export/${list}`);
    const told = await ok(admin, 'GET', `/events?actorId=${person.id}&type=list.exported`);
    assert.equal(told.items.length, 2);
  });
});
