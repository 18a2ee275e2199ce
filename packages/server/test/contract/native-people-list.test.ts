/** The native list of people: filters that combine, order, members, totals, and cursors that belong to one question. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the native list of people', engine => {
  // One noon, so that all of it is of one day.
  const registry = useRegistry(engine, { clock: createClock(() => Date.UTC(2026, 4, 4, 12)), newId: uuidv7 });
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

  it('is sorted by login and by name, in both directions, alike where an index narrows it and where none does', async () => {
    assert.deepEqual(await names('sort=login'), ['ann', 'bo', 'cy', 'dee', 'root']);
    assert.deepEqual(await names('sort=-login'), ['root', 'dee', 'cy', 'bo', 'ann']);
    const named: string[] = await names('sort=displayName');
    assert.deepEqual(await names('sort=-displayName'), named.toReversed());
    assert.deepEqual(
      named.filter(login => login !== 'root'),
      ['ann', 'bo', 'cy', 'dee'],
    );
    for (const filter of [
      `location=${here}`,
      'state=active',
      `group=${group}`,
      'q=lee',
      'role=member,read_only',
      'createdAfter=2020-01-01',
      'deviceless=true',
    ]) {
      const found: string[] = await names(filter);
      const sorted: string[] = await names(`${filter}&sort=displayName`);
      assert.deepEqual(
        sorted,
        named.filter(login => found.includes(login)),
        filter,
      );
      assert.deepEqual(await names(`${filter}&sort=-displayName`), sorted.toReversed(), filter);
    }
  });

  it('goes from page to page in the order of a text, and counts the same', async () => {
    for (const query of ['sort=login', 'sort=-displayName', `sort=-login&location=${here}`, 'sort=displayName&q=lee']) {
      const whole = await ok(admin, 'GET', `/people?${query}&total=true`);
      const paged: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await ok(admin, 'GET', `/people?${query}&limit=2${cursor}`);
        paged.push(...page.items.map(({ id }: { id: string }) => id));
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      assert.deepEqual(
        paged,
        whole.items.map(({ id }: { id: string }) => id),
        query,
      );
      assert.equal(whole.total, paged.length);
    }
    const { nextCursor } = await ok(admin, 'GET', '/people?sort=login&limit=1');
    assert.match((await refused(admin, 'invalid', 'GET', `/people?sort=displayName&cursor=${nextCursor}`)).detail, /sort/);
    assert.match((await refused(admin, 'invalid', 'GET', '/people?sort=email')).detail, /sort/);
  });

  it('has somebody at their new place once they are renamed, with Ä beside A', async () => {
    const eve = await ok(admin, 'POST', '/people', { login: 'eve', firstName: 'Zoe', lastName: 'Zed' });
    assert.equal((await names('sort=displayName')).at(-1), 'eve');
    await ok(admin, 'PATCH', `/people/${eve.id}`, { displayName: 'Änne' });
    assert.deepEqual((await names('sort=displayName')).slice(0, 2), ['ann', 'eve']);
    await ok(admin, 'POST', `/people/${eve.id}/off-board`, { reason: 'left' });
    assert.ok(!(await names('sort=displayName')).includes('eve'));
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
