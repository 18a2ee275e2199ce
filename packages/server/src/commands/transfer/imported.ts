/** What can be imported: the route of each row, and how the columns of a file become its body. */
import type { Field } from '../remote/route-data.ts';
import { routeOf } from '../remote/spoken.ts';

export interface Imported {
  readonly about: string;
  readonly route: string;
  /** Columns whose name is not the member's, and the member. */
  readonly also: Readonly<Record<string, string>>;
  /** Columns that an export has and nobody can set. */
  readonly shown: readonly string[];
  readonly needed: readonly string[];
  readonly complete?: (body: Readonly<Record<string, unknown>>) => object;
}

const SEEN = [
  'id',
  'number',
  'revision',
  'createdAt',
  'modifiedAt',
  'disabledReason',
  'disabledBy',
  'disabledAt',
  'lastActiveAt',
];

export const IMPORTED: Readonly<Record<string, Imported>> = {
  people: {
    about: 'add the people of a file: login, and any of firstName, lastName, email, role, location, employeeNumber and so on',
    route: 'people.create',
    also: { location: 'locationId' },
    shown: SEEN,
    needed: ['login'],
    complete: ({ login, firstName = login, lastName = '' }) => ({ firstName, lastName }),
  },
  devices: {
    about: 'add the devices of a file: kind, and any of name, serial, mac, assetTag, model, location, tags and so on',
    route: 'devices.create',
    also: { location: 'locationId' },
    shown: [...SEEN, 'lifecycle', 'disabled'],
    needed: ['kind'],
  },
  assignments: {
    about:
      'assign the devices of a file: device by serial, MAC address or another name, owner by login or another name, role, dueAt; of the past createdAt, until, endReason',
    route: 'assignments.create',
    also: { device: 'deviceId' },
    shown: [
      ...SEEN,
      'until',
      'endReason',
      'deviceName',
      'deviceKind',
      'ownerName',
      'ownerId',
      'createReason',
      'createdBy',
      'endedBy',
    ],
    needed: ['device', 'owner'],
  },
};

/** The member that a column sets; null if it only shows something, undefined if there is none. */
export function memberOf({ route, also, shown }: Imported, column: string): Field | null | undefined {
  const name = also[column] ?? column;
  return routeOf(route).body.find(field => field.name === name) ?? (shown.includes(column) ? null : undefined);
}

/** Every column that sets a member. */
export function columnsOf({ route, also }: Imported): readonly string[] {
  return [...routeOf(route).body.map(({ name }) => name), ...Object.keys(also)];
}
