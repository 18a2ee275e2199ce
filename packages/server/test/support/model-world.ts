/** Lives a step in the registry and in the model of its rules, and compares what they answer and remember. */
import assert from 'node:assert/strict';
import { type Actor, systemActor } from '../../src/domain/actor.ts';
import type { Owner } from '../../src/domain/owner.ts';
import { Problem } from '../../src/domain/problem.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import * as rules from './interval-model.ts';
import type { TestPerson, TestRegistry } from './registry.ts';

export const KINDS = [
  'assign',
  'end',
  'plan',
  'disable',
  'enable',
  'touch',
  'disable device',
  'enable device',
  'register phone',
  'remove phone',
] as const;

/** What to do; each kind takes the members that it needs. Numbers choose among what there is. */
export interface Step {
  readonly kind: (typeof KINDS)[number];
  /** Microseconds that pass before it. */
  readonly wait: number;
  readonly owner: number;
  readonly device: number;
  readonly pick: number;
  readonly role: rules.Role;
  readonly expiresIn: number | null;
  readonly token: string;
  readonly handOver: boolean;
}

export interface World {
  readonly take: (step: Step) => Promise<void>;
  /** Asks for everything, in both directions and at every instant at which something changed. */
  readonly compare: () => Promise<void>;
}

const OWNERS = 2;
const DEVICES: readonly rules.ModelDevice[] = [
  { isPhone: false, stop: null },
  { isPhone: true, stop: null },
];

interface Pair {
  readonly services: TestRegistry['services'];
  readonly system: Actor;
  readonly model: rules.Model;
  readonly people: readonly TestPerson[];
  /** The ids that the registry gave, in the order of the model's lists. */
  readonly deviceIds: string[];
  readonly assignmentIds: string[];
}

/** A new organization with people and devices in it, and a model of them. Time passes only where a step waits. */
export async function createWorld(registry: TestRegistry, clock: { at: number }): Promise<World> {
  const { services, storage } = registry;
  const organization = await services.organizations.create('World');
  const system = systemActor(organization.org, organization.id);
  const people: TestPerson[] = [];
  for (let each = 0; each < OWNERS; each += 1) people.push(await registry.addPerson(`${each}`, { in: organization }));
  const deviceIds: string[] = [];
  for (const { isPhone } of DEVICES) {
    const input = isPhone ? ({ kind: 'mobile', platform: 'android' } as const) : ({ kind: 'browser' } as const);
    deviceIds.push((await services.devices.create({ actor: system }, input)).id);
  }
  const devices = DEVICES.map(device => ({ ...device }));
  const pair: Pair = { services, system, model: rules.createModel(devices, clock.at), people, deviceIds, assignmentIds: [] };
  const history = (after: number) => storage.all(selectEventsAfter, { org: organization.org, after, limit: 10_000 });
  const start = (await history(0)).length;

  return {
    take: async step => {
      clock.at += step.wait;
      pair.model.now = clock.at;
      const [expected, act] = play(pair, step) ?? [];
      if (expected !== undefined) assert.equal(await outcomeOf(act), expected, step.kind);
    },
    compare: async () => {
      const { model } = pair;
      assert.deepEqual(
        (await history(start)).map(event => event.type).filter(type => !type.startsWith('block.')),
        model.events,
        'the history',
      );
      const changes = model.assignments.flatMap(each => [each.createdAt, each.until, each.expiresAt]);
      const instants = new Set(changes.filter(each => each !== null).flatMap(each => [each - 1, each]));
      for (const at of [...instants, clock.at]) await compareAt(pair, at);
      await comparePhones(pair);
      await compareReads(pair);
    },
  };
}

/** Does the step in the model and gives what to do in the registry; undefined when there is nothing to do it to. */
function play(pair: Pair, step: Step): readonly [rules.Outcome, () => Promise<unknown>] | undefined {
  const { model } = pair;
  switch (step.kind) {
    case 'assign':
      return playAssign(pair, step);
    case 'register phone':
      return playRegister(pair, step);
    case 'remove phone': {
      const mine = rules.phonesOf(model, step.owner % OWNERS);
      const chosen = mine[step.pick % mine.length];
      return chosen && [rules.end(model, chosen), () => removePhone(pair, chosen)];
    }
    case 'disable device':
    case 'enable device':
      return playDevice(pair, step.device % pair.deviceIds.length, step.kind === 'disable device');
    default: {
      const chosen = model.assignments[step.pick % model.assignments.length];
      return chosen && playOn(pair, step, chosen);
    }
  }
}

