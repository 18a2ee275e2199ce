/** A block is stronger than the blocked: it outlives the assignment and the device, on every face, until an administrator lifts it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type BlockedWorld, createBlockedWorld, type Held, type Member } from '../support/blocked-world.ts';
import { eventsOf } from '../support/events.ts';
import { COLLECTION } from '../support/genesys.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;
const IOS = { operating_system: 1, operating_system_name: 'iOS' };
const hex = (start: string) => start.padEnd(64, '0');

onBothDatabases('a block', engine => {
  let nowMs = Date.UTC(2026, 4, 4);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let world: BlockedWorld;
  let ann: Member;
  let bob: Member;
  before(async () => {
    world = await createBlockedWorld(registry());
    ({ ann, bob } = world);
  });

  const inHours = (hours: number) => new Date(nowMs + hours * HOUR_MS).toISOString().replace('Z', '000Z');
  const one = async (who: Member, udid: string): Promise<Held> =>
    (await world.held(who)).find(each => each.udid === udid) ?? assert.fail(udid);
  const remove = async (who: Member, { deviceId }: Held) => {
    assert.equal((await who.app('DELETE', `${COLLECTION}/${deviceId}`)).status, 204);
  };
  const endOwn = (who: Member, { assignmentId }: Held) => ok(who.app, 'POST', `/assignments/${assignmentId}/end`);
  const disable = (what: string, id: string, reason: string) => ok(world.admin, 'POST', `/${what}/${id}/disable`, { reason });
  const blocks = async (query: string) => (await ok(world.admin, 'GET', `/blocks?${query}`)).items;

  it('of a holder is still there when they end the assignment and sign in to the app catalog again', async () => {
    assert.equal(await world.catalog(ann, { udid: 'misused' }), 200);
    const held = await one(ann, 'misused');
    await disable('assignments', held.assignmentId, 'misuse');
    await endOwn(ann, held);
    for (let attempt = 0; attempt < 2; attempt += 1) assert.equal(await world.catalog(ann, { udid: 'misused' }), 403);
    assert.equal(await world.catalog(bob, { udid: 'misused' }), 200, 'nobody else is blocked');

    const [block] = await blocks(`ownerId=${ann.id}&deviceId=${held.deviceId}`);
    assert.deepEqual([block.reason, block.owner], ['misuse', { kind: 'person', id: ann.id, name: 'ann Test' }]);
    assert.deepEqual(block.blockedBy, { ...(await ok(world.admin, 'GET', `/assignments/${held.assignmentId}`)).disabledBy });
    await ok(world.admin, 'POST', `/blocks/${block.id}/lift`, { reason: 'apologized' });
    assert.equal(await world.catalog(ann, { udid: 'misused' }), 200);
    assert.deepEqual(await blocks(`deviceId=${held.deviceId}`), []);
  });

  it('of a holder is still there when an administrator gives them the device again', async () => {
    await world.catalog(ann, { udid: 'given again' });
    const { assignmentId, deviceId } = await one(ann, 'given again');
    await disable('assignments', assignmentId, 'misuse');
    await ok(world.admin, 'POST', `/assignments/${assignmentId}/end`);
    const owner = { kind: 'person', id: ann.id };
    const again = await ok(world.admin, 'POST', '/assignments', { deviceId, owner });
    assert.equal(again.disabledReason, 'misuse');
    assert.deepEqual(await ok(world.admin, 'GET', `/assignments/${again.id}`), again);
    const to = await ok(world.admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id: bob.id }, handOver: true });
    assert.equal(to.disabledReason, null, 'handed over to somebody else');
    const back = await ok(world.admin, 'POST', '/assignments', { deviceId, owner, handOver: true });
    assert.equal(back.disabledReason, 'misuse', 'and back');
    const free = await ok(world.admin, 'POST', `/assignments/${back.id}/enable`);
    assert.equal(free.disabledReason, null);
    assert.deepEqual(await blocks(`ownerId=${ann.id}&deviceId=${deviceId}`), []);
  });

  it('of a phone for everybody is still there when its app deletes it and registers the same token, for its holder and for others', async () => {
    const token = hex('a1');
    const first = await world.phone(ann, token);
    await disable('devices', first.deviceId, 'stolen');
    await remove(ann, first);
    const again = await world.phone(ann, token);
    assert.notEqual(again.deviceId, first.deviceId);
    assert.equal(again.blockedReason, 'stolen');
    assert.equal((await world.phone(bob, token.toUpperCase())).blockedReason, 'stolen', 'in other letters, by somebody else');
    assert.equal((await world.phone(bob, token, { type: 'android' })).blockedReason, 'stolen', 'as another platform');
    assert.equal((await world.phone(bob, hex('b1'))).blockedReason, null);

    await ok(world.admin, 'POST', `/devices/${again.deviceId}/enable`);
    for (const who of [ann, bob]) for (const each of await world.held(who)) assert.equal(each.blockedReason, null);
    assert.deepEqual(await blocks(`deviceId=${first.deviceId}`), []);
  });

  it('of a phone for everybody is not moved to the phone of somebody else by who knows their token', async () => {
    const theirs = hex('c1');
    const first = await world.phone(ann, hex('c2'));
    await disable('devices', first.deviceId, 'stolen');
    const body = { notificationId: 'n', make: 'Apple', model: 'iPhone17,1', acceptNotifications: true, type: 'ios' };
    await ann.app('PUT', `${COLLECTION}/${first.deviceId}`, { ...body, deviceToken: theirs });
    assert.equal((await world.phone(bob, theirs)).blockedReason, null, 'the token is Bob’s');
    // Disabling it once more takes no more tokens along.
    await disable('devices', first.deviceId, 'stolen for sure');
    await ok(world.admin, 'POST', '/blocks', { deviceId: first.deviceId, reason: 'still' });
    assert.equal((await world.phone(bob, theirs, { type: 'android' })).blockedReason, null);
    // It still follows Ann, and the token that the phone had when it was blocked counts for everybody.
    await remove(ann, first);
    assert.equal((await world.phone(ann, theirs)).blockedReason !== null, true);
    assert.equal((await world.phone(bob, hex('c2'))).blockedReason !== null, true);
    const other = await world.phone(bob, hex('c3'));
    assert.equal(other.blockedReason, null);
  });

  it('for everybody follows the hardware to a serial number that an administrator gives it, and to none that its holder does', async () => {
    const mine = await ok(world.admin, 'POST', '/devices', { kind: 'mobile', make: 'Apple', serial: 'AAA111' });
    const owner = { kind: 'person', id: ann.id };
    await ok(world.admin, 'POST', '/assignments', { deviceId: mine.id, owner });
    await disable('devices', mine.id, 'stolen');
    await refused(ann.app, 'forbidden', 'PATCH', `/devices/${mine.id}`, { serial: 'BBB222' });
    const create = async (serial: string) =>
      (await ok(world.admin, 'POST', '/devices', { kind: 'mobile', make: 'Apple', serial })).disabled?.reason;
    assert.equal(await create('BBB222'), undefined, 'somebody else’s');
    await ok(world.admin, 'PATCH', `/devices/${mine.id}`, { serial: 'CCC333' });
    assert.equal(await create('CCC333'), 'stolen', 'an administrator knows');
    assert.equal(await create('AAA111'), 'stolen');
  });

  it('that is set after the holder deleted the phone counts for the token that it had', async () => {
    const token = hex('a2');
    const first = await world.phone(ann, token);
    await remove(ann, first);
    await disable('devices', first.deviceId, 'lost');
    assert.equal((await world.phone(ann, token)).blockedReason, 'lost');
  });

  it('of a holder follows the phone to a new token, and the token to another phone of theirs', async () => {
    const first = await world.phone(ann, hex('a3'));
    await disable('assignments', first.assignmentId, 'misuse');
    const body = { notificationId: 'n', make: 'Apple', model: 'iPhone17,1', acceptNotifications: true, type: 'ios' };
    await ann.app('PUT', `${COLLECTION}/${first.deviceId}`, { ...body, deviceToken: hex('a4') });
    await remove(ann, first);
    assert.equal((await world.phone(ann, hex('a4'))).blockedReason, 'misuse', 'the new token');
    const other = await world.phone(ann, hex('a5'));
    assert.equal(other.blockedReason, null);
    await ann.app('PUT', `${COLLECTION}/${other.deviceId}`, { ...body, deviceToken: hex('a3') });
    const moved = (await world.held(ann)).find(each => each.deviceId === other.deviceId);
    assert.equal(moved?.blockedReason, 'misuse', 'another phone with the old token');
  });

  it('of an app catalog counts for its push token under another udid', async () => {
    const info = { ...IOS, udid: 'real', apns_token: hex('a6') };
    assert.equal(await world.catalog(ann, info), 200);
    await disable('devices', (await one(ann, 'real')).deviceId, 'stolen');
    assert.equal(await world.catalog(ann, info), 403);
    assert.equal(await world.catalog(ann, { ...info, udid: 'made up' }), 403);
    assert.equal(await world.catalog(bob, { ...info, udid: 'made up' }), 403);
    assert.equal(await world.catalog(ann, { ...IOS, udid: 'made up' }), 200, 'nothing tells that it is the same');
  });

  it('counts for the same hardware under another kind, serial number or MAC address that it was known by', async () => {
    await world.catalog(ann, { udid: 'hardware', serial: 'F2LXK1Q2ABCD', manufacturer: 'Apple' });
    await disable('devices', (await one(ann, 'hardware')).deviceId, 'stolen');
    const create = async (body: object) =>
      (await ok(world.admin, 'POST', '/devices', { kind: 'mobile', ...body })).disabled?.reason;
    assert.equal(await create({ udid: 'hardware' }), 'stolen');
    assert.equal(await create({ serial: 'f2lxk1q2abcd', make: 'apple' }), 'stolen');
    assert.equal(await create({ serial: 'F2LXK1Q2ABCD', make: 'Other' }), undefined);
    for (const placeholder of ['unknown', '0']) {
      const { id } = await ok(world.admin, 'POST', '/devices', { kind: 'mobile', udid: placeholder, serial: placeholder });
      await disable('devices', id, 'lost');
      assert.equal(await create({ udid: placeholder, serial: placeholder }), undefined, `${placeholder} identifies nothing`);
    }
  });

  it('that is planned does not vanish when the holder ends and begins again', async () => {
    await world.catalog(ann, { udid: 'plan' });
    const disableAt = inHours(1);
    await ok(world.admin, 'PATCH', `/assignments/${(await one(ann, 'plan')).assignmentId}`, { disableAt });
    await endOwn(ann, await one(ann, 'plan'));
    assert.equal(await world.catalog(ann, { udid: 'plan' }), 200);
    assert.equal((await one(ann, 'plan')).disableAt, disableAt);
    await endOwn(ann, await one(ann, 'plan'));
    nowMs += HOUR_MS;
    assert.equal(await world.catalog(ann, { udid: 'plan' }), 403);
    const [block] = await blocks(`ownerId=${ann.id}`);
    const due = (await blocks(`ownerId=${ann.id}`)).find((each: { disableAt: string }) => each.disableAt === disableAt);
    assert.deepEqual(
      [due.reason, due.blockedAt, due.blockedBy],
      ['scheduled', disableAt, { kind: 'system', id: null, name: 'system' }],
    );
    assert.ok(block);
    await ok(world.admin, 'POST', `/blocks/${due.id}/lift`);
    assert.equal(await world.catalog(ann, { udid: 'plan' }), 200);
  });

  it('begins when a loan has ended, until an administrator gives the device again', async () => {
    const token = hex('a7');
    const first = await world.phone(ann, token);
    const expiresAt = inHours(1);
    await ok(world.admin, 'PATCH', `/assignments/${first.assignmentId}`, { expiresAt });
    await remove(ann, first);
    assert.equal((await world.phone(ann, token)).expiresAt, expiresAt, 'the plan is kept');
    nowMs += HOUR_MS;
    const late = await world.phone(ann, token);
    assert.equal(late.blockedReason, 'expired');
    await ok(world.admin, 'POST', `/assignments/${late.assignmentId}/end`);
    const owner = { kind: 'person', id: ann.id };
    const given = await ok(world.admin, 'POST', '/assignments', { deviceId: late.deviceId, owner });
    assert.deepEqual([given.disabledReason, given.expiresAt], [null, null]);
    assert.deepEqual(await blocks(`ownerId=${ann.id}&deviceId=${late.deviceId}`), []);
  });

  it('is set on somebody who does not hold the device now', async () => {
    await world.catalog(ann, { udid: 'ahead' });
    const { deviceId } = await one(ann, 'ahead');
    const owner = { kind: 'person', id: bob.id };
    const block = await ok(world.admin, 'POST', '/blocks', { deviceId, owner, reason: 'not for Bob' });
    assert.deepEqual(await ok(world.admin, 'GET', `/blocks/${block.id}`), block);
    assert.equal(await world.catalog(bob, { udid: 'ahead' }), 403);
    assert.equal(await world.catalog(ann, { udid: 'ahead' }), 200);
    await ok(world.admin, 'POST', '/blocks', { deviceId });
    assert.equal((await one(ann, 'ahead')).blockedReason, 'administrator');
  });

  it('is an event when it is set, changed and lifted', async () => {
    await world.catalog(bob, { udid: 'told' });
    const { assignmentId } = await one(bob, 'told');
    const types = async (act: () => Promise<unknown>) => (await eventsOf(registry(), act)).map(({ type }) => type);
    const expiresAt = inHours(9);
    assert.deepEqual(await types(() => ok(world.admin, 'PATCH', `/assignments/${assignmentId}`, { expiresAt })), [
      'assignment.updated',
      'block.set',
    ]);
    const disabled = await types(() => disable('assignments', assignmentId, 'misuse'));
    assert.deepEqual(
      disabled.filter(type => type !== 'credential.revoked'),
      ['assignment.disabled', 'block.updated'],
    );
    const [block] = (await blocks(`ownerId=${bob.id}`)).filter((each: { reason: string }) => each.reason === 'misuse');
    assert.deepEqual(await types(() => ok(world.admin, 'POST', `/blocks/${block.id}/lift?dryRun=true`)), []);
    const lifted = await eventsOf(registry(), () => ok(world.admin, 'POST', `/blocks/${block.id}/lift`, { reason: 'a mistake' }));
    assert.deepEqual(
      lifted.map(({ type, reason }) => [type, reason]),
      [
        ['block.lifted', 'a mistake'],
        ['assignment.enabled', 'a mistake'],
      ],
    );
    await refused(world.admin, 'not_found', 'POST', `/blocks/${block.id}/lift`);
  });

  it('is seen by the one who is blocked, who cannot lift it', async () => {
    const { items } = await ok(ann.app, 'GET', `/blocks?ownerId=${ann.id}`);
    assert.ok(items.length > 0);
    assert.deepEqual(await ok(ann.app, 'GET', `/blocks/${items[0].id}`), items[0]);
    await refused(ann.app, 'forbidden', 'POST', `/blocks/${items[0].id}/lift`);
    for (const query of ['', `?ownerId=${bob.id}`]) await refused(ann.app, 'forbidden', 'GET', `/blocks${query}`);
    await refused(bob.app, 'not_found', 'GET', `/blocks/${items[0].id}`);
    await refused(ann.app, 'invalid', 'GET', '/blocks?ownerId=');
  });
});
