/** Checks and normalizes the values of members that few people and devices have. Throws `invalid`, and names the member. */
import type { DetailsChange, DeviceDetails, ExternalId, Mac, PersonDetails } from './details.ts';
import { requireMac } from './hardware.ts';
import { tidyName } from './names.ts';
import { invalid } from './problem.ts';

type Values = Omit<PersonDetails & DeviceDetails, 'metadata'>;

const NORMALIZE: { readonly [M in keyof Values]-?: (value: NonNullable<Values[M]>) => NonNullable<Values[M]> } = {
  employeeNumber: text => tidyName('employeeNumber', text),
  assetTag: text => tidyName('assetTag', text),
  externalIds: ids => once('externalIds', ids.map(requireExternalId), ({ source }) => source, 'one id for each source'),
  macs: macs => once('macs', macs.map(requireInterface), ({ address }) => address, 'each address once'),
  imei: texts =>
    once(
      'imei',
      texts.map((text, index) => requireImei(`imei.${index}`, text)),
      imei => imei,
      'each IMEI once',
    ),
  iccid: requireIccid,
  phoneNumber: requirePhoneNumber,
  purchasedAt: text => requireDay('purchasedAt', text),
  notes: requireText,
  managedBy: id => id,
};

/** The given members as they are stored. Null stays null. */
export function normalized<D extends Values>(given: DetailsChange<D>): DetailsChange<D> {
  const result: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(given)) {
    const normalize = NORMALIZE[member as keyof Values] as ((value: unknown) => unknown) | undefined;
    result[member] = value === null || value === undefined || normalize === undefined ? value : normalize(value);
  }
  return result as DetailsChange<D>;
}

/** Without a colon, which separates it from the id in a look-up. */
const SOURCE = /^[a-z0-9][a-z0-9._-]*$/;

function requireExternalId({ source, id }: ExternalId, index: number): ExternalId {
  if (!SOURCE.test(source)) throw invalid(`externalIds.${index}.source`, 'lower-case letters, digits, `.`, `_` and `-`', source);
  return { source, id: tidyName(`externalIds.${index}.id`, id) };
}

function requireInterface({ address, kind }: Mac, index: number): Mac {
  return { address: requireMac(address, `macs.${index}.address`), kind };
}

const IMEI = 'an IMEI: 15 digits, of which the last one checks the others';

/**
 * 3GPP TS 23.003 §6.2: 14 digits and a check digit. Without the check digit it is added; an IMEISV has the version of the software
 * in its place, which changes with an update.
 */
export function requireImei(field: string, text: string): string {
  const digits = plainDigits(text);
  if (!/^\d{14,16}$/.test(digits) || /^0+$/.test(digits)) throw invalid(field, IMEI, text);
  const imei = imeiKey(digits);
  if (digits.length === 15 && digits !== imei) throw invalid(field, IMEI, text);
  return imei;
}

/** The IMEI of a look-up; a text that is none is the IMEI of nothing. */
export function imeiKey(text: string): string {
  const digits = plainDigits(text);
  return /^\d{14,16}$/.test(digits) ? digits.slice(0, 14) + checkDigit(digits.slice(0, 14)) : digits;
}

/** A number without the blanks and signs that are printed in it. */
export function plainDigits(text: string): string {
  return text.replaceAll(/[\s()./-]/g, '');
}

/** Luhn (ISO/IEC 7812-1, annex B). */
function checkDigit(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}

/** ITU-T E.118: 89 for telecommunication, and 19 digits at most; some cards have one more, or a letter that fills up the last byte. */
function requireIccid(text: string): string {
  const digits = iccidKey(text);
  if (!/^89\d{16,18}$/.test(digits)) throw invalid('iccid', 'the number of a SIM card: 18 to 20 digits that begin with 89', text);
  return digits;
}

export function iccidKey(text: string): string {
  return plainDigits(text).replace(/f$/i, '');
}

/** E.164. */
export function requirePhoneNumber(text: string): string {
  const number = plainDigits(text);
  if (!/^\+[1-9]\d{5,14}$/.test(number))
    throw invalid('phoneNumber', 'a plus, the country and the number, such as +41441234567', text);
  return number;
}

/** YYYY-MM-DD, of a day that exists. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function requireDay(field: string, text: string): string {
  if (!isDay(text)) throw invalid(field, 'a day as YYYY-MM-DD', text);
  return text;
}

function requireText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw invalid('notes', 'text with a character that can be seen', text);
  return trimmed;
}

function once<T>(field: string, items: T[], keyOf: (item: T) => string, expected: string): T[] {
  const keys = items.map(keyOf);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw invalid(field, `a list with ${expected}, and has ${twice} twice`, twice);
  return items;
}