function playAssign(pair: Pair, step: Step): readonly [rules.Outcome, () => Promise<unknown>] {
  const { model } = pair;
  const [owner, device] = [step.owner % OWNERS, step.device % pair.deviceIds.length];
  const expiresAt = expiryOf(pair, step);
  const wish = { owner, device, role: step.role, expiresAt, handOver: step.handOver };
  const input = { ...wish, deviceId: idAt(pair.deviceIds, device), owner: ownerAt(pair, owner) };
  const act = async () => {
    pair.assignmentIds.push((await pair.services.assignments.create({ actor: pair.system }, input)).id);
  };
  return [rules.assign(model, wish), act];
}

/** A phone that is registered anew brings a device and an assignment with it. */
function playRegister(pair: Pair, step: Step): readonly [rules.Outcome, () => Promise<unknown>] {
  const { phones, holdings } = pair.services;
  const owner = step.owner % OWNERS;
  const outcome = rules.registerPhone(pair.model, owner, step.token);
  const act = async () => {
    const phone = { name: null, make: '', model: '', platform: 'ios', notificationId: '', sessionHash: null } as const;
    const input = { ...phone, token: step.token, acceptNotifications: true };
    const { deviceId } = await phones.register({ actor: personAt(pair, owner).actor }, input);
    if (pair.model.devices.length === pair.deviceIds.length) return;
    pair.deviceIds.push(deviceId);
    const held = await holdings.devicesOf(pair.system, ownerAt(pair, owner), null);
    pair.assignmentIds.push(held.find(each => each.device.id === deviceId)?.assignment.id ?? 'not held');
  };
  return [outcome, act];
}

function playDevice(pair: Pair, index: number, disables: boolean): readonly [rules.Outcome, () => Promise<unknown>] | undefined {
  const device = pair.model.devices[index];
  const { devices } = pair.services;
  const change = disables ? devices.disable : devices.enable;
  const act = () => change({ actor: pair.system }, idAt(pair.deviceIds, index));
  return device && [rules.setDeviceDisabled(pair.model, index, disables), act];
}

function playOn(
  pair: Pair,
  step: Step,
  chosen: rules.ModelAssignment,
): readonly [rules.Outcome, () => Promise<unknown>] | undefined {
  const { model } = pair;
  const { assignments } = pair.services;
  const write = { actor: pair.system };
  const id = idAt(pair.assignmentIds, chosen.number);
  switch (step.kind) {
    case 'plan': {
      const expiresAt = expiryOf(pair, step);
      return [rules.plan(model, chosen, expiresAt), () => assignments.update(write, id, { expiresAt })];
    }
    case 'end':
      return [rules.end(model, chosen), () => assignments.end(write, id)];
    case 'disable':
      return [rules.setDisabled(model, chosen, true), () => assignments.disable(write, id)];
    case 'enable':
      return [rules.setDisabled(model, chosen, false), () => assignments.enable(write, id)];
    case 'touch':
      return [rules.touch(model, chosen), () => assignments.touch(personAt(pair, chosen.owner).actor, id)];
    default:
      return undefined;
  }
}

function removePhone(pair: Pair, chosen: rules.ModelAssignment): Promise<void> {
  const { actor } = personAt(pair, chosen.owner);
  return pair.services.phones.remove({ actor }, idAt(pair.deviceIds, chosen.device));
}

async function compareAt(pair: Pair, at: number): Promise<void> {
  const { model } = pair;
  const held = model.assignments.filter(each => rules.holds(each, at));
  for (let owner = 0; owner < OWNERS; owner += 1) {
    const found = await pair.services.holdings.devicesOf(pair.system, ownerAt(pair, owner), at);
    assert.deepEqual(
      found.map(({ assignment, blockedReason }) => [factsOf(assignment), blockedReason !== null]),
      held.filter(each => each.owner === owner).map(each => [expectedOf(pair, each), isBlocked(model, each, at)]),
      `what owner ${owner} held at ${at - model.now}`,
    );
  }
  for (const [device, id] of pair.deviceIds.entries()) {
    const found = await pair.services.holdings.holdersOf(pair.system, id, at);
    assert.deepEqual(
      found.map(each => factsOf(each.assignment)),
      held.filter(each => each.device === device).map(each => expectedOf(pair, each)),
      `who held device ${device} at ${at - model.now}`,
    );
  }
}

