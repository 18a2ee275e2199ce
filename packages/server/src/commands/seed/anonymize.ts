/** Replaces what people and things are called, their numbers and addresses: the same export gives the same names each time. */
import { hash } from 'node:crypto';
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
  const { locations, people, workspaces, devices, applications } = contents;
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
      serial: device.serial && `SERIAL-${at + 1}`,
      udid: device.udid && digest(device.udid).slice(0, 40),
      // The second bit of the first byte: an address that no maker has given.
      mac: device.mac && `02${digest(device.mac).slice(0, 10)}`,
      tags: device.tags.map(tag => tags.get(tag) ?? tag),
    })),
    applications: applications.map((application, at) => ({ ...application, id: `client-${at + 1}`, name: `Client ${at + 1}` })),
    secrets: {
      ofClient: id => `secret-of-${id}`,
      ofPush: id => ({ token: digest(id), notificationId: digest(`notification ${id}`).slice(0, 16) }),
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

function digest(text: string): string {
  return hash('sha256', `heldby seed ${text}`);
}
