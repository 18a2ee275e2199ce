/** Whether two registrations are one piece of hardware: which ids agree, how much each proves, and what speaks against it. Pure. */
import { imeiKey } from './detail-values.ts';
import { DESK_KINDS, type Device } from './device.ts';
import { macKey, serialKey, udidKey } from './hardware.ts';

/** In the order in which they are shown. */
const EVIDENCE_KINDS = ['pushTarget', 'udid', 'imei', 'mac', 'serial'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export type EvidenceMember = 'udid' | 'imei' | 'mac' | 'macs' | 'serial' | 'pushTarget';

/** From the weakest. */
export const STRENGTHS = ['weak', 'medium', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What both have, in the form in which it is compared; null for push tokens, which are secrets. */
  readonly value: string | null;
  /** Where this device has it, and where the other one does: apps report MAC addresses and IMEIs as a udid or serial number, too. */
  readonly member: EvidenceMember;
  readonly otherMember: EvidenceMember;
  readonly strength: Strength;
}

export type Difference = 'serial' | 'imei' | 'mac' | 'platform' | 'make';

export type Hardware = Pick<Device, 'kind' | 'make' | 'platform' | 'serial' | 'mac' | 'udid' | 'details'>;

interface HardwareId {
  readonly kind: EvidenceKind;
  readonly member: EvidenceMember;
  readonly value: string;
}

/** A token is issued to one installation of an app, which is on one piece of hardware. */
export const SAME_PUSH_TARGET: Evidence = {
  kind: 'pushTarget',
  value: null,
  member: 'pushTarget',
  otherMember: 'pushTarget',
  strength: 'strong',
};

/** What identifies the hardware, in the forms in which it is compared. */
export function hardwareIdsOf({ serial, mac, udid, details }: Hardware): HardwareId[] {
  const ids: HardwareId[] = [];
  const add = (kind: EvidenceKind, member: EvidenceMember, value: string | null) => {
    if (value !== null) ids.push({ kind, member, value });
  };
  add('udid', 'udid', udid && udidKey(udid));
  for (const imei of details?.imei ?? []) add('imei', 'imei', imei);
  add('mac', 'mac', mac);
  for (const { address } of details?.macs ?? []) add('mac', 'macs', address);
  add('serial', 'serial', serial && serialKey(serial));
  for (const [member, text] of [['udid', udid] as const, ['serial', serial] as const]) {
    if (text === null) continue;
    add('imei', member, imeiIn(text));
    add('mac', member, macKey(text.trim()));
  }
  return ids;
}

/** The ids that agree, the strongest first. */
export function evidenceOf(device: Hardware, other: Hardware): Evidence[] {
  const theirs = hardwareIdsOf(other);
  const found = new Map<string, Evidence>();
  for (const { kind, member, value } of hardwareIdsOf(device)) {
    const match = theirs.find(each => each.kind === kind && each.value === value && !isSameText(kind, member, each.member));
    const key = `${kind} ${value}`;
    if (match === undefined || found.has(key)) continue;
    const strength = kind === 'serial' ? strengthOfSerial(value, device, other) : 'strong';
    found.set(key, { kind, value, member, otherMember: match.member, strength });
  }
  const place = ({ kind }: Evidence) => EVIDENCE_KINDS.indexOf(kind);
  return [...found.values()].toSorted((one, two) => rank(two.strength) - rank(one.strength) || place(one) - place(two));
}

/** Where both have it as the same member of another kind, that member agrees already. */
function isSameText(kind: EvidenceKind, member: EvidenceMember, otherMember: EvidenceMember): boolean {
  return member === otherMember && (member === 'udid' || member === 'serial') && member !== kind;
}

/** What both have and one piece of hardware cannot. */
export function differencesOf(device: Hardware, other: Hardware): Difference[] {
  const differs = (one: string | null, two: string | null) => one !== null && two !== null && one !== two;
  const areDesks = [device, other].every(({ kind }) => DESK_KINDS.includes(kind));
  const [imei, otherImei] = [device.details?.imei ?? [], other.details?.imei ?? []];
  const areOthers = imei.length > 0 && otherImei.length > 0 && !imei.some(each => otherImei.includes(each));
  const found: readonly (readonly [Difference, boolean])[] = [
    ['serial', differs(device.serial && serialKey(device.serial), other.serial && serialKey(other.serial))],
    ['imei', areOthers],
    // A phone has several addresses, and gives some of them up for others.
    ['mac', areDesks && differs(device.mac, other.mac)],
    ['platform', differs(device.platform, other.platform)],
    ['make', differs(makeOf(device), makeOf(other))],
  ];
  return found.filter(([, isFound]) => isFound).map(([name]) => name);
}

/** How sure it is altogether: as sure as the best evidence, and less if something differs. */
export function strengthOf(evidence: readonly Evidence[], differences: readonly Difference[]): Strength {
  const best = Math.max(0, ...evidence.map(({ strength }) => rank(strength)));
  return STRENGTHS[Math.max(0, differences.length === 0 ? best : best - 1)] ?? 'weak';
}

export function rank(strength: Strength): number {
  return STRENGTHS.indexOf(strength);
}

/** Makers number their devices independently of each other, and short numbers are often an organization's own. */
function strengthOfSerial(value: string, device: Hardware, other: Hardware): Strength {
  const [make, otherMake] = [makeOf(device), makeOf(other)];
  if (value.length < OWN_NUMBER_CHARACTERS || (make !== null && otherMake !== null && make !== otherMake)) return 'weak';
  return make === null || otherMake === null ? 'medium' : 'strong';
}

/** Serial numbers of phones have 8 characters and more. */
const OWN_NUMBER_CHARACTERS = 6;

function makeOf({ make }: Hardware): string | null {
  return make === null || make.trim() === '' ? null : make.trim().toLowerCase();
}

/** Apps before Android 10 report it as the id of the hardware. */
function imeiIn(text: string): string | null {
  const digits = text.trim();
  return /^\d{15}$/.test(digits) && imeiKey(digits) === digits ? digits : null;
}
