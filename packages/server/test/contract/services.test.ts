/** People, places and devices: made, read, changed and found again, with what the registry does not take. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const problem = (code: string) => ({ name: 'Problem', code });

onBothDatabases('people', engine => {
  const registry = useRegistry(engine);
  const create = (login: string) =>
    registry().services.people.create({ actor: registry().system }, { login, firstName: 'Ann', lastName: 'Lee' });

  it('are read as they were made, with a number of their own and the first revision', async () => {
    const { services, system } = registry();
    const location = await services.places.createLocation({ actor: system }, { name: 'Berlin' });
    const input = {
      login: 'Ann@Example.com',
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'ann@example.com',
      mobilePhone: '+49 30 1',
      role: 'read_only',
      locationId: location.id,
    } as const;
    const person = await services.people.create({ actor: system }, input);
    assert.deepEqual({ ...person, ...input, displayName: 'Ann Lee', disabledReason: null, revision: 1 }, person);
    assert.equal(person.createdAt, person.modifiedAt);
    assert.deepEqual(await services.people.get(system, person.id), person);
    const next = await create('next');
    assert.ok(next.number > person.number && next.id > person.id);
  });

  it('have a login that nobody else in the organization has, in whatever letter case', async () => {
    const { services, system } = registry();
    const bob = await create('Bob@example.com');
    await assert.rejects(create('bOB@EXAMPLE.com'), problem('conflict'));
    const cat = await create('cat');
    await assert.rejects(services.people.update({ actor: system }, cat.id, { login: 'BOB@example.com' }), problem('conflict'));
    const renamed = await services.people.update({ actor: system }, bob.id, { login: 'BOB@example.com' });
    assert.equal(renamed.login, 'BOB@example.com', 'one may change the spelling of one’s own');
    assert.equal((await services.people.findByLogin(system, 'bob@EXAMPLE.com'))?.id, bob.id);
    await services.people.update({ actor: system }, bob.id, { login: 'robert' });
    assert.equal(await services.people.findByLogin(system, 'bob@example.com'), undefined);
    await create('bob@example.com');
    const elsewhere = await services.organizations.create('Elsewhere');
    assert.ok(await registry().addPerson('cat', { in: elsewhere }));
  });

  it('are shown by their names until somebody gives them another', async () => {
    const { services, system } = registry();
    const { id, displayName } = await create('dan');
    assert.equal(displayName, 'Ann Lee');
    const update = (input: object) => services.people.update({ actor: system }, id, input);
    assert.equal((await update({ lastName: 'May' })).displayName, 'Ann May');
    assert.equal((await update({ displayName: 'The boss' })).displayName, 'The boss');
    assert.equal((await update({ lastName: 'Lee' })).displayName, 'The boss');
  });

  it('are disabled with a reason and enabled again, once each', async () => {
    const { services, system } = registry();
    const { id } = await create('eve');
    const disabled = await services.people.disable({ actor: system, reason: 'left' }, id);
    assert.deepEqual([disabled.disabledReason, disabled.revision], ['left', 2]);
    assert.equal((await services.people.disable({ actor: system, reason: 'again' }, id)).disabledReason, 'left');
    assert.deepEqual((await services.people.enable({ actor: system }, id)).disabledReason, null);
    const { id: other } = await create('fay');
    assert.equal((await services.people.disable({ actor: system }, other)).disabledReason, 'administrator');
  });

  it('are listed in pages in the order in which they were made, each once, while others are made', async () => {
    const { services, system } = registry();
    const everybody: string[] = [];
    let cursor: string | null = null;
    let turn = 0;
    do {
      const page: Awaited<ReturnType<typeof services.people.list>> = await services.people.list(system, { limit: 2, cursor });
      everybody.push(...page.items.map(person => person.login));
      cursor = page.nextCursor;
      if (turn < 2) await create(`during ${turn++}`);
    } while (cursor !== null);
    assert.equal(new Set(everybody).size, everybody.length);
    assert.deepEqual(everybody.slice(-2), ['during 0', 'during 1']);
    await assert.rejects(services.people.list(system, { limit: 2, cursor: 'nonsense' }), problem('invalid'));
  });

  it('are put only where a location is', async () => {
    const input = { login: 'gus', firstName: '', lastName: '', locationId: 'nowhere' };
    await assert.rejects(registry().services.people.create({ actor: registry().system }, input), problem('invalid'));
    assert.equal(await registry().services.people.findByLogin(registry().system, 'gus'), undefined);
  });
});

onBothDatabases('places', engine => {
  const registry = useRegistry(engine);

  it('are read as they were made, and listed in pages', async () => {
    const { services, system } = registry();
    const location = await services.places.createLocation({ actor: system }, { name: 'Berlin' });
    const room = await services.places.createWorkspace({ actor: system }, { name: 'Room', locationId: location.id });
    const hall = await services.places.createWorkspace({ actor: system }, { name: 'Hall', locationId: null });
    assert.deepEqual(await services.places.getLocation(system, location.id), location);
    assert.deepEqual(await services.places.getWorkspace(system, room.id), room);
    const first = await services.places.listWorkspaces(system, { limit: 1, cursor: null });
    const second = await services.places.listWorkspaces(system, { limit: 1, cursor: first.nextCursor });
    assert.deepEqual(
      [first, second].flatMap(page => page.items.map(each => each.name)),
      [room.name, hall.name],
    );
    assert.equal(second.nextCursor, null);
    const nowhere = { name: 'Nowhere', locationId: room.id };
    await assert.rejects(services.places.createWorkspace({ actor: system }, nowhere), problem('invalid'));
  });
});

onBothDatabases('devices', engine => {
  const registry = useRegistry(engine);

  it('are read as they were made, with their MAC address in one spelling', async () => {
    const { services, system } = registry();
    const facts = {
      name: 'Desk',
      make: 'Acme',
      model: 'One',
      platform: 'other',
      osVersion: '1.2',
      serial: 's',
      tags: ['a', 'b'],
    } as const;
    const device = await services.devices.create(
      { actor: system },
      { kind: 'browser', mac: '52:ea:d3:24:fd:21', udid: 'U D', ...facts },
    );
    assert.deepEqual({ ...device, ...facts, mac: '52EAD324FD21', udid: 'U D', extras: {}, disabled: null, revision: 1 }, device);
    assert.deepEqual(await services.devices.get(system, device.id), device);
  });

  it('keep what is not changed, lose what is set to null, and count their revisions', async () => {
    const { services, system } = registry();
    const device = await services.devices.create({ actor: system }, { kind: 'mobile', name: 'a', serial: 's', tags: ['x'] });
    const changed = await services.devices.update({ actor: system }, device.id, { name: null, make: 'Acme' });
    const { modifiedAt } = changed;
    assert.deepEqual(changed, { ...device, name: null, make: 'Acme', revision: 2, modifiedAt });
    assert.ok(modifiedAt > device.modifiedAt);
    assert.deepEqual(await services.devices.get(system, device.id), changed);
  });

  it('have a MAC address that no other has, and one that is one', async () => {
    const { services, system } = registry();
    const create = (mac: string | null) => services.devices.create({ actor: system }, { kind: 'mobile', mac });
    const device = await create('00-11-22-33-44-55');
    await assert.rejects(create('0011.2233.4455'), problem('conflict'));
    await assert.rejects(create('00:11:22:33:44'), problem('invalid'));
    const update = (mac: string | null) => services.devices.update({ actor: system }, device.id, { mac });
    assert.equal((await update('001122334455')).mac, '001122334455', 'its own stays its own');
    await update(null);
    await create('001122334455');
    await assert.rejects(update('001122334455'), problem('conflict'));
    await Promise.all([create(null), create(null)]);
  });

  it('that are app catalogs are one for each hardware and kind; others may share a udid', async () => {
    const { services, system } = registry();
    const create = (kind: 'native_catalog' | 'web_catalog' | 'mobile', udid: string | null) =>
      services.devices.create({ actor: system }, { kind, udid });
    await create('native_catalog', 'u1');
    await create('web_catalog', 'u1');
    await create('native_catalog', 'U1');
    await assert.rejects(create('native_catalog', 'u1'), problem('conflict'));
    await assert.rejects(create('web_catalog', null), problem('invalid'));
    await create('mobile', 'u1');
    await create('mobile', 'u1');
  });

  it('are listed in pages in the order in which they were made', async () => {
    const { services, system } = registry();
    const all = await services.devices.list(system, { limit: 1_000, cursor: null });
    assert.equal(all.nextCursor, null);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof all = await services.devices.list(system, { limit: 3, cursor });
      paged.push(...page.items.map(each => each.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(
      paged,
      all.items.map(each => each.id),
    );
    assert.deepEqual(paged, paged.toSorted());
  });
});
