/** The native API: devices. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, expectEvents } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('native devices', engine => {
  const registry = useRegistry(engine);
  let admin: Api;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const events = <T>(count: number, work: () => Promise<T>) =>
    expectEvents(registry().storage, registry().organization.org, count, work);

  it('POST devices adds a device with every member, and GET gives it back', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: 'Here' });
    const sent = {
      kind: 'desk_phone',
      udid: 'AbC-1',
      name: 'Reception ☎️',
      make: 'Cisco',
      model: '8845',
      platform: 'other',
      osVersion: '12.5',
      serial: 'FCH1234',
      locationId,
      tags: ['lobby', 'é'],
    };
    const made = await events(1, () => ok(admin, 'POST', '/devices', { ...sent, mac: '52:ea:d3:24:fd:21', reason: 'bought' }));
    const { id, number, createdAt, modifiedAt, ...rest } = made;
    assert.deepEqual(rest, { ...sent, mac: '52EAD324FD21', disabled: null, lifecycle: 'in_stock', revision: 1 });
    assert.ok(Number.isInteger(number) && createdAt === modifiedAt);
    assert.deepEqual(await ok(admin, 'GET', `/devices/${id}`), made);
  });

  it('what is left out of a device is null, and it has no tags', async () => {
    const {
      id: _,
      number: _n,
      createdAt: _c,
      modifiedAt: _m,
      ...rest
    } = await ok(admin, 'POST', '/devices', { kind: 'browser' });
    const empty = { name: null, make: null, model: null, platform: null, osVersion: null, serial: null, mac: null, udid: null };
    assert.deepEqual(rest, {
      kind: 'browser',
      ...empty,
      locationId: null,
      tags: [],
      disabled: null,
      lifecycle: 'in_stock',
      revision: 1,
    });
  });

  it('PATCH devices changes the members that are given, clears those that are null, and keeps the rest', async () => {
    const before = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'Old', make: 'Apple', tags: ['a'] });
    const after = await events(1, () => ok(admin, 'PATCH', `/devices/${before.id}`, { name: null, model: 'SE', tags: [] }));
    const expected = { ...before, name: null, model: 'SE', tags: [], revision: 2, modifiedAt: after.modifiedAt };
    assert.deepEqual(after, expected);
    assert.ok(after.modifiedAt > before.modifiedAt);
    assert.deepEqual(await ok(admin, 'GET', `/devices/${before.id}`), expected);
  });

  it('a change that changes nothing is answered as it stands, and tells nothing', async () => {
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'Same', tags: ['a'] });
    const same = await events(0, () => ok(admin, 'PATCH', `/devices/${id}`, { name: 'Same', tags: ['a'] }));
    assert.equal(same.revision, 1);
  });

  it('a device is disabled for all of its holders with a reason, and enabled again; doing it twice tells nothing', async () => {
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const { person } = await registry().addPerson('holder');
    await ok(admin, 'POST', '/assignments', { deviceId: id, owner: { kind: 'person', id: person.id } });
    const me = await ok(admin, 'GET', '/me');
    const disabled = await events(2, () => ok(admin, 'POST', `/devices/${id}/disable`, { reason: 'stolen' }));
    assert.deepEqual([disabled.disabled.reason, disabled.disabled.by.id], ['stolen', me.id]);
    const [held] = (await ok(admin, 'GET', `/people/${person.id}/devices`)).items;
    assert.equal(held.blockedReason, 'stolen');
    await events(0, () => ok(admin, 'POST', `/devices/${id}/disable`, { reason: 'again' }));
    const enabled = await events(2, () => ok(admin, 'POST', `/devices/${id}/enable`));
    assert.deepEqual([enabled.disabled, enabled.revision], [null, 3]);
    assert.equal((await ok(admin, 'POST', `/devices/${id}/disable`)).disabled.reason, 'administrator');
  });

  it('a MAC address is unique in the organization, in whatever spelling', async () => {
    await ok(admin, 'POST', '/devices', { kind: 'desk_phone', mac: '0011.2233.4455' });
    await events(0, () => refused(admin, 'conflict', 'POST', '/devices', { kind: 'desk_phone', mac: '00-11-22-33-44-55' }));
  });

  it('an app catalog is one per udid and kind, and needs a udid', async () => {
    await ok(admin, 'POST', '/devices', { kind: 'native_catalog', udid: 'same' });
    await ok(admin, 'POST', '/devices', { kind: 'web_catalog', udid: 'same' });
    await events(0, () => refused(admin, 'conflict', 'POST', '/devices', { kind: 'native_catalog', udid: 'same' }));
    assert.deepEqual(await onlyFault(admin, 'POST', '/devices', { kind: 'web_catalog' }), ['body', 'udid', 'missing']);
  });

  it('a device that is not valid is refused with the fault, and nothing is stored', async () => {
    const fault = (change: object) => events(0, () => onlyFault(admin, 'POST', '/devices', { kind: 'mobile', ...change }));
    assert.deepEqual(await fault({ kind: undefined }), ['body', 'kind', 'missing']);
    assert.deepEqual(await fault({ kind: 'toaster' }), ['body', 'kind', 'enum']);
    assert.deepEqual(await fault({ platform: 'iOS' }), ['body', 'platform', 'enum']);
    assert.deepEqual(await fault({ mac: 'not a mac' }), ['body', 'mac', 'format']);
    assert.deepEqual(await fault({ mac: '00:11:22:33:44' }), ['body', 'mac', 'format']);
    assert.deepEqual(await fault({ tags: 'lobby' }), ['body', 'tags', 'type']);
    assert.deepEqual(await fault({ tags: [5] }), ['body', 'tags.0', 'type']);
    assert.deepEqual(await fault({ tags: ['x', 'x'] }), ['body', 'tags', 'format']);
    assert.deepEqual(await fault({ tags: Array.from({ length: 101 }, (_, n) => `${n}`) }), ['body', 'tags', 'range']);
    assert.deepEqual(await fault({ name: '' }), ['body', 'name', 'missing']);
    assert.deepEqual(await fault({ locationId: UNKNOWN_ID }), ['body', 'locationId', 'format']);
    assert.deepEqual(await fault({ number: 1 }), ['body', 'number', 'unknown']);
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const patched = await events(0, () => onlyFault(admin, 'PATCH', `/devices/${id}`, { kind: 'browser' }));
    assert.deepEqual(patched, ['body', 'kind', 'unknown']);
  });

  it('devices are listed in the order in which they were added, page by page', async () => {
    const all = await walk(admin, '/devices', 200);
    assert.deepEqual(await walk(admin, '/devices', 2), all);
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    assert.deepEqual(await walk(admin, '/devices', 3), [...all, id]);
  });
});
