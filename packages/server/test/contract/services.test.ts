import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('assignments', engine => {
  const registry = useRegistry(engine);

  it('a device that is created and assigned is held by its owner, in both directions', async () => {
    const { services, system } = registry();
    const { person } = await registry().addPerson('ann');
    const device = await services.devices.create({ actor: system }, { kind: 'desk_phone', mac: '52:ea:d3:24:fd:21' });
    const owner = { kind: 'person', id: person.id } as const;
    const assignment = await services.assignments.create({ actor: system }, { deviceId: device.id, owner, role: 'owner' });
    const held = await services.assignments.devicesOf(system, owner, null);
    assert.deepEqual(
      held.map(each => [each.device.id, each.device.mac, each.assignment.id]),
      [[device.id, '52EAD324FD21', assignment.id]],
    );
    const holders = await services.assignments.holdersOf(system, device.id, null);
    assert.deepEqual(
      holders.map(each => each.name),
      ['ann Test'],
    );
  });
});
