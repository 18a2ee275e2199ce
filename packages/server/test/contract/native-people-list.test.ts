/** The native list of people: filters that combine, order, members, totals, and cursors that belong to one question. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the native list of people', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let here: string;
  let group: string;
  const names = async (query: string) =>
    (await ok(admin, 'GET', `/people?${query}`)).items.map(({ login }: { login: string }) => login);

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    const add = (login: string, more: object = {}) =>
      ok(admin, 'POST', '/people', { login, firstName: login.toUpperCase(), lastName: 'Lee', ...more });
    const ann = await add('ann', { email: 'Ann@Example.com', locationId: here });
    await add('bo', { role: 'read_only', locationId: here });
    const cy = await add('cy', { email: 'cy@example.com' });
    await add('dee', { displayName: 'Dée Ünal', role: 'user_admin' });
    await ok(admin, 'POST', `/people/${cy.id}/disable`, { reason: 'left' });
    const { services, system } = registry();
    const made = await services.groups.create({ actor: system }, { name: 'Night shift', description: '' });
    group = made.group.id;
    await services.groupMembers.add({ actor: system }, { id: group }, [{ id: ann.id }, { id: cy.id }]);
  });

  it('has everybody in the order in which they were added, and backwards', async () => {
    assert.deepEqual(await names(''), ['root', 'ann', 'bo', 'cy', 'dee']);
    assert.deepEqual(await names('sort=-number'), ['dee', 'cy', 'bo', 'ann', 'root']);
    assert.deepEqual(await names('sort=-createdAt&limit=2'), ['dee', 'cy']);
  });

  it('is filtered by each of its parameters', async () => {
    assert.deepEqual(await names('login=ANN'), ['ann']);
    assert.deepEqual(await names('email=ann@example.COM'), ['ann']);
    assert.deepEqual(await names(`location=${here}`), ['ann', 'bo']);
    assert.deepEqual(await names(`location=${here.toUpperCase()}`), ['ann', 'bo']);
    assert.deepEqual(await names('role=read_only'), ['bo']);
    assert.deepEqual(await names('role=read_only,user_admin'), ['bo', 'dee']);
    assert.deepEqual(await names('role=member&role=full'), ['root', 'ann', 'cy']);
    assert.deepEqual(await names('state=disabled'), ['cy']);
    assert.deepEqual(await names('state=active'), ['root', 'ann', 'bo', 'dee']);
    assert.deepEqual(await names(`group=${group}`), ['ann', 'cy']);
    assert.deepEqual(await names('q=ünal'), ['dee']);
    assert.deepEqual(await names('q=EXAMPLE'), ['ann', 'cy']);
    assert.deepEqual(await names(`group=${registry().organization.id}&limit=2`), ['root', 'ann']);
  });

  it('is filtered by when they were added, strictly, and by days', async () => {
    const { items } = await ok(admin, 'GET', '/people');
    const [, ann, , cy] = items;
    assert.deepEqual(await names(`createdAfter=${ann.createdAt}`), ['bo', 'cy', 'dee']);
    assert.deepEqual(await names(`createdAfter=${ann.createdAt}&createdBefore=${cy.createdAt}`), ['bo']);
    assert.deepEqual(await names(`createdBefore=${ann.createdAt}&sort=-number`), ['root']);
    const today = ann.createdAt.slice(0, 10);
    assert.deepEqual(await names(`createdAfter=${today}`), []);
    assert.deepEqual(await names(`createdBefore=${today}`), []);
    assert.equal((await names('createdAfter=2020-01-01')).length, 5);
  });

  it('needs all of its filters to hold', async () => {
    assert.deepEqual(await names(`location=${here}&role=read_only`), ['bo']);
    assert.deepEqual(await names(`location=${here}&role=user_admin`), []);
    assert.deepEqual(await names(`group=${group}&state=disabled&q=lee`), ['cy']);
    assert.deepEqual(await names(`login=ann&location=${here}&state=active&group=${group}`), ['ann']);
    assert.deepEqual(await names('login=ann&state=disabled'), []);
  });

  it('finds nobody for an id that does not exist, and refuses what is no id', async () => {
    assert.deepEqual(await names('location=01980000-0000-7000-8000-00000000dead'), []);
    const problem = await refused(admin, 'invalid', 'GET', '/people?location=here');
    assert.match(problem.detail, /location: must be UUID/);
    assert.match((await refused(admin, 'invalid', 'GET', '/people?locatoin=x')).detail, /did you mean location\?/);
    assert.match(
      (await refused(admin, 'invalid', 'GET', '/people?createdAfter=soon')).detail,
      /createdAfter must be an RFC 3339/,
    );
  });

  it('gives only the members that are asked for, and names the one that was meant', async () => {
    const { items } = await ok(admin, 'GET', '/people?login=ann&fields=login,email');
    assert.deepEqual(items, [{ login: 'ann', email: 'Ann@Example.com' }]);
    const { detail, faults } = await refused(admin, 'invalid', 'GET', '/people?fields=login,emial');
    assert.equal(detail, 'The request is not valid: fields: no such value emial; did you mean email?');
    assert.deepEqual([faults[0].where, faults[0].field], ['query', 'fields']);
    await refused(admin, 'invalid', 'GET', '/people?fields=login,login');
    await refused(admin, 'invalid', 'GET', '/people?sort=shoeSize');
  });

  it('counts what matches where that is asked for, on every page', async () => {
    assert.equal((await ok(admin, 'GET', '/people')).total, undefined);
    assert.equal((await ok(admin, 'GET', '/people?total=true&limit=2')).total, 5);
    const first = await ok(admin, 'GET', `/people?total=true&limit=1&location=${here}`);
    assert.equal(first.total, 2);
    const second = await ok(admin, 'GET', `/people?total=true&limit=1&location=${here}&cursor=${first.nextCursor}`);
    assert.deepEqual([second.total, second.items[0].login, second.nextCursor], [2, 'bo', null]);
    assert.equal((await ok(admin, 'GET', '/people?total=true&q=lee')).total, 4);
  });

  it('goes on behind a cursor of the same question, and refuses that of another', async () => {
    for (const sort of ['number', '-number', 'createdAt']) {
      const all: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await ok(admin, 'GET', `/people?sort=${sort}&limit=2${cursor}`);
        all.push(...page.items.map(({ login }: { login: string }) => login));
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      assert.deepEqual(all, await names(`sort=${sort}`), sort);
    }
    const { nextCursor } = await ok(admin, 'GET', '/people?limit=2');
    await ok(admin, 'GET', `/people?cursor=${nextCursor}&limit=1&total=true&fields=id`);
    for (const other of ['sort=-number', 'state=active', 'q=x']) {
      const { detail } = await refused(admin, 'invalid', 'GET', `/people?${other}&cursor=${nextCursor}`);
      assert.match(detail, /^The cursor must be used with the filters and the sort that it was made with/, other);
    }
  });

  it('has up to a thousand people on a page', async () => {
    assert.equal((await names('limit=1000')).length, 5);
    await refused(admin, 'invalid', 'GET', '/people?limit=1001');
  });

  it('shows a location administrator those of their locations, whatever they ask', async () => {
    const bound = await ok(admin, 'POST', '/people', {
      login: 'bound',
      firstName: 'B',
      lastName: 'D',
      role: 'location_admin',
      administers: [here],
    });
    const { services, system } = registry();
    const subject = { kind: 'person', id: bound.id } as const;
    const wish = { subject, scopes: ['org:admin'] as const, label: 'test', expiresAt: null };
    const { secret } = await services.credentials.issue({ actor: system }, wish);
    const api = createApi(await registry().serve(), secret);
    const seen = async (query: string) =>
      (await ok(api, 'GET', `/people?total=true&${query}`)).items.map(({ login }: { login: string }) => login);
    assert.deepEqual(await seen(''), ['ann', 'bo', 'bound']);
    assert.deepEqual(await seen('sort=-number&limit=2'), ['bound', 'bo']);
    assert.deepEqual(await seen(`group=${group}`), ['ann']);
    assert.deepEqual(await seen('login=cy'), []);
    assert.deepEqual(await seen('role=location_admin,user_admin'), ['bound']);
  });
});
