/** Puts a seed into an empty registry: what it says happens in the order of its instants, through the services. */
import type { Registry } from '../../app.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { writeOf } from '../contents.ts';
import { planDevice } from './devices.ts';
import { at, type Field, TURNS } from './field.ts';
import { instantsOf } from './instants.ts';
import type { Seed } from './schema.ts';

/** The first instant that the seed names, and the one at which it ends. */
export function spanOf(seed: Seed, usual: Instant): { readonly start: Instant; readonly now: Instant } {
  const now = at(seed.now, usual);
  const past = instantsOf(seed).filter(({ isPast }) => isPast);
  const late = past.find(({ text }) => at(text, now) > now);
  if (late !== undefined) throw new Problem('invalid', `${late.member} of a seed must not be after its now.`);
  return { start: Math.min(now - BEFORE, ...past.map(({ text }) => at(text, now) - BEFORE)), now };
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
  for (const person of seed.people ?? [])
    field.steps.push({ at: at(person.since, start), turn: TURNS.people, run: () => addPerson(field, person) });
  for (const device of seed.devices ?? []) planDevice(field, device);
  // A stable sort: what is of the same instant and turn keeps the order of the file.
  for (const step of field.steps.toSorted((one, other) => one.at - other.at || one.turn - other.turn)) {
    forwardTo(step.at);
    await step.run();
  }
  return { organization, people: field.people };
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
