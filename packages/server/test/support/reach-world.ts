/**
 * An organization in which everything that has a location stands in each of the places that matter to a location administrator: theirs,
 * another one, and none.
 */
import type { Actor } from '../../src/domain/actor.ts';
import type { Owner } from '../../src/domain/owner.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { TestRegistry } from './registry.ts';
import { MODEL, macOf } from './webex.ts';

export interface ReachWorld {
  /** By what they are called in a failure. */
  readonly actors: Readonly<Record<string, Actor>>;
  readonly devices: readonly string[];
  readonly desks: readonly string[];
  /** Present and past people, workspaces, a virtual line in each location, and an application. */
  readonly owners: readonly Owner[];
  readonly groupId: string;
}

type Place = 'theirs' | 'second' | 'other' | 'none';
type Places = Readonly<Record<Place, string | null>>;

const PLACES: readonly Place[] = ['theirs', 'second', 'other', 'none'];
const ADMINISTRATORS: readonly Role[] = ['full', 'read_only', 'user_admin'];
const HOUR_MICROS = 3_600_000_000;

export async function createReachWorld(registry: TestRegistry, clock: Clock, pass: () => void): Promise<ReachWorld> {
  const { services, system } = registry;
  const write = { actor: system };
  const location = async (name: string) => (await services.places.createLocation(write, { name })).id;
  const places = { theirs: await location('A'), second: await location('B'), other: await location('C'), none: null };
  const actors = await addActors(registry, places);
  const owners = await addOwners(registry, places);
  owners.push({ kind: 'person', id: actors.bound?.id ?? '' }, { kind: 'person', id: actors.full?.id ?? '' });
  const devices = await addDevices(registry, places, owners, clock);
  const { id: groupId } = (await services.groups.create(write, { name: 'Group', description: '' })).group;
  const people = owners.filter(({ kind }) => kind === 'person').map(({ id }) => ({ id }));
  await services.groupMembers.add(write, { id: groupId }, people);
  const desks = await addDesks(registry, places, actors);
  await services.accounts.remove(write, { id: owners.find(({ kind }) => kind === 'person')?.id ?? '' });
  pass();
  return { actors, devices, desks, owners, groupId };
}

async function addActors(registry: TestRegistry, places: Places): Promise<Record<string, Actor>> {
  const { services, system } = registry;
  const actors: Record<string, Actor> = {};
  const add = async (name: string, role: Role, administers: readonly string[], locationId: string | null) => {
    const input = { login: name, firstName: name, lastName: 'Actor', role, administers, locationId };
    const { id } = await services.people.create({ actor: system }, input);
    const subject = { kind: 'person', id } as const;
    const wish = { subject, scopes: ['org:admin'] as const, label: 'test', expiresAt: null };
    const { secret } = await services.credentials.issue({ actor: system }, wish);
    actors[name] = await services.authentication.authenticate(secret);
  };
  for (const role of ADMINISTRATORS) await add(role, role, [], null);
  await add('bound', 'location_admin', [places.theirs ?? '', places.second ?? ''], places.other);
  await add('bound to one', 'location_admin', [places.theirs ?? ''], places.theirs);
  await add('bound to none', 'location_admin', [], null);
  return actors;
}

/** The first is a person who leaves in the end. */
async function addOwners({ services, system }: TestRegistry, places: Places): Promise<Owner[]> {
  const write = { actor: system };
  const owners: Owner[] = [];
  for (const place of ['theirs', ...PLACES] as const) {
    const login = `${place} ${owners.length}`;
    const input = { login, firstName: 'P', lastName: place, email: `${place}@example.org`, locationId: places[place] };
    owners.push({ kind: 'person', id: (await services.people.create(write, input)).id });
  }
  for (const place of PLACES) {
    const workspace = await services.places.createWorkspace(write, { name: place, locationId: places[place] });
    owners.push({ kind: 'workspace', id: workspace.id });
    const locationId = places[place];
    if (locationId === null) continue;
    const line = await services.virtualLines.create(write, { firstName: 'V', lastName: place, locationId });
    owners.push({ kind: 'virtual_line', id: line.id });
  }
  owners.push({ kind: 'application', id: (await services.applications.create(write, { name: 'App' })).application.id });
  return owners;
}

/** In each place a device of nobody, one of each owner, one that each had once, and one that each has borrowed for an hour. */
async function addDevices({ services, system }: TestRegistry, places: Places, owners: readonly Owner[], { now }: Clock) {
  const write = { actor: system };
  const ids: string[] = [];
  const expiresAt = now() + HOUR_MICROS;
  for (const place of ['theirs', 'other', 'none'] as const) {
    const add = async () => {
      const { id } = await services.devices.create(write, { kind: 'mobile', locationId: places[place] });
      ids.push(id);
      return id;
    };
    await add();
    for (const owner of owners) {
      const of = async (plan: { expiresAt?: number }) =>
        services.assignments.create(write, { deviceId: await add(), owner, role: 'owner', ...plan });
      await of({});
      await of({ expiresAt });
      await services.assignments.end(write, (await of({})).id);
    }
  }
  // Shared by somebody within reach and somebody out of it.
  const deviceId = ids[0] ?? '';
  for (const owner of owners.slice(1, 4)) await services.assignments.create(write, { deviceId, owner, role: 'user' });
  return ids;
}

/** Desk phones of people and workspaces, who are in one place and are called in another, with a guest on each second one. */
async function addDesks({ services, system }: TestRegistry, places: Places, actors: Readonly<Record<string, Actor>>) {
  const write = { actor: system };
  const model = services.deskPhones.requireModel(system, MODEL, 'mac');
  const ids: string[] = [];
  const add = async (owner: Owner, called: string, device: Place | 'as it is') => {
    await services.calling.set(write, owner, { locationId: called });
    const mac = macOf(ids.length + 1);
    const { id } = (await services.deskPhones.add(write, { mac, model, owner })).device;
    if (device !== 'as it is') await services.devices.update(write, id, { locationId: places[device] });
    ids.push(id);
    await services.calling.setHoteling(write, owner, { enabled: true, limitGuestUse: false });
    if (ids.length % 2 === 0) return;
    const guest = await services.people.create(write, { login: `guest ${mac}`, firstName: 'G', lastName: mac });
    await services.calling.set(write, { kind: 'person', id: guest.id }, { locationId: called });
    await services.guestSessions.start(write, { deviceId: id, personId: guest.id, hours: 4 });
  };
  for (const called of [places.theirs, places.other]) {
    for (const place of PLACES) {
      for (const device of ['as it is', 'none', 'second', 'other'] as const) {
        const login = `desk ${called} ${place} ${device}`;
        const input = { login, firstName: 'D', lastName: place, locationId: places[place] };
        const owner = { kind: 'person', id: (await services.people.create(write, input)).id } as const;
        await add(owner, called ?? '', device);
      }
      const room = await services.places.createWorkspace(write, { name: `Room ${place}`, locationId: places[place] });
      await add({ kind: 'workspace', id: room.id }, called ?? '', 'none');
    }
  }
  await add({ kind: 'person', id: actors.bound?.id ?? '' }, places.other ?? '', 'as it is');
  return ids;
}
