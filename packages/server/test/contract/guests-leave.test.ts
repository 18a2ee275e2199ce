/** A guest is at a device only while the guest, the host and the phone allow it; and a device has one owner. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import type { Api } from '../support/http.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { CONFIG, createWorld, devicesOf, done, uuidIn, type World } from '../support/webex.ts';

const HOUR_MS = 3_600_000;

onBothDatabases('a guest', engine => {
  let nowMs = Date.UTC(2026, 4, 4);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let world: World;
  let admin: Api;
  const hoteling = (enabled: boolean) =>
    done(admin, 'PUT', `${CONFIG}/people/${world.ann}/devices/settings/hoteling`, {
      hoteling: { enabled, limitGuestUse: false, guestHoursLimit: 5 },
    });
  before(async () => {
    world = await createWorld(registry());
    admin = world.admin;
  });
  beforeEach(() => hoteling(true));

  const start = () => ok(admin, 'POST', '/guest-sessions', { deviceId: world.annsPhone, personId: world.cara, hours: 4 });
  const sessions = async () => (await admin('GET', '/v1/hotdesk/sessions')).body.items.length;
  const rows = async () => (await devicesOf(admin, world.cara)).length;
  const stayOf = async () => {
    const { items } = await ok(admin, 'GET', `/people/${world.cara}/assignments?limit=200`);
    return items.at(-1);
  };
  const gone = async (why: string) => {
    assert.deepEqual([await sessions(), await rows()], [0, 0]);
    assert.equal((await stayOf()).endReason, why);
  };

  it('who is disabled leaves, and comes back only enabled', async () => {
    await start();
    assert.deepEqual([await sessions(), await rows()], [1, 1]);
    await ok(admin, 'POST', `/people/${world.cara}/disable`, { reason: 'dismissed' });
    await gone('the guest was disabled');
    await refused(admin, 'conflict', 'POST', '/guest-sessions', { deviceId: world.annsPhone, personId: world.cara });
    await ok(admin, 'POST', `/people/${world.cara}/enable`);
  });

  it('leaves a host who accepts no guests any more', async () => {
    await start();
    await hoteling(false);
    await gone('the host accepts no guests any more');
  });

  it('leaves a phone that is disabled', async () => {
    await start();
    await ok(admin, 'POST', `/devices/${world.annsPhone}/disable`);
    await gone('the device was disabled');
    await ok(admin, 'POST', `/devices/${world.annsPhone}/enable`);
  });

  it('who is blocked on the phone leaves, and comes back only after the block is lifted', async () => {
    await start();
    const { id } = await stayOf();
    const ended = await ok(admin, 'POST', `/assignments/${id}/disable`, { reason: 'noise' });
    assert.equal(ended.endReason, 'noise');
    await gone('noise');
    await refused(admin, 'conflict', 'POST', '/guest-sessions', { deviceId: world.annsPhone, personId: world.cara });
    const [block] = (await ok(admin, 'GET', `/blocks?ownerId=${world.cara}`)).items;
    await ok(admin, 'POST', `/blocks/${block.id}/lift`);
    await start();
    await ok(admin, 'POST', `/assignments/${(await stayOf()).id}/end`);
  });

  it('stays no longer than the planned end of the host, whether it was planned before or after', async () => {
    const { items } = await ok(admin, 'GET', `/devices/${world.annsPhone}/holders`);
    const host = items.find((each: { assignment: { role: string } }) => each.assignment.role === 'owner').assignment.id;
    const inHours = (hours: number) => new Date(nowMs + hours * HOUR_MS).toISOString().replace('Z', '000Z');
    const early = await start();
    await ok(admin, 'PATCH', `/assignments/${host}`, { expiresAt: inHours(2) });
    const [session] = (await admin('GET', '/v1/hotdesk/sessions')).body.items;
    assert.equal(Date.parse(session.bookingEndTime), Date.parse(inHours(2)));
    await ok(admin, 'POST', `/guest-sessions/${early.id}/end`);
    assert.equal((await start()).expiresAt, inHours(2));
    nowMs += 2 * HOUR_MS;
    await gone('expired');
    assert.equal((await ok(admin, 'GET', `/assignments/${(await stayOf()).id}`)).until, inHours(0));
  });
});

onBothDatabases('the owner of a device', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let world: World;
  before(async () => {
    world = await createWorld(registry());
    admin = world.admin;
  });
  const ownerOf = (id: string) => ({ kind: 'person', id });
  const owners = async (deviceId: string) => {
    const { items } = await ok(admin, 'GET', `/devices/${deviceId}/holders`);
    return items.filter((each: { assignment: { role: string } }) => each.assignment.role === 'owner');
  };

  for (const kind of ['mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone']) {
    it(`of kind ${kind} is one, who is followed by another only in one step`, async () => {
      const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind, udid: kind, model: 'DMS Cisco 8851' });
      const first = await ok(admin, 'POST', '/assignments', { deviceId, owner: ownerOf(world.bob) });
      const second = { deviceId, owner: ownerOf(world.cara) };
      await refused(admin, 'conflict', 'POST', '/assignments', second);
      await ok(admin, 'POST', '/assignments', { ...second, role: kind === 'desk_phone' ? 'shared_line' : 'user' });
      const dan = { deviceId, owner: ownerOf(world.ann), handOver: true, reason: 'moved' };
      await ok(admin, 'POST', '/assignments?dryRun=true', dan);
      const next = await ok(admin, 'POST', '/assignments', dan);
      const ended = await ok(admin, 'GET', `/assignments/${first.id}`);
      assert.deepEqual([ended.until, ended.endReason], [next.createdAt, 'moved']);
      assert.deepEqual(
        (await owners(deviceId)).map((each: { assignment: object }) => each.assignment),
        [next],
      );
    });
  }

  it('is handed over only as an owner, and where there is none the device is just given', async () => {
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const body = { deviceId, owner: ownerOf(world.bob), handOver: true };
    const { faults } = await refused(admin, 'invalid', 'POST', '/assignments', { ...body, role: 'user' });
    assert.equal(faults[0].field, 'handOver');
    await ok(admin, 'POST', '/assignments', body);
    await refused(admin, 'conflict', 'POST', '/assignments', body);
  });

  it('of a disabled desk phone changes by removing it and adding it again, and the phone stays disabled', async () => {
    const { mac } = await ok(admin, 'GET', `/devices/${world.annsPhone}`);
    await ok(admin, 'POST', `/devices/${world.annsPhone}/disable`, { reason: 'stolen' });
    assert.equal((await admin('DELETE', `/v1/devices/${world.annsPhone}`)).status, 204);
    const added = await admin('POST', '/v1/devices', { mac, model: 'DMS Cisco 8851', personId: world.cara });
    assert.equal(added.status, 200, added.text);
    assert.equal((await ok(admin, 'GET', `/devices/${world.annsPhone}`)).disabled.reason, 'stolen');
    const row = (await devicesOf(admin, world.cara)).find(each => uuidIn(each.id) === world.annsPhone);
    assert.equal(row.activationState, 'DEACTIVATED');
  });
});
