/** The columns of exported lists. What can be imported again has the names that the import takes. */
import type { Column, Item } from '../remote/noun.ts';
import { routeOf } from '../remote/spoken.ts';

export const FORMATS = ['csv', 'ndjson', 'json'] as const;

export interface Exported {
  /** The id of the list's route. */
  readonly route: string;
  readonly query?: object;
  readonly columns: (locations: ReadonlyMap<string, string>) => readonly Column[];
}

/** Members by their own names. */
function plain(...members: readonly string[]): Column[] {
  return members.map(member => [member, item => cell(item[member])]);
}

const ENDING = ['createdAt', 'modifiedAt'] as const;

export const EXPORTED: Readonly<Record<string, Exported>> = {
  people: {
    route: 'people.list',
    columns: locations => [
      ...plain('id', 'login', 'firstName', 'lastName', 'displayName', 'email', 'mobilePhone', 'employeeNumber', 'role', 'notes'),
      ['location', ({ locationId }) => locations.get(String(locationId)) ?? ''],
      ...plain('disabledReason', 'externalIds', 'metadata', ...ENDING),
    ],
  },
  devices: {
    route: 'devices.list',
    columns: locations => [
      ...plain(
        'id',
        'kind',
        'name',
        'make',
        'model',
        'platform',
        'osVersion',
        'serial',
        'mac',
        'udid',
        'assetTag',
        'imei',
        'iccid',
      ),
      ...plain('phoneNumber', 'purchasedAt'),
      ['location', ({ locationId }) => locations.get(String(locationId)) ?? ''],
      ['disabledReason', ({ disabled }) => cell((disabled as Item | null)?.reason)],
      ...plain('lifecycle', 'tags', 'notes', 'macs', 'externalIds', 'metadata', ...ENDING),
    ],
  },
  assignments: {
    route: 'assignments.list',
    query: { expand: ['person', 'device'] },
    columns: () => [
      ...plain('id'),
      ['device', deviceOf],
      ['owner', ownerOf],
      ...plain('role', 'createdAt', 'until', 'dueAt', 'expiresAt'),
      ['reason', ({ createReason }) => cell(createReason)],
      ...plain('endReason', 'disabledReason', 'lastActiveAt'),
      ['deviceName', ({ device }) => cell((device as Item | null)?.name)],
      ['deviceKind', ({ device }) => cell((device as Item | null)?.kind)],
      ['ownerName', ({ owner }) => cell((owner as Item).name)],
      ['ownerId', ({ owner }) => cell((owner as Item).id)],
    ],
  },
  locations: asListed('locations.list'),
  workspaces: asListed('workspaces.list'),
  'virtual-lines': asListed('virtualLines.list'),
  groups: asListed('groups.list'),
  tokens: asListed('tokens.list'),
  lines: asListed('lines.list'),
  'activation-codes': asListed('activationCodes.list'),
  'push-registrations': asListed('pushRegistrations.list'),
  'guest-sessions': asListed('guestSessions.list'),
};

/** Every member, as the list's `fields` names them. */
function asListed(route: string): Exported {
  const fields = routeOf(route).query.find(({ name }) => name === 'fields')?.values ?? [];
  return { route, columns: () => plain(...fields) };
}

/** By what the device can be named; by its id if it has nothing of its own. */
function deviceOf({ device, deviceId }: Item): string {
  const { serial, mac, assetTag } = (device ?? {}) as Item;
  return cell(serial ?? mac ?? assetTag ?? deviceId);
}

function ownerOf({ owner, person }: Item): string {
  const { kind, id } = owner as Item;
  return kind === 'person' ? cell((person as Item | null)?.login ?? id) : `${kind}:${id}`;
}

/** Lists of words are separated by semicolons; what is more than that is JSON. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) return value.join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
