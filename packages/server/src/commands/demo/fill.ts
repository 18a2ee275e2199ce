/** Fills the demo's empty registry through the services, so that the demo shows only what they allow. */
import type { Registry } from '../../app.ts';
import type { Write } from '../../core/change.ts';
import { systemActor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { signInToCatalogs } from './catalogs.ts';
import { LOCATIONS, ORGANIZATION, PEOPLE, phoneOf } from './data.ts';
import { addDesks } from './desks.ts';

/** What the page shows by name, id or secret. */
export interface Demo {
  readonly organization: string;
  readonly people: number;
  readonly devices: number;
  readonly adminToken: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Holds devices of every kind, and a line on a colleague's phone. */
  readonly person: Person;
  readonly personToken: string;
  /** A device that changed hands. `before` is an instant at which its first holder had it. */
  readonly handedOver: { readonly device: Device; readonly from: Person; readonly to: Person; readonly before: Instant };
  /** A desk phone with several people's lines and a guest. */
  readonly shared: Device;
  /** The owner of that desk phone. */
  readonly host: Person;
  readonly guest: Person;
}

const LOANER_DAYS = 14;
/** More than the demo has. */
const MOST_DEVICES = 1_000;

export async function fillDemo({ services }: Registry): Promise<Demo> {
  const organization = await services.organizations.create(ORGANIZATION);
  const write: Write = { actor: systemActor(organization.org, organization.id), reason: 'demo' };
  const people = await addPeople(services, write);
  const at = personAt(people);
  const tokens = await addPhones(services, write, people);
  const shared = await addDesks(services, write, people);
  await signInToCatalogs(services, write, at(2));
  await addBrowser(services, write, at(2));
  const handedOver = await addHistory(services, write, at(3), at(4));
  const client = await addApplication(services, write);
  const devices = await services.devices.list(write.actor, { limit: MOST_DEVICES, cursor: null });
  const subject = personOwner(at(0).id);
  const wanted = { subject, scopes: ['org:admin'], label: 'demo administrator' } as const;
  const admin = await services.credentials.issue(write, wanted);
  return {
    organization: organization.name,
    people: people.length,
    devices: devices.items.length,
    adminToken: admin.secret,
    client,
    person: at(2),
    personToken: tokens[2] ?? '',
    handedOver,
    shared,
    host: at(4),
    guest: at(7),
  };
}

function personAt(people: readonly Person[]): (index: number) => Person {
  return index => {
    const person = people[index];
    if (person === undefined) throw new RangeError(`the demo has no person ${index}`);
    return person;
  };
}

async function addPeople({ places, people }: Services, write: Write): Promise<Person[]> {
  const locations = new Map<string, string>();
  for (const name of LOCATIONS) locations.set(name, (await places.createLocation(write, { name })).id);
  const added: Person[] = [];
  for (const { location, ...input } of PEOPLE) {
    added.push(await people.create(write, { ...input, locationId: locations.get(location) ?? null }));
  }
  return added;
}

/** Registers everybody's own phone as their app does, and returns everybody's token. */
async function addPhones(services: Services, write: Write, people: readonly Person[]): Promise<string[]> {
  const tokens: string[] = [];
  for (const [index, person] of people.entries()) {
    const subject = personOwner(person.id);
    const wanted = { subject, scopes: ['devices:write'], label: 'phone app' } as const;
    const { secret } = await services.credentials.issue(write, wanted);
    const actor = await services.authentication.authenticate(secret);
    await services.phones.register({ actor }, phoneOf(person.firstName, index));
    tokens.push(secret);
  }
  return tokens;
}

async function addBrowser({ devices, assignments }: Services, write: Write, person: Person): Promise<void> {
  const browser = { kind: 'browser', name: 'Firefox on the laptop', platform: 'windows', osVersion: '11' } as const;
  const device = await devices.create(write, browser);
  await assignments.create(write, { deviceId: device.id, owner: personOwner(person.id), role: 'user' });
}

/** A loaner that changes hands and goes back on a planned day, and a device that was reported lost. */
async function addHistory({ devices, assignments }: Services, write: Write, from: Person, to: Person) {
  const hardware = { kind: 'mobile', make: 'Apple', model: 'iPhone16,2', platform: 'ios' } as const;
  const device = await devices.create(write, { ...hardware, name: 'Loaner 1', tags: ['loaner'] });
  const first = await assignments.create(write, { deviceId: device.id, owner: personOwner(from.id), role: 'user' });
  await assignments.end({ ...write, reason: 'handed over' }, first.id);
  const expiresAt = first.createdAt + LOANER_DAYS * 86_400_000_000;
  await assignments.create(write, { deviceId: device.id, owner: personOwner(to.id), role: 'user', expiresAt });
  const lost = await devices.create(write, { ...hardware, name: 'Old phone', tags: ['lost'] });
  await assignments.create(write, { deviceId: lost.id, owner: personOwner(to.id), role: 'owner' });
  await devices.disable({ ...write, reason: 'reported lost' }, lost.id);
  return { device, from, to, before: first.createdAt };
}

/** An OAuth client that has registered a phone of its own. */
async function addApplication(services: Services, write: Write): Promise<{ id: string; secret: string }> {
  const { application, secret } = await services.applications.create(write, { name: 'Dispatch', clientId: 'demo-client' });
  const client = { org: write.actor.org, application, credentialId: null };
  const token = await services.applications.issueToken(client, 60);
  const actor = await services.authentication.authenticate(token.secret);
  await services.phones.register({ actor }, phoneOf('Dispatch', 20));
  return { id: application.clientId, secret: secret ?? '' };
}
