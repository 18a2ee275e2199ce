/** What a test needs to know of what is in an emulator: tokens for each vendor and role, and the people. */
import type { Registry } from '../app.ts';
import type { Write } from '../core/change.ts';
import { SCOPES_OF_ROLE } from '../core/rights.ts';
import { renderId } from '../dialects/webex/ids.ts';
import { systemActor } from '../domain/actor.ts';
import type { Organization } from '../domain/organization.ts';
import { personOwner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { type Emulator, type EmulatorPerson, VENDORS } from './public.ts';

export type Contents = Pick<Emulator, 'organization' | 'tokens' | 'client' | 'password' | 'people'>;

type Tokens = Record<(typeof VENDORS)[number], Record<Role, string>>;

/** Gives each vendor a token of somebody of each role. Where nobody is preferred for a role, somebody is hired. */
export async function issueTokens(
  { services }: Pick<Registry, 'services'>,
  organization: Organization,
  preferred: Partial<Readonly<Record<Role, Person>>>,
): Promise<Tokens> {
  const write = writeOf(organization);
  const tokens = Object.fromEntries(VENDORS.map(vendor => [vendor, {}])) as Tokens;
  for (const role of ROLES) {
    const person = preferred[role] ?? (await hire(services, organization, role));
    for (const vendor of VENDORS) {
      const scopes = role === 'member' ? (['devices:write'] as const) : SCOPES_OF_ROLE[role];
      const wish = { subject: personOwner(person.id), scopes, label: `emulator ${vendor} ${role}`, expiresAt: null };
      tokens[vendor][role] = (await services.credentials.issue(write, wish)).secret;
    }
  }
  return tokens;
}

export function writeOf({ org, id }: Pick<Organization, 'id' | 'org'>): Write {
  return { actor: systemActor(org, id), reason: 'seed' };
}

async function hire({ people, places }: Registry['services'], organization: Organization, role: Role): Promise<Person> {
  const write = writeOf(organization);
  const login = `emulator.${role}`;
  const administers = role === 'location_admin' ? [(await places.createLocation(write, { name: 'Emulator' })).id] : [];
  const name = { firstName: 'Emulator', lastName: role.replaceAll('_', ' ') };
  return people.create(write, { login, ...name, role, ...(administers.length > 0 && { administers }) });
}

const PAGE = 200;

export async function peopleOf({ services }: Pick<Registry, 'services'>, organization: Organization): Promise<EmulatorPerson[]> {
  const { actor } = writeOf(organization);
  const all: EmulatorPerson[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof services.people.list>> = await services.people.list(actor, {
      limit: PAGE,
      cursor,
      filter: { state: 'active' },
    });
    all.push(...page.items.map(toEmulatorPerson));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all.toSorted((one, other) => one.apperianId - other.apperianId);
}

function toEmulatorPerson({ id, number, login, displayName, email, role }: Person): EmulatorPerson {
  return { id, webexId: renderId('PEOPLE', id), apperianId: number, login, displayName, email, role };
}
