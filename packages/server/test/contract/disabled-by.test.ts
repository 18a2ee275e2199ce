/** Who disabled a device: with their name wherever the native API shows the device, and without a statement where none is disabled. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Core } from '../../src/core/core.ts';
import { personOwner } from '../../src/domain/owner.ts';
import { listDevices } from '../../src/services/devices/listed.ts';
import { createHeldList } from '../../src/services/holding/held-list.ts';
import { selectDoers } from '../../src/storage/statements/doers.ts';
import { noting } from '../support/asked.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('who disabled a device', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry(), 'root');
  });

  const heldDevice = async (holder: string, name: string) => {
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile', name, serial: name });
    await ok(admin, 'POST', '/assignments', {
      deviceId: id,
      owner: { kind: 'person', id: holder },
      dueAt: '2200-01-01T00:00:00Z',
    });
    return id;
  };

  it('is told with their name, also after they have left, by every read of the device', async () => {
    const holder = (await registry().addPerson('holder')).person.id;
    const doer = await registry().addPerson('doer', { role: 'full' });
    const id = await heldDevice(holder, 'Quarantined');
    const as = createApi(await registry().serve(), doer.token);
    const disabled = (await ok(as, 'POST', `/devices/${id}/disable`, { reason: 'stolen' })).disabled;
    assert.deepEqual(disabled.by, { kind: 'person', id: doer.person.id, name: 'doer Test' });
    const read = async () => [
      (await ok(admin, 'GET', `/devices/${id}`)).disabled,
      (await ok(admin, 'GET', '/devices?q=Quarantined')).items[0].disabled,
      (await ok(admin, 'GET', `/people/${holder}/devices`)).items[0].device.disabled,
      (await ok(admin, 'GET', `/people/${holder}/devices?expand=push`)).items[0].device.disabled,
      (await ok(admin, 'GET', `/people/${holder}/devices?asOf=${new Date().toISOString()}`)).items[0].device.disabled,
      (await ok(admin, 'GET', `/assignments?device=${id}&expand=device`)).items[0].device.disabled,
      (await ok(admin, 'GET', `/loans?ownerId=${holder}`)).items[0].device.disabled,
      (await ok(admin, 'GET', '/search?q=Quarantined')).items[0].device.disabled,
      (await ok(admin, 'PATCH', `/devices/${id}`, { osVersion: '1' })).disabled,
    ];
    for (const each of await read()) assert.deepEqual(each, disabled);
    await ok(admin, 'POST', `/people/${doer.person.id}/off-board`, { reason: 'left' });
    for (const each of await read()) assert.deepEqual(each, disabled);
    const { items } = await ok(admin, 'GET', `/events?deviceId=${id}&type=device.disabled`);
    assert.equal(items[0].after.disabled.by, doer.person.id, 'events keep the id alone');
  });

  it('is an application, or the system, where no person did it', async () => {
    const { services, system } = registry();
    const job = await ok(admin, 'POST', '/applications', { name: 'Compliance', clientId: 'compliance', role: 'full' });
    const wish = { subject: { kind: 'application', id: job.id }, scopes: ['org:admin'], label: 'job', expiresAt: null } as const;
    const { secret } = await services.credentials.issue({ actor: system }, wish);
    const [one, other] = [
      await ok(admin, 'POST', '/devices', { kind: 'mobile' }),
      await ok(admin, 'POST', '/devices', { kind: 'mobile' }),
    ];
    const byJob = await ok(createApi(await registry().serve(), secret), 'POST', `/devices/${one.id}/disable`);
    assert.deepEqual(byJob.disabled.by, { kind: 'application', id: job.id, name: 'Compliance' });
    await services.devices.disable({ actor: system }, other.id);
    assert.deepEqual((await ok(admin, 'GET', `/devices/${other.id}`)).disabled.by, { kind: 'system', id: null, name: 'system' });
  });

  it('costs a list no statement while none of its devices is disabled, and one otherwise', async () => {
    const { core, system } = registry();
    const holder = (await registry().addPerson('collector')).person.id;
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push(await heldDevice(holder, `Counted ${count}`));
    const lookUps = async (read: (counted: Core) => Promise<unknown>) => {
      const asked: unknown[] = [];
      await read({ ...core, storage: noting(core.storage, asked) });
      assert.ok(asked.length > 0);
      return asked.filter(statement => statement === selectDoers).length;
    };
    const held = (counted: Core) => createHeldList(counted)(system, personOwner(holder), null);
    const listed = (counted: Core) => listDevices(counted, system, { limit: 50, cursor: null, filter: { personId: holder } });
    assert.deepEqual([await lookUps(held), await lookUps(listed)], [0, 0]);
    for (const id of ids.slice(1)) await ok(admin, 'POST', `/devices/${id}/disable`);
    assert.deepEqual([await lookUps(held), await lookUps(listed)], [1, 1]);
  });
});
