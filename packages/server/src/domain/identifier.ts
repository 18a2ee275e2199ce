/** By what people and devices are found beside their own columns, in the form in which it is compared. Pure. */
import { nameKey } from '../lib/name-key.ts';
import type { DeviceDetails, PersonDetails } from './details.ts';

export type IdentifiedNoun = 'person' | 'device';

export interface Identifier {
  /** `external` and the source, or the member. */
  readonly kind: string;
  readonly value: string;
}

/** SIM cards move from phone to phone, and a watch has the number of a phone. */
const SHARED_KINDS = ['iccid', 'phone_number'];

export function isUniqueKind(kind: string): boolean {
  return !SHARED_KINDS.includes(kind);
}

export const identifier = {
  external: (source: string, id: string): Identifier => ({ kind: `external ${source}`, value: id }),
  employeeNumber: (text: string): Identifier => ({ kind: 'employee_number', value: nameKey(text) }),
  assetTag: (text: string): Identifier => ({ kind: 'asset_tag', value: nameKey(text) }),
  mac: (mac: string): Identifier => ({ kind: 'mac', value: mac }),
  imei: (imei: string): Identifier => ({ kind: 'imei', value: imei }),
  iccid: (iccid: string): Identifier => ({ kind: 'iccid', value: iccid }),
  phoneNumber: (number: string): Identifier => ({ kind: 'phone_number', value: number }),
} as const;

export function identifiersOf(details: (PersonDetails & DeviceDetails) | null): Identifier[] {
  const { externalIds = [], employeeNumber, assetTag, macs = [], imei = [], iccid, phoneNumber } = details ?? {};
  return [
    ...externalIds.map(({ source, id }) => identifier.external(source, id)),
    ...(employeeNumber === undefined ? [] : [identifier.employeeNumber(employeeNumber)]),
    ...(assetTag === undefined ? [] : [identifier.assetTag(assetTag)]),
    ...macs.map(({ address }) => identifier.mac(address)),
    ...imei.map(identifier.imei),
    ...(iccid === undefined ? [] : [identifier.iccid(iccid)]),
    ...(phoneNumber === undefined ? [] : [identifier.phoneNumber(phoneNumber)]),
  ];
}

/** How a refusal calls it. */
export function wordOf({ kind, value }: Identifier): string {
  const words = kind.startsWith('external ') ? `${kind.slice('external '.length)} id` : (WORDS[kind] ?? kind);
  return `${words} ${value}`;
}

const WORDS: Readonly<Record<string, string>> = {
  employee_number: 'employee number',
  asset_tag: 'asset tag',
  mac: 'MAC address',
  imei: 'IMEI',
};
