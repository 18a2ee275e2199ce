/** Webex: who has a line on a device, and who could be given one (acceptance items 48 to 53). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  done,
  encoded,
  entry,
  ok,
  putMembers,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

interface MemberItem {
  readonly id: string;
  readonly firstName: string;
  readonly port: number;
  readonly primaryOwner: boolean;
  readonly hotlineEnabled: boolean;
}

onBothDatabases('Webex members', engine => {
  const registry = useRegistry(engine);
  let world: World;
  let path: string;
  before(async () => {
    world = await createWorld(registry());
    path = `${CONFIG}/devices/${world.annsPhone}/members`;
  });
  const members = async (device = world.annsPhone): Promise<MemberItem[]> =>
    (await ok(world.admin, 'GET', `${CONFIG}/devices/${device}/members`)).members;
  const shown = async (device?: string) => (await members(device)).map(each => [each.firstName, each.port, each.primaryOwner]);
  const put = (body: unknown) => world.admin('PUT', path, body);
  const usual = () => putMembers(world.admin, world.annsPhone, [entry(world.ann, 1, true), entry(world.bob, 2)]);

  it('48: GET has model, maxLineCount and the members with the primary owner first', async () => {
    const { model, maxLineCount, members: list } = await ok(world.admin, 'GET', path);
    assert.deepEqual([model, maxLineCount], ['DMS Cisco 8851', 10]);
    assert.deepEqual(list[0], {
      id: encoded('PEOPLE', world.ann),
      firstName: 'ann',
      lastName: 'Test',
      extension: '100',
      primaryOwner: true,
      port: 1,
      t38FaxCompressionEnabled: false,
      lineType: 'PRIMARY',
      lineWeight: 1,
      hotlineEnabled: false,
      hotlineDestination: '',
      allowCallDeclineEnabled: true,
      linePort: `l1@${world.annsPhone}`,
      memberType: 'PEOPLE',
      location: { id: encoded('LOCATION', world.here), name: 'Here' },
    });
    assert.ok(list.every((each: MemberItem) => each.hotlineEnabled === false));
  });

  it('49: PUT of what GET answered keeps the list, whatever clients add to it', async () => {
    const body = await ok(world.admin, 'GET', path);
    const echoed = body.members.map((each: object) => ({
      ...each,
      esn: '1',
      routingPrefix: '2',
      hotlineDestination: null,
      lineLabel: null,
    }));
    await done(world.admin, 'PUT', path, { ...body, members: echoed });
    assert.deepEqual(await ok(world.admin, 'GET', path), body);
  });

  it('50: one person more has the phone as a shared line at once', async () => {
    await putMembers(world.admin, world.annsPhone, [entry(world.ann, 1, true), entry(world.bob, 2), entry(world.cara, 3)]);
    const [row] = await devicesOf(world.admin, world.cara);
    assert.deepEqual([row.type, row.primaryOwner, uuidIn(row.id)], ['SHARED_CALL_APPEARANCE', false, world.annsPhone]);
    await usual();
    assert.deepEqual(await devicesOf(world.admin, world.cara), []);
  });

  it('51: PUT without a body, and with an empty list, keeps only the primary owner', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    await done(world.admin, 'PUT', path, undefined, headers);
    assert.deepEqual(await shown(), [['ann', 1, true]]);
    for (const body of [{}, { members: [] }]) {
      await usual();
      await done(world.admin, 'PUT', path, body);
      assert.deepEqual(await shown(), [['ann', 1, true]]);
    }
    assert.deepEqual(await devicesOf(world.admin, world.bob), []);
    await usual();
  });

  it('52: what an entry lacks is refused in the vendor’s order and words, and nothing changes', async () => {
    const { ann } = world;
    const bare = { id: ann, port: 1 };
    const typed = { ...bare, lineType: 'PRIMARY' };
    const refuse = async (member: object, message: string, code: number) =>
      assertRefused(await put({ members: [entry(world.bob, 3), member] }), 400, message, code);
    await refuse({ port: 1 }, 'Missing Mandatory field name:  members.id', 25_008);
    await refuse({ id: ann }, 'Missing Mandatory field name:  members.port', 25_008);
    await refuse(bare, 'Invalid field value: members.type', 25_024);
    for (const lineType of ['primary', null, 1]) await refuse({ ...bare, lineType }, 'Invalid field value: members.type', 25_024);
    await refuse({ ...bare, lineWeight: 1, primaryOwner: true }, 'Invalid field value: members.type', 25_024);
    await refuse(typed, 'Missing Mandatory field name:  members.lineWeight', 25_008);
    await refuse({ ...typed, primaryOwner: true }, 'Missing Mandatory field name:  members.lineWeight', 25_008);
    await refuse({ ...typed, lineWeight: 1 }, 'Missing Mandatory field name:  members.primaryOwner', 25_008);
    await refuse(
      { ...typed, lineWeight: 1, primaryOwner: true, hotlineEnabled: true },
      'Missing Mandatory field name:  members.hotlineDestination',
      25_008,
    );
    assert.deepEqual(await shown(), [
      ['ann', 1, true],
      ['bob', 2, false],
    ]);
  });

  it('52: a member who is nobody, cannot be called, or has no port of their own is refused', async () => {
    const { ann, bob, dan } = world;
    assertRefused(await put({ members: [entry(ann, 1, true), entry('x', 2)] }), 400, TEXTS.malformedId);
    for (const id of [UNKNOWN, dan]) assertRefused(await put({ members: [entry(ann, 1, true), entry(id, 2)] }), 400, /called/);
    for (const port of [0, 11])
      assertRefused(await put({ members: [entry(ann, 1, true), entry(bob, port)] }), 400, /ports 1 to 10/);
    assertRefused(await put({ members: [entry(ann, 1, true), entry(bob, 1)] }), 400, 'Port 1 is given twice.');
    const wide = entry(ann, 1, true, { lineWeight: 2 });
    assertRefused(await put({ members: [wide, entry(bob, 2)] }), 400, 'Port 2 is given twice.');
    await putMembers(world.admin, world.annsPhone, [wide, entry(bob, 3)]);
    await usual();
  });

  it('49: labels, hotlines and weights are kept; the primary owner moves, and is never lost', async () => {
    const { admin, ann, bob, annsPhone } = world;
    const more = {
      lineLabel: 'Desk',
      hotlineEnabled: true,
      hotlineDestination: '911',
      allowCallDeclineEnabled: false,
      t38FaxCompressionEnabled: true,
    };
    await putMembers(admin, annsPhone, [entry(ann, 2, true, more), entry(bob, 1)]);
    const [first, second] = (await ok(admin, 'GET', path)).members;
    assert.deepEqual([first.firstName, second.firstName, second.primaryOwner], ['bob', 'ann', true]);
    for (const [name, value] of Object.entries(more)) assert.deepEqual(second[name], value, name);
    await putMembers(admin, annsPhone, [entry(ann, 2), entry(ann, 3)]);
    assert.deepEqual(await shown(), [
      ['ann', 2, true],
      ['ann', 3, false],
    ]);
    await putMembers(admin, annsPhone, [entry(ann, 3)]);
    assert.deepEqual(await shown(), [['ann', 3, true]], 'the only line that is left is the primary one');
    await putMembers(admin, annsPhone, [entry(bob, 3)]);
    assert.deepEqual(
      await shown(),
      [
        ['ann', 1, true],
        ['bob', 3, false],
      ],
      'nobody named the owner, and the owner’s port was taken',
    );
    assert.equal((await devicesOf(admin, ann)).length, 1);
    await usual();
  });

  it('50: parallel replacements are done one after another, and the last one stands whole', async () => {
    const { admin, ann, bob, cara, annsPhone } = world;
    const lists = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? [entry(ann, 1, true), entry(bob, 2)] : [entry(ann, 1, true), entry(cara, 2), entry(bob, 4)],
    );
    await Promise.all(lists.map(list => putMembers(admin, annsPhone, list)));
    const list = JSON.stringify(await shown());
    const one = JSON.stringify([
      ['ann', 1, true],
      ['bob', 2, false],
    ]);
    const other = JSON.stringify([
      ['ann', 1, true],
      ['cara', 2, false],
      ['bob', 4, false],
    ]);
    assert.ok(list === one || list === other, list);
    const has = async (id: string) => (await devicesOf(admin, id)).length;
    assert.deepEqual([await has(bob), await has(cara)], [1, list === other ? 1 : 0]);
    await usual();
  });

  it('50: a virtual line is a member with its location, and the owner of a phone that others share', async () => {
    const { admin, ann, bob, there, annsPhone } = world;
    const { services, system } = registry();
    const line = await services.virtualLines.create(
      { actor: system },
      { firstName: 'Front', lastName: 'Desk', locationId: there, extension: '900' },
    );
    await putMembers(admin, annsPhone, [entry(ann, 1, true), entry(bob, 2), entry(line.id, 3)]);
    const member = (await ok(admin, 'GET', path)).members[2];
    assert.deepEqual([member.id, member.memberType, member.extension], [encoded('VIRTUAL_LINE', line.id), 'VIRTUAL_LINE', '900']);
    assert.deepEqual(member.location, { id: encoded('LOCATION', there), name: 'There' });
    await usual();

    const device = await services.devices.create({ actor: system }, { kind: 'desk_phone', model: 'DMS Cisco 8851' });
    const owner = { kind: 'virtual_line', id: line.id } as const;
    await services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });
    await putMembers(admin, device.id, [entry(line.id, 1, true), entry(bob, 2)]);
    const row = (await devicesOf(admin, bob)).find(each => uuidIn(each.id) === device.id);
    const location = { id: encoded('LOCATION', there), name: 'There' };
    assert.deepEqual(row.owner, {
      id: encoded('VIRTUAL_LINE', line.id),
      type: 'VIRTUAL_LINE',
      firstName: 'Front',
      lastName: 'Desk',
      location,
    });
    const found = await ok(admin, 'GET', `/v1/devices/${device.id}`);
    assert.ok(!('personId' in found) && !('workspaceId' in found));
    await done(admin, 'DELETE', `/v1/devices/${device.id}`);
  });

  it('53: available members are paged by link, leave out who is on the device, and count is their number', async () => {
    const { admin, annsPhone, lobby } = world;
    const available = `${CONFIG}/devices/${annsPhone}/availableMembers`;
    const pages = await walk(admin, `${available}?max=1`, 'members');
    assert.ok(pages.length >= 3 && pages.every(page => page.length === 1));
    const all = (await ok(admin, 'GET', available)).members;
    assert.deepEqual(pages.flat(), all);
    assert.equal((await ok(admin, 'GET', `${available}/count`)).totalCount, all.length);
    const names = all.map((each: MemberItem) => each.firstName);
    assert.ok(!names.includes('ann') && !names.includes('bob') && names.includes('cara'));
    const place = all.find((each: MemberItem) => each.firstName === 'Lobby');
    assert.deepEqual(
      [place.id, place.lastName, place.memberType, place.lineType],
      [encoded('PLACE', lobby), '.', 'PLACE', 'SHARED_CALL_APPEARANCE'],
    );
  });

  it('53: available members are filtered and ordered', async () => {
    const { admin, annsPhone, here, there } = world;
    const { services, system } = registry();
    const zed = await addCalling(registry(), 'zed', there, '777');
    await services.people.update({ actor: system }, zed.person.id, { lastName: 'Aardvark' });
    await services.calling.set(
      { actor: system },
      { kind: 'person', id: zed.person.id },
      { locationId: there, phoneNumber: '+14085550177' },
    );
    const available = `${CONFIG}/devices/${annsPhone}/availableMembers`;
    const names = async (query: string, at = available) =>
      (await ok(admin, 'GET', `${at}?${query}`)).members.map((each: MemberItem) => each.firstName);
    assert.deepEqual(await names('memberName=ED+AARD'), ['zed']);
    assert.deepEqual(await names('extension=77'), ['zed']);
    assert.deepEqual(await names('phoneNumber=55017'), ['zed']);
    assert.deepEqual(await names(`locationId=${encoded('LOCATION', there)}&usageType=SHARED_LINE`), ['zed', 'Front']);
    assert.deepEqual(await names(`locationId=${here}`), ['Lobby', 'cara']);
    assert.deepEqual(await names('order=fname'), ['cara', 'Front', 'Lobby', 'zed']);
    assert.deepEqual(await names('order=lname&start=1&max=2'), ['zed', 'Front']);
    assert.deepEqual(await names('start=99'), []);
    assertRefused(await admin('GET', `${available}?order=x`), 400, 'Invalid field value: order', 25_024);
    const count = async (query: string) =>
      (await ok(admin, 'GET', `${CONFIG}/devices/availableMembers/count?${query}`)).totalCount;
    assert.deepEqual(
      [await count(''), await count('excludeVirtualLine=true'), await count('memberName=ann&usageType=DEVICE_OWNER')],
      [6, 5, 1],
    );
  });
});
