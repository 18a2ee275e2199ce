/** A new organization for a chapter of the fuzz run: somebody of each kind who may call, and a little of everything to find. */
import { type Actor, systemActor } from '../../../src/domain/actor.ts';
import type { Organization } from '../../../src/domain/organization.ts';
import type { Owner } from '../../../src/domain/owner.ts';
import { ROLES, type Role } from '../../../src/domain/role.ts';
import type { TestPerson, TestRegistry } from '../../support/registry.ts';
import { phoneInput } from '../../support/scenario-parts.ts';
import type { Caller } from './requests.ts';

export interface FuzzWorld {
  readonly organization: Organization;
  /** Requests may disable, revoke or limit the caller; then others must go on. */
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
  const settled = new Map<Role, TestPerson>();
  let generation = 0;
  const addCaller = async (role: Role): Promise<TestPerson> => {
    const login = `${role} ${generation}`;
    const added = await addPerson(login, { role, scopes: ['org:admin'], in: organization });
    await services.phones.register({ actor: added.actor }, phoneInput(`${login} ${chapter}`));
    settled.set(role, added);
    return added;
  };
  const issue = async (subject: Owner) => {
    const token = { subject, scopes: ['org:admin'], label: 'fuzz', expiresAt: null } as const;
    return (await services.credentials.issue(write, token)).secret;
  };
  /** The same person as before, unless they were disabled or given another role. */
  const personFor = async (role: Role): Promise<TestPerson> => {
    const known = settled.get(role);
    const person = known && (await services.people.get(write.actor, known.person.id).catch(() => undefined));
    if (known === undefined || person?.role !== role || person.disabledReason !== null) return addCaller(role);
    return { ...known, token: await issue({ kind: 'person', id: person.id }) };
  };
  let applicationId = '';
  /** The same application as before, unless it was disabled, removed or given another role. */
  const applicationFor = async (): Promise<Owner> => {
    const known = await services.applications.get(write.actor, applicationId).catch(() => undefined);
    if (known?.role !== 'full' || known.disabledReason !== null) {
      const wanted = { name: 'Fuzz', clientId: `fuzz ${chapter} ${generation}`, role: 'full' } as const;
      applicationId = (await services.applications.create(write, wanted)).application.id;
    }
    return { kind: 'application', id: applicationId };
  };
  let directoryId = '';
  /** The same directory as before with another token, unless it was removed, or its application disabled. */
  const directoryFor = async (): Promise<string> => {
    const issued = await services.directories.issueToken(write, directoryId).catch(() => undefined);
    if (issued !== undefined) return issued.secret;
    const { directory, token } = await services.directories.create(write, {
      name: `Fuzz ${chapter} ${generation}`,
      kind: 'other',
    });
    directoryId = directory.id;
    return token;
  };
  return {
    organization,
    newCallers: async () => {
      generation += 1;
      const { policy } = await services.organizations.setPolicy(write, {});
      await services.organizations.setPolicy(write, Object.fromEntries(Object.keys(policy).map(name => [name, null])));
      const [token, ...people] = await Promise.all([applicationFor().then(issue), ...ROLES.map(personFor)]);
      if (generation === 1) await addTelephony(registry, write, people[0]?.person.id ?? '');
      const callers = ROLES.map((role, at) => ({ name: role, token: people[at]?.token ?? null, weight: WEIGHTS[role] ?? 1 }));
      const directory = { name: 'a directory', token: await directoryFor(), weight: 1, isDirectory: true };
      const all = [{ name: 'an application', token, weight: 2 }, directory, ...callers].map(caller => ({
        ...caller,
        isKnown: true,
      }));
      return [...STRANGERS, ...all];
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
  await services.deskPhones.add(write, {
    mac: `00005E${personId.slice(-6)}`,
    model: services.deskPhones.requireModel(write.actor, 'Cisco 8851', 'mac'),
    owner: room,
  });
}
