/** Lists that are answered by the search index: they are exact at once, and the same as without it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { documentOf } from '../../src/domain/search/document.ts';
import { membersOfDevice } from '../../src/domain/search/members.ts';
import { holds, wantedOf } from '../../src/domain/search/wanted.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

const MAKES = ['Apple', 'Google', 'apple', 'Ünal & Söhne', 'Xi'];
const DEVICES = 40;
const HOUR_MS = 3_600_000;

onBothDatabases('lists by the search index', engine => {
  let aheadMs = 0;
  const registry = useRegistry(engine, { clock: createClock(() => Date.now() + aheadMs), newId: uuidv7 });
  let admin: Api;
  let ann: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
  let all: any[];

  const items = async (query: string) => (await ok(admin, 'GET', query)).items;
  const names = async (query: string) => (await items(`/devices?${query}`)).map(({ name }: { name: string }) => name);
  const logins = async (query: string) => (await items(`/people?${query}`)).map(({ login }: { login: string }) => login);
  const ready = () => until(async () => (await ok(admin, 'GET', '/search/index')).state === 'ready');
  const add = (body: object) => ok(admin, 'POST', '/devices', { kind: 'mobile', ...body });
  const give = async (deviceId: string, id = ann, more: object = {}): Promise<string> =>
    (await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id }, ...more })).id;

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    ann = (await ok(admin, 'POST', '/people', { login: 'ann.meier', firstName: 'Ann', lastName: 'Meier' })).id;
    for (let place = 0; place < DEVICES; place += 1) {
      const device = await add({ name: `Unit ${place}`, make: MAKES[place % MAKES.length], serial: `C02-XK${place}` });
      if (place % 3 === 0) await give(device.id);
    }
    await ready();
    all = await items('/devices?limit=1000');
  });

  it('find by every part that the search knows, in both orders and by pages', async () => {
    for (const q of ['unit', 'nit 1', 'c02xk3', 'xk3', 'apple', 'sohne', '& s', 'xi', 'i', 'unit apple', 'zq', 'nothing']) {
      const wanted = wantedOf(q);
      assert.ok(wanted);
      const expected = all
        .filter(device => holds(wanted.inside, documentOf(membersOfDevice({ ...device, details: null }))))
        .map(({ name }) => name);
      assert.deepEqual(await names(`q=${encodeURIComponent(q)}`), expected, q);
      assert.deepEqual(await names(`q=${encodeURIComponent(q)}&sort=-number`), expected.toReversed(), q);
      const paged: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await ok(admin, 'GET', `/devices?q=${encodeURIComponent(q)}&limit=3&total=true${cursor}`);
        assert.equal(page.total, expected.length, q);
        paged.push(...page.items.map(({ name }: { name: string }) => name));
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      assert.deepEqual(paged, expected, q);
    }
  });

  it('refuse what has no letter and no digit, as the search does', async () => {
    const { detail } = await refused(admin, 'invalid', 'GET', '/devices?q=%26');
    assert.match(detail, /^q must be text with a letter or a digit/);
    await refused(admin, 'invalid', 'GET', '/people?q=...');
  });

  it('find exactly the make that is asked for, and what nobody holds', async () => {
    for (const make of [...MAKES, 'Appl', 'nobody']) {
      const expected = all.filter(device => device.make === make).map(({ name }) => name);
      assert.deepEqual(await names(`make=${encodeURIComponent(make)}`), expected, make);
    }
    const free = Array.from({ length: DEVICES }, (_, place) => place).filter(place => place % 3 !== 0);
    const expected = free.map(place => `Unit ${place}`);
    assert.deepEqual(await names('holderless=true'), expected);
    assert.deepEqual(await names('holderless=true&sort=-number'), expected.toReversed());
    assert.deepEqual(await names('lifecycle=in_stock'), expected);
    assert.deepEqual(
      await names('holderless=true&make=Google'),
      free.filter(place => place % 5 === 1).map(place => `Unit ${place}`),
    );
  });

  it('know of every write at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = `late ${round} bird`;
      const device = await add({ name, make: `Late ${round}` });
      assert.deepEqual(await names(`q=ate ${round} bir`), [name]);
      assert.deepEqual(await names(`make=Late ${round}`), [name]);
      assert.ok((await names('holderless=true')).includes(name));
      const assignment = await give(device.id);
      assert.ok(!(await names('holderless=true')).includes(name));
      await ok(admin, 'POST', `/assignments/${assignment}/end`);
      assert.ok((await names('holderless=true&sort=-number')).includes(name));
      await ok(admin, 'PATCH', `/devices/${device.id}`, { name: `early ${round}` });
      assert.deepEqual([await names(`q=ate ${round} bir`), await names(`q=arly ${round}`)], [[], [`early ${round}`]]);
      const person = await ok(admin, 'POST', '/people', { login: `bo${round}`, firstName: 'Bo', lastName: `Zimmer${round}` });
      assert.deepEqual(await logins(`q=immer${round}`), [`bo${round}`]);
      await ok(admin, 'PATCH', `/people/${person.id}`, { lastName: `Becker${round}` });
      assert.deepEqual([await logins(`q=immer${round}`), await logins(`q=ecker${round}`)], [[], [`bo${round}`]]);
    }
  });

  it('count a planned end from when it comes, not from when it is carried out', async () => {
    const device = await add({ name: 'lent' });
    const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
    await give(device.id, ann, { expiresAt });
    assert.ok(!(await names('holderless=true')).includes('lent'));
    aheadMs = HOUR_MS + 1;
    assert.ok((await names('holderless=true')).includes('lent'));
    assert.equal((await ok(admin, 'GET', `/devices/${device.id}`)).lifecycle, 'in_stock');
  });

  it('find people under the numbers by which they are called', async () => {
    const here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    await ok(admin, 'PUT', `/people/${ann}/calling`, { locationId: here, extension: '4711', phoneNumber: '+49891234567' });
    assert.deepEqual([await logins('q=471'), await logins('q=89 1234')], [['ann.meier'], ['ann.meier']]);
    assert.deepEqual(await logins('q=meier ann'), ['ann.meier']);
  });

  it('have nothing of other organizations, whose numbers are the same', async () => {
    for (const place of [0, 1]) {
      const other = await registry().services.organizations.create(`Other ${place}`);
      const { token } = await registry().addPerson('ann.other', { role: 'full', in: other });
      const api = createApi(await registry().serve(), token);
      for (let count = 0; count < 5; count += 1) await ok(api, 'POST', '/devices', { kind: 'mobile', name: `tenant ${place}` });
      await until(async () => (await ok(api, 'GET', '/search/index')).state === 'ready');
      for (const sort of ['number', '-number']) {
        const found = (await ok(api, 'GET', `/devices?q=tenant&limit=3&total=true&sort=${sort}`)) as {
          total: number;
          items: { name: string }[];
        };
        assert.deepEqual([found.total, found.items.map(({ name }) => name)], [5, Array(3).fill(`tenant ${place}`)], sort);
        assert.equal((await ok(api, 'GET', `/devices?holderless=true&total=true&sort=${sort}`)).total, 5, sort);
      }
    }
  });

  it('answer the same while the index is built anew', async () => {
    const asked = ['q=unit 1', 'make=Apple', 'holderless=true', 'q=c02xk3&sort=-number'];
    const expected = await Promise.all(asked.map(names));
    await ok(admin, 'POST', '/search/index/rebuild');
    assert.deepEqual(await Promise.all(asked.map(names)), expected);
    await ready();
    assert.deepEqual(await Promise.all(asked.map(names)), expected);
  });
});
