/** What is going on in the demo now, and what its page shows by name, id or secret. */
import type { Registry } from '../../app.ts';
import type { Device } from '../../domain/device.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { DAY, DAYS } from './calendar.ts';
import type { Cast } from './cast.ts';
import { PASSWORD, signInToCatalogs } from './catalogs.ts';
import { receiveGuest } from './desks.ts';
import { actorOf, byIt, type World } from './world.ts';

export interface Demo {
  readonly organization: string;
  readonly people: number;
  readonly devices: number;
  readonly admin: Person;
  readonly adminToken: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Holds devices of every kind, and a line on a colleague's phone. */
  readonly person: Person;
  readonly personToken: string;
  readonly handedOver: HandedOver;
  /** A desk phone with several people's lines and a guest. */
  readonly shared: Device;
  /** The owner of that desk phone. */
  readonly host: Person;
  readonly guest: Person;
}

/** A device that changed hands. `before` is an instant at which its first holder had it. */
export interface HandedOver {
  readonly device: Device;
  readonly from: Person;
  readonly to: Person;
  readonly before: Instant;
}

const HELD_FROM_DAY = DAYS - 60;
const HANDED_OVER_DAY = DAYS - 4;
const LOANER_DAYS = 14;

/** The cast use what they hold: each thing at some time of the last two days. */
export function planUse(world: World, cast: Cast): void {
  const { story, calendar, chance, organization } = world;
  for (const person of cast.people) {
    const actor = actorOf(organization, person);
    story.at(calendar.now - chance.next() * 2 * DAY, async ({ holdings, assignments }) => {
      const held = await holdings.devicesOf(actor, personOwner(person.id), null);
      for (const { assignment } of held) await assignments.touch(actor, assignment.id);
    });
  }
}

/** A loaner that changed hands and goes back on a planned day, and a phone that was reported lost. */
export function planHandOver(world: World, from: Person, to: Person): () => HandedOver {
  const { story, calendar } = world;
  const facts = { kind: 'mobile', make: 'Apple', model: 'iPhone16,2', platform: 'ios' } as const;
  let handedOver: HandedOver | undefined;
  let first = '';
  story.at(calendar.worktime(HELD_FROM_DAY), async ({ devices, assignments }) => {
    const device = await devices.create(byIt(world), { ...facts, name: 'Loaner 1', tags: ['loaner'] });
    const wish = { deviceId: device.id, owner: personOwner(from.id), role: 'user' } as const;
    const begun = await assignments.create(byIt(world, 'loan'), wish);
    first = begun.id;
    handedOver = { device, from, to, before: begun.createdAt };
    const lost = await devices.create(byIt(world), { ...facts, name: 'Old phone', tags: ['lost'] });
    await assignments.create(byIt(world), { deviceId: lost.id, owner: personOwner(to.id), role: 'owner' });
    await devices.disable(byIt(world, 'reported lost'), lost.id);
  });
  story.at(calendar.worktime(HANDED_OVER_DAY), async ({ assignments }) => {
    await assignments.end(byIt(world, 'handed over'), first);
    const expiresAt = calendar.now + LOANER_DAYS * DAY;
    const deviceId = handedOver?.device.id ?? '';
    await assignments.create(byIt(world, 'handed over'), { deviceId, owner: personOwner(to.id), role: 'user', expiresAt });
  });
  return () => {
    if (handedOver === undefined) throw new Error('nothing was handed over yet');
    return handedOver;
  };
}

/** Somebody is a guest, somebody signs in to the app catalog, and both who are on the page get a password and a token. */
export async function showNow({ services, core }: Registry, world: World, cast: Cast, handedOver: HandedOver): Promise<Demo> {
  const { organization } = world;
  const [admin, person, host, guest] = [cast.at(0), cast.at(2), cast.at(4), cast.at(7)];
  const write = byIt(world);
  await receiveGuest(services, write, { device: cast.shared, host, guest });
  // One after the other, so that their events have the same order at every start.
  for (const { id } of [admin, person]) await services.passwords.set(write, id, PASSWORD);
  await signInToCatalogs(services, person);
  const adminToken = await tokenOf(services, world, admin, ['org:admin'], 'demo administrator');
  const personToken = await tokenOf(services, world, person, ['devices:write'], 'phone app');
  await core.touches.flush();
  const counts = await countAll(services, world);
  const shown = { admin, adminToken, person, personToken, handedOver, shared: cast.shared, host, guest };
  return { organization: organization.name, ...counts, client: cast.client, ...shown };
}

async function tokenOf(
  services: Services,
  world: World,
  person: Person,
  scopes: readonly Scope[],
  label: string,
): Promise<string> {
  return (await services.credentials.issue(byIt(world), { subject: personOwner(person.id), scopes, label })).secret;
}

async function countAll({ devices, people }: Services, { administrator, organization }: World) {
  const actor = actorOf(organization, administrator);
  const onlyTotal = { limit: 1, cursor: null, total: true } as const;
  const active = await people.list(actor, { ...onlyTotal, filter: { state: 'active' } });
  const all = await devices.list(actor, { ...onlyTotal, filter: {} });
  return { people: active.total ?? 0, devices: all.total ?? 0 };
}
