/** The spellings in which clients send the ids of hardware, for look-ups in columns that store them as they came. Pure. */
import { type Hardware, hardwareIdsOf } from './same-hardware.ts';

/** The texts to look for, by where they are stored. */
export interface HardwareTexts {
  readonly serial: readonly string[];
  readonly udid: readonly string[];
  readonly mac: readonly string[];
  /** Of the ids beside the columns: IMEIs and addresses of interfaces. */
  readonly identifier: readonly string[];
}

export function hardwareTextsOf(hardware: Hardware): HardwareTexts {
  const ids = hardwareIdsOf(hardware);
  const of = (kind: string) => ids.filter(each => each.kind === kind).map(({ value }) => value);
  const [macs, imeis] = [distinct(of('mac')), distinct(of('imei'))];
  const asText = [...macs.flatMap(spellingsOfMac), ...imeis];
  return {
    serial: distinct([...of('serial').flatMap(cases), ...sent(hardware.serial, of('serial')), ...asText]),
    udid: distinct([...of('udid').flatMap(spellingsOfUdid), ...sent(hardware.udid, of('udid')), ...asText]),
    mac: macs,
    identifier: [...macs, ...imeis],
  };
}

/** The text as it came, if it is no placeholder. */
function sent(text: string | null, keys: readonly string[]): string[] {
  return text === null || keys.length === 0 ? [] : [text];
}

function spellingsOfUdid(key: string): string[] {
  return [key, ...hyphened(key)].flatMap(cases);
}

/** A UUID has hyphens in four places, and the ids of Apple's newer devices in one. */
function hyphened(key: string): string[] {
  if (/^[0-9a-f]{32}$/.test(key)) return [key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')];
  return /^[0-9a-f]{24}$/.test(key) ? [`${key.slice(0, 8)}-${key.slice(8)}`] : [];
}

function spellingsOfMac(mac: string): string[] {
  const octets = mac.match(/../g) ?? [];
  return [mac, octets.join(':'), octets.join('-')].flatMap(cases);
}

function cases(text: string): string[] {
  return [text, text.toUpperCase(), text.toLowerCase()];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
