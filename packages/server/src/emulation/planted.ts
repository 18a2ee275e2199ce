/** Makes the beginning of an emulator, out of the demo or a seed. */
import { createCalendar } from '../commands/demo/calendar.ts';
import { PASSWORD } from '../commands/demo/catalogs.ts';
import { createChance } from '../commands/demo/chance.ts';
import { fillDemo } from '../commands/demo/fill.ts';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/role.ts';
import type { UsualLogin } from './any-token.ts';
import { type Contents, issueTokens, peopleOf, writeOf } from './contents.ts';
import { readSeed } from './seeds/read.ts';
import { sow, spanOf } from './seeds/sow.ts';
import { createSeededSources } from './sources.ts';
import { createSettings, type Moment, openWorld, type World } from './world.ts';

export interface Planted {
  readonly moment: Moment;
  readonly contents: Contents;
  /** Of somebody who administers; null where none of them has a password. */
  readonly login: UsualLogin | null;
  /** Of the first who has a password, in any role. */
  readonly signsIn: UsualLogin | null;
}

/** Noon on a Monday. The demo's two years end here. */
const DEMO_NOW = Date.UTC(2026, 5, 1, 12) * 1_000;
const DEMO_SEED = 20_260;
/** Those with parts of their own. */
const DEMO_PEOPLE = 12;

/** Fills it anew. */
export async function makeDemo(chance: string): Promise<Planted> {
  const luck = createChance(DEMO_SEED);
  const calendar = createCalendar(DEMO_NOW, luck);
  const sources = createSeededSources(`demo ${chance}`, calendar.start, false);
  const world = await openWorld(createSettings({}), sources, { isIdle: true });
  try {
    const clock = {
      now: sources.clock.now,
      set: (to: number) => sources.forwardTo(Math.max(to, sources.present())),
      release: () => undefined,
    };
    const demo = await fillDemo(world.present(), { clock, calendar, chance: luck }, DEMO_PEOPLE);
    const { client, admin, person } = demo;
    return await finish(world, {
      client,
      password: PASSWORD,
      preferred: { full: admin, member: person },
      signsIn: { login: admin.login, password: PASSWORD },
      login: { login: admin.login, password: PASSWORD },
    });
  } finally {
    await world.close();
  }
}

/** What a seed says. Nothing of it is kept for the next emulator: tests change their seeds. */
export async function plantSeed(given: string | object, chance: string, anyToken = false): Promise<Planted> {
  const seed = readSeed(given);
  const { start, now } = spanOf(seed, DEMO_NOW);
  const sources = createSeededSources(`seed ${chance}`, start, false);
  const world = await openWorld(createSettings({}), sources, { isIdle: true });
  try {
    const forwardTo = (to: number) => sources.forwardTo(Math.max(Math.min(to, now), sources.present()));
    const { people } = await sow(world.present(), seed, start, forwardTo);
    forwardTo(now);
    const preferred: Partial<Record<Role, Person>> = {};
    for (const person of people.values()) preferred[person.role] ??= person;
    const [client] = seed.clients ?? [];
    const logins = (seed.people ?? []).flatMap(({ role, login, password }) =>
      password === undefined ? [] : [{ role, login: { login, password } }],
    );
    const signsIn = logins[0]?.login ?? null;
    return await finish(world, {
      client: client === undefined ? null : { id: client.id, secret: client.secret },
      password: signsIn?.password ?? '',
      preferred,
      signsIn,
      login: logins.find(({ role }) => role === 'full')?.login ?? null,
      needsLogin: anyToken,
    });
  } finally {
    await world.close();
  }
}

interface Rest extends Pick<Contents, 'client' | 'password'>, Pick<Planted, 'login' | 'signsIn'> {
  readonly preferred: Parameters<typeof issueTokens>[2];
  /** Gives somebody who administers a password where none of them has one. */
  readonly needsLogin?: boolean;
}

/** Gives out the tokens and keeps the moment. */
async function finish(world: World, { client, password, preferred, ...rest }: Rest): Promise<Planted> {
  const registry = world.present();
  const [organization] = await registry.services.organizations.list();
  if (organization === undefined) throw new Error('a seed without an organization');
  const tokens = await issueTokens(registry, organization, preferred);
  const people = await peopleOf(registry, organization);
  const contents = { organization: { id: organization.id, name: organization.name }, tokens, client, password, people };
  let { login } = rest;
  const admin = people.find(({ role }) => role === 'full');
  if (login === null && rest.needsLogin === true && admin !== undefined) {
    login = { login: admin.login, password: PASSWORD };
    await registry.services.passwords.set(writeOf(organization), admin.id, PASSWORD);
  }
  return { moment: await world.save(), contents, login, signsIn: rest.signsIn ?? login };
}
