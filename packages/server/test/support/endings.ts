/** The ways in which somebody's rights can end between their request and their turn to write. */
import type { Services } from '../../src/services/services.ts';
import type { TestPerson, TestRegistry } from './registry.ts';

/** A clock that a test sets, for what expires. */
export interface SetClock {
  at: number;
  readonly now: () => number;
}

/** How long an expiring token lives: shorter than the time for which a node trusts what it has seen. */
const LIVES_MICROS = 2_000_000;

export function createSetClock(): SetClock {
  const clock = { at: Date.now() * 1000, now: () => ++clock.at };
  return clock;
}

export interface Ending {
  readonly title: string;
  /** What the service says to a full administrator's write. */
  readonly refusal: 'unauthenticated' | 'forbidden';
  readonly end: (registry: Pick<TestRegistry, 'services' | 'system'>, caller: TestPerson, clock: SetClock) => Promise<unknown>;
}

export const ENDINGS: readonly Ending[] = [
  {
    title: 'their token was revoked',
    refusal: 'unauthenticated',
    end: ({ services, system }, { actor }) => services.credentials.revoke({ actor: system }, actor.credentialId ?? ''),
  },
  {
    title: 'their token expired',
    refusal: 'unauthenticated',
    end: async (_registry, _caller, clock) => {
      clock.at += LIVES_MICROS;
    },
  },
  {
    title: 'they were disabled',
    refusal: 'unauthenticated',
    end: ({ services, system }, { person }) => services.people.disable({ actor: system }, person.id),
  },
  {
    title: 'they were off-boarded',
    refusal: 'unauthenticated',
    end: ({ services, system }, { person }) => services.accounts.remove({ actor: system }, { id: person.id }),
  },
  {
    title: 'they were demoted',
    refusal: 'forbidden',
    end: ({ services, system }, { person }) => services.people.update({ actor: system }, person.id, { role: 'member' }),
  },
];

let callers = 0;

/** A full administrator whose token expires soon; the registry knows it already. */
export async function addCaller(registry: TestRegistry, clock: SetClock): Promise<TestPerson> {
  callers += 1;
  const { person } = await registry.addPerson(`caller-${callers}`, { role: 'full' });
  const subject = { kind: 'person', id: person.id } as const;
  const wish = {
    subject,
    scopes: ['org:admin', 'installation:admin'],
    label: 'soon over',
    expiresAt: clock.at + LIVES_MICROS,
  } as const;
  const { secret } = await registry.services.credentials.issue({ actor: registry.system }, wish);
  return { person, token: secret, actor: await registry.services.authentication.authenticate(secret) };
}

/** Writes of a full administrator: one or more through each service that writes for others. */
export function administratorsWrites(services: Services, { actor, person }: TestPerson): readonly (() => Promise<unknown>)[] {
  const write = { actor };
  const name = `by ${person.login}`;
  const input = { login: name, firstName: 'New', lastName: 'Person' };
  const provider = {
    name,
    issuer: `https://${person.login}.example`,
    domains: [`${person.login}.example`],
    clientId: 'c',
    clientSecret: 's',
    loginClaim: 'email',
  };
  return [
    () => services.people.create(write, input),
    () => services.accounts.create(write, { ...input, password: 'correct horse battery' }),
    () => services.accounts.remove(write, { id: person.id }),
    () => services.passwords.set(write, person.id, 'correct horse battery'),
    () => services.devices.create(write, { kind: 'mobile', name }),
    () => services.places.createLocation(write, { name }),
    () => services.groups.create(write, { name, description: '' }),
    () => services.applications.create(write, { name, role: 'full' }),
    () => services.providers.create(write, provider),
    () => services.hosts.add(write, `${person.login}.example.com`),
    () => services.organizations.setPolicy(write, { ratePerMinute: 7 }),
    () => services.signingCredentials.create(write, { description: name, platform: 'ios', expiresAt: actor.org }),
  ];
}
