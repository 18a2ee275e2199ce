/** Histories, holders and assignments name who holds, who gave, who blocked and who ended, also after these people have left. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { phoneInput } from '../support/scenario-parts.ts';

const SYSTEM = { kind: 'system', id: null, name: 'system' };

onBothDatabases('a history', engine => {
  let nowMs = Date.UTC(2026, 4, 4);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let counter = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const addPerson = async (firstName: string, lastName: string) => {
    counter += 1;
    const { id, displayName } = await ok(admin, 'POST', '/people', { login: `person ${counter}`, firstName, lastName });
    return { kind: 'person', id, name: displayName as string };
  };
  const addFull = async (name: string) => {
    const { person, token } = await registry().addPerson(name, { role: 'full' });
    return { who: { kind: 'person', id: person.id, name: person.displayName }, api: createApi(await registry().serve(), token) };
  };
  const give = async (by: Api, owner: { kind: string; id: string }, more = {}) => {
    const { id: deviceId } = await ok(by, 'POST', '/devices', { kind: 'mobile' });
    const body = { deviceId, owner: { kind: owner.kind, id: owner.id }, ...more };
    return { deviceId, assignment: await ok(by, 'POST', '/assignments', body) };
  };
  const historyOf = async (deviceId: string) => (await ok(admin, 'GET', `/devices/${deviceId}/assignments`)).items;
  const heldBy = async (id: string) => (await ok(admin, 'GET', `/people/${id}/devices`)).items;

  it('names a holder who has left, who gave the device and why, and who ended it and why', async () => {
    const ann = await addPerson('Ann', 'Lee');
    const [giver, remover] = [await addFull(`giver ${engine}`), await addFull(`remover ${engine}`)];
    const { deviceId, assignment } = await give(giver.api, ann, { reason: 'starts on Monday' });
    assert.deepEqual([assignment.owner, assignment.createdBy, assignment.createReason], [ann, giver.who, 'starts on Monday']);
    assert.deepEqual([assignment.endedBy, assignment.disabledBy], [null, null]);
    await ok(remover.api, 'DELETE', `/people/${ann.id}`, { reason: 'left the company' });
    await ok(admin, 'DELETE', `/people/${giver.who.id}`);
    await ok(admin, 'DELETE', `/people/${remover.who.id}`);

    const [past] = await historyOf(deviceId);
    assert.deepEqual([past.owner, past.createdBy, past.createReason], [ann, giver.who, 'starts on Monday']);
    assert.deepEqual([past.endedBy, past.endReason], [remover.who, 'left the company']);
    assert.deepEqual(await ok(admin, 'GET', `/assignments/${past.id}`), past);
    assert.deepEqual((await ok(admin, 'GET', `/people/${ann.id}/assignments`)).items, [past]);
    await refused(admin, 'not_found', 'GET', `/people/${ann.id}`);
  });

  it('names holders of a past day and what they held then', async () => {
    const bea = await addPerson('Bea', 'Day');
    const { deviceId } = await give(admin, bea);
    nowMs += 1000;
    const asOf = new Date(nowMs).toISOString();
    nowMs += 1000;
    await ok(admin, 'DELETE', `/people/${bea.id}`);
    const [holder] = (await ok(admin, 'GET', `/devices/${deviceId}/holders?asOf=${asOf}`)).items;
    assert.deepEqual([holder.name, holder.assignment.owner], ['Bea Day', bea]);
    const [held] = (await ok(admin, 'GET', `/people/${bea.id}/devices?asOf=${asOf}`)).items;
    assert.deepEqual(held.assignment, holder.assignment);
  });

  it('names owners of every kind', async () => {
    const { services, system } = registry();
    const room = await ok(admin, 'POST', '/workspaces', { name: 'Lobby' });
    const site = await ok(admin, 'POST', '/locations', { name: 'Site' });
    const line = await ok(admin, 'POST', '/virtual-lines', { firstName: 'Front', lastName: 'Desk', locationId: site.id });
    const { application } = await services.applications.create({ actor: system }, { name: 'Kiosk' });
    for (const owner of [
      { kind: 'workspace', id: room.id, name: 'Lobby' },
      { kind: 'virtual_line', id: line.id, name: 'Front Desk' },
      { kind: 'application', id: application.id, name: 'Kiosk' },
    ]) {
      const { assignment } = await give(admin, owner);
      assert.deepEqual(assignment.owner, owner);
      assert.deepEqual((await historyOf(assignment.deviceId))[0].owner, owner);
    }
  });

  it('says who took a phone themselves, and what the system gave and ended', async () => {
    const { services, system } = registry();
    const { person, actor } = await registry().addPerson(`self ${engine}`);
    const self = { kind: 'person', id: person.id, name: person.displayName };
    const phone = await services.phones.register({ actor }, phoneInput(`self ${engine}`));
    const [registered] = await historyOf(phone.deviceId);
    assert.deepEqual([registered.owner, registered.createdBy, registered.createReason], [self, self, null]);

    const device = await services.devices.create({ actor: system }, { kind: 'mobile' });
    const expiresAt = nowMs * 1000 + 1_000_000;
    const wish = { deviceId: device.id, owner: { kind: 'person', id: person.id }, role: 'owner', expiresAt } as const;
    const given = await services.assignments.create({ actor: system }, wish);
    assert.deepEqual(given.names.createdBy, SYSTEM);
    nowMs += 2000;
    await services.deadlines.settle(registry().organization);
    const [over] = await historyOf(device.id);
    assert.deepEqual([over.createdBy, over.endedBy, over.endReason], [SYSTEM, SYSTEM, 'expired']);
  });

  it('names who blocked a holder, until they are enabled again', async () => {
    const cem = await addPerson('Cem', 'Kaya');
    const blocker = await addFull(`blocker ${engine}`);
    const { assignment } = await give(admin, cem);
    const disabled = await ok(blocker.api, 'POST', `/assignments/${assignment.id}/disable`, { reason: 'lost' });
    assert.deepEqual([disabled.disabledBy, disabled.disabledReason], [blocker.who, 'lost']);
    await ok(admin, 'DELETE', `/people/${blocker.who.id}`);
    const [held] = await heldBy(cem.id);
    assert.deepEqual(held.assignment.disabledBy, blocker.who);
    assert.equal((await ok(admin, 'POST', `/assignments/${assignment.id}/enable`)).disabledBy, null);
  });

  it('shows a new name at once, in what was asked before, too', async () => {
    const dora = await addPerson('Dora', 'Old');
    const giver = await addFull(`renamed ${engine}`);
    await give(giver.api, dora);
    const names = async () => {
      const [{ assignment }] = await heldBy(dora.id);
      return [assignment.owner.name, assignment.createdBy.name];
    };
    assert.deepEqual(await names(), ['Dora Old', giver.who.name]);
    assert.deepEqual(await names(), ['Dora Old', giver.who.name]);
    await ok(admin, 'PATCH', `/people/${dora.id}`, { lastName: 'New' });
    assert.deepEqual(await names(), ['Dora New', giver.who.name]);
    await ok(admin, 'PATCH', `/people/${giver.who.id}`, { displayName: 'The Giver' });
    assert.deepEqual(await names(), ['Dora New', 'The Giver']);
  });
});
