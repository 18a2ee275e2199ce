/** Puts a seed into an empty registry: what it says happens in the order of its instants, through the services. */
import type { Registry } from '../../app.ts';
import { systemActor } from '../../domain/actor.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { type Instant, parseInstant } from '../../lib/instant.ts';
import { writeOf } from '../contents.ts';
import type { Seed, SeedDevice, SeedHolder } from './schema.ts';

interface Step {
  readonly at: Instant;
  readonly run: () => Promise<void>;
}

interface Field {
  readonly seed: Seed;
  readonly services: Registry['services'];
  readonly organization: Organization;
  readonly people: Map<string, Person>;
  readonly workspaces: Map<string, Owner>;
  readonly locations: Map<string, string>;
  readonly start: Instant;
  readonly steps: Step[];
}

/** The first instant that the seed names, and the one at which it ends. */
export function spanOf(seed: Seed, usual: Instant): { readonly start: Instant; readonly now: Instant } {
  const now = at(seed.now, usual);
  const named = [
    ...(seed.people ?? []).map(({ since }) => since),
    ...(seed.devices ?? []).flatMap(({ holders = [] }) => holders.flatMap(({ from, until }) => [from, until])),
  ];
  const instants = named.filter(each => each !== undefined).map(each => at(each, now));
  const late = instants.find(each => each > now);
  if (late !== undefined) throw new Problem('invalid', 'since, from and until of a seed must not be after its now.');
  return { start: Math.min(now - BEFORE, ...instants.map(each => each - BEFORE)), now };
}

/** What has no instant of its own happened so long before the first that has. */
const BEFORE = 60_000_000;

/** `forwardTo` moves the clock. */
export async function sow(registry: Pick<Registry, 'services'>, seed: Seed, start: Instant, forwardTo: (at: Instant) => void) {
  const { services } = registry;
  const organization = await services.organizations.create(seed.organization);
  const field: Field = {
    seed,
    services,
    organization,
    people: new Map(),
    workspaces: new Map(),
    locations: new Map(),
    start,
    steps: [],
  };
  const write = writeOf(organization);
  for (const name of seed.locations ?? []) field.locations.set(name, (await services.places.createLocation(write, { name })).id);
  for (const { id, name, secret } of seed.clients ?? [])
    await services.applications.create(write, { name: name ?? id, clientId: id, secret });
  for (const workspace of seed.workspaces ?? []) await addWorkspace(field, workspace);
  for (const person of seed.people ?? []) field.steps.push({ at: at(person.since, start), run: () => addPerson(field, person) });
  for (const device of seed.devices ?? []) planDevice(field, device);
  // A stable sort: what is of the same instant keeps the order of the file.
  for (const step of field.steps.toSorted((one, other) => one.at - other.at)) {
    forwardTo(step.at);
    await step.run();
  }
  return { organization, people: field.people };
}

function at(text: string | undefined, otherwise: Instant): Instant {
  return text === undefined ? otherwise : (parseInstant(text) ?? otherwise);
}

function locationOf({ locations }: Field, name: string | undefined, whose: string): string | null {
  if (name === undefined) return null;
  const id = locations.get(name);
  if (id === undefined) throw new Problem('invalid', `${whose}: locations has no ${JSON.stringify(name)}.`);
  return id;
}

interface Called {
  readonly extension?: string;
  readonly phoneNumber?: string;
}

async function setCalling(
  { services, organization }: Field,
  owner: Owner,
  locationId: string | null,
  called: Called,
  whose: string,
) {
  if (called.extension === undefined && called.phoneNumber === undefined) return;
  if (locationId === null) throw new Problem('invalid', `${whose}: who can be called needs a location.`);
  const { extension = null, phoneNumber = null } = called;
  await services.calling.set(writeOf(organization), owner, { locationId, extension, phoneNumber });
}

async function addWorkspace(field: Field, { name, location, ...called }: NonNullable<Seed['workspaces']>[number]) {
  const locationId = locationOf(field, location, name);
  const { id } = await field.services.places.createWorkspace(writeOf(field.organization), { name, locationId });
  const owner = { kind: 'workspace', id } as const;
  field.workspaces.set(name, owner);
  await setCalling(field, owner, locationId, called, name);
}

async function addPerson(field: Field, input: NonNullable<Seed['people']>[number]): Promise<void> {
  const { location, password, since: _, extension, phoneNumber, ...facts } = input;
  const locationId = locationOf(field, location, input.login);
  const write = writeOf(field.organization);
  const administers = facts.role === 'location_admin' && locationId !== null ? { administers: [locationId] } : {};
  const person = await field.services.people.create(write, { ...facts, locationId, ...administers });
  field.people.set(input.login, person);
  if (password !== undefined) await field.services.passwords.set(write, person.id, password);
  const called = { ...(extension !== undefined && { extension }), ...(phoneNumber !== undefined && { phoneNumber }) };
  await setCalling(field, { kind: 'person', id: person.id }, locationId, called, input.login);
}

