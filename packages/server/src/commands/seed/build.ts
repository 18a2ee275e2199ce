/** Makes a seed of what was read, and counts what a seed has no word for. */
import type { Assignment, Device } from '@heldby/client';
import type { Seed, SeedDevice, SeedHolder } from '../../emulation/seeds/schema.ts';
import { parseInstant } from '../../lib/instant.ts';
import { type CanBegin, createBeginnings } from './beginning.ts';
import { latestHolders, withinLimits } from './limits.ts';
import type { Contents } from './read.ts';
import { countFurther } from './unspoken.ts';

export interface Exported {
  readonly seed: Seed;
  /** By what is counted; null where the caller may not see it. */
  readonly leftOut: Readonly<Record<string, number | null>>;
}

type SeedPerson = NonNullable<Seed['people']>[number];

/** `wanted`: where its clock begins, if nothing has happened since. */
export function toSeed(all: Contents, wanted: string): Exported {
  const { contents, over } = withinLimits(all);
  const now = latestOf(contents, wanted);
  const { organization, workspaces, applications, secrets } = contents;
  const names = namesOf(contents);
  const byDevice = Map.groupBy(contents.assignments, ({ deviceId }) => deviceId);
  const around = { names, now, canBegin: createBeginnings(contents), ...runningOf(contents), secrets };
  const built = contents.devices.map(device => deviceOf(device, byDevice.get(device.id) ?? [], around));
  const since = firstHoldings(contents);
  const devices = built.flatMap(({ device }) => device ?? []);
  const lost = (count: (one: Built) => number) => built.reduce((sum, one) => sum + count(one), 0);
  const seed: Seed = {
    heldby: 'seed',
    version: 1,
    now,
    organization,
    ...filled('locations', [...names.locations.values()]),
    ...filled(
      'people',
      contents.people.map(person => personOf(person, since, names)),
    ),
    ...filled(
      'workspaces',
      workspaces.map(({ name: _, id, locationId, calling }) => ({
        name: names.workspaces.get(id) ?? '',
        ...placeOf(names, locationId ?? null, calling),
      })),
    ),
    ...(secrets === null
      ? {}
      : filled(
          'clients',
          applications.map(({ id, name }) => ({ id, secret: secrets.ofClient(id), name })),
        )),
    ...filled('devices', devices),
  };
  const leftOut = {
    ...tooManyOf(over),
    'devices that cannot begin as the seed says': built.filter(({ device }) => device === undefined).length,
    'times of holding by people who left, applications and virtual lines': lost(({ holders }) => holders),
    'times of holding that ended before the last of a device with too many': lost(({ tooMany }) => tooMany),
    'registrations for pushes, whose tokens are secret': contents.pushes.length - devices.filter(({ push }) => push).length,
    'OAuth clients, whose secrets nobody can read': secrets === null ? applications.length : 0,
    'blocks of people, holders and devices': blockedOf(contents),
    ...countFurther(contents.people, contents.devices),
    ...contents.unspoken,
  };
  return { seed, leftOut };
}

function tooManyOf(over: ReturnType<typeof withinLimits>['over']): Readonly<Record<string, number>> {
  const counts = Object.entries(over).map(([what, count]) => [`${what} beyond those that fit into a seed`, count]);
  return Object.fromEntries(counts);
}

function latestOf({ people, assignments }: Contents, wanted: string): string {
  const happened = [...people, ...assignments].map(({ createdAt }) => createdAt);
  const ended = assignments.flatMap(({ until }) => until ?? []);
  const at = (text: string) => parseInstant(text) ?? 0;
  return [...happened, ...ended].reduce((latest, each) => (at(each) > at(latest) ? each : latest), wanted);
}

interface Names {
  readonly logins: ReadonlyMap<string, string>;
  /** Unique, unlike their names. */
  readonly workspaces: ReadonlyMap<string, string>;
  /** The same. */
  readonly locations: ReadonlyMap<string, string>;
}

function namesOf({ people, workspaces, locations }: Contents): Names {
  return {
    logins: new Map(people.map(({ id, login }) => [id, login])),
    workspaces: uniquely(workspaces),
    locations: uniquely(locations),
  };
}

/** A second one of the same name gets a number. */
function uniquely(items: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const unique = (name: string) => {
    let found = name;
    while (taken.has(found)) {
      const count = (counts.get(name) ?? 1) + 1;
      counts.set(name, count);
      found = `${name} ${count}`;
    }
    taken.add(found);
    return found;
  };
  return new Map(items.map(({ id, name }) => [id, unique(name)]));
}

/** Since when each owner has held anything. */
function firstHoldings({ assignments }: Contents): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { owner, createdAt } of assignments) {
    const known = first.get(owner.id);
    if (known === undefined || createdAt < known) first.set(owner.id, createdAt);
  }
  return first;
}

