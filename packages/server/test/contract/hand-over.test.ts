/** A device changes hands in one step: what ends and what begins share one instant, and what cannot be is refused with its reason. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventsOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('handing a device over', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let locationId: string;
  let count = 0;

  before(async () => {
    admin = await administratorApi(registry());
    ({ id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' }));
  });

  const none = <T>(work: () => Promise<T>) => expectEvents(registry().storage, registry().organization.org, 0, work);
  const addPerson = async (called = false) => {
    count += 1;
    const { person, token } = await registry().addPerson(`person-${count}`);
    if (called) await ok(admin, 'PUT', `/people/${person.id}/calling`, { locationId });
    const owner = { kind: 'person', id: person.id };
    return { id: person.id, owner, name: person.displayName, api: createApi(await registry().serve(), token) };
  };
  const addDevice = async (kind = 'mobile') => {
    count += 1;
    const desk = { model: 'DMS Cisco 8851', mac: `00005E00${count.toString(16).padStart(4, '0').toUpperCase()}` };
    return ok(admin, 'POST', '/devices', { kind, ...(kind === 'desk_phone' ? desk : {}) });
  };
  const held = async (owner: object, kind = 'mobile', role = 'owner') => {
    const device = await addDevice(kind);
    return { ...device, assignment: await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner, role }) };
  };
  const holders = async (id: string) =>
    (await ok(admin, 'GET', `/devices/${id}/holders`)).items.map(
      ({ assignment }: { assignment: { owner: { id: string }; role: string } }) => [assignment.owner.id, assignment.role],
    );
  const refusal = async (id: string, body: object) =>
    (await none(() => refused(admin, 'conflict', 'POST', `/devices/${id}/hand-over`, body))).detail;

  it('ends one assignment and begins the next at the same instant, in one transaction, and says why in both', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const device = await held(ann.owner);
    const events = await eventsOf(registry(), async () => {
      const answer = await ok(admin, 'POST', `/devices/${device.id}/hand-over`, { to: ben.owner, reason: 'moves teams' });
      assert.equal(answer.ended.until, answer.begun.createdAt);
      assert.deepEqual([answer.ended.id, answer.ended.endReason], [device.assignment.id, 'moves teams']);
      assert.deepEqual([answer.begun.owner.name, answer.begun.createReason, answer.kept], [ben.name, 'moves teams', null]);
      assert.deepEqual(await ok(admin, 'GET', `/assignments/${answer.ended.id}`), answer.ended);
      assert.deepEqual(await ok(admin, 'GET', `/assignments/${answer.begun.id}`), answer.begun);
    });
    assert.deepEqual(
      events.map(({ type, at }) => [type, at]),
      [
        ['assignment.ended', events[0]?.at],
        ['assignment.created', events[0]?.at],
      ],
    );
    assert.deepEqual(await holders(device.id), [[ben.id, 'owner']]);
  });

  it('ends the pushes of the former owner, and the new one gets none of them', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const phone = await register(ann.api, minimalDevice('pushes'));
    const { ended, begun } = await ok(admin, 'POST', `/devices/${phone.id}/hand-over`, { to: ben.owner });
    assert.equal((await ok(admin, 'GET', `/assignments/${ended.id}/push`)).state, 'ended');
    await refused(admin, 'not_found', 'GET', `/assignments/${begun.id}/push`);
  });

  it('gives a desk phone a line of its new owner, and leaves the shared lines on it', async () => {
    const [ann, ben, eve] = [await addPerson(true), await addPerson(true), await addPerson(true)];
    const phone = await held(ann.owner, 'desk_phone');
    await ok(admin, 'POST', '/assignments', { deviceId: phone.id, owner: eve.owner, role: 'shared_line' });
    const events = await eventsOf(registry(), () => ok(admin, 'POST', `/devices/${phone.id}/hand-over`, { to: ben.owner }));
    assert.deepEqual(
      events.map(event => event.type),
      ['assignment.ended', 'line.ended', 'assignment.created', 'line.created'],
    );
    assert.deepEqual(await holders(phone.id), [
      [eve.id, 'shared_line'],
      [ben.id, 'owner'],
    ]);
  });

  it('refuses a desk phone for somebody without a line, and names the reason', async () => {
    const [ann, ben] = [await addPerson(true), await addPerson()];
    const phone = await held(ann.owner, 'desk_phone');
    assert.match(await refusal(phone.id, { to: ben.owner }), /cannot be called/);
    assert.match(await refusal(phone.id, { to: ann.owner }), /hold the device already, as owner/);
    await ok(admin, 'PUT', `/people/${ben.id}/calling`, { locationId });
    const keepUntil = new Date(Date.now() + 60_000).toISOString();
    assert.match(await refusal(phone.id, { to: ben.owner, keepUntil }), /desk phone has one owner/);
    await ok(admin, 'POST', `/devices/${phone.id}/hand-over`, { to: ben.owner });
  });

  it('refuses who holds it already, who is disabled, who has left, and who is full', async () => {
    const [ann, ben, gone, full] = [await addPerson(), await addPerson(), await addPerson(), await addPerson()];
    const device = await held(ann.owner);
    assert.match(await refusal(device.id, { to: ann.owner }), /already, as owner/);
    await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner: ben.owner, role: 'user' });
    assert.match(await refusal(device.id, { to: ben.owner }), /already, as user/);
    await ok(admin, 'DELETE', `/people/${gone.id}`);
    await none(() => refused(admin, 'not_found', 'POST', `/devices/${device.id}/hand-over`, { to: gone.owner }));
    await held(full.owner);
    await ok(admin, 'PATCH', '/organization/policy', { maxHeldDevices: 1 });
    assert.match(await refusal(device.id, { to: full.owner }), /maxHeldDevices/);
    await ok(admin, 'PATCH', '/organization/policy', { maxHeldDevices: null });
    await ok(admin, 'POST', `/people/${full.id}/disable`);
    assert.match(await refusal(device.id, { to: full.owner }), /disabled/);
    assert.match(await refusal((await addDevice()).id, { to: ann.owner }), /no owner/);
    assert.deepEqual((await holders(device.id)).length, 2);
  });

  it('begins blocked for somebody who is blocked on the device', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const device = await held(ann.owner);
    await ok(admin, 'POST', '/blocks', { deviceId: device.id, owner: ben.owner, reason: 'lost one' });
    const { begun } = await ok(admin, 'POST', `/devices/${device.id}/hand-over`, { to: ben.owner });
    assert.equal(begun.disabledReason, 'lost one');
  });

  it('lets the former owner use the device until a given time', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const device = await held(ann.owner);
    const keepUntil = new Date(Date.now() + 3_600_000).toISOString();
    const { kept } = await ok(admin, 'POST', `/devices/${device.id}/hand-over`, { to: ben.owner, keepUntil });
    assert.deepEqual([kept.owner.id, kept.role, Date.parse(kept.expiresAt)], [ann.id, 'user', Date.parse(keepUntil)]);
    const body = { to: ann.owner, role: 'user', keepUntil };
    assert.deepEqual(await onlyFault(admin, 'POST', `/devices/${device.id}/hand-over`, body), ['body', 'keepUntil', 'unknown']);
  });

  it('changes hands as user, and asks which one where there are several', async () => {
    const [ann, ben, eve, fay] = [await addPerson(), await addPerson(), await addPerson(), await addPerson()];
    const device = await held(ann.owner, 'mobile', 'user');
    await ok(admin, 'POST', `/devices/${device.id}/hand-over`, { to: ben.owner, role: 'user' });
    const second = await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner: eve.owner, role: 'user' });
    assert.match(await refusal(device.id, { to: fay.owner, role: 'user' }), /2 users/);
    await ok(admin, 'POST', `/devices/${device.id}/hand-over`, { to: fay.owner, role: 'user', from: second.id });
    assert.deepEqual(await holders(device.id), [
      [ben.id, 'user'],
      [fay.id, 'user'],
    ]);
    const gone = { to: eve.owner, role: 'user', from: second.id };
    assert.match(await refusal(device.id, gone), /not open/);
  });

  it('is a dry run on request, is done once for an idempotency key, and heeds the revision of the device', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const device = await held(ann.owner);
    const path = `/devices/${device.id}/hand-over`;
    await none(() => ok(admin, 'POST', `${path}?dryRun=true`, { to: ben.owner }));
    assert.deepEqual(await holders(device.id), [[ann.id, 'owner']]);
    const late = { to: ben.owner };
    await none(() => refused(admin, 'precondition_failed', 'POST', path, late, { 'if-match': '"7"' }));
    const send = () => ok(admin, 'POST', path, late, { 'idempotency-key': 'once', 'if-match': `"${device.revision}"` });
    const first = await send();
    assert.deepEqual(await none(send), first);
  });
});
