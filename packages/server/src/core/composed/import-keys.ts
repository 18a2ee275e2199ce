/** By what the rows of an import name people and devices. Pure. */

import { imeiKey } from '../../domain/detail-values.ts';
import type { ExternalId } from '../../domain/details.ts';
import { parseMac } from '../../domain/hardware.ts';
import { type Identifier, identifier } from '../../domain/identifier.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey } from '../../domain/person.ts';
import type { KeyMember } from '../../domain/transfer/members.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import { sortKey } from '../../lib/name-key.ts';
import { parseUuid } from '../../lib/uuid.ts';

/** One way of naming somebody or something; `by` is its word in a refusal. */
export type Naming =
  | { readonly by: 'id' | 'login' | 'email' | 'name' | 'serial' | 'mac' | 'udid'; readonly key: string }
  | { readonly by: 'identifier'; readonly identifier: Identifier };

/** How the rows of one import name people and devices. */
export interface Namings {
  /** The member by which each is found; undefined: by the surest that a row has. */
  readonly person: KeyMember | undefined;
  readonly device: KeyMember | undefined;
  readonly ofPerson: (values: Values) => Naming[];
  readonly ofDevice: (values: Values) => Naming[];
  /** Who or what one word stands for, as in the columns `owner` and `device` of an assignment. */
  readonly ofWord: (noun: 'person' | 'device', word: string) => Naming[];
}

/** `keys`: one member of people, of devices or of both. */
export function createNamings(keys: readonly KeyMember[]): Namings {
  const keyOf = (noun: 'person' | 'device') => keys.find(key => key.startsWith(`${noun}.`));
  const [person, device] = [keyOf('person'), keyOf('device')];
  const only = (key: KeyMember | undefined, namings: Naming[]) =>
    key === undefined ? namings : namings.filter(each => key.endsWith(`.${memberOf(each)}`));
  return {
    person,
    device,
    ofPerson: values => only(person, namingsOfPerson(values)),
    ofDevice: values => only(device, namingsOfDevice(values)),
    ofWord: (noun, word) => only(noun === 'person' ? person : device, namingsOfWord(noun, word)),
  };
}

/** Why a row is refused that has nothing in the column by which rows are found. */
export function noKey(key: KeyMember, what: 'people' | 'devices'): string {
  return `The row has no ${key}, by which this import finds ${what}.`;
}

const MEMBER_OF_KIND: Readonly<Record<string, string>> = {
  employee_number: 'employeeNumber',
  asset_tag: 'assetTag',
  mac: 'mac',
  imei: 'imei',
};

function memberOf(naming: Naming): string {
  if (naming.by !== 'identifier') return naming.by;
  return MEMBER_OF_KIND[naming.identifier.kind] ?? 'externalIds';
}

/** The surest first. */
function namingsOfPerson(values: Values): Naming[] {
  const { id, login, employeeNumber, externalIds, email, fullName } = values;
  return [
    ...ids(id),
    ...externals(externalIds),
    ...(isText(login) ? [{ by: 'login', key: loginKey(login) } as const] : []),
    ...(isText(employeeNumber) ? [identified(identifier.employeeNumber(employeeNumber))] : []),
    ...(isText(email) ? [{ by: 'email', key: emailKey(email) } as const] : []),
    ...(isText(fullName) && login === undefined && email === undefined && employeeNumber === undefined
      ? [{ by: 'name', key: sortKey(fullName) } as const]
      : []),
  ];
}

function namingsOfDevice(values: Values): Naming[] {
  const { id, externalIds, serial, mac, imei, assetTag, udid } = values;
  const address = isText(mac) ? parseMac(mac) : undefined;
  return [
    ...ids(id),
    ...externals(externalIds),
    ...(isText(serial) ? [{ by: 'serial', key: serial } as const] : []),
    ...(address === undefined ? [] : [{ by: 'mac', key: address } as const, identified(identifier.mac(address))]),
    ...(Array.isArray(imei) ? imei.filter(isText).map(text => identified(identifier.imei(imeiKey(text)))) : []),
    ...(isText(assetTag) ? [identified(identifier.assetTag(assetTag))] : []),
    ...(isText(udid) ? [{ by: 'udid', key: udid } as const] : []),
  ];
}

function namingsOfWord(noun: 'person' | 'device', word: string): Naming[] {
  const colon = word.indexOf(':');
  const external = colon > 0 ? [{ source: word.slice(0, colon), id: word.slice(colon + 1) }] : [];
  return noun === 'person'
    ? [
        ...namingsOfPerson({ id: word, login: word, employeeNumber: word, email: word, externalIds: external }),
        { by: 'name', key: sortKey(word) },
      ]
    : namingsOfDevice({ id: word, serial: word, mac: word, imei: [word], assetTag: word, udid: word, externalIds: external });
}

function ids(id: unknown): Naming[] {
  const known = isText(id) ? parseUuid(id) : undefined;
  return known === undefined ? [] : [{ by: 'id', key: known }];
}

function externals(given: unknown): Naming[] {
  if (!Array.isArray(given)) return [];
  return (given as ExternalId[]).flatMap(each =>
    isText(each?.source) && isText(each.id) ? [identified(identifier.external(each.source, each.id))] : [],
  );
}

function identified(each: Identifier): Naming {
  return { by: 'identifier', identifier: each };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
