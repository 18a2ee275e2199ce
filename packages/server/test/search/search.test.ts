/** Searching people and devices: what finds what, in which order, who sees it, and how late it is. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused, UNKNOWN_ID } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

interface Hit {
  readonly type: 'person' | 'device';
  readonly rank: string;
  readonly matched: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
  readonly person: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly device: any;
}

const labelOf = ({ person, device }: Hit): string => person?.login ?? device.name ?? device.id;

/** The promise of the guide. */
const LATE_MS = 1_000;

onBothDatabases('searching', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let here: string;
  let ann: { id: string; number: number };
  let phone: { id: string; number: number };

  const search = (q: string, more = '', api = admin) => ok(api, 'GET', `/search?q=${encodeURIComponent(q)}${more}`);
  const hits = async (q: string, more = '', api = admin): Promise<Hit[]> => (await search(q, more, api)).items;
  const found = async (q: string, more = '', api = admin) => (await hits(q, more, api)).map(labelOf);
  /** Waits until a search finds exactly this. */
  const finds = (q: string, expected: readonly string[], more = '') =>
    until(async () => JSON.stringify(await found(q, more)) === JSON.stringify(expected)).catch(async () =>
      assert.deepEqual(await found(q, more), expected, q),
    );

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    const person = (login: string, firstName: string, lastName: string, more: object = {}) =>
      ok(admin, 'POST', '/people', { login, firstName, lastName, ...more });
    const device = (name: string | null, more: object = {}) => ok(admin, 'POST', '/devices', { kind: 'mobile', name, ...more });
    ann = await person('ann.meier', 'Ann', 'Meier', { email: 'Ann.Meier@Example.com', mobilePhone: '+49 171 5550123' });
    await person('meierhof', 'Jürgen', 'Hof', { locationId: here });
    await person('zoe', 'Zoë', 'Obermeier');
    await ok(admin, 'PUT', `/people/${ann.id}/calling`, { locationId: here, extension: '4711', phoneNumber: '+49891234567' });
    phone = await device("Ann's Pixel", { make: 'Google', model: 'Pixel 9', serial: 'XK1-AJGH5', tags: ['Gebäude 7'] });
    await device('Pixel', { make: 'Google', model: 'Pixel 9', serial: '99XK1' });
    await device('Desk', { kind: 'desk_phone', mac: 'AA:BB:CC:DD:EE:0F', locationId: here });
    await device('Catalog', { kind: 'native_catalog', udid: '00008110-001A2D3E0C84801E' });
    await ok(admin, 'POST', '/assignments', { deviceId: phone.id, owner: { kind: 'person', id: ann.id } });
    await search('begin');
    await finds('catalog', ['Catalog']);
  });

  it('finds by any part of each member, without letter case, accents and separators', async () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      'ann.meier@example.com': ['ann.meier'],
      'R@EXAMPLE': ['ann.meier'],
      'meier ann': ['ann.meier'],
      juergen: [],
      jurgen: ['meierhof'],
      ZOE: ['zoe'],
      '4711': ['ann.meier'],
      '891234': ['ann.meier'],
      '+49 89 1234567': ['ann.meier'],
      '0171 5550': [],
      '171 5550': ['ann.meier'],
      xk1ajgh5: ["Ann's Pixel"],
      'gebaude 7': ["Ann's Pixel"],
      'aabb.ccdd.ee0f': ['Desk'],
      'bb-cc-dd': ['Desk'],
      '001a2d3e': ['Catalog'],
      '{00008110-001A2D3E0C84801E}': ['Catalog'],
      'google 9': ['Pixel', "Ann's Pixel"],
      nothing: [],
    };
    for (const [q, expected] of Object.entries(cases)) assert.deepEqual(await found(q), expected, q);
  });

  it('puts exact values first, then starts of words, then what is inside of them, and says what fits', async () => {
    const ranked = (await hits('meier')).map(hit => [labelOf(hit), hit.rank, hit.matched]);
    assert.deepEqual(ranked, [
      ['ann.meier', 'exact', ['lastName', 'displayName', 'login', 'email']],
      ['meierhof', 'start', ['login']],
      ['zoe', 'inside', ['displayName', 'lastName']],
    ]);
    assert.deepEqual(
      (await hits('pixel')).map(hit => [labelOf(hit), hit.rank, hit.matched]),
      [
        ['Pixel', 'exact', ['name', 'model']],
        ["Ann's Pixel", 'start', ['name', 'model']],
      ],
    );
    assert.deepEqual(
      (await hits('xk1')).map(hit => [labelOf(hit), hit.rank]),
      [
        ["Ann's Pixel", 'start'],
        ['Pixel', 'inside'],
      ],
    );
  });

  it('takes fewer than three letters for the start of a word, and never answers wrongly', async () => {
    assert.deepEqual(await found('zo'), ['zoe']);
    assert.deepEqual(await found('z'), ['zoe']);
    assert.deepEqual(await found('oe'), []);
    assert.deepEqual(await found('pixel 9'), ['Pixel', "Ann's Pixel"]);
    assert.deepEqual(await found('pixel 8'), []);
    for (const q of ['-', '%', '  "*" ']) {
      const { detail } = await refused(admin, 'invalid', 'GET', `/search?q=${encodeURIComponent(q)}`);
      assert.match(detail, /q must be text with a letter or a digit/);
    }
  });

  it('takes signs of query languages as they are', async () => {
    for (const q of ['ann*', '"ann" OR zoe', 'ann\\', 'a_n', '%nn', "'; drop", 'name:ann', '(ann', 'ann NOT meier'])
      await found(q);
    assert.deepEqual(await found('a_n'), []);
  });

  it('shows people with how much they hold, and devices with who holds them', async () => {
    const [person] = await hits('ann.meier', '&type=person');
    assert.deepEqual(person?.person, {
      id: ann.id,
      number: ann.number,
      login: 'ann.meier',
      displayName: 'Ann Meier',
      email: 'Ann.Meier@Example.com',
      mobilePhone: '+49 171 5550123',
      extension: '4711',
      phoneNumber: '+49891234567',
      locationId: null,
      disabledReason: null,
      removedAt: null,
      deviceCount: 1,
    });
    const [device] = await hits('xk1-ajgh5', '&type=device');
    assert.equal(device?.person, null);
    assert.deepEqual(device?.device.holders, [{ kind: 'person', id: ann.id, name: 'Ann Meier', role: 'owner' }]);
    assert.equal(device?.device.serial, 'XK1-AJGH5');
  });

  it('finds by a whole value at once, whatever the index knows', async () => {
    const { id, number } = await ok(admin, 'POST', '/devices', {
      kind: 'desk_phone',
      name: 'At once',
      mac: '00:00:5E:00:53:01',
      serial: 'ONCE-1',
      udid: 'once-udid',
      assetTag: 'Label 9',
      imei: ['490154203237518'],
      externalIds: [{ source: 'jamf', id: 'Jamf/9' }],
    });
    for (const q of [
      '00005e005301',
      '00-00-5E-00-53-01',
      'ONCE-1',
      'Once-1',
      'ONCE-UDID',
      id,
      id.toUpperCase(),
      String(number),
    ]) {
      assert.deepEqual(await found(q, '&type=device'), ['At once'], q);
    }
    const [byNumber] = await hits(String(number), '&type=device');
    assert.deepEqual([byNumber?.rank, byNumber?.matched], ['exact', ['number']]);
    const catalog = { kind: 'web_catalog', name: 'Catalog too', udid: 'ABCDEF0123456789ABCDEF0123456789' };
    await ok(admin, 'POST', '/devices', catalog);
    assert.deepEqual(await found('abcdef01-2345-6789-abcd-ef0123456789'), ['Catalog too']);
    const late = { login: 'At.Once', firstName: 'Late', lastName: 'Comer', email: 'late@example.com', employeeNumber: 'E 5' };
    const person = await ok(admin, 'POST', '/people', late);
    await ok(admin, 'PUT', `/people/${person.id}/calling`, { locationId: here, phoneNumber: '+4930999888' });
    for (const q of ['at.once', 'e 5', 'LATE@example.com', '+49 30 999888', person.id]) {
      assert.deepEqual(await found(q, '&type=person'), ['At.Once'], q);
    }
    assert.deepEqual(await found(UNKNOWN_ID), []);
  });

  it('knows of every other write within a second', async () => {
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'Freshly made' });
    const began = Date.now();
    await finds('eshly', ['Freshly made']);
    assert.ok(Date.now() - began < LATE_MS, `${Date.now() - began} ms`);
    await ok(admin, 'PATCH', `/devices/${id}`, { name: 'Renamed' });
    assert.deepEqual(await found('eshly'), [], 'a name that it no longer has is not found at all');
    await finds('enamed', ['Renamed']);
  });

  it('finds people who left only when asked, and says when they left', async () => {
    const { id } = await ok(admin, 'POST', '/people', { login: 'leaver', firstName: 'Lena', lastName: 'Quitter' });
    await finds('quitt', ['leaver']);
    await ok(admin, 'DELETE', `/people/${id}`);
    assert.deepEqual(await found('quitt'), []);
    await finds('quitt', ['leaver'], '&includeFormer=true');
    const [hit] = await hits('quitt', '&includeFormer=true');
    assert.match(hit?.person.removedAt, /^20/);
    assert.deepEqual(await found('quitt', '&includeFormer=false'), []);
  });

  it('is paged without gaps or repetitions, through all ranks and both types', async () => {
    const names = Array.from({ length: 60 }, (_, index) => [`Paged ${index}`, `Unpaged ${index}`]).flat();
    for (const name of names) await ok(admin, 'POST', '/devices', { kind: 'mobile', name });
    for (const login of ['paged', 'unpaged']) await ok(admin, 'POST', '/people', { login, firstName: login, lastName: 'X' });
    await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'Paged' });
    await finds('paged', ['Paged'], '&type=device&limit=1');
    const all: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await search('paged', `&limit=7${cursor}`);
      all.push(...page.items.map((hit: Hit) => `${hit.rank} ${labelOf(hit)}`));
      if (page.nextCursor === null) break;
      assert.equal(page.items.length, 7);
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    assert.equal(new Set(all).size, 123);
    assert.equal(all.length, 123);
    const ranks = all.map(each => ['exact', 'start', 'inside'].indexOf(each.split(' ')[0] ?? ''));
    assert.deepEqual(ranks, ranks.toSorted(), 'better ranks come first');
    assert.deepEqual(all.slice(0, 4), ['exact paged', 'exact Paged', 'start Paged 59', 'start Paged 58']);
    await refused(admin, 'invalid', 'GET', '/search?q=paged&cursor=nonsense');
    await refused(admin, 'invalid', 'GET', '/search?q=paged&limit=101');
    await refused(admin, 'invalid', 'GET', '/search?q=paged&kind=mobile');
  });

  it('shows people only to callers who may read people, and nothing to members', async () => {
    const api = async (
      login: string,
      scopes: readonly ('devices.org:read' | 'people.org:read' | 'devices:write')[],
      role: 'read_only' | 'member',
    ) => createApi(await registry().serve(), (await registry().addPerson(login, { role, scopes })).token);
    const devicesAlone = await api('devices-alone', ['devices.org:read'], 'read_only');
    assert.deepEqual(await found('ann', '', devicesAlone), ["Ann's Pixel"]);
    await refused(devicesAlone, 'forbidden', 'GET', '/search?q=ann&type=person');
    const both = await api('both-scopes', ['devices.org:read', 'people.org:read'], 'read_only');
    assert.deepEqual(await found('ann', '', both), ['ann.meier', "Ann's Pixel"]);
    assert.deepEqual(await found('ann', '&type=device', both), ["Ann's Pixel"]);
    await refused(await api('nobody', ['devices.org:read'], 'member'), 'forbidden', 'GET', '/search?q=ann');
  });

  it('shows a location administrator what is in their locations alone, by full pages', async () => {
    const boss = await registry().addPerson('boss', { role: 'location_admin', scopes: ['devices.org:read', 'people.org:read'] });
    await ok(admin, 'PATCH', `/people/${boss.person.id}`, { administers: [here] });
    const api = createApi(await registry().serve(), boss.token);
    assert.deepEqual(await found('meier', '', api), ['ann.meier', 'meierhof'], 'called there, or belonging there');
    assert.deepEqual(await found('desk', '', api), ['Desk']);
    assert.deepEqual(await found("ann's", '', api), ["Ann's Pixel"], 'its holder is called there');
    assert.deepEqual(await found('catalog', '', api), []);
    assert.deepEqual(await found('00008110-001A2D3E0C84801E', '', api), []);
    const few = ['one', 'two', 'three'];
    for (const name of few) await ok(admin, 'POST', '/devices', { kind: 'mobile', name: `Paged here ${name}`, locationId: here });
    await finds('paged here', ['Paged here three', 'Paged here two', 'Paged here one']);
    const page = await search('paged', '&type=device&limit=2', api);
    assert.deepEqual(page.items.map(labelOf), ['Paged here three', 'Paged here two']);
    const rest = await search('paged', `&type=device&limit=2&cursor=${encodeURIComponent(page.nextCursor)}`, api);
    assert.deepEqual([rest.items.map(labelOf), rest.nextCursor], [['Paged here one'], null]);
  });

  it('keeps organizations apart', async () => {
    const other = await registry().services.organizations.create('Other');
    const { token } = await registry().addPerson('ann.other', { role: 'full', in: other });
    const api = createApi(await registry().serve(), token);
    await until(async () => (await search('ann', '', api)).complete === true);
    await until(async () => (await found('nn.oth', '', api)).length === 1);
    assert.deepEqual(await found('ann', '', api), ['ann.other']);
    assert.deepEqual(await found('meier', '', api), []);
  });
});
