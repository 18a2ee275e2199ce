/** Finds people and devices by whole values: ids, numbers, logins, addresses, serial numbers, MAC addresses. */

import { macKey, udidKey } from '../../domain/hardware.ts';
import type { OrgId } from '../../domain/ids.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey } from '../../domain/person.ts';
import { nameKey } from '../../lib/name-key.ts';
import { selectExactDevices, selectExactPeople } from '../../storage/statements/search-exact.ts';
import type { Reader } from '../../storage/storage.ts';

/** A whole value is one thing's, or a few people's common address. */
const LIMIT = 25;
/** No row has it. */
const NO_NUMBER = -1;
const NO_DIGITS = /\D/g;
const DIGITS = /^\d{1,12}$/;

export async function exactPeople(reader: Reader, org: OrgId, search: string): Promise<number[]> {
  const text = search.trim();
  const keys = { id: text.toLowerCase(), number: numberOf(text), loginKey: loginKey(text), emailKey: emailKey(text) };
  const rows = await reader.all(selectExactPeople, { org, ...keys, text, phoneNumber: phoneNumberOf(text), limit: LIMIT });
  return rows.map(({ number }) => number);
}

export async function exactDevices(reader: Reader, org: OrgId, search: string): Promise<number[]> {
  const text = search.trim();
  const rows = await reader.all(selectExactDevices, {
    org,
    id: text.toLowerCase(),
    number: numberOf(text),
    mac: macKey(text.replaceAll(/\s/g, '')) ?? '',
    text,
    upper: text.toUpperCase(),
    lower: text.toLowerCase(),
    digits: text.replaceAll(NO_DIGITS, ''),
    phoneNumber: phoneNumberOf(text),
    nameKey: nameKey(text),
    hardwareKey: `udid ${udidKey(text) ?? ''}`,
    limit: LIMIT,
  });
  return rows.map(({ number }) => number);
}

function phoneNumberOf(text: string): string {
  return `+${text.replaceAll(NO_DIGITS, '')}`;
}

function numberOf(text: string): number {
  return DIGITS.test(text) ? Number(text) : NO_NUMBER;
}
