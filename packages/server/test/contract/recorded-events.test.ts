/** Every registry under test holds its events against the contract when it closes; and it would see one that does not fit. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { change, type Edit } from '../../src/core/change.ts';
import { record } from '../../src/core/record.ts';
import type { Device } from '../../src/domain/device.ts';
import { onBothDatabases, openTestRegistry } from '../support/registry.ts';

onBothDatabases('an event that its type does not declare', engine => {
  /** What closing says after the work was done. */
  const closingAfter = async (work: (edit: Edit, device: Device) => void): Promise<unknown> => {
    const registry = await openTestRegistry(engine);
    const { core, system, services } = registry;
    const device = await services.devices.create({ actor: system }, { kind: 'mobile' });
    await change(core, { actor: system }, { name: 'plant', needs: null }, null, async edit => work(edit, device));
    return registry.close().then(
      () => 'nothing',
      (error: { actual?: unknown }) => error.actual,
    );
  };

  it('is seen with a member that slipped through a verb', async () => {
    const seen = await closingAfter(edit => {
      const times = { createdAt: edit.now, modifiedAt: edit.now, closedAt: null, extras: null, revision: 1 };
      const location = { id: edit.newId(), name: 'L', ...times, pin: '1234' };
      record.locationCreated(edit, location);
    });
    assert.deepEqual(seen, ['event 2 of 1, location.created: /after/pin is not declared']);
  });

  it('is seen where it lacks a member, has null for one, or one of the wrong type', async () => {
    const wrong = { number: null, kind: 'mobile', name: null, revision: '2' } as unknown as Device;
    const seen = await closingAfter((edit, device) =>
      edit.record({ type: 'device.updated', subject: device.id, device: device.id, before: {}, after: wrong }),
    );
    assert.deepEqual(seen, [
      'event 2 of 1, device.updated: /after/number must be integer',
      'event 2 of 1, device.updated: /after/name must be string',
      'event 2 of 1, device.updated: /after/revision must be integer',
    ]);
  });

  it('is seen without the device that it is about, with an owner that it cannot have, and with another type', async () => {
    const seen = await closingAfter((edit, device) => {
      edit.record({ type: 'desk_phone.changes_applied', subject: device.id });
      edit.record({
        type: 'location.created',
        subject: device.id,
        owner: { kind: 'person', id: device.id },
        after: { name: 'L', revision: 1 },
      });
      edit.record({ type: 'device.exploded' as 'device.updated', subject: device.id });
    });
    assert.deepEqual(seen, [
      'event 2 of 1, desk_phone.changes_applied: /deviceId must be string',
      'event 3 of 1, location.created: /ownerId must be null',
      'event 4 of 1, device.exploded: there is no such type',
    ]);
  });

  it('is not seen where there is none', async () => {
    assert.equal(
      await closingAfter((edit, device) => record.deviceUpdated(edit, device, { ...device, name: 'n', revision: 2 })),
      'nothing',
    );
  });
});
