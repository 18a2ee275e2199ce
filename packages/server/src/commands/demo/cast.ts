/** The demo's cast: twelve people with parts of their own, which the printed commands show. They are there from the first day. */
import type { Write } from '../../core/change.ts';
import type { Device } from '../../domain/device.ts';
import type { Organization } from '../../domain/organization.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Services } from '../../services/services.ts';
import { PEOPLE, phoneOf } from './data.ts';
import { addDesks } from './desks.ts';
import type { Founded } from './founding.ts';
import { DEPARTMENTS, writeOf } from './world.ts';

export interface Cast {
  /** The first is the administrator. */
  readonly people: readonly Person[];
  readonly at: (index: number) => Person;
  /** The phone at the front desk, with several people's lines. */
  readonly shared: Device;
  readonly client: { readonly id: string; readonly secret: string };
}

export async function addCast(services: Services, write: Write, organization: Organization, founded: Founded): Promise<Cast> {
  const people = await addPeople(services, write, founded);
  const at = personAt(people);
  for (const [index, person] of people.entries()) {
    await services.phones.register(writeOf({ organization }, person), phoneOf(person.firstName, index));
  }
  const shared = await addDesks(services, write, people);
  await addBrowser(services, write, at(2));
  const client = await addApplication(services, write);
  return { people, at, shared, client };
}

async function addPeople(services: Services, write: Write, { locations, groups }: Founded): Promise<Person[]> {
  const added: Person[] = [];
  for (const [index, { location, ...input }] of PEOPLE.entries()) {
    const department = DEPARTMENTS[index % DEPARTMENTS.length] ?? DEPARTMENTS[0];
    const details = { employeeNumber: String(index + 1), metadata: { department } };
    const person = await services.people.create(write, { ...input, locationId: locations[location] ?? null, details });
    const group = groups.get(department);
    if (group !== undefined) await services.groupMembers.add(write, { id: group }, [{ id: person.id }]);
    added.push(person);
  }
  return added;
}

function personAt(people: readonly Person[]): (index: number) => Person {
  return index => {
    const person = people[index];
    if (person === undefined) throw new RangeError(`the demo has no person ${index}`);
    return person;
  };
}

async function addBrowser({ devices, assignments }: Services, write: Write, person: Person): Promise<void> {
  const browser = { kind: 'browser', name: 'Firefox on the laptop', platform: 'windows', osVersion: '11' } as const;
  const device = await devices.create(write, browser);
  await assignments.create(write, { deviceId: device.id, owner: personOwner(person.id), role: 'user' });
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
