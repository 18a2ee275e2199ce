/** Reads the cells of a row as values of the members that they set. Pure. */
import { brokenRule } from '../../lib/readable-text.ts';
import { unescaped } from '../formula.ts';
import { ROLES } from '../role.ts';
import { type DateOrder, dayOf, instantOf } from './dates.ts';
import { KIND_WORDS, type Member } from './members.ts';
import { plainColumn } from './synonyms.ts';

/** Locations by their id, and by their name without letter case. Undefined in place of an id: two have the name. */
export type LocationIds = ReadonlyMap<string, string | undefined>;

export interface Reading {
  readonly order: DateOrder;
  readonly locations: LocationIds;
  /** Cells of CSV may have an apostrophe before what a spreadsheet would run. */
  readonly isCsv: boolean;
  /** The country of numbers that are written without one, such as `+49`; null: these are refused. */
  readonly country: string | null;
}

/** An instant that was given as a day counts as equal to any instant of that day. */
export interface GivenInstant {
  readonly at: number;
  readonly day: string | null;
}

/** What is wrong with a cell: the value should be this. */
export interface WrongCell {
  readonly wrong: string;
}

export function isWrong(value: unknown): value is WrongCell {
  return typeof value === 'object' && value !== null && 'wrong' in value;
}

/** The value of a cell; undefined for an empty one, which leaves the member as it is. */
export function cellValue(member: Member, cell: unknown, reading: Reading): unknown {
  if (cell === null || cell === undefined || cell === '') return undefined;
  if (typeof cell !== 'string') return fromJson(member, cell, reading);
  const text = (reading.isCsv ? unescaped(cell) : cell).trim();
  if (text === '') return undefined;
  const broken = brokenRule(text);
  if (broken !== undefined) return { wrong: broken };
  return fromText(member, text, reading);
}

function fromText({ name, kind }: Member, text: string, { order, locations, country }: Reading): unknown {
  switch (kind) {
    case 'words':
      return wordsOf(text);
    case 'json':
      return jsonOf(text);
    case 'day':
      return dayOf(text, order) ?? { wrong: 'a day, such as 2026-05-04' };
    case 'instant':
      return instantOf(text, order) ?? { wrong: 'a day or a date-time, such as 2026-05-04' };
    case 'location':
      return locationOf(text, locations);
    case 'platform':
      return platformOf(text);
    case 'kind':
      return kindOf(text);
    case 'role':
      return (ROLES as readonly string[]).includes(text) ? text : { wrong: `one of ${ROLES.join(', ')}` };
    case 'phone':
      return phoneOf(text, country);
    case 'appearance':
      return APPEARANCES.includes(text) ? text : { wrong: `one of ${APPEARANCES.join(', ')}` };
    case 'count':
      return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : { wrong: 'a number from 1' };
    case 'yes':
      return YES.test(text) || (NO.test(text) ? false : { wrong: 'true or false' });
    case 'text':
      // Spreadsheets break lines in cells where people do not.
      return name === 'notes' ? text : text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  }
}

const APPEARANCES: readonly string[] = ['primary', 'shared'];
export const YES = /^(?:true|yes|ja|oui|sí|si|1|x|✓)$/i;
export const NO = /^(?:false|no|nein|non|0)$/i;

/** A value of NDJSON has its type already. */
function fromJson(member: Member, cell: unknown, reading: Reading): unknown {
  if (member.kind === 'json') return isEmptyObject(cell) ? undefined : cell;
  if (member.kind === 'words') {
    if (!Array.isArray(cell) || !cell.every(each => typeof each === 'string')) return { wrong: 'a list of words' };
    return cell.length === 0 ? undefined : cell;
  }
  if (typeof cell === 'number' || typeof cell === 'boolean') return fromText(member, String(cell), reading);
  return { wrong: 'a text' };
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function wordsOf(text: string): unknown {
  if (text.startsWith('[')) {
    const value = jsonOf(text);
    if (Array.isArray(value) && value.every(each => typeof each === 'string')) return value;
  }
  const words = text.split(';').map(word => word.trim());
  return words.filter(word => word !== '');
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return isEmptyObject(value) ? undefined : value;
  } catch {
    // Said below, as for every other text that is no object.
  }
  return { wrong: 'JSON, as an export writes it' };
}

function locationOf(text: string, locations: LocationIds): unknown {
  const key = text.toLowerCase();
  if (!locations.has(key)) return { wrong: 'the name or the id of a location that there is' };
  return locations.get(key) ?? { wrong: 'the id of a location, because two have this name' };
}

const PLATFORMS: readonly (readonly [string, RegExp])[] = [
  ['ios', /^(?:ios|ipados|iphone|ipad|apple)/],
  ['android', /^(?:android|google|samsung)/],
  ['windows', /^(?:windows|win)/],
];

function platformOf(text: string): string {
  return PLATFORMS.find(([, words]) => words.test(plainColumn(text)))?.[0] ?? 'other';
}

/** What people write in a column of kinds. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['room_device', /room|raum|konferenz|video|board|会議/],
  ['desk_phone', /desk|tisch|festnetz|voip|sip|ipphone|landline|fixe|固定/],
  ['browser', /browser/],
  ['mobile', /mobil|phone|handy|tablet|ipad|cell|telefon|portable|movil|携帯|スマ|タブレット/],
];

function kindOf(text: string): unknown {
  if (KIND_WORDS.includes(text)) return text;
  const plain = plainColumn(text);
  return KINDS.find(([, words]) => words.test(plain))?.[0] ?? { wrong: `one of ${KIND_WORDS.join(', ')}` };
}

/** Spreadsheets drop the plus of a number, and people write 00 in its place. */
function phoneOf(text: string, country: string | null): string {
  const number = text.replace(/^00/, '+').replaceAll(/\(0\)/g, '');
  return country === null || number.startsWith('+') ? number : country + number.replace(/^0/, '');
}
