/** Where merges meet those who leave, are erased, are blocked or are to get something: nothing holds a device that nobody has. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

interface Thing {
  readonly kind: string;
  readonly came: boolean;
  readonly why: string | null;
}

onBothDatabases('merging, and those who leave', engine => {
  const clock = { at: Date.UTC(2026, 4, 4, 12) * 1_000, now: () => ++clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  let made = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });
  const addPerson = async (body = {}): Promise<string> => {
    made += 1;
    return (await ok(admin, 'POST', '/people', { login: `person-${made}`, firstName: 'Ann', lastName: `Lee ${made}`, ...body }))
      .id;
  };
  const addDevice = async (body = {}): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...body })).id;
  const give = (deviceId: string, id: string, more = {}) =>
    ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id }, ...more });
  const mergeDevices = (id: string, from: string) =>
    ok(admin, 'POST', `/devices/${id}/merge`, { from, reason: 'one phone', despite: ['no_evidence'] });
  const mergePeople = (id: string, from: string) => ok(admin, 'POST', `/people/${id}/merge`, { from, reason: 'one person' });
  const leave = (id: string) => ok(admin, 'POST', `/people/${id}/off-board`, {});
  const holdersOf = async (id: string): Promise<string[]> =>
    (await ok(admin, 'GET', `/devices/${id}/holders`)).items.map(
      ({ assignment }: { assignment: { owner: { id: string } } }) => assignment.owner.id,
    );

  it('gives nothing back to who has left since, where a merge of devices is undone', async () => {
    const [ann, bob] = [await addPerson(), await addPerson()];
    const [kept, other] = [await addDevice(), await addDevice()];
    await give(kept, ann);
    await give(other, bob);
    await mergeDevices(kept, other);
    await leave(ann);
    const { things } = await ok(admin, 'POST', `/devices/${kept}/unmerge`, {});
    assert.deepEqual(
      things.map(({ came, why }: Thing) => [came, why]),
      [
        [true, null],
        [false, 'Its holder has left since then.'],
      ],
    );
    assert.deepEqual([await holdersOf(kept), await holdersOf(other)], [[], [bob]]);
  });

  it('gives what was absorbed to the person who goes on, where their record was merged since', async () => {
    const [ann, bob] = [await addPerson(), await addPerson()];
    const [kept, other] = [await addDevice(), await addDevice()];
    const long = await give(kept, ann, { role: 'user' });
    const absorbed = await give(other, ann, { role: 'user' });
    await ok(admin, 'POST', `/assignments/${absorbed.id}/end`, {});
    const { things } = await mergeDevices(kept, other);
    assert.deepEqual(
      things.map(({ id, becomes }: { id: string; becomes: string }) => [id, becomes]),
      [[absorbed.id, 'absorbed']],
    );
    await mergePeople(bob, ann);
    await ok(admin, 'POST', `/devices/${kept}/unmerge`, {});
    assert.equal((await ok(admin, 'GET', `/assignments/${absorbed.id}`)).owner.id, bob);
    assert.equal((await ok(admin, 'GET', `/assignments/${long.id}`)).owner.id, bob);
  });

  it('puts what was absorbed on the device that is left, where devices were merged since', async () => {
    const [ann, bob] = [await addPerson(), await addPerson()];
    const [kept, other] = [await addDevice(), await addDevice()];
    await give(other, ann, { role: 'user' });
    const short = await give(other, bob, { role: 'user' });
    await ok(admin, 'POST', `/assignments/${short.id}/end`, {});
    await mergePeople(ann, bob);
    await mergeDevices(kept, other);
    await ok(admin, 'POST', `/people/${ann}/unmerge`, {});
    assert.equal((await ok(admin, 'GET', `/assignments/${short.id}`)).deviceId, kept);
  });

  it('erases the records that were merged into somebody with them, and refuses to erase one of them alone', async () => {
    const [ann, other] = [await addPerson(), await addPerson({ firstName: 'Formerly', email: 'formerly@example.com' })];
    await give(await addDevice(), other);
    await mergePeople(ann, other);
    const { detail } = await refused(admin, 'conflict', 'POST', `/people/${other}/erase`, {});
    assert.ok(detail.includes(ann));
    for (const id of [ann, other]) {
      const copy = await ok(admin, 'GET', `/people/${id}/subject-export`);
      assert.deepEqual(
        copy.profile.map((each: { id: string }) => each.id),
        [ann, other],
      );
    }
    await ok(admin, 'POST', `/people/${ann}/erase`, { offBoard: true });
    const left = JSON.stringify([
      await ok(admin, 'GET', `/people/${other}/subject-export`),
      await ok(admin, 'GET', `/people/${other}/timeline?limit=100`),
      await ok(admin, 'GET', '/events?limit=1000'),
    ]);
    assert.equal(left.toLowerCase().includes('formerly'), false);
    assert.equal((await ok(admin, 'GET', '/audit/verify')).fault, null);
    await refused(admin, 'conflict', 'POST', `/people/${other}/erase`, {});
  });

  it('keeps who is blocked blocked, also for what they hold as the other record, until a merge of people is undone', async () => {
    const [ann, other, device] = [await addPerson(), await addPerson(), await addDevice()];
    const held = await give(device, ann, { role: 'user' });
    const block = await ok(admin, 'POST', '/blocks', {
      deviceId: device,
      owner: { kind: 'person', id: other },
      reason: 'lent on',
    });
    await mergePeople(ann, other);
    assert.equal((await ok(admin, 'GET', `/assignments/${held.id}`)).disabledReason, 'lent on');
    await ok(admin, 'POST', `/people/${ann}/unmerge`, {});
    assert.equal((await ok(admin, 'GET', `/assignments/${held.id}`)).disabledReason, null);
    assert.equal((await ok(admin, 'GET', `/blocks/${block.id}`)).owner.id, other);
    const told = (await ok(admin, 'GET', '/events?limit=1000')).items.filter(
      ({ type, subject }: { type: string; subject: string }) => type === 'block.updated' && subject === block.id,
    );
    assert.deepEqual(
      told.map(({ ownerId }: { ownerId: string }) => ownerId),
      [ann, other],
    );
  });

  it('keeps who is blocked on one registration blocked on the other, until a merge of devices is undone', async () => {
    const [ann, kept, other] = [await addPerson(), await addDevice(), await addDevice()];
    const held = await give(kept, ann, { role: 'user' });
    await ok(admin, 'POST', '/blocks', { deviceId: other, owner: { kind: 'person', id: ann }, reason: 'lent on' });
    await mergeDevices(kept, other);
    assert.equal((await ok(admin, 'GET', `/assignments/${held.id}`)).disabledReason, 'lent on');
    await ok(admin, 'POST', `/devices/${kept}/unmerge`, {});
    assert.equal((await ok(admin, 'GET', `/assignments/${held.id}`)).disabledReason, null);
    assert.equal((await ok(admin, 'GET', `/blocks?deviceId=${other}`)).items.length, 1);
  });

  it('refuses to write for a record that was merged, and lets its id lead to the person in reads', async () => {
    const [ann, other, device] = [await addPerson(), await addPerson(), await addDevice()];
    await mergePeople(ann, other);
    const owner = { kind: 'person', id: other };
    const past = { createdAt: '2025-01-01T00:00:00.000Z', until: '2025-02-01T00:00:00.000Z' };
    for (const [path, body] of [
      ['/assignments', { deviceId: device, owner }],
      ['/assignments', { deviceId: device, owner, ...past }],
      ['/blocks', { deviceId: device, owner, reason: 'lost' }],
    ] as const) {
      const { detail } = await refused(admin, 'conflict', 'POST', path, body);
      assert.ok(detail.includes(ann), path);
    }
    const { id: groupId } = await ok(admin, 'POST', '/groups', { name: `Field ${made}` });
    await ok(admin, 'POST', `/groups/${groupId}/members`, { personIds: [ann] });
    const groups = (await ok(admin, 'GET', `/people/${other}/groups`)).items.map(({ id }: { id: string }) => id);
    assert.ok(groups.includes(groupId));
    for (const list of ['sessions', 'identities'])
      assert.deepEqual((await ok(admin, 'GET', `/people/${other}/${list}`)).items, []);
  });

  it('hands over to the person who goes on, where who was to get it was merged before the day came', async () => {
    const [leaver, ann, other, device] = [await addPerson(), await addPerson(), await addPerson(), await addDevice()];
    await give(device, leaver);
    const effectiveAt = new Date((clock.at + 3_600_000_000) / 1_000).toISOString();
    const handTo = { kind: 'person', id: other };
    const { id } = await ok(admin, 'POST', `/people/${leaver}/off-board`, { handTo, effectiveAt });
    await mergePeople(ann, other);
    clock.at += 2 * 3_600_000_000;
    await registry().services.offBoardingPlans.settle(registry().organization);
    assert.equal((await ok(admin, 'GET', `/off-boardings/${id}`)).handTo.id, ann);
    assert.deepEqual(await holdersOf(device), [ann]);
  });

  it('neither shows an administrator of locations who is elsewhere, nor lets them change what is theirs', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: `Site ${made}` });
    const { person, token } = await registry().addPerson('site-administrator', {
      scopes: ['devices.org:read', 'devices.org:write'],
    });
    await ok(admin, 'PATCH', `/people/${person.id}`, { role: 'location_admin', administers: [locationId] });
    const site = createApi(await registry().serve(), token);
    const [here, elsewhere] = [await addPerson({ locationId }), await addPerson({ lastName: 'Elsewhere' })];
    const [kept, other] = [await addDevice(), await addDevice()];
    await give(kept, here);
    const past = await give(other, elsewhere, { createdAt: '2025-01-01T00:00:00.000Z', until: '2025-02-01T00:00:00.000Z' });
    await give(other, here);
    const body = { from: other, reason: 'one phone', despite: ['no_evidence'] };
    const merged = await ok(site, 'POST', `/devices/${kept}/merge`, body);
    const parted = await ok(site, 'POST', `/devices/${kept}/unmerge`, {});
    for (const { things } of [merged, parted]) {
      assert.equal(
        things.find((thing: { id: string }) => thing.id === past.id).name,
        'Somebody outside your locations, as owner',
      );
    }
    const [theirs, ours] = [await addDevice(), await addDevice()];
    const open = await give(theirs, elsewhere);
    await give(ours, here);
    await mergeDevices(theirs, ours);
    await refused(site, 'forbidden', 'POST', `/devices/${theirs}/unmerge`, {});
    assert.notEqual((await ok(admin, 'GET', `/assignments/${open.id}`)).until, null);
    const long = await give(other, elsewhere, { createdAt: '2025-03-01T00:00:00.000Z', until: '2025-05-01T00:00:00.000Z' });
    await give(kept, here, { createdAt: '2025-04-01T00:00:00.000Z', until: '2025-06-01T00:00:00.000Z' });
    await refused(site, 'forbidden', 'POST', `/devices/${kept}/merge`, body);
    assert.equal((await ok(admin, 'GET', `/assignments/${long.id}`)).deviceId, other);
  });

  it('ends the stay of a guest who turns out to be the host', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: `Hall ${made}` });
    const [ann, other] = [await addPerson({ locationId }), await addPerson({ locationId })];
    await ok(admin, 'PUT', `/people/${ann}/calling`, { locationId, extension: '4711' });
    await ok(admin, 'PUT', `/people/${other}/calling`, { locationId, extension: '4712' });
    const device = await addDevice({ kind: 'desk_phone', mac: 'AABBCC001122', model: 'Cisco 8841', locationId });
    await give(device, ann);
    const hoteling = { enabled: true, limitGuestUse: false };
    const { status } = await admin('PUT', `/v1/telephony/config/people/${ann}/devices/settings/hoteling`, { hoteling });
    assert.equal(status, 204);
    await ok(admin, 'POST', '/guest-sessions', { deviceId: device, personId: other });
    const { things } = await mergePeople(ann, other);
    assert.deepEqual(
      things.filter(({ kind }: Thing) => kind === 'assignment').map(({ becomes }: { becomes: string }) => becomes),
      ['ends', 'moves'],
    );
    assert.deepEqual(await holdersOf(device), [ann]);
    const { items } = await ok(admin, 'GET', '/guest-sessions');
    assert.equal(items.filter(({ until }: { until: string | null }) => until === null).length, 0);
    await ok(admin, 'POST', `/people/${ann}/unmerge`, {});
    assert.deepEqual(await holdersOf(device), [ann]);
  });

  it('leaves the person in a group that another record of theirs was in, where one of two merges is undone', async () => {
    const [ann, one, other] = [await addPerson(), await addPerson(), await addPerson()];
    const { id: groupId } = await ok(admin, 'POST', '/groups', { name: `Both ${made}` });
    await ok(admin, 'POST', `/groups/${groupId}/members`, { personIds: [one, other] });
    await mergePeople(ann, one);
    await mergePeople(ann, other);
    await ok(admin, 'POST', `/people/${ann}/unmerge`, { from: one });
    const members = (await ok(admin, 'GET', `/people?group=${groupId}`)).items.map(({ id }: { id: string }) => id);
    assert.deepEqual(members, [ann, one]);
  });

  it('says that somebody was erased where their off-boarding is to be undone', async () => {
    const person = await addPerson();
    const { id } = await leave(person);
    await ok(admin, 'POST', `/people/${person}/erase`, {});
    const { detail } = await refused(admin, 'conflict', 'POST', `/off-boardings/${id}/undo`, {});
    assert.match(detail, /^They were erased/);
  });
});
