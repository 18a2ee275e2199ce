/** The verbs of the core compose: many of them in one transaction, kept together or not at all, and cheaper than one by one. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { change, type Edit } from '../../src/core/change.ts';
import { registerPhone } from '../../src/core/composed/register-phone.ts';
import { disableDevice } from '../../src/core/devices/change.ts';
import { createDevice } from '../../src/core/devices/create.ts';
import { assign } from '../../src/core/holding/assign.ts';
import { endAssignment } from '../../src/core/holding/save.ts';
import { createPerson } from '../../src/core/people/create.ts';
import { offBoard } from '../../src/core/people/off-board.ts';
import { createLocation } from '../../src/core/places/create.ts';
import { setCalling } from '../../src/core/telephony/calling.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { personOwner } from '../../src/domain/owner.ts';
import { contentsOf } from '../support/contents.ts';
import { eventTypesOf } from '../support/events.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry, useRegistry } from '../support/registry.ts';

/** Somebody comes, gets a phone with pushes, a catalog and a desk phone, hands one over, has one disabled, and leaves. */
async function liveAndLeave(edit: Edit) {
  const [ann, ben] = [await createPerson(edit, named('ann')), await createPerson(edit, named('ben'))];
  const here = await createLocation(edit, { name: 'Here' });
  await setCalling(edit, personOwner(ann.id), { locationId: here.id, extension: '4711' });

  const phone = await registerPhone(edit, personOwner(ann.id), phoneInput('token of ann'));
  const catalog = await createDevice(edit, { kind: 'native_catalog', udid: 'udid', platform: 'ios' });
  const held = await assign(edit, catalog, { owner: personOwner(ann.id), role: 'user' });
  const desk = await createDevice(edit, { kind: 'desk_phone', mac: '00:00:5e:00:53:01', model: 'DMS Cisco 8851' });
  await assign(edit, desk, { owner: personOwner(ann.id), role: 'owner' });

  await endAssignment(edit, held, 'handed over');
  const handedOver = await assign(edit, catalog, { owner: personOwner(ben.id), role: 'user' });
  const disabled = await disableDevice(edit, phone.device, 'lost');
  const left = await offBoard(edit, ann, 'goes home');
  return { ben, handedOver, disabled, left };
}

const named = (login: string) => ({ login, firstName: login, lastName: 'Test' });

function phoneInput(token: string) {
  const facts = { name: 'Phone', make: 'Make', model: 'Model', platform: 'ios' } as const;
  return { ...facts, token, notificationId: '', acceptNotifications: true, sessionHash: null };
}

onBothDatabases('verbs in one transaction', engine => {
  const registry = useRegistry(engine);
  const run = <T>(work: (edit: Edit) => Promise<T>, dryRun = false) =>
    change(registry().core, { actor: registry().system, dryRun }, { name: 'test', needs: null }, null, work);

  it('answer as if each had been kept, and a dry run keeps none of them', async () => {
    const before = await contentsOf(registry().storage);
    const { left, disabled } = await run(liveAndLeave, true);
    assert.equal(left.endedAssignments, 2);
    assert.equal(disabled.disabled?.reason, 'lost');
    assert.deepEqual(await contentsOf(registry().storage), before);
  });

  it('undo all of it when the last one fails', async () => {
    const before = await contentsOf(registry().storage);
    const failing = run(async edit => {
      await liveAndLeave(edit);
      throw new Error('at the very end');
    });
    await assert.rejects(failing, /at the very end/);
    assert.deepEqual(await contentsOf(registry().storage), before);
  });

  it('keep all of it in one commit, with every event in the order in which it happened', async () => {
    let ben = '';
    const types = await eventTypesOf(registry(), async () => {
      const lived = await run(liveAndLeave);
      ben = lived.ben.id;
    });
    assert.deepEqual(types, LIFE);
    const { services, system } = registry();
    const held = await services.holdings.devicesOf(system, personOwner(ben), null);
    assert.deepEqual(
      held.map(({ device }) => device.kind),
      ['native_catalog'],
    );
  });
});

const LIFE = [
  'person.created',
  'person.created',
  'location.created',
  'calling.updated',
  'device.created',
  'assignment.created',
  'push.registered',
  'device.created',
  'assignment.created',
  'device.created',
  'assignment.created',
  'line.created',
  'assignment.ended',
  'assignment.created',
  'device.disabled',
  'block.set',
  'assignment.ended',
  'push.ended',
  'assignment.ended',
  'line.ended',
  'calling.removed',
  'person.removed',
];

/** A thousand registrations, of holders who have some phones each. */
const HOLDERS = 20;
const PHONES = 50;
/** A round in which the engine compiles, or collects what others left, may be dearer; the cheapest counts. */
const ROUNDS = 4;

onBothDatabases('a thousand registrations', engine => {
  let registry: TestRegistry;
  before(async () => {
    registry = await openTestRegistry(engine);
  });
  after(() => registry.close());

  it('in one transaction cost less than half of a thousand transactions', async () => {
    const { services, core, system, addPerson } = registry;
    const holders: Actor[] = [];
    for (let count = 0; count < HOLDERS; count += 1) holders.push((await addPerson(`holder ${count}`)).actor);
    let made = 0;
    const next = () => phoneInput(`token ${made++}`);
    const together = () =>
      change(core, { actor: system }, { name: 'test', needs: null }, null, async edit => {
        for (const { id } of holders) {
          for (let count = 0; count < PHONES; count += 1) await registerPhone(edit, personOwner(id), next());
        }
      });
    const oneByOne = async () => {
      for (const actor of holders) {
        for (let count = 0; count < PHONES; count += 1) await services.phones.register({ actor }, next());
      }
    };
    const ratios: number[] = [];
    while (ratios.length < ROUNDS && !ratios.some(ratio => ratio < 0.5)) {
      const alone = await worked(oneByOne);
      ratios.push((await worked(together)) / alone);
    }
    assert.ok(
      Math.min(...ratios) < 0.5,
      `the ratios of ${ROUNDS} rounds are ${ratios.map(ratio => ratio.toFixed(2)).join(', ')}`,
    );
  });
});

/** Of the processor, which is what other tests cannot disturb. The commits that are saved wait less for the disk as well. */
async function worked(work: () => Promise<void>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}
