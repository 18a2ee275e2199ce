/** Webex: a phone that its owner has given up, while a colleague still has a line on it. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addPhone,
  assertRefused,
  createWorld,
  devicesOf,
  done,
  encoded,
  entry,
  MODEL,
  macOf,
  ok,
  putMembers,
  uuidIn,
  type World,
} from '../support/webex.ts';

onBothDatabases('a phone without an owner', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let number = 10;
  let phone: string;
  before(async () => {
    world = await createWorld(registry());
  });
  beforeEach(async () => {
    const { admin, bob, cara } = world;
    number += 1;
    phone = await addPhone(admin, { personId: cara }, number);
    await putMembers(admin, phone, [entry(cara, 1, true), entry(bob, 2)]);
    await endNatively(cara);
  });

  /** Takes the phone from one of those who hold it, and from nobody else. */
  async function endNatively(personId: string): Promise<void> {
    const { items } = await ok(world.admin, 'GET', `/registry/v1/people/${personId}/devices`);
    const held = items.find((item: { device: { id: string } }) => item.device.id === phone);
    await ok(world.admin, 'POST', `/registry/v1/assignments/${held.assignment.id}/end`);
  }
  const linesOf = async (personId: string) => (await devicesOf(world.admin, personId)).map(each => uuidIn(each.id));
  const listed = async (query: string) =>
    (await ok(world.admin, 'GET', `/v1/devices${query}`)).items.map((item: { id: string }) => uuidIn(item.id));

  it('still belongs to the colleague who shares it, and administrators find it, without an owner', async () => {
    const { as, bob, cara } = world;
    assert.ok((await linesOf(bob)).includes(phone));
    for (const role of ['full', 'read_only'] as const) {
      const device = await ok(as(role), 'GET', `/v1/devices/${phone}`);
      assert.deepEqual([device.id, device.mac], [encoded('DEVICE', phone), macOf(number)]);
      for (const name of ['personId', 'workspaceId', 'placeId']) assert.ok(!(name in device), name);
    }
    for (const query of ['', `?mac=${macOf(number)}`]) assert.ok((await listed(query)).includes(phone), query);
    const whole = await listed('');
    assert.deepEqual(await listed(`?start=${whole.indexOf(phone)}&max=1`), [phone], 'it counts like every other');
    for (const personId of [cara, bob]) assert.ok(!(await listed(`?personId=${personId}`)).includes(phone), 'it is nobody’s own');
    assertRefused(await world.asAnn('GET', `/v1/devices/${phone}`), 404, /\S/);
  });

  it('is tagged and removed by a full administrator, and then nobody has a line on it', async () => {
    const { admin, as, bob } = world;
    const tagged = await ok(admin, 'PATCH', `/v1/devices/${phone}`, { op: 'add', path: 'tags', value: ['left behind'] });
    assert.deepEqual(tagged.tags, ['left behind']);
    assertRefused(await as('read_only')('DELETE', `/v1/devices/${phone}`), 403, /\S/);
    assertRefused(await world.asAnn('DELETE', `/v1/devices/${phone}`), 404, /\S/);
    await done(admin, 'DELETE', `/v1/devices/${phone}`);
    assert.ok(!(await linesOf(bob)).includes(phone));
    assertRefused(await admin('GET', `/v1/devices/${phone}`), 404, /\S/);
    assertRefused(await admin('DELETE', `/v1/devices/${phone}`), 404, /\S/);
    assert.ok(!(await listed('')).includes(phone));
  });

  it('is gone for Webex, too, when the last line on it ends natively', async () => {
    await endNatively(world.bob);
    assertRefused(await world.admin('GET', `/v1/devices/${phone}`), 404, /\S/);
    assert.deepEqual(await listed(`?mac=${macOf(number)}`), []);
  });

  it('has an owner again when it is added again by its address, and the colleague keeps their line', async () => {
    const { admin, ann, bob } = world;
    const device = await ok(admin, 'POST', '/v1/devices', { mac: macOf(number), model: MODEL, personId: ann });
    assert.deepEqual([uuidIn(device.id), device.personId], [phone, encoded('PEOPLE', ann)]);
    for (const personId of [ann, bob]) assert.ok((await linesOf(personId)).includes(phone));
  });
});