async function comparePhones(pair: Pair): Promise<void> {
  for (const [owner, { actor }] of pair.people.entries()) {
    const { phones, total } = await pair.services.phones.list(actor, { limit: 100, offset: 0, newestFirst: false });
    const expected = rules.phonesOf(pair.model, owner);
    assert.deepEqual(
      phones.map(phone => [phone.deviceId, phone.token, phone.pushState]),
      expected.map(each => [idAt(pair.deviceIds, each.device), each.push?.token ?? null, each.push?.state ?? null]),
    );
    assert.equal(total, expected.length);
  }
}

/** Every assignment is the same wherever it is read, and so is every block. */
async function compareReads({ services, system, deviceIds, assignmentIds, people }: Pair): Promise<void> {
  const page = { limit: 200, cursor: null };
  const got = new Map<string, unknown>();
  for (const id of assignmentIds) got.set(id, await services.assignments.get(system, id));
  const listed: Found[] = [];
  for (const id of deviceIds) listed.push(...(await services.holdings.historyOfDevice(system, id, page)).items);
  for (const { person } of people) {
    const owner = { kind: 'person', id: person.id } as const;
    listed.push(...(await services.holdings.historyOfOwner(system, owner, page)).items);
    listed.push(...(await services.holdings.devicesOf(system, owner, null)).map(({ assignment }) => assignment));
  }
  for (const id of deviceIds) {
    listed.push(...(await services.holdings.holdersOf(system, id, null)).map(({ assignment }) => assignment));
  }
  for (const each of listed) assert.deepEqual(each, got.get(each.id));
  const { items } = await services.blocks.list(system, { ownerId: null, deviceId: null }, page);
  for (const each of items) assert.deepEqual(await services.blocks.get(system, each.id), each);
}

type Found = Awaited<ReturnType<TestRegistry['services']['assignments']['get']>>;

function factsOf({ id, deviceId, role, createdAt, until, expiresAt, disabledReason, lastActiveAt, revision }: Found) {
  return { id, deviceId, role, createdAt, until, expiresAt, isDisabled: disabledReason !== null, lastActiveAt, revision };
}

function expectedOf(pair: Pair, each: rules.ModelAssignment): ReturnType<typeof factsOf> {
  const { role, createdAt, expiresAt, lastActiveAt, revision } = each;
  // A planned end that has come shows, whether or not it is stored.
  const until = each.until ?? (expiresAt !== null && expiresAt <= pair.model.now ? expiresAt : null);
  const ids = { id: idAt(pair.assignmentIds, each.number), deviceId: idAt(pair.deviceIds, each.device) };
  return { ...ids, role, createdAt, until, expiresAt, isDisabled: each.stop !== null, lastActiveAt, revision };
}

/** What stops them now, as far as it did so then. */
function isBlocked(model: rules.Model, each: rules.ModelAssignment, at: number): boolean {
  const stops = [each.stop, model.devices[each.device]?.stop ?? null];
  return stops.some(stop => stop !== null && stop.at <= at);
}

function expiryOf({ model }: Pair, { expiresIn }: Step): number | null {
  return expiresIn === null ? null : model.now + expiresIn;
}

function idAt(ids: readonly string[], index: number): string {
  return ids[index] ?? assert.fail(`the registry gave no id ${index}`);
}

function personAt(pair: Pair, index: number): TestPerson {
  return pair.people[index] ?? assert.fail(`there is no person ${index}`);
}

function ownerAt(pair: Pair, index: number): Owner {
  return { kind: 'person', id: personAt(pair, index).person.id };
}

/** How the registry answers, in the model's words. Everything but these problems is a defect. */
async function outcomeOf(act: (() => Promise<unknown>) | undefined): Promise<string> {
  try {
    await act?.();
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
