/** Fills a store through the services, as years of use would: 10,000 people with a token each, three phones for each. */
import { pino } from 'pino';
import { openRegistry, type Registry } from '../../packages/server/src/app.ts';
import { systemActor } from '../../packages/server/src/domain/actor.ts';
import type { Organization } from '../../packages/server/src/domain/organization.ts';
import { personOwner } from '../../packages/server/src/domain/owner.ts';
import { readSettings } from '../../packages/server/src/settings.ts';
import type { Caller, Callers } from './callers.ts';
import { DEVICES_PER_PERSON, personAt, phoneAt } from './data.ts';
import { vacuum } from './databases.ts';
import type { HeldbyStore } from './servers.ts';

export interface Seed {
  readonly organizations: number;
  readonly people: number;
  readonly callersPerOrganization: number;
}

/** Concurrent writers, which share commits. */
const CONCURRENCY = 64;

export async function seedStore(store: HeldbyStore, seed: Seed): Promise<Callers> {
  const registry = await openRegistry(readSettings({ ...store }, {}), pino({ level: 'silent' }), error => {
    throw error;
  });
  try {
    const organizations: Organization[] = [];
    for (let index = 0; index < seed.organizations; index += 1) {
      organizations.push(await registry.services.organizations.create(`Organization ${index}`));
    }
    const callers = await seedPeople(registry, organizations, seed);
    if (store.databaseUrl !== undefined) await vacuum(store.databaseUrl);
    return callers;
  } finally {
    await registry.close();
  }
}

async function seedPeople(registry: Registry, organizations: readonly Organization[], seed: Seed): Promise<Callers> {
  const peoplePerOrganization = Math.ceil(seed.people / organizations.length);
  const callersWanted = Math.min(seed.callersPerOrganization, peoplePerOrganization);
  const step = Math.floor(peoplePerOrganization / callersWanted);
  const callers: Caller[][] = organizations.map(() => []);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < peoplePerOrganization * organizations.length; index = next++) {
      const home = index % organizations.length;
      const caller = await seedPerson(registry, organizations[home] as Organization, index);
      const place = Math.floor(index / organizations.length);
      if (place % step === 0 && place / step < callersWanted) callers[home]?.push(caller);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return callers;
}

async function seedPerson({ services }: Registry, organization: Organization, index: number): Promise<Caller> {
  const write = { actor: systemActor(organization.org, organization.id) };
  const person = await services.people.create(write, personAt(index));
  const subject = personOwner(person.id);
  const { secret } = await services.credentials.issue(write, {
    subject,
    scopes: ['devices:write'],
    label: 'phone',
    expiresAt: null,
  });
  const actor = await services.authentication.authenticate(secret);
  const deviceIds: string[] = [];
  for (let device = 0; device < DEVICES_PER_PERSON; device += 1) {
    const phone = await services.phones.register({ actor }, phoneAt(index, device));
    deviceIds.push(phone.deviceId);
  }
  return { personId: person.id, token: secret, deviceIds };
}