function personOf(person: Contents['people'][number], holdings: ReadonlyMap<string, string>, names: Names): SeedPerson {
  const { id, login, firstName, lastName, email, role, locationId, calling, createdAt } = person;
  // Somebody may hold things since before they were added here.
  const held = holdings.get(id) ?? createdAt;
  const since = held < createdAt ? held : createdAt;
  return { login, firstName, lastName, ...given({ email }), role, since, ...placeOf(names, locationId, calling) };
}

function placeOf({ locations }: Names, locationId: string | null, calling: Contents['people'][number]['calling']) {
  const location = locations.get(calling?.locationId ?? locationId ?? '') ?? null;
  // Nobody can be called at a place that is not there.
  if (location === null) return {};
  return given({ location, extension: calling?.extension ?? null, phoneNumber: calling?.phoneNumber ?? null });
}

interface Built {
  /** Undefined where a seed cannot have it. */
  readonly device: SeedDevice | undefined;
  /** How many were left out. */
  readonly holders: number;
  /** How many were left out because there are too many. */
  readonly tooMany: number;
}

interface Surroundings {
  readonly names: Names;
  readonly now: string;
  readonly canBegin: CanBegin;
  /** The assignments by which somebody gets pushes. */
  readonly pushed: ReadonlySet<string>;
  /** By device. */
  readonly guests: ReadonlyMap<string, Contents['guests'][number]>;
  readonly secrets: Contents['secrets'];
}

function runningOf({ pushes, guests }: Contents): Pick<Surroundings, 'pushed' | 'guests'> {
  return {
    pushed: new Set(pushes.map(({ assignmentId }) => assignmentId)),
    guests: new Map(guests.map(guest => [guest.deviceId, guest])),
  };
}

function deviceOf(from: Device, assignments: readonly Assignment[], around: Surroundings): Built {
  const { names } = around;
  const all = assignments.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  const holding = all.filter(({ role }) => role !== 'guest');
  const named = holding.filter(({ owner }) => names.logins.has(owner.id) || names.workspaces.has(owner.id));
  const known = latestHolders(named);
  const [first] = known;
  const left = { holders: holding.length - named.length, tooMany: named.length - known.length };
  const { kind, name, make, model, platform, osVersion, serial, mac, udid, tags } = from;
  const isDesk = kind === 'desk_phone';
  if (!around.canBegin(from, first)) return { ...left, device: undefined, holders: all.length - left.tooMany };
  const push = isDesk || first === undefined ? undefined : pushOf(from, first, around);
  const guest = first === undefined ? undefined : guestOf(from, first, around);
  const device: SeedDevice = {
    kind,
    ...given({ name, make, model, platform, osVersion, serial, mac, udid: isDesk || push !== undefined ? null : udid }),
    ...filled('tags', [...tags]),
    ...filled(
      'holders',
      known.map(each => holderOf(each, names)),
    ),
    ...(push !== undefined && { push }),
    ...(guest !== undefined && { guest }),
  };
  return { ...left, device };
}

function holderOf({ owner, role, createdAt, until, dueAt }: Assignment, { logins, workspaces }: Names): SeedHolder {
  const who = logins.has(owner.id) ? { person: logins.get(owner.id) ?? '' } : { workspace: workspaces.get(owner.id) ?? '' };
  return {
    ...who,
    role: role as Exclude<typeof role, 'guest'>,
    from: createdAt,
    ...given({ until, dueAt: until === null ? dueAt : null }),
  };
}

function pushOf(
  { kind, make, model, platform }: Device,
  first: Assignment,
  { pushed, secrets }: Surroundings,
): SeedDevice['push'] {
  const isPhone = kind === 'mobile' && make !== null && model !== null && (platform === 'ios' || platform === 'android');
  if (secrets === null || !isPhone || first.owner.kind !== 'person' || first.role !== 'owner') return undefined;
  return pushed.has(first.id) ? secrets.ofPush(first.id) : undefined;
}

const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 24;

function guestOf({ id }: Device, first: Assignment, { guests, names, now }: Surroundings): SeedDevice['guest'] {
  const guest = guests.get(id);
  const person = names.logins.get(guest?.personId ?? '');
  if (guest === undefined || person === undefined || first.until !== null) return undefined;
  const hours = (Date.parse(guest.expiresAt) - Date.parse(now)) / HOUR_MS;
  return hours > 0 && hours <= LONGEST_HOURS ? { person, hours } : undefined;
}

function blockedOf({ people, devices, assignments }: Contents): number {
  const open = assignments.filter(({ until }) => until === null);
  const holders = [...people, ...open].filter(({ disabledReason }) => disabledReason !== null);
  return holders.length + devices.filter(({ disabled }) => disabled !== null).length;
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], null> };

/** Without what is null or empty: a seed leaves it out. */
function given<T extends Readonly<Record<string, string | null>>>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== '')) as Given<T>;
}

function filled<N extends string, T>(name: N, items: readonly T[]): { [Name in N]?: T[] } {
  return (items.length === 0 ? {} : { [name]: items }) as { [Name in N]?: T[] };
}
