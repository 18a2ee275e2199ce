/**
 * Hunts for stale answers about desk phones: writers who share lines, set hoteling, check phones in, rename the people who are
 * shown, let guests in and take callings away, against readers who compare what is kept in memory with what is stored.
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { MemberWish } from '../../src/core/telephony/member-plan.ts';
import { webexModel } from '../../src/dialects/webex/models/catalogue.ts';
import type { Owner } from '../../src/domain/owner.ts';
import { selectLineDevicesOf } from '../../src/storage/statements/lines.ts';
import { createDice, createHuntClock, type Dice, pick, tryOne } from '../support/hunt.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';
import { unkept } from '../support/unkept.ts';
import { MODEL, macOf } from '../support/webex.ts';

const PEOPLE = 4;
const WRITERS = 4;
const ROUNDS = 80;
const MACS = 8;

const EVERYTHING = { ownerId: null, mac: null, filter: null, after: null, offset: 0 };

interface Stage {
  readonly owners: readonly Owner[];
  readonly people: readonly Owner[];
  readonly locations: readonly string[];
}

onBothDatabases('what is kept of desk phones', engine => {
  const clock = createHuntClock();
  const registry = useRegistry(engine, { clock, newId: createIds() });
  let stage: Stage;
  before(async () => {
    stage = await createStage(registry());
  });

  const compare = async (owner: Owner, known: WeakSet<object>) => {
    const { organization, storage } = registry();
    const key = { org: organization.org, ownerId: owner.id, ownerKind: owner.kind, now: clock.now() };
    // On SQLite both run before anything else can: neither call gives way to a commit.
    const [kept, stored] = await Promise.all([
      storage.all(selectLineDevicesOf, key),
      storage.all(unkept(selectLineDevicesOf), key),
    ]);
    if (engine === 'sqlite') assert.deepEqual(kept, stored);
    const again = known.has(kept) && kept.length > 0;
    known.add(kept);
    return Number(again);
  };

  it('is what the store says at the same instant, while others write', async () => {
    const known = new WeakSet<object>();
    let again = 0;
    let found = 0;
    let writing = true;
    const reader = async () => {
      while (writing) {
        for (const owner of stage.owners) again += await compare(owner, known);
        await new Promise(resolve => setImmediate(resolve));
      }
    };
    const writer = async (seed: number) => {
      const dice = createDice(seed);
      for (let round = 0; round < ROUNDS; round += 1) {
        const hadPhone = await writeOne(dice, registry(), stage);
        found += Number(hadPhone);
        if (dice(5) === 0) clock.skip(dice(4) * 900_000_000);
      }
    };
    const reading = reader();
    await Promise.all(Array.from({ length: WRITERS }, (_, seed) => writer(seed + 1)));
    writing = false;
    await reading;
    assert.ok(found > ROUNDS, `only ${found} writes had a phone to work on`);
    if (engine === 'sqlite') assert.ok(again > 100, `only ${again} answers were kept: the hunt has nothing to find`);
    else assert.equal(again, 0);
  });

  it('shows each acknowledged change to the next reader', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const [host, guest] = [await newcomer(registry(), 'host', stage), await newcomer(registry(), 'guest', stage)];
    const ofHost = () => services.lineDevices.listOf(system, host);
    await assert.rejects(services.lineDevices.listOf(system, { kind: 'person', id: stage.locations[0] ?? '' }), {
      code: 'not_found',
    });
    assert.deepEqual((await ofHost()).devices, []);

    const { device } = await services.deskPhones.add(write, { mac: macOf(99), model: phoneModel(), owner: host });
    assert.equal((await ofHost()).devices[0]?.ip, null);
    await services.deskPhones.checkIn(write, device.id, { ip: '192.0.2.9', software: null });
    assert.equal((await ofHost()).devices[0]?.ip, '192.0.2.9');
    await services.calling.setHoteling(write, host, { enabled: true, limitGuestUse: true, guestHoursLimit: 1 });
    assert.equal((await ofHost()).hoteling.enabled, true);
    await services.people.update(write, host.id, { firstName: 'Renamed' });
    assert.equal((await ofHost()).devices[0]?.primary?.firstName, 'Renamed');

    const ofGuest = async () => (await services.lineDevices.listOf(system, guest)).devices.map(each => each.appearance);
    assert.deepEqual(await ofGuest(), []);
    await services.guestSessions.start(write, { deviceId: device.id, personId: guest.id, hours: 1 });
    assert.deepEqual(await ofGuest(), ['guest']);
    clock.skip(3_600_000_000);
    assert.deepEqual(await ofGuest(), [], 'the session is over, without a write');

    await services.calling.remove(write, host);
    await assert.rejects(ofHost(), { code: 'not_found' });
  });

  it('shows where a virtual line has moved to everybody who shares its phone', async () => {
    const { services, system } = registry();
    const write = { actor: system };
    const [here = '', there = ''] = stage.locations;
    const line = await services.virtualLines.create(write, { firstName: 'Moving', lastName: 'Line', locationId: here });
    const owner: Owner = { kind: 'virtual_line', id: line.id };
    const sharer = await newcomer(registry(), 'sharer', stage);
    const { device } = await services.deskPhones.add(write, { mac: macOf(98), model: phoneModel(), owner });
    await services.members.replace(write, device.id, [wish(owner.id, 1, 'primary'), wish(sharer.id, 2, 'shared')]);
    const shown = async () => (await services.lineDevices.listOf(system, sharer)).devices[0]?.primary?.location?.id;
    assert.equal(await shown(), here);
    await services.calling.set(write, owner, { locationId: there });
    assert.equal(await shown(), there);
  });
});

function createIds(): () => string {
  let ids = 0;
  return () => `00000000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`;
}

function phoneModel() {
  return webexModel(MODEL, {}) ?? assert.fail('the model is known');
}

async function newcomer({ services, system, addPerson }: TestRegistry, login: string, { locations }: Pick<Stage, 'locations'>) {
  const { person } = await addPerson(login);
  const owner: Owner = { kind: 'person', id: person.id };
  await services.calling.set({ actor: system }, owner, { locationId: locations[0] ?? '' });
  return owner;
}

async function createStage(registry: TestRegistry): Promise<Stage> {
  const { services, system } = registry;
  const write = { actor: system };
  const locations: string[] = [];
  for (const name of ['Here', 'There']) locations.push((await services.places.createLocation(write, { name })).id);
  const people: Owner[] = [];
  for (let index = 0; index < PEOPLE; index += 1) people.push(await newcomer(registry, `person-${index}`, { locations }));
  const { id } = await services.places.createWorkspace(write, { name: 'Lobby', locationId: null });
  const lobby: Owner = { kind: 'workspace', id };
  const virtual = { firstName: 'Help', lastName: 'Line', locationId: locations[0] ?? '' };
  const line = await services.virtualLines.create(write, virtual);
  await services.calling.set(write, lobby, { locationId: locations[0] ?? '' });
  const owners: readonly Owner[] = [...people, lobby, { kind: 'virtual_line', id: line.id }];
  for (const [index, owner] of owners.entries()) {
    await services.deskPhones.add(write, { mac: macOf(index), model: phoneModel(), owner });
  }
  return { people, locations, owners };
}

/** One write of any kind; whatever is refused is refused. Whether there was a phone to work on. */
async function writeOne(dice: Dice, { services, system, organization }: TestRegistry, stage: Stage): Promise<boolean> {
  const write = { actor: system, dryRun: dice(8) === 0 };
  const { items } = await services.deskList.list(system, { ...EVERYTHING, limit: 50 });
  const desk = pick(dice, items);
  const id = desk?.device.id ?? '';
  const [owner, person] = [pick(dice, stage.owners), pick(dice, stage.people)];
  const owns = { mac: macOf(dice(MACS)), model: phoneModel(), owner };
  const hours = { guestHoursLimit: 1 + dice(2) };
  await tryOne(dice, [
    () => services.deskPhones.add(write, owns),
    () => services.deskPhones.add(write, owns),
    () => services.deskPhones.remove({ ...write, dryRun: dice(3) > 0 }, id),
    () => services.deskPhones.tag(write, id, { op: 'replace', tags: [`tag ${dice(1000)}`] }),
    () => services.deskPhones.checkIn(write, id, { ip: `192.0.2.${dice(250)}`, software: null }),
    () => services.members.replace(write, id, membersOf(dice, desk?.owner?.id ?? '', stage)),
    () => services.members.replace(write, id, membersOf(dice, desk?.owner?.id ?? '', stage)),
    () => services.devices.disable(write, id),
    () => services.devices.enable(write, id),
    () => services.calling.set(write, owner, { locationId: pick(dice, stage.locations) }),
    () => services.calling.remove({ ...write, dryRun: dice(3) > 0 }, owner),
    () => services.calling.setHoteling(write, owner, { enabled: dice(3) > 0, limitGuestUse: true, ...hours }),
    () => services.people.update(write, person.id, { firstName: `renamed ${dice(1000)}` }),
    () => services.guestSessions.start(write, { deviceId: id, personId: person.id, hours: 1 }),
    () => services.deadlines.settle(organization),
  ]);
  return desk !== undefined;
}

/** The owner's line on one of the first ports, and two of somebody's behind it. */
function membersOf(dice: Dice, primaryId: string, { owners }: Stage): MemberWish[] {
  const first = dice(2) + 1;
  const shared = [first + 1, first + 2].map(port => wish(pick(dice, owners).id, port, pick(dice, ['primary', 'shared'])));
  return [wish(primaryId, first, 'primary'), ...shared];
}

function wish(ownerId: string, port: number, appearance: MemberWish['appearance']): MemberWish {
  const usual = { weight: 1, label: null, hotlineDestination: null, allowCallDecline: true, t38Fax: false };
  return { ...usual, ownerId, port, appearance };
}
