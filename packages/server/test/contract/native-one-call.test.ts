/** One call that says everything about what somebody holds: lines, guests, pushes, what desk phones report, and how much more fits. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Core } from '../../src/core/core.ts';
import { personOwner } from '../../src/domain/owner.ts';
import { createExpandedList } from '../../src/services/holding/expanded.ts';
import { createHeldList } from '../../src/services/holding/held-list.ts';
import { noting } from '../support/asked.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';
import { MODEL, macOf } from '../support/webex.ts';

const EVERYTHING = 'expand=lines,guest,push,desk,caps';
const PUSH_TOKEN = 'f'.repeat(64);

onBothDatabases('one call for what somebody holds', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  const api: Record<'host' | 'guest' | 'there', Api> = {} as never;
  const people: Record<'host' | 'guest' | 'there', TestPerson> = {} as never;
  const ids = { host: '', guest: '', desk: '', phone: '', here: '' };
  const at = { before: '' };
  const devices = (of: string, query = EVERYTHING, as = admin) => ok(as, 'GET', `/people/${of}/devices?${query}`);
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type.
  const only = (items: any[], kind: string) => items.find(({ device }) => device.kind === kind);

  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    ids.here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    for (const [login, extension] of [
      ['host', '1001'],
      ['guest', '1002'],
      ['there', '1003'],
    ] as const) {
      people[login] = await addPerson(login, { scopes: ['devices:write'] });
      api[login] = createApi(await registry().serve(), people[login].token);
      await services.calling.set(write, personOwner(people[login].person.id), { locationId: ids.here, extension });
    }
    [ids.host, ids.guest] = [people.host.person.id, people.guest.person.id];
    const created = await api.host('POST', '/api/v2/mobiledevices', {
      ...minimalDevice('phone'),
      deviceToken: PUSH_TOKEN,
      acceptNotifications: true,
    });
    assert.equal(created.status, 200, created.text);
    ids.phone = created.body.id;
    at.before = (await devices(ids.host, '')).items[0].assignment.createdAt;
    const owner = { kind: 'person', id: ids.host } as const;
    const model = services.deskPhones.requireModel(system, MODEL, 'mac');
    ids.desk = (await services.deskPhones.add(write, { mac: macOf(1), model, owner })).device.id;
    await services.calling.setHoteling(write, owner, { enabled: true, limitGuestUse: false });
    await ok(admin, 'POST', '/guest-sessions', { deviceId: ids.desk, personId: ids.guest, hours: 1 });
    await services.activations.issue(write, owner, MODEL);
  });

  it('says nothing that was not asked for', async () => {
    const plain = await devices(ids.host, '');
    assert.deepEqual(Object.keys(plain), ['items']);
    for (const item of plain.items) assert.deepEqual(Object.keys(item), ['device', 'assignment', 'blockedReason']);
    const lines = await devices(ids.host, 'expand=lines');
    assert.deepEqual(Object.keys(lines.items[0]), ['device', 'assignment', 'blockedReason', 'lines']);
    assert.deepEqual(
      lines.items.map(({ lines: _, ...held }: { lines: unknown }) => held),
      plain.items,
    );
  });

  it('has the lines, the guest, the report and the push registration of every kind of device', async () => {
    const { items } = await devices(ids.host);
    const desk = only(items, 'desk_phone');
    const [line, ...others] = desk.lines;
    assert.deepEqual(others, []);
    assert.deepEqual([line.port, line.kind, line.owner.name, line.extension], [1, 'primary', 'host Test', '1001']);
    assert.deepEqual(
      [desk.guest.personName, desk.guest.host.name, desk.guest.until, desk.guest.deviceId],
      ['guest Test', 'host Test', null, ids.desk],
    );
    assert.equal(desk.desk.activationState, 'activating');
    assert.equal(desk.push, null);
    const phone = only(items, 'mobile');
    assert.deepEqual([phone.lines, phone.guest, phone.desk], [[], null, null]);
    assert.deepEqual(phone.push, await ok(admin, 'GET', `/assignments/${phone.assignment.id}/push`));
    assert.deepEqual([phone.push.state, phone.push.acceptNotifications, phone.push.token], ['active', true, '…ffff']);
  });

  it('says where somebody is a guest, and whose device it is', async () => {
    const { items } = await devices(ids.guest);
    assert.deepEqual(
      items.map((item: { assignment: { role: string }; guest: { host: { name: string } } }) => [
        item.assignment.role,
        item.guest.host.name,
      ]),
      [['guest', 'host Test']],
    );
  });

  it('shows their own whole token to the holder, and of lines and guests what is theirs', async () => {
    const own = (await devices(ids.host, EVERYTHING, api.host)).items;
    assert.equal(only(own, 'mobile').push.token, PUSH_TOKEN);
    assert.deepEqual(
      only(own, 'desk_phone').lines.map(({ owner }: { owner: { name: string } }) => owner.name),
      ['host Test'],
    );
    assert.equal(only(own, 'desk_phone').guest.personName, 'guest Test');
    const guests = (await devices(ids.guest, EVERYTHING, api.guest)).items[0];
    assert.deepEqual([guests.lines, guests.guest.personName], [[], 'guest Test']);
  });

  it('has others’ lines and guests only for tokens with the scope for telephony', async () => {
    const { token } = await registry().addPerson('reader', { role: 'read_only', scopes: ['devices:read', 'devices.org:read'] });
    const reader = createApi(await registry().serve(), token);
    for (const word of ['lines', 'guest']) {
      await refused(reader, 'forbidden', 'GET', `/people/${ids.host}/devices?expand=${word}`);
    }
    assert.equal((await devices(ids.host, 'expand=push,desk,caps', reader)).items.length, 2);
    await refused(reader, 'invalid', 'GET', `/people/${ids.host}/devices?expand=line`);
  });

  it('says how much more of each kind fits, by policy and by what is held', async () => {
    const { caps } = await devices(ids.host, 'expand=caps');
    assert.deepEqual(caps.held, { limit: 1_000, used: 2, left: 998 });
    assert.deepEqual(caps.gotWithinDay, { limit: 1_000, used: 2, left: 998 });
    // The phone, and the code that is waiting for one.
    assert.equal(caps.withLine.used, 2);
    assert.equal(caps.ownedWithLine.used, 2);
    const leftOf = (shown: { kinds: { kind: string; held: number; left: number }[] }) =>
      Object.fromEntries(shown.kinds.map(({ kind, held, left }) => [kind, [held, left]]));
    const deskLeft = Math.min(caps.withLine.left, caps.ownedWithLine.left);
    assert.deepEqual(leftOf(caps), {
      mobile: [1, 998],
      native_catalog: [0, 998],
      web_catalog: [0, 998],
      browser: [0, 998],
      desk_phone: [1, deskLeft],
      room_device: [0, deskLeft],
    });
    await ok(admin, 'PATCH', '/organization/policy', { maxHeldDevices: 3, maxOwnedDeviceCount: 2 });
    const tight = leftOf((await devices(ids.host, 'expand=caps')).caps);
    assert.deepEqual(
      [tight.mobile, tight.desk_phone],
      [
        [1, 1],
        [1, 0],
      ],
    );
    const third = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'third' });
    const assign = (deviceId: string) => ({ deviceId, owner: { kind: 'person', id: ids.host } });
    const held = await ok(admin, 'POST', '/assignments', assign(third.id));
    const full = (await devices(ids.host, 'expand=caps')).caps;
    assert.deepEqual(leftOf(full).mobile, [2, 0]);
    const fourth = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'fourth' });
    await refused(admin, 'conflict', 'POST', '/assignments', assign(fourth.id));
    await ok(admin, 'POST', `/assignments/${held.id}/end`);
    await ok(admin, 'PATCH', '/organization/policy', { maxHeldDevices: null, maxOwnedDeviceCount: null });
  });

  it('answers the same of a past instant', async () => {
    const past = await devices(ids.host, `${EVERYTHING}&asOf=${encodeURIComponent(at.before)}`);
    assert.deepEqual(
      past.items.map(({ device }: { device: { kind: string } }) => device.kind),
      ['mobile'],
    );
    assert.equal(past.items[0].push.state, 'active');
    assert.equal(past.caps.held.used, 1);
    assert.equal(past.caps.withLine.used, 0);
    const session = (await ok(admin, 'GET', `/guest-sessions?device=${ids.desk}`)).items[0];
    const during = encodeURIComponent(session.createdAt);
    await ok(admin, 'POST', `/guest-sessions/${session.id}/end`);
    assert.equal(only((await devices(ids.host)).items, 'desk_phone').guest, null);
    const then = only((await devices(ids.host, `${EVERYTHING}&asOf=${during}`)).items, 'desk_phone');
    assert.deepEqual([then.guest.personName, then.lines.length], ['guest Test', 1]);
    assert.equal((await devices(ids.guest, `${EVERYTHING}&asOf=${during}`)).items.length, 1);
    await ok(admin, 'POST', '/guest-sessions', { deviceId: ids.desk, personId: ids.guest, hours: 1 });
  });

  it('leaves no room for somebody who has left', async () => {
    const { person } = await registry().addPerson('leaver');
    const tablet = await ok(admin, 'POST', '/devices', { kind: 'browser', name: 'tablet' });
    await ok(admin, 'POST', '/assignments', { deviceId: tablet.id, owner: { kind: 'person', id: person.id } });
    await ok(admin, 'DELETE', `/people/${person.id}`);
    const { items, caps } = await devices(person.id);
    assert.deepEqual([items, caps.held.used], [[], 0]);
    assert.ok(caps.kinds.every(({ left }: { left: number }) => left === 0));
  });

  it('shows a location administrator the lines of those in their locations', async () => {
    const { person, token } = await registry().addPerson('keeper', {
      role: 'location_admin',
      scopes: ['devices:read', 'devices.org:read', 'telephony:read'],
    });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [ids.here] });
    const keeper = createApi(await registry().serve(), token);
    assert.equal(only((await devices(ids.host, EVERYTHING, keeper)).items, 'desk_phone').lines.length, 1);
  });

  it('answers for workspaces, too', async () => {
    const room = await ok(admin, 'POST', '/workspaces', { name: 'Room' });
    const board = await ok(admin, 'POST', '/devices', { kind: 'browser', name: 'board' });
    await ok(admin, 'POST', '/assignments', { deviceId: board.id, owner: { kind: 'workspace', id: room.id } });
    const { items, caps } = await ok(admin, 'GET', `/workspaces/${room.id}/devices?${EVERYTHING}`);
    assert.deepEqual([items[0].lines, items[0].push, caps.held.used], [[], null, 1]);
  });

  it('takes as many statements for many devices as for one', async () => {
    const { core, system, addPerson } = registry();
    const statements = async (devicesHeld: number) => {
      const { person } = await addPerson(`holds-${devicesHeld}`);
      for (let count = 0; count < devicesHeld; count += 1) {
        const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: `${count}` });
        await ok(admin, 'POST', '/assignments', { deviceId: id, owner: { kind: 'person', id: person.id } });
      }
      const asked: unknown[] = [];
      const counted: Core = { ...core, storage: noting(core.storage, asked) };
      const read = createExpandedList(counted, createHeldList(counted));
      const expand = ['lines', 'guest', 'push', 'desk', 'caps'] as const;
      const { devices: list } = await read(system, personOwner(person.id), null, expand);
      assert.equal(list.first.length, devicesHeld);
      return asked.length;
    };
    assert.equal(await statements(12), await statements(1));
  });
});
