/** Webex: the People API, and what clients ask for to start (acceptance items 26 to 31 and 58). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  createWorld,
  encoded,
  nextOf,
  noNulls,
  ok,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

interface PersonItem {
  readonly id: string;
  readonly displayName: string;
  readonly emails: readonly string[];
  readonly phoneNumbers: readonly { value: string; primary: boolean }[];
  readonly sipAddresses: readonly { primary: boolean }[];
  readonly locationId?: string;
  readonly extension?: string;
}

onBothDatabases('Webex people', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });
  const list = async (query: string): Promise<PersonItem[]> => (await ok(world.admin, 'GET', `/v1/people${query}`)).items;
  const names = async (query: string) => (await list(query)).map(person => person.displayName);

  it('26: show locationId and extension with callingData only, in either letter case', async () => {
    for (const query of ['', '?callingData=false']) {
      for (const person of await list(query)) assert.ok(!('locationId' in person) && !('extension' in person));
    }
    for (const query of ['?callingData=true', '?callingData=True']) {
      const calling = (await list(query)).filter(person => person.locationId !== undefined);
      assert.deepEqual(
        calling.map(person => [person.displayName, person.extension]),
        [
          ['ann Test', '100'],
          ['bob Test', '101'],
          ['cara Test', '102'],
        ],
      );
      assert.ok(calling.every(person => person.locationId === encoded('LOCATION', world.here)));
    }
  });

  it('27: by a list of ids are found, and the unknown ones named', async () => {
    const { admin, ann, bob } = world;
    const unknown = encoded('PEOPLE', UNKNOWN);
    const { items, notFoundIds } = await ok(admin, 'GET', `/v1/people?id=${encoded('PERSON', ann)},${UNKNOWN},${bob}`);
    assert.deepEqual(
      items.map((person: PersonItem) => uuidIn(person.id)),
      [ann, bob],
    );
    assert.deepEqual(notFoundIds, [unknown]);
    for (const query of ['', '?email=nobody@example.com', `?id=${ann}`]) {
      assert.deepEqual((await ok(admin, 'GET', `/v1/people${query}`)).notFoundIds, []);
    }
    const many = Array.from({ length: 85 }, () => ann).join(',');
    assert.equal((await admin('GET', `/v1/people?id=${many}`)).status, 200);
    assertRefused(await admin('GET', `/v1/people?id=${many},${ann}`), 400, /85/);
    assertRefused(await admin('GET', '/v1/people?id=x'), 400, TEXTS.malformedId);
  });

  it('28: are found with a slash behind the path as without', async () => {
    const { admin, ann } = world;
    const slashed = await ok(admin, 'GET', `/v1/people/?id=${ann}&showAllTypes=false`, undefined, { accept: 'application/json' });
    assert.deepEqual(slashed, await ok(admin, 'GET', `/v1/people?id=${ann}`));
    assert.equal(slashed.items[0].id, encoded('PEOPLE', ann));
  });

  it('29: are filtered by the exact email and by the beginning of the name; a member without a filter gets 400', async () => {
    assert.deepEqual(await names('?email=ann@example.com'), ['ann Test']);
    assert.deepEqual(await names('?email=ann@example'), []);
    assert.deepEqual(await names('?displayName=AN'), ['ann Test']);
    assert.deepEqual(await names('?displayName=Test'), []);
    assert.deepEqual(await names('?displayName=b&email=ann@example.com'), []);
    for (const query of ['', '?max=5', '?callingData=true']) {
      assertRefused(await world.asAnn('GET', `/v1/people${query}`), 400, 'Email, displayName, or id list should be specified.');
    }
    const own = await ok(world.asAnn, 'GET', '/v1/people?displayName=a');
    assert.deepEqual(
      own.items.map((person: PersonItem) => uuidIn(person.id)),
      [world.ann],
    );
    assert.deepEqual((await ok(world.asAnn, 'GET', '/v1/people?email=bob@example.com')).items, []);
  });

  it('29: are filtered by role and by calling location too', async () => {
    const { admin, here, there } = world;
    const full = (await ok(admin, 'GET', '/v1/people/me')).roles;
    assert.deepEqual(await names(`?roles=${full}`), ['full@example.com Test']);
    assert.deepEqual(await names(`?roles=${encoded('ROLE', UNKNOWN)}`), []);
    assert.deepEqual(await names(`?locationId=${encoded('LOCATION', here)}`), ['ann Test', 'bob Test', 'cara Test']);
    assert.deepEqual(await names(`?locationId=${there}`), []);
  });

  it('30: one person has what clients need, at people/me as at people/{id}', async () => {
    const { services, system } = registry();
    await services.people.update({ actor: system }, world.ann, { mobilePhone: '+1 555 0100' });
    await services.calling.set(
      { actor: system },
      { kind: 'person', id: world.ann },
      { locationId: world.here, phoneNumber: '+14085550100' },
    );
    const person = await ok(world.admin, 'GET', `/v1/people/${world.ann}?callingData=true`);
    assert.deepEqual(await ok(world.asAnn, 'GET', '/v1/people/me?callingData=true'), person);
    assert.equal(person.orgId, encoded('ORGANIZATION', registry().organization.id));
    assert.deepEqual([person.emails, person.displayName, person.type], [['ann@example.com'], 'ann Test', 'person']);
    assert.match(person.created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual(person.phoneNumbers, [
      { type: 'work', value: '+14085550100', primary: true },
      { type: 'work_extension', value: '100', primary: false },
      { type: 'mobile', value: '+1 555 0100', primary: false },
    ]);
    for (const one of await list('?callingData=true')) {
      noNulls(one);
      assert.ok(one.phoneNumbers.every(number => number.value !== ''));
      assert.ok(one.sipAddresses.every(address => typeof address.primary === 'boolean'));
    }
    assertRefused(await world.admin('GET', `/v1/people/${UNKNOWN}`), 404, TEXTS[404]);
    assertRefused(await world.admin('GET', '/v1/people/x'), 400, TEXTS.malformedId);
    assertRefused(await world.asAnn('GET', `/v1/people/${world.bob}`), 404, TEXTS[404]);
  });

  it('30: a disabled person cannot sign in', async () => {
    const { services, system } = registry();
    assert.equal((await ok(world.admin, 'GET', `/v1/people/${world.dan}`)).loginEnabled, true);
    await services.people.disable({ actor: system }, world.dan);
    assert.equal((await ok(world.admin, 'GET', `/v1/people/${world.dan}`)).loginEnabled, false);
  });

  it('31: are paged by one absolute link that repeats the query; every person comes once', async () => {
    const query = '?max=2&callingData=true&excludeStatus=true&showAllTypes=false';
    const first = await world.admin('GET', `/v1/people${query}`, undefined, { host: 'registry.example:8443' });
    const next = new URL(nextOf(first) ?? assert.fail('no link'));
    assert.equal(next.origin, 'http://registry.example:8443');
    for (const [name, value] of new URLSearchParams(query)) assert.equal(next.searchParams.get(name), value, name);
    const pages = await walk(world.admin, `/v1/people${query}`);
    assert.deepEqual(
      pages.slice(0, -1).map(page => page.length),
      pages.slice(0, -1).map(() => 2),
    );
    assert.deepEqual(pages.flat(), await list('?callingData=true'));
    assert.equal(nextOf(await world.admin('GET', '/v1/people')), undefined);
  });

  it('31: a filter that nobody on the rest of the pages fits leaves no empty page behind a link', async () => {
    const pages = await walk(world.admin, '/v1/people?displayName=a&max=1');
    assert.deepEqual(
      pages.map(page => page.length),
      [1],
    );
    const here = await walk(world.admin, `/v1/people?locationId=${world.here}&max=2`);
    assert.deepEqual(
      here.map(page => page.length),
      [2, 1],
    );
  });

  it('31: a max beyond the limit is capped, and a cursor that is none is 400', async () => {
    assert.equal((await world.admin('GET', '/v1/people?max=99999&callingData=true')).status, 200);
    for (const query of ['max=abc', 'max=0', 'max=1.5', 'cursor=x', 'cursor=-1']) {
      assertRefused(await world.admin('GET', `/v1/people?${query}`), 400, /max|cursor/);
    }
  });

  it('58: organizations and licences have the shapes that clients start with', async () => {
    const { organization } = registry();
    const [{ created, ...own }, ...foreign] = (await ok(world.admin, 'GET', '/v1/organizations')).items;
    assert.deepEqual([own, foreign], [{ id: encoded('ORGANIZATION', organization.id), displayName: 'Acme' }, []]);
    assert.match(created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const [licence, ...others] = (await ok(world.admin, 'GET', '/v1/licenses')).items;
    assert.deepEqual(others, []);
    assert.match(licence.name, /Webex Calling/);
    assert.deepEqual(
      [licence.totalUnits, licence.consumedUnits, licence.consumedByUsers, licence.consumedByWorkspaces],
      [1_000_000_000, 4, 3, 1],
    );
    const { licenses } = await ok(world.admin, 'GET', `/v1/people/${world.cara}`);
    assert.deepEqual(licenses, [licence.id]);
    assert.deepEqual((await ok(world.admin, 'GET', `/v1/people/${world.dan}`)).licenses, []);
  });

  it('69: a policy bounds how many can be called, and licences show what is left', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const units = async () => {
      const [{ totalUnits, consumedUnits }] = (await ok(world.admin, 'GET', '/v1/licenses')).items;
      return [totalUnits, consumedUnits];
    };
    const calling = { locationId: world.here };
    const { person } = await registry().addPerson('licensed');
    await services.organizations.setPolicy(write, { maxCallings: 4 });
    try {
      assert.deepEqual(await units(), [4, 4]);
      const refused = services.calling.set(write, { kind: 'person', id: person.id }, calling);
      await assert.rejects(refused, { code: 'conflict', message: /lets 4 people and workspaces be called/ });
      await services.calling.set(write, { kind: 'person', id: world.cara }, { ...calling, extension: '109' });
      await services.virtualLines.create(write, { firstName: 'Front', lastName: 'Desk', ...calling });
      await services.organizations.setPolicy(write, { maxCallings: 5 });
      await services.calling.set(write, { kind: 'person', id: person.id }, calling);
      assert.deepEqual(await units(), [5, 5]);
    } finally {
      await services.organizations.setPolicy(write, { maxCallings: null });
      await services.accounts.remove(write, { id: person.id });
    }
  });

  it('70: everybody has an address, which is the same wherever it is shown, and finds them', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const { person, token } = await registry().addPerson('Grace Hopper');
    const self = createApi(world.server, token);
    const emailsIn = async (domain: string) => {
      const address = `Grace%20Hopper@${domain}`;
      const { emails } = await ok(world.admin, 'GET', `/v1/people/${person.id}`);
      assert.deepEqual(emails, [address]);
      assert.deepEqual((await ok(self, 'GET', '/v1/people/me')).emails, emails);
      const everybody: { id: string; emails: string[] }[] = (await ok(world.admin, 'GET', '/v1/people')).items;
      assert.ok(everybody.every(each => each.emails.length === 1 && /^\S+@\S+$/.test(each.emails[0] ?? '')));
      assert.deepEqual(everybody.find(each => uuidIn(each.id) === person.id)?.emails, emails);
      for (const spelling of [address, address.toUpperCase()])
        for (const api of [world.admin, self]) {
          const found = (await ok(api, 'GET', `/v1/people?email=${encodeURIComponent(spelling)}`)).items;
          assert.deepEqual(
            found.map((each: { id: string }) => uuidIn(each.id)),
            [person.id],
          );
        }
    };
    try {
      await emailsIn('no-email.invalid');
      await services.organizations.setPolicy(write, { emailDomain: 'corp.example' });
      await emailsIn('corp.example');
      assert.deepEqual((await ok(world.admin, 'GET', '/v1/people?email=Grace%2520Hopper@no-email.invalid')).items, []);
      await services.people.update(write, person.id, { email: 'grace@corp.example' });
      assert.deepEqual((await ok(world.admin, 'GET', '/v1/people?email=Grace%2520Hopper@corp.example')).items, []);
      assert.equal((await ok(world.admin, 'GET', '/v1/people?email=grace@corp.example')).items.length, 1);
    } finally {
      await services.organizations.setPolicy(write, { emailDomain: null });
      await services.accounts.remove(write, { id: person.id });
    }
  });

  it('locations are listed and read, in pages', async () => {
    const { admin, here, there } = world;
    const locations = '/v1/telephony/config/locations';
    const pages = await walk(admin, `${locations}?max=1`, 'locations');
    assert.deepEqual(
      pages.map(page => page.map(each => uuidIn(each.id))),
      [[here], [there]],
    );
    assert.deepEqual(await ok(admin, 'GET', `${locations}/${here}`), pages[0]?.[0]);
    assertRefused(await admin('GET', `${locations}/${UNKNOWN}`), 404, TEXTS[404]);
  });

  it('a location administrator sees those who can be called in their locations, and their own record', async () => {
    const { there, as } = world;
    await addCalling(registry(), 'zoe', there);
    const { items } = await ok(as('location_admin'), 'GET', '/v1/people');
    assert.deepEqual(
      items.map((person: PersonItem) => person.displayName),
      ['location_admin@example.com Test', 'ann Test', 'bob Test', 'cara Test'],
    );
    const locations = await ok(as('location_admin'), 'GET', '/v1/telephony/config/locations');
    assert.deepEqual(
      locations.locations.map((each: PersonItem) => uuidIn(each.id)),
      [world.here],
    );
  });

  it('a token of the vendor’s people scope alone lists people, and one of none finds itself', async () => {
    const { services, system } = registry();
    const { person } = await registry().addPerson('narrow', { role: 'full' });
    const issue = async (scopes: readonly ('people.org:read' | 'profile:read')[]) => {
      const token = { subject: { kind: 'person', id: person.id } as const, scopes, label: 'test', expiresAt: null };
      return createApi(world.server, (await services.credentials.issue({ actor: system }, token)).secret);
    };
    const wide = await issue(['people.org:read']);
    assert.ok((await ok(wide, 'GET', '/v1/people?displayName=ann')).items.length === 1);
    const narrow = await issue(['profile:read']);
    assert.equal(uuidIn((await ok(narrow, 'GET', '/v1/people/me')).id), person.id);
    assert.deepEqual((await ok(narrow, 'GET', '/v1/people?displayName=ann')).items, []);
  });
});
