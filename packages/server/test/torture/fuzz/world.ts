/** A new organization for a chapter of the fuzz run: somebody of each kind who may call, and a little of everything to find. */
import { type Actor, systemActor } from '../../../src/domain/actor.ts';
import { ROLES, type Role } from '../../../src/domain/role.ts';
import { requireModel } from '../../../src/services/desk-phones.ts';
import type { TestRegistry } from '../../support/registry.ts';
import { phoneInput } from '../../support/scenarios.ts';
import type { Caller } from './requests.ts';

export interface FuzzWorld {
  /** Requests may disable, revoke or limit whoever calls; then others must go on. */
  readonly newCallers: () => Promise<readonly Caller[]>;
}

/** How often the callers of each role call. */
const WEIGHTS: Readonly<Record<string, number>> = { full: 12, member: 4 };
const STRANGERS: readonly Caller[] = [
  { name: 'nobody', token: null, isKnown: false, weight: 1 },
  { name: 'an unknown token', token: `hb_api_${'a'.repeat(52)}`, isKnown: false, weight: 1 },
  { name: 'garbage', token: '\u00ff{}"', isKnown: false, weight: 1 },
];

export async function createFuzzWorld(registry: TestRegistry, chapter: string): Promise<FuzzWorld> {
  const { services, addPerson } = registry;
  const organization = await services.organizations.create(`Fuzz ${chapter}`);
  const write = { actor: systemActor(organization.org, organization.id) };
  const { application } = await services.applications.create(write, { name: 'Fuzz', clientId: `fuzz ${chapter}`, role: 'full' });
  let generation = 0;
  const addCaller = async (role: Role): Promise<Caller> => {
    const login = `${role} ${generation}`;
    const { actor, person, token } = await addPerson(login, { role, scopes: ['org:admin'], in: organization });
    await services.phones.register({ actor }, phoneInput(`${login} ${chapter}`));
    if (generation === 1) await addTelephony(registry, write, person.id);
    return { name: role, token, isKnown: true, weight: WEIGHTS[role] ?? 1 };
  };
  const addApplication = async (): Promise<Caller> => {
    const subject = { kind: 'application', id: application.id } as const;
    const token = { subject, scopes: ['org:admin'], label: 'fuzz', expiresAt: null } as const;
    const { secret } = await services.credentials.issue(write, token);
    return { name: 'an application', token: secret, isKnown: true, weight: 2 };
  };
  return {
    newCallers: async () => {
      generation += 1;
      const { policy } = await services.organizations.setPolicy(write, {});
      await services.organizations.setPolicy(write, Object.fromEntries(Object.keys(policy).map(name => [name, null])));
      const callers = [...STRANGERS, await addApplication()];
      for (const role of ROLES) callers.push(await addCaller(role));
      return callers;
    },
  };
}

/** The person can be called, and so can a room that has a phone for guests. */
async function addTelephony({ services }: TestRegistry, write: { readonly actor: Actor }, personId: string): Promise<void> {
  const location = await services.places.createLocation(write, { name: 'Here' });
  const workspace = await services.places.createWorkspace(write, { name: 'Room', locationId: location.id });
  const room = { kind: 'workspace', id: workspace.id } as const;
  await services.calling.set(write, { kind: 'person', id: personId }, { locationId: location.id });
  await services.calling.set(write, room, { locationId: location.id });
  await services.calling.setHoteling(write, room, { enabled: true, limitGuestUse: false, guestHoursLimit: 12 });
  await services.deskPhones.add(write, { mac: `00005E${personId.slice(-6)}`, model: requireModel('Cisco 8851'), owner: room });
}
