/**
 * The ids of hardware in the form in which they are compared. Two values with the same key are the same piece of hardware; null
 * means that the value identifies none. What a client sent is stored and shown as it was sent.
 */
import { digest } from '../lib/crypto.ts';
import type { Platform } from './device.ts';
import type { PersonId } from './ids.ts';
import { isPlaceholder } from './placeholders.ts';
import { invalid } from './problem.ts';

/** A udid: hexadecimal ones without letter case and separators, others as they are. Null for a placeholder. */
export function udidKey(udid: string): string | null {
  const text = udid.trim();
  if (isPlaceholder(text)) return null;
  const digits = text.replaceAll(/[-:{}]/g, '');
  return HEX_UDID.test(digits) ? digits.toLowerCase() : text;
}

/** Apple's have 24 or 40 digits, Android's 16, and UUIDs 32. A shorter one may be a name. */
const HEX_UDID = /^[0-9a-f]{16,}$/i;

/** A serial number: makers print them in upper case, and people type them as they like. Null for a placeholder. */
export function serialKey(serial: string): string | null {
  const text = serial.trim();
  return isPlaceholder(text) ? null : text.toUpperCase();
}

/** A MAC address as 12 upper-case hex digits; null if it is not the address of one device. */
export function macKey(text: string): string | null {
  const mac = parseMac(text);
  return mac !== undefined && isUnicast(mac) ? mac : null;
}

/** A MAC address in any usual spelling as 12 upper-case hex digits, or undefined. */
export function parseMac(text: string): string | undefined {
  const digits = text.replaceAll(/[:.-]/g, '').toUpperCase();
  return /^[0-9A-F]{12}$/.test(digits) ? digits : undefined;
}

/** The key of the address that a caller sent. Throws what is wrong with it. */
export function requireMac(text: string, field = 'mac'): string {
  const mac = macKey(text);
  if (mac !== null) return mac;
  throw parseMac(text) === undefined
    ? invalid(field, 'a MAC address: 12 hex digits, with or without separators', text)
    : invalid(field, 'the address of one device, which no broadcast, multicast, zero or placeholder address is', text);
}

/**
 * Documentation of desk phones uses these as its examples, and scripts repeat them, although the bit for groups is set in both.
 */
const EXAMPLES = ['AB125678', '11223344'];

/** What an interface has before it knows its address, and what iOS 7 and Android 6 give to apps in place of it. */
const NO_ADDRESSES = ['000000000000', '020000000000'];

/** Whether one device can have the address: broadcast and multicast addresses have the lowest bit of the first octet set (IEEE 802). */
function isUnicast(mac: string): boolean {
  if (NO_ADDRESSES.includes(mac)) return false;
  return Number.parseInt(mac.slice(0, 2), 16) % 2 === 0 || EXAMPLES.some(example => mac.startsWith(example));
}

/**
 * A push token: hexadecimal ones, which are Apple's, without letter case, blanks and the brackets that NSData prints; others,
 * whose letter case counts, as they are. Null for a placeholder.
 */
export function pushTokenKey(token: string): string | null {
  const digits = token.replaceAll(/[<>\s]/g, '').toLowerCase();
  if (HEX_TOKEN.test(digits)) return NO_TOKEN.test(digits) ? null : digits;
  const text = token.trim();
  return isPlaceholder(text) ? null : text;
}

/** No push service issues tokens of fewer than 16 bytes. */
const HEX_TOKEN = /^[0-9a-f]{32,}$/;
const NO_TOKEN = /^(?:0+|f+)$/;

/** What an app catalog reports, as far as it tells one device from another. */
export interface CatalogHardware {
  readonly udid: string;
  readonly platform?: Platform | null;
  readonly make?: string | null;
  readonly model?: string | null;
  readonly serial?: string | null;
}

/**
 * The key of the device under an app catalog. Where the udid identifies nothing, it is the person's own device of this make,
 * so that two people's phones stay two, and the same person finds theirs again. `person` is null for a device that an
 * administrator adds; then null means that nothing identifies it.
 */
export function catalogKey(hardware: CatalogHardware, person: PersonId): string;
export function catalogKey(hardware: CatalogHardware, person: PersonId | null): string | null;
export function catalogKey(hardware: CatalogHardware, person: PersonId | null): string | null {
  const { udid, platform, make, model, serial } = hardware;
  const key = udidKey(udid);
  if (key !== null) return `udid ${key}`;
  if (person === null) return null;
  const parts = [person, platform, make, model, serialKey(serial ?? '')];
  return `own ${digest(parts.map(part => part ?? '').join('\n')).slice(0, OWN_KEY_CHARACTERS)}`;
}

/** 144 bits: collisions are practically impossible. */
const OWN_KEY_CHARACTERS = 24;
