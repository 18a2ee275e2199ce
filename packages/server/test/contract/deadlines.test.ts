import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { startPeriodic } from '../../src/workers/periodic.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const SOON_MS = 60_000;

onBothDatabases('plans that have come', engine => {
  let nowMs = Date.now();
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  const soon = () => (nowMs + SOON_MS) * 1000;

  const eventsSince = async (sequence: number) => {
    const { storage, organization } = registry();
    const events = await storage.all(selectEventsAfter, { org: organization.org, after: sequence, limit: 100 });
    return { last: events.at(-1)?.sequence ?? sequence, types: events.map(event => `${event.type} ${event.actorKind}`) };
  };

  it('are settled once, with the instant that was planned, by the system, and with an event each', async () => {
    const { services, system, organization } = registry();
    const write = { actor: system };
    const { person } = await registry().addPerson('ann');
    const owner = { kind: 'person', id: person.id } as const;
    const loaner = await services.devices.create(write, { kind: 'mobile' });
    const blocked = await services.devices.create(write, { kind: 'mobile' });
    const planned = soon();
    const loan = await services.assignments.create(write, { deviceId: loaner.id, owner, role: 'owner', expiresAt: planned });
    const block = await services.assignments.create(write, { deviceId: blocked.id, owner, role: 'owner', disableAt: planned });
    const { last } = await eventsSince(0);

    assert.equal(await services.deadlines.settle(organization), 0);
    nowMs += 2 * SOON_MS;
    const held = await services.holdings.devicesOf(system, owner, null);
    assert.deepEqual(
      held.map(each => [each.device.id, each.blockedReason]),
      [[blocked.id, 'scheduled']],
    );

    assert.equal(await services.deadlines.settle(organization), 2);
    assert.equal(await services.deadlines.settle(organization), 0);
    assert.deepEqual((await eventsSince(last)).types, [
      'assignment.ended system',
      'assignment.disabled system',
      'block.updated system',
    ]);
    const ended = await services.assignments.get(system, loan.id);
    assert.deepEqual([ended.until, ended.endReason], [planned, 'expired']);
    const { disabledReason, disabledBy, disabledAt } = await services.assignments.get(system, block.id);
    assert.deepEqual([disabledReason, disabledBy, disabledAt], ['scheduled', null, planned]);
  });

  it('are not settled before they come or after they were taken back', async () => {
    const { services, system, organization } = registry();
    const write = { actor: system };
    const { person } = await registry().addPerson('bob');
    const owner = { kind: 'person', id: person.id } as const;
    const device = await services.devices.create(write, { kind: 'mobile' });
    const expiresAt = soon();
    const loan = await services.assignments.create(write, { deviceId: device.id, owner, role: 'owner', expiresAt });
    await services.assignments.update(write, loan.id, { expiresAt: null });
    nowMs += 2 * SOON_MS;
    assert.equal(await services.deadlines.settle(organization), 0);
    assert.equal((await services.assignments.get(system, loan.id)).until, null);
  });

  it('come round by themselves, and a round that fails is told and followed by the next', async () => {
    let rounds = 0;
    const told: string[] = [];
    const run = async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('not now');
    };
    const periodic = startPeriodic([{ name: 'task', everyMs: 5, run }], name => told.push(name));
    while (rounds < 3) await sleep(5);
    await periodic.stop();
    const after = rounds;
    await sleep(30);
    assert.deepEqual([told, rounds], [['task'], after]);
  });
});
