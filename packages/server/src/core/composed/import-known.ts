/** The people, the devices and what is held that some rows of an import name: read in a few statements, and kept as rows change them. */
import type { Assignment } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import { identifiersOf } from '../../domain/identifier.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { RowWish } from '../../domain/transfer/wish.ts';
import { sortKey } from '../../lib/name-key.ts';
import { toAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import {
  KEY_SLOTS,
  selectDevicesWith,
  selectHeldOf,
  selectIdentifiedWith,
  selectPeopleWith,
} from '../../storage/statements/import-keys.ts';
import { toPerson } from '../../storage/statements/people.ts';
import { inSlots } from '../../storage/statements/slots.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Naming, Namings } from './import-keys.ts';

export interface Known {
  /** Undefined for nobody. Throws `conflict` where the surest name is of several. */
  readonly person: (namings: readonly Naming[]) => Person | undefined;
  readonly device: (namings: readonly Naming[]) => Device | undefined;
  /** What is open on the device, or with history all that ever was. */
  readonly held: (deviceId: string) => readonly Assignment[];
  readonly setPerson: (person: Person) => void;
  readonly setDevice: (device: Device) => void;
  readonly setHeld: (deviceId: string, held: readonly Assignment[]) => void;
}

type Ids = Map<string, Set<string>>;

export async function readKnown(
  reader: Reader,
  org: number,
  wishes: readonly RowWish[],
  { namings, withHistory }: { readonly namings: Namings; readonly withHistory: boolean },
): Promise<Known> {
  const people = wishes.flatMap(({ person, holding }) => [
    ...(person === undefined ? [] : namings.ofPerson(person)),
    ...(typeof holding?.owner === 'string' ? namings.ofWord('person', holding.owner) : []),
  ]);
  const devices = wishes.flatMap(({ device, holding }) => [
    ...(device === undefined ? [] : namings.ofDevice(device)),
    ...(typeof holding?.device === 'string' ? namings.ofWord('device', holding.device) : []),
  ]);
  const store = createKnown();
  await readPeople(reader, org, people, store);
  await readDevices(reader, org, devices, store);
  const ids = [...store.devices.keys()];
  const statement = withHistory ? selectHeldOf.ever : selectHeldOf.open;
  for (const slots of inSlots('key', ids, '', KEY_SLOTS)) {
    for (const row of await reader.all(statement, { org, ...slots })) store.hold(toAssignment(row));
  }
  return store.known;
}

type Store = ReturnType<typeof createKnown>;

async function readPeople(reader: Reader, org: number, namings: readonly Naming[], store: Store): Promise<void> {
  const identified = await readIdentified(reader, org, 'person', namings);
  for (const by of ['id', 'login', 'email', 'name'] as const) {
    const keys = [...new Set([...keysOf(namings, by), ...(by === 'id' ? identified : [])])];
    for (const slots of inSlots('key', keys, '', KEY_SLOTS)) {
      for (const row of await reader.all(selectPeopleWith[by], { org, ...slots })) store.known.setPerson(toPerson(row));
    }
  }
}

async function readDevices(reader: Reader, org: number, namings: readonly Naming[], store: Store): Promise<void> {
  const identified = await readIdentified(reader, org, 'device', namings);
  for (const by of ['id', 'serial', 'mac', 'udid'] as const) {
    const keys = [...new Set([...keysOf(namings, by), ...(by === 'id' ? identified : [])])];
    for (const slots of inSlots('key', keys, '', KEY_SLOTS)) {
      for (const row of await reader.all(selectDevicesWith[by], { org, ...slots })) store.known.setDevice(toDevice(row));
    }
  }
}

/** The ids of what has one of the values. */
async function readIdentified(
  reader: Reader,
  org: number,
  noun: 'person' | 'device',
  namings: readonly Naming[],
): Promise<string[]> {
  const values = [...new Set(namings.flatMap(each => (each.by === 'identifier' ? [each.identifier.value] : [])))];
  const ids: string[] = [];
  for (const slots of inSlots('key', values, '', KEY_SLOTS)) {
    for (const { id } of await reader.all(selectIdentifiedWith, { org, noun, ...slots })) ids.push(id);
  }
  return ids;
}

function keysOf(namings: readonly Naming[], by: Naming['by']): string[] {
  return namings.flatMap(each => (each.by === by && 'key' in each ? [each.key] : []));
}

function createKnown() {
  const people = new Map<string, Person>();
  const devices = new Map<string, Device>();
  const [personIds, deviceIds]: [Ids, Ids] = [new Map(), new Map()];
  const held = new Map<string, Assignment[]>();
  const known: Known = {
    person: namings => found(people, personIds, namings, 'people'),
    device: namings => found(devices, deviceIds, namings, 'devices'),
    held: deviceId => held.get(deviceId) ?? [],
    setPerson: person => {
      for (const name of namesOfPerson(people.get(person.id))) personIds.get(name)?.delete(person.id);
      people.set(person.id, person);
      for (const name of namesOfPerson(person)) add(personIds, name, person.id);
    },
    setDevice: device => {
      for (const name of namesOfDevice(devices.get(device.id))) deviceIds.get(name)?.delete(device.id);
      devices.set(device.id, device);
      for (const name of namesOfDevice(device)) add(deviceIds, name, device.id);
    },
    setHeld: (deviceId, now) => held.set(deviceId, [...now]),
  };
  const hold = (assignment: Assignment) => held.set(assignment.deviceId, [...(held.get(assignment.deviceId) ?? []), assignment]);
  return { known, people, devices, hold };
}

function add(ids: Ids, name: string, id: string): void {
  const some = ids.get(name);
  if (some === undefined) ids.set(name, new Set([id]));
  else some.add(id);
}

function namesOfPerson(person: Person | undefined): string[] {
  if (person === undefined) return [];
  const { id, login, email, displayName, details } = person;
  return [
    `id ${id}`,
    `login ${loginKey(login)}`,
    ...(email === null ? [] : [`email ${emailKey(email)}`]),
    `name ${sortKey(displayName)}`,
    ...identifiersOf(details).map(({ kind, value }) => `identifier ${kind} ${value}`),
  ];
}

function namesOfDevice(device: Device | undefined): string[] {
  if (device === undefined) return [];
  const { id, serial, mac, udid, details } = device;
  return [
    `id ${id}`,
    ...(serial === null ? [] : [`serial ${serial}`]),
    ...(mac === null ? [] : [`mac ${mac}`]),
    ...(udid === null ? [] : [`udid ${udid}`]),
    ...identifiersOf(details).map(({ kind, value }) => `identifier ${kind} ${value}`),
  ];
}

/** By the first name that anybody has. */
function found<T>(all: ReadonlyMap<string, T>, ids: Ids, namings: readonly Naming[], what: string): T | undefined {
  for (const naming of namings) {
    const name =
      naming.by === 'identifier'
        ? `identifier ${naming.identifier.kind} ${naming.identifier.value}`
        : `${naming.by} ${naming.key}`;
    const [first, second] = ids.get(name) ?? [];
    if (second !== undefined) throw new Problem('conflict', `Several ${what} have this ${naming.by}: name one by its id.`);
    if (first !== undefined) return all.get(first);
  }
  return undefined;
}
