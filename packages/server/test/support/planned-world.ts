/** People with a desk phone, a guest and handsets, and everything that can be read of them, for instants around planned ones. */
import assert from 'node:assert/strict';
import { type Actor, systemActor } from '../../src/domain/actor.ts';
import type { Assignment } from '../../src/domain/assignment.ts';
import type { Owner } from '../../src/domain/owner.ts';
import { Problem } from '../../src/domain/problem.ts';
import { wholeOf } from '../../src/lib/long-list.ts';
import type { TestPerson, TestRegistry } from './registry.ts';
import { phoneInput } from './scenario-parts.ts';

export interface PlannedWorld {
  /** The assignments for which something can be planned. */
  readonly assignments: readonly string[];
  readonly guest: string;
  readonly plan: (id: string, plans: { readonly expiresAt?: number; readonly disableAt?: number }) => Promise<void>;
  readonly settle: () => Promise<number>;
  /** Everything that can be read, with `get` held to `list` on the way. Without what counts changes and uses. */
  readonly read: () => Promise<unknown>;
}

const PAGE = { limit: 200, cursor: null };

export async function createPlannedWorld(registry: TestRegistry, model: string): Promise<PlannedWorld> {
  const { services } = registry;
  const organization = await services.organizations.create('Planned');
  const system = systemActor(organization.org, organization.id);
  const write = { actor: system };
  const { id: locationId } = await services.places.createLocation(write, { name: 'Here' });
  const people: TestPerson[] = [];
  for (const login of ['host', 'sharer', 'guest']) {
    const added = await registry.addPerson(login, { in: organization });
    await services.calling.set(write, ownerOf(added), { locationId });
    people.push(added);
  }
  const [host, sharer, guest] = people as [TestPerson, TestPerson, TestPerson];
  await services.calling.setHoteling(write, ownerOf(host), { enabled: true, limitGuestUse: false });
  const desk = await services.devices.create(write, { kind: 'desk_phone', model, locationId });
  const give = async (deviceId: string, who: TestPerson, role: Assignment['role']) =>
    (await services.assignments.create(write, { deviceId, owner: ownerOf(who), role })).id;
  const assignments = [await give(desk.id, host, 'owner'), await give(desk.id, sharer, 'shared_line')];
  const session = await services.guestSessions.start(write, { deviceId: desk.id, personId: guest.person.id, hours: 1 });
  await services.phones.register({ actor: host.actor }, phoneInput('host'));
  const [phone] = (await services.holdings.devicesOf(system, ownerOf(host), null)).filter(each => each.device.kind === 'mobile');
  const catalog = await services.devices.create(write, { kind: 'native_catalog', udid: 'planned' });
  assignments.push(phone?.assignment.id ?? assert.fail(), await give(catalog.id, sharer, 'user'));
  const world: Reading = { services, system, people, devices: [desk.id, phone?.device.id ?? '', catalog.id], desk: desk.id };

  return {
    assignments,
    guest: session.id,
    plan: async (id, plans) => {
      await services.assignments.update(write, id, plans);
    },
    settle: () => services.deadlines.settle(organization),
    read: async () => withoutCounts(await readAll(world)),
  };
}

interface Reading {
  readonly services: TestRegistry['services'];
  readonly system: Actor;
  readonly people: readonly TestPerson[];
  readonly devices: readonly string[];
  readonly desk: string;
}

async function readAll(world: Reading): Promise<unknown> {
  const { services, system } = world;
  const listed = await listsOf(world);
  const assignments = [...new Map(listed.histories.map(each => [each.id, each])).values()];
  for (const each of [...listed.histories, ...listed.present]) {
    assert.deepEqual(each, await services.assignments.get(system, each.id), 'an assignment is the same in every list');
  }
  const held = assignments.filter(each => each.until === null).map(({ id }) => id);
  const present = new Set(listed.present.map(({ id }) => id));
  assert.deepEqual([...present].toSorted(), held.toSorted(), 'what has not ended is held, and nothing else');
  const { items: blocks } = await services.blocks.list(system, { ownerId: null, deviceId: null }, PAGE);
  for (const each of blocks) assert.deepEqual(each, await services.blocks.get(system, each.id));
  return { assignments, blocked: listed.blocked, faces: await facesOf(world), telephony: await telephonyOf(world) };
}

async function listsOf({ services, system, people, devices }: Reading) {
  const histories: Assignment[] = [];
  const present: Assignment[] = [];
  const blocked: unknown[] = [];
  for (const person of people) {
    histories.push(...(await services.holdings.historyOfOwner(system, ownerOf(person), PAGE)).items);
    const held = await services.holdings.devicesOf(system, ownerOf(person), null);
    present.push(...held.map(({ assignment }) => assignment));
    blocked.push(held.map(({ device, blockedReason }) => [device.id, blockedReason]));
  }
  for (const id of devices) {
    histories.push(...(await services.holdings.historyOfDevice(system, id, PAGE)).items);
    present.push(...(await services.holdings.holdersOf(system, id, null)).map(({ assignment }) => assignment));
  }
  return { histories, present, blocked };
}

/** What the holders' apps and the catalogs are shown. */
async function facesOf({ services, system, people }: Reading): Promise<unknown> {
  const shown: unknown[] = [];
  for (const { actor, person } of people) {
    const { phones, total } = await services.phones.list(actor, { limit: 10, offset: 0, newestFirst: false });
    assert.equal(total, phones.length);
    for (const each of phones) assert.deepEqual(await services.phones.get(actor, each.deviceId), each);
    const handsets = await wholeOf((await services.handsets.of(system, { id: person.id })).handsets);
    for (const each of handsets) {
      assert.deepEqual((await services.handsets.get(system, { id: each.device.id }, { id: person.id })).handset, each);
    }
    shown.push({ phones, handsets });
  }
  const rowsOf = (row: unknown) => [row];
  shown.push((await services.reports.handsets(system, { report: 'r', token: null, size: 10, rowsOf })).rows);
  return shown;
}

async function telephonyOf({ services, system, people, desk }: Reading): Promise<unknown> {
  const query = { ownerId: null, mac: null, filter: null, limit: 10, after: null, offset: 0 };
  const { items } = await services.deskList.list(system, query);
  for (const each of items) assert.deepEqual(await services.deskPhones.get(system, each.device.id), each);
  const { sessions } = await services.guestSessions.list(system, { personId: null, workspaceId: null }, '', 10);
  const lines: unknown[] = [];
  for (const person of people) {
    lines.push(
      await services.lineDevices.listOf(system, ownerOf(person)),
      await services.lineDevices.countOf(system, ownerOf(person)),
    );
  }
  return { items, sessions, lines, members: await orCode(services.members.listOf(system, desk)) };
}

async function orCode<T>(answer: Promise<T>): Promise<T | string> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** Storing what has come counts as a change, and looking counts as use. */
const COUNTS: ReadonlySet<string> = new Set(['revision', 'lastActiveAt']);

function withoutCounts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, each) => (COUNTS.has(name) ? undefined : each)));
}

function ownerOf({ person }: TestPerson): Owner {
  return { kind: 'person', id: person.id };
}
