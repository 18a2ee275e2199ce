/** Webex: who is called under which number and extension (acceptance items 84 and 85). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  CONFIG,
  createWorld,
  encoded,
  noNulls,
  ok,
  TEXTS,
  type World,
  walk,
} from '../support/webex.ts';

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
type Wire = any;

onBothDatabases('Webex numbers', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
    const { services, system } = registry();
    const write = { actor: system };
    const ann = { kind: 'person', id: world.ann } as const;
    await services.calling.set(write, ann, { locationId: world.here, extension: '100', phoneNumber: '+14085550100' });
    const line = { firstName: 'Front', lastName: 'Desk', locationId: world.there, phoneNumber: '+14085550900' };
    await services.virtualLines.create(write, line);
    await addCalling(registry(), 'silent', world.here);
  });
  const list = async (query: string): Promise<Wire[]> => (await ok(world.admin, 'GET', `${CONFIG}/numbers${query}`)).phoneNumbers;
  const of = async (query: string) => (await list(query)).map(each => each.extension ?? each.phoneNumber).toSorted();

  it('84: every number and extension is listed with its owner, and nobody without one', async () => {
    const all = await list('');
    noNulls(all);
    assert.deepEqual(all.map(each => each.extension ?? each.phoneNumber).toSorted(), [
      '+14085550900',
      '100',
      '101',
      '102',
      '200',
    ]);
    const here = { id: encoded('LOCATION', world.here), name: 'Here' };
    assert.deepEqual(
      all.find(each => each.extension === '100'),
      {
        phoneNumber: '+14085550100',
        extension: '100',
        state: 'ACTIVE',
        phoneNumberType: 'PRIMARY',
        mainNumber: false,
        tollFreeNumber: false,
        telephonyType: 'PSTN_NUMBER',
        location: here,
        owner: { id: encoded('PEOPLE', world.ann), type: 'PEOPLE', firstName: 'ann', lastName: 'Test' },
      },
    );
    const lobby = all.find(each => each.extension === '200');
    assert.deepEqual([lobby.owner.type, lobby.owner.firstName, 'state' in lobby], ['PLACE', 'Lobby', false]);
    const { count } = await ok(world.admin, 'GET', `${CONFIG}/numbers?details=true&max=1`);
    assert.deepEqual(count, { assigned: 2, unAssigned: 0, inActive: 0, extensionOnly: 3, tollFreeNumbers: 0, total: 5 });
  });

  it('84: they are found by every filter, and nothing that is not known is shown as free', async () => {
    assert.deepEqual(await of(`?locationId=${encoded('LOCATION', world.there)}`), ['+14085550900']);
    assert.deepEqual(await of('?phoneNumber=5550'), ['+14085550900', '100']);
    assert.deepEqual(await of(`?phoneNumber=${encodeURIComponent('+14085550100')}`), ['100']);
    assert.deepEqual(await of('?extension=10'), []);
    assert.deepEqual(await of('?extension=101'), ['101']);
    assert.deepEqual(await of('?ownerName=AN'), ['100']);
    assert.deepEqual(await of(`?ownerId=${encoded('PLACE', world.lobby)}`), ['200']);
    assert.deepEqual(await of('?ownerType=VIRTUAL_LINE'), ['+14085550900']);
    assert.deepEqual(await of('?ownerType=PLACE&available=false'), ['200']);
    assert.deepEqual(await of('?numberType=EXTENSION'), ['101', '102', '200']);
    assert.deepEqual(await of('?numberType=NUMBER&state=active'), ['+14085550900', '100']);
    for (const query of ['available=true', 'state=INACTIVE', 'tollFreeNumbers=true', 'ownerType=HUNT_GROUP'])
      assert.deepEqual(await of(`?${query}`), []);
    assertRefused(await world.admin('GET', `${CONFIG}/numbers?ownerId=x`), 400, TEXTS.malformedId);
    assertRefused(await world.admin('GET', `${CONFIG}/numbers?extension=`), 400, /extension/);
  });

  it('85: they are paged by Link and by start, and a location administrator sees those of their locations', async () => {
    const { admin } = world;
    const pages = await walk(admin, `${CONFIG}/numbers?max=2`, 'phoneNumbers');
    assert.deepEqual(
      pages.map(each => each.length),
      [2, 2, 1],
    );
    assert.deepEqual(pages.flat(), await list(''));
    assert.deepEqual(await list('?start=3&max=1'), [(await list(''))[3]]);
    assert.deepEqual((await walk(admin, `${CONFIG}/numbers?max=2&start=2`, 'phoneNumbers')).flat(), (await list('')).slice(2));
    assert.deepEqual(await list('?start=1000000000&max=1'), []);
    assert.deepEqual(await list('?phoneNumber=5550&start=1'), (await list('?phoneNumber=5550')).slice(1));
    const theirs = await ok(world.as('location_admin'), 'GET', `${CONFIG}/numbers?details=true`);
    assert.deepEqual(theirs.phoneNumbers.map((each: Wire) => each.extension).toSorted(), ['100', '101', '102', '200']);
    assert.deepEqual([theirs.count.total, theirs.count.assigned], [4, 1]);
    const { id } = (await ok(admin, 'GET', '/registry/v1/virtual-lines')).items[0];
    for (const query of [`ownerId=${id}`, 'phoneNumber=0900', `locationId=${world.there}`]) {
      assert.equal((await list(`?${query}`)).length, 1);
      assert.deepEqual((await ok(world.as('location_admin'), 'GET', `${CONFIG}/numbers?${query}`)).phoneNumbers, []);
    }
  });
});
