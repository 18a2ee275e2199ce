/**
 * Hunts for stale answers: writers on every face at once, and readers who compare what is kept in memory with what the
 * store says at the same instant. On PostgreSQL, where nothing is kept, what one node wrote is read on another.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../src/app.ts';
import type { PhoneInput } from '../../src/core/composed/register-phone.ts';
import type { Services } from '../../src/services/services.ts';
import { selectHeldNow } from '../../src/storage/statements/assignments.ts';
import { selectPhone, selectPhones, selectPhonesNewestFirst } from '../../src/storage/statements/pushes.ts';
import { createDice, createHuntClock, pick, tryOne } from '../support/hunt.ts';
import { type Engine, onBothDatabases, openTestRegistry, type TestPerson, type TestRegistry } from '../support/registry.ts';
import { unkept } from '../support/unkept.ts';

const PEOPLE = 4;
const WRITERS = 6;
const ROUNDS = 60;
const PAGE = { limit: 25, offset: 0 };
const HELD = [selectPhones, selectPhonesNewestFirst, selectHeldNow] as readonly (typeof selectPhones)[];
function phone(token: string, name: string): PhoneInput {
  const rest = { make: 'Apple', model: 'iPhone 17', notificationId: 'n', acceptNotifications: true, sessionHash: null };
  return { ...rest, platform: 'ios', token, name };
}

onBothDatabases('what is kept in memory', engine => {
  const clock = createHuntClock();
  let main: TestRegistry;
  let other: Registry;
  let people: TestPerson[];
  before(async () => {
    ({ main, other } = await openNodes(engine, clock));
    people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => main.addPerson(`person-${index}`)));
  });
  after(async () => {
    if (other !== main) await other.close();
    await main.close();
  });

  const phonesOf = async (services: Services, { actor }: TestPerson) =>
    (await services.phones.list(actor, { ...PAGE, newestFirst: false })).phones;

  /** One write of any kind; whatever is refused is refused. */
  const write = async (dice: (sides: number) => number, services: Services) => {
    const person = pick(dice, people);
    const { actor } = person;
    const mine = await phonesOf(services, person);
    const system = { actor: main.system, dryRun: dice(6) === 0 };
    const owner = { kind: 'person', id: person.person.id } as const;
    const held = await services.holdings.devicesOf(main.system, owner, null);
    const one = held.length === 0 ? undefined : pick(dice, held);
    const token = `token-${dice(8)}`;
    const kinds: (() => Promise<unknown>)[] = [
      () => services.phones.register({ actor, dryRun: dice(6) === 0 }, phone(token, `registered ${dice(1000)}`)),
      () => services.phones.replace({ actor }, pick(dice, mine).deviceId, phone(token, `replaced ${dice(1000)}`)),
      () => services.phones.replace({ actor }, pick(dice, mine).deviceId, null),
      () => services.phones.remove({ actor }, pick(dice, mine).deviceId),
      () => services.devices.update(system, one?.device.id ?? '', { name: `named ${dice(1000)}` }),
      () => services.devices.update(system, one?.device.id ?? '', { platform: pick(dice, ['ios', 'android', 'windows', null]) }),
      () => services.devices.disable(system, one?.device.id ?? ''),
      () => services.assignments.disable(system, one?.assignment.id ?? ''),
      () => services.assignments.end(system, one?.assignment.id ?? ''),
      () => services.assignments.update(system, one?.assignment.id ?? '', { expiresAt: clock.now() + 500 }),
      async () => {
        const device = await services.devices.create(system, { kind: 'mobile' });
        await services.assignments.create(system, {
          deviceId: device.id,
          owner: { kind: 'person', id: pick(dice, people).person.id },
          role: 'user',
        });
      },
      () =>
        services.assignments.create(system, {
          deviceId: one?.device.id ?? '',
          owner: { kind: 'person', id: pick(dice, people).person.id },
          role: 'user',
        }),
      () => services.deadlines.settle(main.organization),
    ];
    await tryOne(dice, kinds);
  };

  it('is what the store says at the same instant, while others write', async () => {
    let again = 0;
    const known = new WeakSet<object>();
    const compare = async (ownerId: string) => {
      const parameters = { org: main.organization.org, ownerId, now: clock.now(), ...PAGE };
      for (const held of HELD) {
        // On SQLite both run before anything else can: neither call gives way to a commit.
        const [kept, stored] = await Promise.all([
          main.storage.all(held, parameters),
          main.storage.all(unkept(held), parameters),
        ]);
        if (engine === 'sqlite') assert.deepEqual(kept, stored);
        again += Number(known.has(kept));
        known.add(kept);
        for (const { id } of held === selectPhones ? kept : []) {
          const one = { ...parameters, deviceId: id };
          const pair = [main.storage.one(selectPhone, one), main.storage.one(unkept(selectPhone), one)] as const;
          const [keptOne, storedOne] = await Promise.all(pair);
          if (engine === 'sqlite') assert.deepEqual(keptOne, storedOne);
        }
      }
    };
    let writing = true;
    const reader = async () => {
      while (writing) {
        for (const { person } of people) await compare(person.id);
        await new Promise(resolve => setImmediate(resolve));
      }
    };
    const writer = async (seed: number) => {
      const dice = createDice(seed);
      for (let round = 0; round < ROUNDS; round += 1) {
        await write(dice, (seed % 2 === 0 ? main : other).services);
        if (dice(5) === 0) clock.skip(200);
      }
    };
    const readers = [reader(), reader()];
    await Promise.all(Array.from({ length: WRITERS }, (_, seed) => writer(seed + 1)));
    writing = false;
    await Promise.all(readers);
    if (engine === 'sqlite') assert.ok(again > 100, `only ${again} answers were kept: the hunt has nothing to find`);
    else assert.equal(again, 0);
  });

  it('shows an acknowledged write on every node to the next reader', async () => {
    const dice = createDice(99);
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = pick(dice, people);
      const name = `round ${round}`;
      for (const { services } of [main, other]) await phonesOf(services, person);
      const from = pick(dice, [main, other]);
      const { deviceId } = await from.services.phones.register({ actor: person.actor }, phone(`token-${dice(8)}`, name));
      for (const { services } of [main, other]) {
        const shown = (await phonesOf(services, person)).find(each => each.deviceId === deviceId);
        assert.equal(shown?.name, name);
        assert.equal((await services.phones.get(person.actor, deviceId)).name, name);
      }
    }
  });

  it('ends at the very instant of a planned end, without a write', async () => {
    const person = pick(createDice(7), people);
    const { deviceId } = await main.services.phones.register({ actor: person.actor }, phone('ends', 'ends'));
    const owner = { kind: 'person', id: person.person.id } as const;
    const held = await main.services.holdings.devicesOf(main.system, owner, null);
    const { assignment } = held.find(each => each.device.id === deviceId) ?? assert.fail('it is held');
    const write = { actor: main.system };
    const { expiresAt } = await main.services.assignments.update(write, assignment.id, { expiresAt: clock.now() + 1_000 });
    const shown = async () => (await phonesOf(main.services, person)).some(each => each.deviceId === deviceId);
    assert.equal(await shown(), true);
    clock.skip((expiresAt ?? 0) - clock.now() - 2);
    assert.equal(await shown(), true, 'a microsecond before');
    assert.equal(await shown(), false, 'at the instant');
    await assert.rejects(main.services.phones.get(person.actor, deviceId), { code: 'not_found' });
  });
});

/** Two nodes on PostgreSQL; the one process that SQLite has. */
async function openNodes(engine: Engine, clock: { now: () => number }): Promise<{ main: TestRegistry; other: Registry }> {
  let ids = 0;
  const sources = { clock, newId: () => `00000000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}` };
  const main = await openTestRegistry(engine, sources);
  if (engine === 'sqlite') return { main, other: main };
  return { main, other: await openRegistry(main.settings, pino({ level: 'silent' }), assert.ifError, sources) };
}
