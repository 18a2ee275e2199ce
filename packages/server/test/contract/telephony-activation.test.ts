/** The life of an activation code, and phones that report in. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type Answer, createApi } from '../support/http.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';
import {
  addCalling,
  addPhone,
  createWorld,
  devicesOf,
  done,
  entry,
  macOf,
  ok,
  putMembers,
  type World,
} from '../support/webex.ts';

const PATH = '/registry/v1/activations';
const DAY_MS = 86_400_000;

onBothDatabases('activation', engine => {
  let registry: TestRegistry;
  let world: World;
  let nowMs = Date.UTC(2026, 4, 4);
  let addresses = 0;
  before(async () => {
    registry = await openTestRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
    world = await createWorld(registry, { trustProxy: '127.0.0.1' });
  });
  after(() => registry.close());

  const newAddress = () => {
    addresses += 1;
    return `10.1.0.${addresses}`;
  };
  /** A device knocks: without any credential, from an address of its own. */
  const redeem = (body: object, address = newAddress()): Promise<Answer> =>
    createApi(world.server, null)('POST', PATH, { ip: '10.0.0.7', ...body }, { 'x-forwarded-for': address });
  const issue = async (personId: string, model: string | null = 'Cisco 8851'): Promise<string> =>
    (await ok(world.admin, 'POST', '/v1/devices/activationCode', { personId, ...(model === null ? {} : { model }) })).code;
  const somebody = async () => (await addCalling(registry, `person ${uuidv7()}`, world.here)).person.id;
  const refused = (answer: Answer, status: number, code: string) => {
    assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text);
  };

  it('gives the phone to the code’s owner, active at once', async () => {
    const owner = await somebody();
    const code = await issue(owner, 'Cisco 8875');
    assert.deepEqual(await devicesOf(world.admin, owner), [], 'a code is no device yet');
    const answer = await redeem({ code, mac: 'd8:2e:3e:00:00:01', model: 'DMS Cisco 8875', serial: 'S1' });
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual([answer.body.mac, answer.body.kind, answer.body.serial], ['D82E3E000001', 'desk_phone', 'S1']);
    const [row] = await devicesOf(world.admin, owner);
    assert.deepEqual(
      [row.activationState, row.ipAddress, row.type, row.model],
      ['ACTIVATED', '10.0.0.7', 'PRIMARY', 'DMS Cisco 8875'],
    );
    const found = await ok(world.admin, 'GET', `/v1/devices/${answer.body.id}`);
    assert.deepEqual([found.connectionStatus, found.ip, found.firstSeen === found.lastSeen], ['connected', '10.0.0.7', true]);
  });

  it('takes a code once: twenty devices that try it at once are one', async () => {
    const owner = await somebody();
    const code = await issue(owner);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => redeem({ code, mac: macOf(100 + index), model: 'Cisco 8851' })),
    );
    assert.deepEqual(answers.map(answer => answer.status).toSorted(), [201, ...Array.from({ length: 19 }, () => 401)]);
    assert.equal((await devicesOf(world.admin, owner)).length, 1);
    refused(await redeem({ code, mac: macOf(130), model: 'Cisco 8851' }), 401, 'unauthenticated');
  });

  it('refuses an unknown, a spent and an expired code alike', async () => {
    const owner = await somebody();
    const code = await issue(owner);
    const body = { mac: macOf(131), model: 'Cisco 8851' };
    const unknown = await redeem({ ...body, code: code === '0000000000000000' ? '1111111111111111' : '0000000000000000' });
    refused(unknown, 401, 'unauthenticated');
    nowMs += 7 * DAY_MS + 1_000;
    const expired = await redeem({ ...body, code });
    refused(expired, 401, 'unauthenticated');
    assert.equal(expired.body.detail, unknown.body.detail);
    const kept = await issue(owner);
    nowMs += 7 * DAY_MS - 1_000;
    assert.equal((await redeem({ ...body, code: kept })).status, 201);
  });

  it('refuses a phone of another model, a room device’s code for a phone, and keeps the code', async () => {
    const owner = await somebody();
    const code = await issue(owner, 'Cisco 8851');
    for (const model of ['Cisco 8875', 'Cisco Room Bar', ''])
      refused(await redeem({ code, mac: macOf(132), model }), 400, 'invalid');
    refused(await redeem({ code, mac: 'nonsense', model: 'Cisco 8851' }), 400, 'invalid');
    refused(await redeem({ code, mac: macOf(1), model: 'Cisco 8851' }), 409, 'conflict');
    assert.equal((await redeem({ code, mac: macOf(132), model: 'Cisco 8851' })).status, 201);

    const room = await issue(owner, null);
    refused(await redeem({ code: room, mac: macOf(133), model: 'Cisco 8851' }), 400, 'invalid');
    const answer = await redeem({ code: room, mac: macOf(133), model: 'Cisco Room Bar' });
    assert.deepEqual([answer.status, answer.body.kind, answer.body.model], [201, 'room_device', 'Cisco Room Bar']);
  });

  it('gives a room device out again that nobody owns any more', async () => {
    const [first, second] = [await somebody(), await somebody()];
    const bar = { mac: macOf(134), model: 'Cisco Room Bar' };
    const before = await redeem({ ...bar, code: await issue(first, null) });
    refused(await redeem({ ...bar, code: await issue(second, null) }), 409, 'conflict');
    await done(world.admin, 'DELETE', `/v1/devices/${before.body.id}`);
    const again = await redeem({ ...bar, code: await issue(second, null), serial: 'S2' });
    assert.deepEqual([again.status, again.body.id, again.body.serial], [201, before.body.id, 'S2']);
    assert.equal((await devicesOf(world.admin, second)).length, 1);
  });

  it('counts codes that wait as devices, and a redeemed or expired one no more', async () => {
    const owner = await somebody();
    const codes = [];
    for (let count = 0; count < 5; count += 1) codes.push(await issue(owner));
    const more = { personId: owner, model: 'Cisco 8851' };
    assert.equal((await world.admin('POST', '/v1/devices/activationCode', more)).status, 400);
    assert.equal((await redeem({ code: codes[0], mac: macOf(135), model: 'Cisco 8851' })).status, 201);
    assert.equal((await world.admin('POST', '/v1/devices/activationCode', more)).status, 400);
    nowMs += 8 * DAY_MS;
    for (let number = 136; number < 140; number += 1) await addPhone(world.admin, { personId: owner }, number);
    assert.equal((await devicesOf(world.admin, owner)).length, 5);
  });

  it('lets one address try five times a minute, right or wrong, and others meanwhile', async () => {
    const code = await issue(await somebody());
    const address = newAddress();
    const wrong = { code: '0000000000000000', mac: macOf(140), model: 'Cisco 8851' };
    for (let count = 0; count < 5; count += 1) refused(await redeem(wrong, address), 401, 'unauthenticated');
    const answer = await redeem({ ...wrong, code }, address);
    refused(answer, 429, 'rate_limited');
    assert.match(String(answer.headers['retry-after']), /^[1-9]\d?$/);
    assert.equal((await redeem({ ...wrong, code })).status, 201);
  });

  it('lets a code authenticate nothing but the redemption', async () => {
    const code = await issue(await somebody());
    assert.equal((await createApi(world.server, code)('GET', '/registry/v1/me')).status, 401);
    assert.equal((await createApi(world.server, code)('GET', '/v1/people/me')).status, 401);
  });

  it('counts a phone that was added by MAC as active from its first report on, and remembers the first and the last', async () => {
    const owner = await somebody();
    const id = await addPhone(world.admin, { personId: owner }, 150);
    const path = `/registry/v1/devices/${id}/check-ins`;
    const first = await ok(world.admin, 'POST', path, { ip: '10.0.0.8', software: 'PhoneOS 3.2' });
    assert.deepEqual([first.activationState, first.ip, first.software], ['activated', '10.0.0.8', 'PhoneOS 3.2']);
    nowMs += 60_000;
    const second = await ok(world.admin, 'POST', path, { ip: '10.0.0.9' });
    assert.deepEqual([second.firstSeenAt, second.software, second.ip], [first.firstSeenAt, 'PhoneOS 3.2', '10.0.0.9']);
    assert.ok(second.lastSeenAt > first.lastSeenAt);
    const device = await ok(world.admin, 'GET', `/v1/devices/${id}`);
    assert.deepEqual([device.connectionStatus, device.ip, device.software], ['connected', '10.0.0.9', 'PhoneOS 3.2']);
    assert.ok(device.lastSeen > device.firstSeen);
    assert.deepEqual((await ok(world.admin, 'GET', '/v1/devices?software=PhoneOS+3.2')).items.length, 1);
    for (const role of ['read_only', 'user_admin', 'member'] as const) {
      refused(await world.as(role)('POST', path, { ip: '10.0.0.1' }), 403, 'forbidden');
    }
    refused(await world.admin('POST', path, { ip: '10.0.0.1', unknown: 1 }), 400, 'invalid');
  });

  it('counts what a phone says of itself as activity of who has it, and not of those with a shared line on it', async () => {
    const { services, system } = registry;
    const lastActive = async (id: string) =>
      (await services.holdings.devicesOf(system, { kind: 'person', id }, null)).map(({ assignment }) => assignment.lastActiveAt);
    const [owner, other] = [await somebody(), await somebody()];
    const id = await addPhone(world.admin, { personId: owner }, 151);
    await putMembers(world.admin, id, [entry(owner, 1), entry(other, 2)]);
    assert.deepEqual([await lastActive(owner), await lastActive(other)], [[null], [null]]);
    await ok(world.admin, 'POST', `/registry/v1/devices/${id}/check-ins`, { ip: '10.0.0.8' });
    const [seen] = await lastActive(owner);
    assert.ok(typeof seen === 'number' && seen >= nowMs * 1_000);
    assert.deepEqual(await lastActive(other), [null]);
    const code = await issue(other, 'Cisco 8875');
    assert.equal((await redeem({ code, mac: 'd8:2e:3e:00:01:52', model: 'Cisco 8875' })).status, 201);
    assert.equal((await lastActive(other)).filter(each => each !== null).length, 1);
  });

  it('a loaned phone is free for the next owner at the planned end, before anybody settles it', async () => {
    const { services, system } = registry;
    const [first, second] = [await somebody(), await somebody()];
    const device = await services.devices.create({ actor: system }, { kind: 'desk_phone', model: 'Cisco 8851', mac: macOf(160) });
    const give = (id: string, expiresAt: number | null) =>
      services.assignments.create(
        { actor: system },
        { deviceId: device.id, owner: { kind: 'person', id }, role: 'owner', expiresAt },
      );
    await give(first, (nowMs + 60_000) * 1000);
    await assert.rejects(give(second, null), { code: 'conflict' });
    nowMs += 61_000;
    assert.deepEqual(await devicesOf(world.admin, first), []);
    assert.equal((await world.admin('GET', `/v1/devices/${device.id}`)).status, 404);
    await give(second, null);
    assert.equal((await devicesOf(world.admin, second)).length, 1);
    await putMembers(world.admin, device.id, [entry(second, 1, true), entry(first, 2)]);
    const { items } = await services.holdings.historyOfDevice(system, device.id, { limit: 9, cursor: null });
    assert.deepEqual(
      items.map(each => [each.owner.id, each.role, each.endReason]),
      [
        [first, 'owner', 'expired'],
        [second, 'owner', null],
        [first, 'shared_line', null],
      ],
    );
  });
});