function ownerOf(
  { people, workspaces }: Field,
  { person, workspace }: Pick<SeedHolder, 'person' | 'workspace'>,
  whose: string,
): Owner {
  if ((person === undefined) === (workspace === undefined))
    throw new Problem('invalid', `${whose}: a holder is a person or a workspace.`);
  const found = people.get(person ?? '');
  const owner = found === undefined ? workspaces.get(workspace ?? '') : ({ kind: 'person', id: found.id } as const);
  if (owner !== undefined) return owner;
  throw new Problem('invalid', `${whose}: ${person ?? workspace} is not there, or not yet.`);
}

function planDevice(field: Field, device: SeedDevice): void {
  const { steps, start } = field;
  const whose = device.name ?? device.mac ?? device.serial ?? device.kind;
  const [first, ...others] = device.holders ?? [];
  const made: { id?: DeviceId } = {};
  const began = at(first?.from, start);
  const add = async () => {
    made.id = await addDevice(field, device, first, whose);
  };
  steps.push({ at: began, run: add });
  for (const holder of others) steps.push({ at: at(holder.from, began), run: () => give(field, made.id ?? '', holder, whose) });
  for (const holder of device.holders ?? []) {
    if (holder.until !== undefined)
      steps.push({ at: at(holder.until, began), run: () => takeBack(field, made.id ?? '', holder, whose) });
  }
  const { guest } = device;
  if (guest !== undefined)
    steps.push({
      at: at(field.seed.now, Number.MAX_SAFE_INTEGER),
      run: () => receive(field, made.id ?? '', first, guest, whose),
    });
}

async function addDevice(field: Field, device: SeedDevice, first: SeedHolder | undefined, whose: string): Promise<DeviceId> {
  const { services, organization } = field;
  const { holders: _, push, guest: __, kind, mac, model, tags, ...facts } = device;
  const write = writeOf(organization);
  if (kind === 'desk_phone') return addDeskPhone(field, device, first, whose);
  if (push !== undefined && first?.person !== undefined) {
    const person = field.people.get(first.person);
    const platform = device.platform === 'android' ? 'android' : 'ios';
    const { id: holder } = ownerOf(field, first, whose);
    const actor = {
      ...systemActor(organization.org, organization.id),
      kind: 'person',
      id: holder,
      name: person?.displayName ?? '',
      role: 'member',
    } as const;
    const report = {
      name: device.name ?? null,
      make: device.make ?? '',
      model: model ?? '',
      platform,
      ...push,
      acceptNotifications: true,
      sessionHash: null,
    } as const;
    return (await services.phones.register({ actor }, report)).deviceId;
  }
  const known = { ...(mac !== undefined && { mac }), ...(model !== undefined && { model }), ...(tags !== undefined && { tags }) };
  const { id } = await services.devices.create(write, { kind, ...facts, ...known });
  if (first !== undefined) await give(field, id, first, whose);
  return id;
}

/** A desk phone comes with its owner. */
async function addDeskPhone(field: Field, device: SeedDevice, first: SeedHolder | undefined, whose: string): Promise<DeviceId> {
  const { deskPhones, devices } = field.services;
  const { mac, model, name, tags } = device;
  if (mac === undefined || model === undefined || first === undefined)
    throw new Problem('invalid', `${whose}: a desk phone needs mac, model and a first holder.`);
  const write = writeOf(field.organization);
  const wanted = { mac, model: deskPhones.requireModel(write.actor, model, 'mac'), owner: ownerOf(field, first, whose) };
  const added = await deskPhones.add(write, wanted);
  if (tags !== undefined) await deskPhones.tag(write, added.device.id, { op: 'add', tags });
  if (name !== undefined) await devices.update(write, added.device.id, { name });
  return added.device.id;
}

async function give(field: Field, deviceId: DeviceId, holder: SeedHolder, whose: string): Promise<void> {
  const wish = { deviceId, owner: ownerOf(field, holder, whose), role: holder.role ?? 'owner' } as const;
  const due = holder.dueAt === undefined ? {} : { dueAt: at(holder.dueAt, 0) };
  await field.services.assignments.create(writeOf(field.organization), { ...wish, ...due });
}

async function takeBack(field: Field, deviceId: DeviceId, holder: SeedHolder, whose: string): Promise<void> {
  const { services, organization } = field;
  const write = writeOf(organization);
  const { id } = ownerOf(field, holder, whose);
  const { holders } = await services.devices.withHolders(write.actor, deviceId);
  const held = holders.find(each => each.owner.id === id);
  if (held === undefined)
    throw new Problem('invalid', `${whose}: ${holder.person ?? holder.workspace} does not have it when it is taken back.`);
  await services.assignments.end(write, held.id);
}

async function receive(
  field: Field,
  deviceId: DeviceId,
  host: SeedHolder | undefined,
  guest: NonNullable<SeedDevice['guest']>,
  whose: string,
) {
  const { services, organization } = field;
  const write = writeOf(organization);
  if (host === undefined) throw new Problem('invalid', `${whose}: a guest needs a host, who is the first holder.`);
  const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: 24 };
  await services.calling.setHoteling(write, ownerOf(field, host, whose), hoteling);
  await services.guestSessions.start(write, {
    deviceId,
    personId: ownerOf(field, { person: guest.person }, whose).id,
    hours: guest.hours,
  });
}
