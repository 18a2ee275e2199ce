/** What a column of an imported file can set: the members of people, of devices, of who holds them, and of lines. */
import { DEVICE_KINDS } from '../device.ts';

export const IMPORT_LISTS = ['people', 'devices', 'assignments', 'lines'] as const;
export type ImportList = (typeof IMPORT_LISTS)[number];

export type Noun = 'person' | 'device' | 'holding' | 'line';

/** How the text of a cell is read. */
export type CellKind =
  | ('text' | 'words' | 'json' | 'day' | 'instant' | 'location' | 'platform' | 'kind' | 'role' | 'phone')
  | ('appearance' | 'count' | 'yes');

export interface Member {
  readonly noun: Noun;
  /** Without the noun. */
  readonly name: string;
  readonly kind: CellKind;
  /** By which the row's person or device is found. */
  readonly isKey?: boolean;
  /** Only for something new; of what is there it stays. */
  readonly isFirst?: boolean;
}

const text = (noun: Noun, name: string, more: Partial<Member> = {}): Member => ({ noun, name, kind: 'text', ...more });
const key = { isKey: true } as const;

const PERSON: readonly Member[] = [
  text('person', 'id', key),
  text('person', 'login', key),
  text('person', 'fullName'),
  text('person', 'firstName'),
  text('person', 'lastName'),
  text('person', 'displayName'),
  text('person', 'email', key),
  text('person', 'mobilePhone'),
  text('person', 'employeeNumber', key),
  text('person', 'role', { kind: 'role' }),
  text('person', 'location', { kind: 'location' }),
  text('person', 'notes'),
  text('person', 'externalIds', { kind: 'json', ...key }),
  text('person', 'metadata', { kind: 'json' }),
  text('person', 'createdAt', { kind: 'instant', isFirst: true }),
];

const DEVICE: readonly Member[] = [
  text('device', 'id', key),
  text('device', 'kind', { kind: 'kind' }),
  ...['name', 'make', 'model', 'osVersion'].map(name => text('device', name)),
  text('device', 'platform', { kind: 'platform' }),
  text('device', 'serial', key),
  text('device', 'mac', key),
  text('device', 'udid', key),
  text('device', 'assetTag', key),
  text('device', 'imei', { kind: 'words', ...key }),
  text('device', 'iccid'),
  text('device', 'phoneNumber', { kind: 'phone' }),
  text('device', 'purchasedAt', { kind: 'day' }),
  text('device', 'location', { kind: 'location' }),
  text('device', 'tags', { kind: 'words' }),
  text('device', 'notes'),
  text('device', 'macs', { kind: 'json' }),
  text('device', 'externalIds', { kind: 'json', ...key }),
  text('device', 'metadata', { kind: 'json' }),
  text('device', 'createdAt', { kind: 'instant', isFirst: true }),
];

const HOLDING: readonly Member[] = [
  text('holding', 'id', key),
  text('holding', 'device', key),
  text('holding', 'owner', key),
  text('holding', 'role'),
  text('holding', 'createdAt', { kind: 'instant' }),
  text('holding', 'until', { kind: 'instant' }),
  text('holding', 'dueAt', { kind: 'instant' }),
  text('holding', 'expiresAt', { kind: 'instant' }),
  text('holding', 'reason'),
  text('holding', 'endReason'),
];

/** A line on a device. How its owner is called is a member, too: whose sheet has the one has the other. */
const LINE: readonly Member[] = [
  text('line', 'id', key),
  text('line', 'device', key),
  text('line', 'owner', key),
  text('line', 'port', { kind: 'count', ...key }),
  text('line', 'kind', { kind: 'appearance', isFirst: true }),
  text('line', 'appearance', { kind: 'appearance' }),
  text('line', 'weight', { kind: 'count' }),
  text('line', 'label'),
  text('line', 'hotlineDestination'),
  text('line', 'allowCallDecline', { kind: 'yes' }),
  text('line', 't38Fax', { kind: 'yes' }),
  text('line', 'location', { kind: 'location' }),
  text('line', 'extension'),
  text('line', 'phoneNumber', { kind: 'phone' }),
  text('line', 'until', { kind: 'instant' }),
];

/** By their full names: `person.login`. */
export const MEMBERS: ReadonlyMap<string, Member> = new Map(
  [...PERSON, ...DEVICE, ...HOLDING, ...LINE].map(member => [`${member.noun}.${member.name}`, member]),
);

export const MEMBER_NAMES: readonly string[] = [...MEMBERS.keys()];

/** Members by which an import can be told to find people and devices, where a file has several that tell them apart. */
export type KeyMember = `${'person' | 'device'}.${string}`;

export const KEY_MEMBERS: readonly KeyMember[] = [...PERSON, ...DEVICE]
  .filter(({ isKey }) => isKey)
  .map(({ noun, name }) => `${noun as 'person' | 'device'}.${name}` as const);

/** Which noun the bare names of a list's file belong to. */
export const NOUN_OF: Readonly<Record<ImportList, Noun>> = {
  ...{ people: 'person', devices: 'device' },
  ...{ assignments: 'holding', lines: 'line' },
};

/** Columns that an export has and nobody sets. */
export const SHOWN_ONLY: ReadonlySet<string> = new Set([
  ...['modifiedAt', 'disabledReason', 'lifecycle', 'lastActiveAt', 'deviceName', 'deviceKind', 'ownerName', 'ownerId'],
  ...['number', 'revision', 'createdAt'],
]);

/** The key of the metadata that a column sets: `person.metadata.costCentre`. */
export function metadataKeyOf(member: string): { readonly noun: 'person' | 'device'; readonly key: string } | undefined {
  const [, noun, metadataKey] = /^(person|device)\.metadata\.(.+)$/.exec(member) ?? [];
  return noun === undefined || metadataKey === undefined ? undefined : { noun: noun as 'person' | 'device', key: metadataKey };
}

export function isMember(name: string): boolean {
  return MEMBERS.has(name) || metadataKeyOf(name) !== undefined;
}

export const KIND_WORDS: readonly string[] = DEVICE_KINDS;
