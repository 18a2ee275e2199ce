/** Participants are told of each fact once: when it happens, and not again while it lasts. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { change } from '../../src/core/change.ts';
import { createDevice } from '../../src/core/devices/create.ts';
import type { Facts, Participant, Participants } from '../../src/core/facts.ts';
import { assign } from '../../src/core/holding/assign.ts';
import { disableAssignment, enableAssignment, planAssignment } from '../../src/core/holding/change.ts';
import { participants } from '../../src/core/participants.ts';
import { createPerson } from '../../src/core/people/create.ts';
import { personOwner } from '../../src/domain/owner.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { createSetClock } from '../support/endings.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

type Told = (keyof Facts)[];

/** The real participants, and behind them one that notes each fact. */
function listening(told: Told): Participants {
  const entries = Object.entries(participants).map(([what, existing]) => [
    what,
    [...existing, (() => void told.push(what as keyof Facts)) satisfies Participant<keyof Facts>],
  ]);
  return Object.fromEntries(entries) as Participants;
}

const MINUTE_MICROS = 60_000_000;

onBothDatabases('the disabling of an assignment', engine => {
  const clock = createSetClock();
  const registry = useRegistry(engine, { clock, newId: uuidv7 });

  it('is told once, and not again when it is changed or taken back', async () => {
    const told: Told = [];
    const core = { ...registry().core, participants: listening(told) };
    const run = <T>(work: Parameters<typeof change<T>>[4]) =>
      change(core, { actor: registry().system }, { name: 'test', needs: null }, null, work);
    const held = await run(async edit => {
      const { id } = await createPerson(edit, { login: 'holder', firstName: 'Hol', lastName: 'Der' });
      return assign(edit, await createDevice(edit, { kind: 'mobile' }), { owner: personOwner(id), role: 'owner' });
    });
    told.length = 0;
    const disabled = await run(edit => disableAssignment(edit, held, 'lost'));
    assert.deepEqual(told.splice(0), ['assignment disabled']);
    const planned = await run(edit => planAssignment(edit, disabled, { expiresAt: edit.now + MINUTE_MICROS }));
    assert.deepEqual(told.splice(0), ['assignment planned']);
    const enabled = await run(edit => enableAssignment(edit, planned));
    assert.deepEqual(told.splice(0), ['assignment enabled']);

    const due = await run(edit => planAssignment(edit, enabled, { expiresAt: null, disableAt: edit.now + MINUTE_MICROS }));
    assert.deepEqual(told.splice(0), ['assignment planned']);
    clock.at += 2 * MINUTE_MICROS;
    await run(edit => enableAssignment(edit, due));
    assert.deepEqual(told.splice(0), ['assignment disabled', 'assignment enabled']);
  });
});
