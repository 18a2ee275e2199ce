/** Guesses what the columns of a file set, by their names. Pure. */
import { nearest } from '../../lib/nearest.ts';
import { type ImportList, isMember, MEMBER_NAMES, MEMBERS, NOUN_OF, SHOWN_ONLY } from './members.ts';
import { memberMeant, plainColumn } from './synonyms.ts';

export const GUESS_WORDS = ['name', 'synonym', 'kept', 'given', 'shown'] as const;
export type GuessedBy = (typeof GUESS_WORDS)[number];

export interface ColumnMapping {
  readonly column: string;
  /** Null: the column is left alone. */
  readonly member: string | null;
  /** How the member was found. Null for a column that nobody knows. */
  readonly by: GuessedBy | null;
  /** For a column that nobody knows: the member that is most like it. */
  readonly near?: string;
}

/** Keys of metadata that the organization has defined, by noun. */
export interface MetadataKeys {
  readonly person: readonly string[];
  readonly device: readonly string[];
}

/** By which columns of an export, or of people's own sheets, a list is known. */
export function listOf(head: readonly string[]): ImportList {
  if (head.some(column => column.startsWith('line.'))) return 'lines';
  if (head.includes('device') && head.some(column => LINE_SIGNS.has(column))) return 'lines';
  if (head.includes('device') && head.includes('owner')) return 'assignments';
  const meant = head.map(column => memberMeant(column) ?? '');
  const isOfDevices = meant.some(member => DEVICE_SIGNS.has(member)) || head.some(column => DEVICE_SIGNS.has(column));
  return isOfDevices ? 'devices' : 'people';
}

/** No other export has these beside a device. */
const LINE_SIGNS: ReadonlySet<string> = new Set(['port', 'appearance', 'hotlineDestination', 'extension']);

const DEVICE_SIGNS: ReadonlySet<string> = new Set([
  ...['device.serial', 'device.mac', 'device.imei', 'device.model', 'device.assetTag', 'device.iccid', 'device.udid'],
  ...['device.make', 'device.osVersion', 'device.platform'],
]);

export function guessMapping(
  head: readonly string[],
  list: ImportList,
  keys: MetadataKeys,
  kept: Readonly<Record<string, string | null>>,
): ColumnMapping[] {
  const taken = new Set<string>();
  const isExport = isExported(head, list);
  const hasPerson = head.some(column => PERSON_SIGNS.has(memberMeant(column) ?? ''));
  const hasModel = head.some(column => memberMeant(column) === 'device.model' && !isDevice(column));
  const found = head.map(column => guess(column, { list, keys, kept, isExport, hasPerson, hasModel }));
  return found.map(each => {
    if (each.member === null || !taken.has(each.member)) {
      if (each.member !== null) taken.add(each.member);
      return each;
    }
    return { column: each.column, member: null, by: null };
  });
}

interface About {
  readonly list: ImportList;
  readonly keys: MetadataKeys;
  readonly kept: Readonly<Record<string, string | null>>;
  readonly isExport: boolean;
  readonly hasPerson: boolean;
  /** A column says the model and nothing else. */
  readonly hasModel: boolean;
}

/** Signs that a sheet of devices says whose they are. */
const PERSON_SIGNS: ReadonlySet<string> = new Set(['person.login', 'person.email', 'person.employeeNumber', 'person.lastName']);

/** An export has an id, or names that nobody would choose. */
function isExported(head: readonly string[], list: ImportList): boolean {
  const noun = NOUN_OF[list];
  return head.length > 0 && head.every(column => MEMBERS.has(`${noun}.${column}`) || SHOWN_ONLY.has(column));
}

