/** Lists of a directory: over all kinds of resources (RFC 7644 §3.4.3), and page by page with cursors (RFC 9865). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const PEOPLE = 12;
const GROUPS = 3;

onBothDatabases('the lists of a directory', engine => {
  const registry = useRegistry(engine);
  let directory: Api;
  let other: Api;

  before(async () => {
    const { system, services } = registry();
    const server = await registry().serve();
    const connect = async (name: string): Promise<Api> => {
      const { token } = await services.directories.create({ actor: system }, { name, kind: 'other' });
      const api = createApi(server, token);
      return (method, path, body, headers) => api(method, `/scim/v2${path}`, body, headers);
    };
    [directory, other] = [await connect('Company'), await connect('Other')];
    const people: string[] = [];
    for (let n = 0; n < PEOPLE; n += 1) {
      const user = { userName: `p${n}@lists.example`, displayName: `Person ${n}`, title: n % 3 === 0 ? 'Nurse' : 'Doctor' };
      people.push((await directory('POST', '/Users', user)).body.id);
    }
    for (let n = 0; n < GROUPS; n += 1)
      await directory('POST', '/Groups', { displayName: `Group ${n}`, members: [{ value: people[n] }] });
    const admin = createApi(server, (await registry().addPerson('boss', { role: 'full' })).token);
    const phone = (await admin('POST', '/registry/v1/devices', { kind: 'mobile', name: 'Pixel' })).body;
    await admin('POST', '/registry/v1/assignments', { deviceId: phone.id, owner: { kind: 'person', id: people[0] } });
  });

  const namesOf = ({ body }: Awaited<ReturnType<Api>>): readonly string[] =>
    body.Resources.map((each: { displayName: string }) => each.displayName);
  const query = (members: Readonly<Record<string, string>>) => `?${new URLSearchParams(members)}`;

  it('show users, groups and devices as one list', async () => {
    const all = await directory('GET', '');
    assert.deepEqual([all.status, all.body.totalResults, all.body.itemsPerPage], [200, 16, 16]);
    const part = await directory('POST', '/.search', { startIndex: 12, count: 3, attributes: ['displayName'] });
    assert.deepEqual(namesOf(part), ['Person 11', 'Group 0', 'Group 1']);
    assert.deepEqual(Object.keys(part.body.Resources[1]).toSorted(), ['displayName', 'id', 'schemas']);
    const found = await directory(
      'GET',
      query({ filter: 'displayName co "1" or displayName eq "Pixel"', sortBy: 'displayName' }),
    );
    assert.deepEqual(namesOf(found), ['Group 1', 'Person 1', 'Person 10', 'Person 11', 'Pixel']);
    assert.deepEqual(
      found.body.Resources.map(({ meta }: { meta: { resourceType: string } }) => meta.resourceType),
      ['Group', 'User', 'User', 'User', 'Device'],
    );
    const groups = await directory(
      'GET',
      query({ filter: 'meta.resourceType eq "Group"', sortBy: 'displayName', sortOrder: 'descending' }),
    );
    assert.deepEqual(namesOf(groups), ['Group 2', 'Group 1', 'Group 0']);
    assert.equal((await directory('GET', query({ filter: 'title eq "Nurse"' }))).body.totalResults, 4);
    assert.equal((await other('GET', '')).body.totalResults, 0);
    const wrong = await directory('GET', query({ filter: 'displayName is "x"' }));
    assert.deepEqual([wrong.status, wrong.body.scimType], [400, 'invalidFilter']);
  });

  it('go on by cursor to the end, with everything once and in order, whatever is asked', async () => {
    const everything = namesOf(await directory('GET', ''));
    for (const [path, filter, wanted] of [
      ['/Users', undefined, everything.slice(0, PEOPLE)],
      ['/Groups', undefined, everything.slice(PEOPLE, PEOPLE + GROUPS)],
      ['/Devices', undefined, ['Pixel']],
      ['', undefined, everything],
      ['/Users', 'title eq "Nurse"', ['Person 0', 'Person 3', 'Person 6', 'Person 9']],
      ['/Users', 'userName eq "p4@lists.example"', ['Person 4']],
      ['/Users', 'title eq "Cook"', []],
      ['', 'displayName ew "1"', ['Person 1', 'Person 11', 'Group 1']],
    ] as const) {
      for (const count of [1, 2, 3, 4, 12, 500]) {
        const pages = await walk(directory, path, { count, filter });
        const says = `${path} ${filter ?? ''} by ${count}`;
        assert.deepEqual(pages.flatMap(namesOf), wanted, says);
        assert.equal(pages.length, Math.max(1, Math.ceil(wanted.length / count)), says);
        for (const { body } of pages) assert.equal(body.startIndex, undefined);
      }
    }
  });

  it('tell the total with the first page by cursor, where it is known', async () => {
    const [first, second] = await walk(directory, '/Users', { count: 10 });
    assert.deepEqual([first?.body.totalResults, first?.body.itemsPerPage], [PEOPLE, 10]);
    assert.deepEqual([second?.body.totalResults, second?.body.itemsPerPage], [undefined, 2]);
    assert.equal((await directory('GET', query({ cursor: '', filter: 'title pr' }))).body.totalResults, undefined);
  });

  it('lose and double nobody while people come and go between two pages', async () => {
    const made = await directory('POST', '/Users', { userName: 'brief@lists.example', displayName: 'Brief' });
    const { body } = await directory('GET', query({ cursor: '', count: '12' }), undefined);
    const users = await directory('GET', `/Users${query({ cursor: '', count: '12' })}`);
    assert.equal(body.itemsPerPage, 12);
    await directory('DELETE', `/Users/${made.body.id}`);
    await directory('DELETE', `/Users/${users.body.Resources[11].id}`);
    await directory('POST', '/Users', { userName: 'late@lists.example', displayName: 'Late' });
    const rest = await directory('GET', `/Users${query({ cursor: users.body.nextCursor, count: '12' })}`);
    assert.deepEqual(namesOf(rest), ['Late']);
  });

  it('refuse what is no cursor, a cursor of another question, and counts that no page has', async () => {
    const { nextCursor } = (await directory('GET', `/Users${query({ cursor: '', count: '2' })}`)).body;
    assert.match(nextCursor, /^[\w.~-]+$/, 'no character of it needs escaping in a URL');
    const refusals: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ cursor: 'nonsense' }, 'invalidCursor'],
      [{ cursor: Buffer.from('[9,1,"x"]').toString('base64url') }, 'invalidCursor'],
      [{ cursor: nextCursor, filter: 'title pr' }, 'invalidCursor'],
      [{ cursor: '', count: '0' }, 'invalidCount'],
      [{ cursor: '', count: '501' }, 'invalidCount'],
      [{ cursor: nextCursor, count: '-1' }, 'invalidCount'],
      [{ cursor: '', sortBy: 'userName' }, 'invalidValue'],
      [{ cursor: '', startIndex: '1' }, 'invalidValue'],
    ];
    for (const [asked, scimType] of refusals) {
      const answer = await directory('GET', `/Users${query(asked)}`);
      assert.deepEqual([answer.status, answer.body.scimType], [400, scimType], JSON.stringify(asked));
    }
    for (const [api, path] of [
      [directory, '/Groups'],
      [directory, ''],
      [other, '/Users'],
    ] as const)
      assert.equal((await api('GET', `${path}${query({ cursor: nextCursor })}`)).body.scimType, 'invalidCursor');
    const { pagination } = (await directory('GET', '/ServiceProviderConfig')).body;
    const limits = { defaultPageSize: 100, maxPageSize: 500 };
    assert.deepEqual(pagination, { cursor: true, index: true, defaultPaginationMethod: 'index', ...limits });
    assert.equal((await directory('GET', '/Users?count=9999')).status, 200, 'by index, the most counts');
  });

  it('find the same by what the store looks for as by looking at everybody', async () => {
    const { Resources } = (await directory('GET', '/Users?count=500')).body;
    const [first, middle] = [Resources[0], Resources[5]];
    const off = { Operations: [{ op: 'replace', path: 'active', value: false }] };
    await directory('PATCH', `/Users/${first.id}`, off);
    await directory('PATCH', `/Users/${middle.id}`, off);
    const { lastModified } = (await directory('GET', `/Users/${first.id}`)).body.meta;
    const found = async (filter: string) => (await directory('GET', `/Users${query({ filter })}`)).body.Resources;
    for (const filter of [
      'active eq false',
      'active eq "True"',
      `active eq false and title eq "${middle.title}"`,
      ...['gt', 'ge', 'eq', 'lt', 'le'].map(op => `meta.lastModified ${op} "${lastModified}"`),
      `active eq false and meta.lastModified gt "${lastModified}"`,
      `active eq true and active eq false`,
    ])
      assert.deepEqual(await found(filter), await found(`(${filter}) or id eq "nobody"`), filter);
    assert.equal((await found('active eq false')).length, 2);
    assert.deepEqual(
      (await found(`meta.lastModified gt "${lastModified}"`)).map(({ id }: { id: string }) => id),
      [middle.id],
    );
    const { groups } = (await found(`id eq "${first.id}"`))[0];
    assert.deepEqual((await found('active eq false'))[0].groups, groups);
  });

  it('have nothing under /Me, because the token of a directory belongs to no person', async () => {
    const answer = await directory('GET', '/Me');
    assert.deepEqual([answer.status, answer.body.status], [501, '501']);
    assert.match(answer.body.detail, /belongs to a directory/);
  });
});

async function walk(directory: Api, path: string, { count, filter }: { count: number; filter?: string | undefined }) {
  const pages: Awaited<ReturnType<Api>>[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const asked = { cursor, count, ...(filter === undefined ? {} : { filter }) };
    const isBody = pages.length % 2 === 1;
    const text = new URLSearchParams(Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]));
    const page: Awaited<ReturnType<Api>> =
      isBody && path !== '/Devices'
        ? await directory('POST', `${path}/.search`, asked)
        : await directory('GET', `${path}?${text}`);
    assert.equal(page.status, 200, page.text);
    pages.push(page);
    cursor = page.body.nextCursor;
  }
  return pages;
}
