/** By what the things of the registry can be named on the command line, and where they are looked up. */
import type { Item } from './noun.ts';

/** A filter of the list that is exact, and what a text must look like to be tried with it. */
export type Exact = readonly [filter: string, looksSo: RegExp];

export interface Findable {
  readonly path: string;
  readonly exact: readonly Exact[];
  /** Whether the list has `q`. Without it the whole list is read, which is short. */
  readonly hasSearch: boolean;
  /** Whether what was closed is listed only with `state=closed`. */
  readonly canBeClosed?: boolean;
  /** Whether it can be somebody who has left. */
  readonly canLeave?: boolean;
  /** Its names, of which the first one is what people call it. */
  readonly names: (item: Item) => readonly unknown[];
  readonly by: string;
  /** Members beside the name, to tell candidates apart. Each is something by which it can be named, too. */
  readonly shown: readonly string[];
}

const ANY = /./s;
const MAC = /^[0-9a-f]{2}([:. -]?[0-9a-f]{2}){5}$|^[0-9a-f]{4}([:. -][0-9a-f]{4}){2}$/i;
const OF_A_SOURCE = /^[^:]+:./s;

const name = (item: Item) => [item.name];
const PLACE = { exact: [], hasSearch: true, canBeClosed: true, by: 'name or id', shown: [] } as const;

export const FINDABLE: Readonly<Record<string, Findable>> = {
  person: {
    path: '/people',
    exact: [
      ['login', ANY],
      ['email', /@/],
      ['employeeNumber', ANY],
      ['externalId', OF_A_SOURCE],
    ],
    hasSearch: true,
    canLeave: true,
    names: item => [item.displayName],
    by: 'login, e-mail address, employee number, name or id',
    shown: ['login', 'email', 'employeeNumber'],
  },
  device: {
    path: '/devices',
    exact: [
      ['serial', ANY],
      ['mac', MAC],
      ['assetTag', ANY],
      ['udid', ANY],
      ['imei', /^\d{14,16}$/],
      ['iccid', /^\d{18,20}$/],
      ['phoneNumber', /^\+\d/],
      ['externalId', OF_A_SOURCE],
    ],
    hasSearch: true,
    names: name,
    by: 'serial number, MAC address, asset tag, hardware id, IMEI, number, name or id',
    shown: ['model', 'serial', 'mac', 'assetTag'],
  },
  location: { ...PLACE, path: '/locations', names: name },
  workspace: { ...PLACE, path: '/workspaces', names: name },
  virtualLine: { ...PLACE, path: '/virtual-lines', names: ({ firstName, lastName }) => [`${firstName} ${lastName}`] },
  group: { path: '/groups', exact: [], hasSearch: true, names: name, by: 'name or id', shown: [] },
  application: {
    path: '/applications',
    exact: [],
    hasSearch: false,
    names: item => [item.name, item.clientId],
    by: 'client id, name or id',
    shown: ['clientId'],
  },
  token: {
    path: '/tokens',
    exact: [],
    hasSearch: true,
    names: item => [item.label],
    by: 'label or id',
    shown: ['kind', 'createdAt'],
  },
  metadataDefinition: {
    path: '/metadata-definitions',
    exact: [],
    hasSearch: false,
    names: item => [item.key],
    by: 'key or id',
    shown: [],
  },
  organization: { path: '/installation/organizations', exact: [], hasSearch: false, names: name, by: 'name or id', shown: [] },
};

/** How a thing can be named, for the help. */
export function namesOf(kind: string): string {
  if (kind === 'assignment') return 'id, or its device if it is the only one';
  if (kind === 'offBoarding') return 'id, or the person whose last one it is';
  if (kind === 'session') return 'id, or its person if it is their only one';
  if (kind === 'secret') return 'label or id';
  return FINDABLE[kind]?.by ?? 'id';
}