function guess(column: string, { list, keys, kept, isExport, hasPerson, hasModel }: About): ColumnMapping {
  const keptMember = kept[column];
  if (keptMember !== undefined) return { column, member: keptMember, by: 'kept' };
  if (column.trim() === '') return { column, member: null, by: null };
  const noun = NOUN_OF[list];
  if (isMember(column)) return { column, member: column, by: 'name' };
  const own = `${noun}.${column}`;
  if (isExport || (MEMBERS.has(own) && !AMBIGUOUS.has(column))) {
    if (MEMBERS.has(own)) return { column, member: own, by: 'name' };
    return { column, member: null, by: 'shown' };
  }
  const metadata = metadataOf(column, list, keys);
  const plain = hasModel && isDevice(column) ? 'device.name' : memberMeant(column);
  const meant = metadata ?? (isName(column) ? nameOf(list, hasPerson) : plain);
  const member = list === 'lines' ? ofLine(meant, hasPerson) : placed(meant, list);
  if (member !== undefined) return { column, member, by: 'synonym' };
  if (SHOWN_ONLY.has(column)) return { column, member: null, by: 'shown' };
  if (MEMBERS.has(own)) return { column, member: own, by: 'name' };
  const near = nearest(column, [
    ...MEMBER_NAMES.filter(each => each.startsWith(`${noun}.`)).map(each => each.slice(noun.length + 1)),
  ]);
  return { column, member: null, by: null, ...(near === undefined ? {} : { near: `${noun}.${near}` }) };
}

/** Names that a sheet made by hand uses in another sense than an export does. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['name', 'role', 'device', 'owner', 'notes', 'location']);

const NAMES: ReadonlySet<string> = new Set(['name', 'namen', 'nom', 'nombre', 'naam']);

function isName(column: string): boolean {
  return NAMES.has(plainColumn(column));
}

/** What a sheet calls its devices. It is the model where no other column is. */
const DEVICE_WORDS: ReadonlySet<string> = new Set([
  ...['device', 'gerät', 'appareil', 'dispositivo', 'toestel', '端末'].map(plainColumn),
]);

function isDevice(column: string): boolean {
  return DEVICE_WORDS.has(plainColumn(column));
}

function nameOf(list: ImportList, hasPerson: boolean): string {
  return list === 'people' || hasPerson ? 'person.fullName' : 'device.name';
}

/** The words for places and notes fit both nouns: in a file of people they are about the people. */
function placed(member: string | undefined, list: ImportList): string | undefined {
  if (list !== 'people' || member === undefined) return member?.startsWith('line.') ? undefined : member;
  if (member === 'device.location' || member === 'device.notes') return `person.${member.slice('device.'.length)}`;
  if (member === 'device.phoneNumber') return 'person.mobilePhone';
  return member.startsWith('person.') ? member : undefined;
}

/** What tells a person or a device apart says whose line it is, and on what. A name does so where nothing surer does. */
function ofLine(member: string | undefined, hasPerson: boolean): string | undefined {
  if (member === undefined || member.startsWith('line.')) return member;
  if (OWNER_COLUMNS.has(member) || (member === 'person.fullName' && !hasPerson)) return 'line.owner';
  return DEVICE_COLUMNS.has(member) ? 'line.device' : LINE_COLUMNS[member];
}

const OWNER_COLUMNS: ReadonlySet<string> = new Set(['person.login', 'person.email', 'person.employeeNumber', 'holding.owner']);
const DEVICE_COLUMNS: ReadonlySet<string> = new Set(['device.mac', 'device.serial', 'device.assetTag', 'holding.device']);
const LINE_COLUMNS: Readonly<Record<string, string>> = {
  'device.phoneNumber': 'line.phoneNumber',
  'device.location': 'line.location',
  'person.location': 'line.location',
};

function metadataOf(column: string, list: ImportList, keys: MetadataKeys): string | undefined {
  const wanted = plainColumn(column.replace(/^metadata\./, ''));
  const nouns = list === 'people' ? (['person'] as const) : (['device', 'person'] as const);
  for (const noun of nouns) {
    const key = keys[noun].find(each => plainColumn(each) === wanted);
    if (key !== undefined) return `${noun}.metadata.${key}`;
  }
  return undefined;
}
