/**
 * Replaces what people and things are called, their numbers and addresses: the same export gives the same names each time. All are
 * counted in the order in which they come. None is computed of what it replaces, because all addresses of a form can be tried.
 */
import { macKey, serialKey, udidKey } from '../../domain/hardware.ts';
import type { Called, Contents } from './read.ts';

const FIRST = [
  'Alex',
  'Billie',
  'Charlie',
  'Dana',
  'Eden',
  'Finley',
  'Gray',
  'Harper',
  'Indigo',
  'Jules',
  'Kai',
  'Lane',
  'Max',
  'Noa',
];
const LAST = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Juniper', 'Larch', 'Maple', 'Oak', 'Pine', 'Rowan', 'Willow'];

export function anonymized(contents: Contents): Contents {
  const { locations, people, workspaces, devices, applications, pushes } = contents;
  const serials = counted(devices.map(({ serial }) => serialKey(serial ?? '')));
  const udids = counted(devices.map(({ udid }) => udidKey(udid ?? '')));
  const macs = counted(devices.map(({ mac }) => mac && (macKey(mac) ?? mac)));
  const targets = new Map(pushes.map(({ assignmentId }, at) => [assignmentId, at + 1]));
  const tags = numbered([...new Set(devices.flatMap(device => device.tags))].toSorted(), 'tag-');
  return {
    ...contents,
    organization: 'Example',
    locations: locations.map((location, at) => ({ ...location, name: `Location ${at + 1}` })),
    people: people.map((person, at) => ({ ...called(person, at), ...nameAt(at) })),
    workspaces: workspaces.map((workspace, at) => ({ ...called(workspace, people.length + at), name: `Room ${at + 1}` })),
    devices: devices.map((device, at) => ({
      ...device,
      name: device.name && `Device ${at + 1}`,
      serial: device.serial && replaced(serialKey(device.serial), device.serial, `SERIAL-${serials[at]}`),
      udid: device.udid && replaced(udidKey(device.udid), device.udid, `UDID-${udids[at]}`),
      // The second bit of the first byte: an address that no maker has given.
      mac: device.mac && `02${(macs[at] ?? 0).toString(16).padStart(10, '0')}`,
      tags: device.tags.map(tag => tags.get(tag) ?? tag),
    })),
    applications: applications.map((application, at) => ({ ...application, id: `client-${at + 1}`, name: `Client ${at + 1}` })),
    secrets: {
      ofClient: id => `secret-of-${id}`,
      ofPush: id => ({ token: `push-${targets.get(id)}`, notificationId: `notification-${targets.get(id)}` }),
    },
  };
}

function nameAt(at: number) {
  const firstName = FIRST[at % FIRST.length] ?? '';
  const lastName = LAST[Math.floor(at / FIRST.length) % LAST.length] ?? '';
  const login = `${firstName}.${lastName}.${at + 1}`.toLowerCase();
  return { firstName, lastName, displayName: `${firstName} ${lastName}`, login, email: `${login}@example.com` };
}

const NUMBERS_FROM = 15_550_000_000;

/** Extensions tell nothing of anybody, so they stay. */
function called<T extends Called<object>>(owner: T, at: number): T {
  const { calling } = owner;
  if (calling === null || calling.phoneNumber === null) return owner;
  return { ...owner, calling: { ...calling, phoneNumber: `+${NUMBERS_FROM + at + 1}` } };
}

function numbered(words: readonly string[], prefix: string): ReadonlyMap<string, string> {
  return new Map(words.map((word, at) => [word, `${prefix}${at + 1}`]));
}

/** What has no key is a placeholder, which tells nothing of anybody, and identifies nothing in an emulator, too. */
function replaced(key: string | null, text: string, otherwise: string): string {
  return key === null ? text : otherwise;
}

/** The number of each, from 1; the same one for what is the same. */
function counted(keys: readonly (string | null)[]): readonly number[] {
  const numbers = new Map<string | null, number>();
  return keys.map(key => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  });
}
