/** What the form of a device has, and how that becomes the change that is sent. */
import type { Device } from '@heldby/client';
import { changedOwn, type OwnChange, ownBefore } from '../../../jobs/own-values.ts';
import { LISTS, type ListMember } from './lists.ts';

const TEXTS = [
  ...(['name', 'make', 'model', 'osVersion', 'serial', 'mac'] as const),
  ...(['assetTag', 'phoneNumber', 'iccid', 'purchasedAt', 'notes'] as const),
] as const;
const CHOICES = ['platform', 'locationId'] as const;

export type TextMember = (typeof TEXTS)[number];

/** Lists as they are typed. */
export type Draft = Readonly<Record<TextMember, string | null> & Record<ListMember, string>> & {
  readonly platform: Device['platform'];
  readonly locationId: string | null;
  readonly metadata: OwnChange;
};

/** Members of the request. */
export type Changed = Readonly<Record<string, unknown>>;

export function draftOf(device: Device): Draft {
  const { platform, locationId } = device;
  const texts = Object.fromEntries(TEXTS.map(member => [member, device[member] ?? null])) as Record<TextMember, string | null>;
  const lists = mapLists((list, member) => list.print(device[member] ?? []));
  return { ...texts, ...(lists as Record<ListMember, string>), platform, locationId, metadata: {} };
}

/** Only what differs from the device as it was read: what somebody else changed beside it stays. */
export function changedOf(draft: Draft, device: Device): Changed {
  const before = draftOf(device);
  const texts = TEXTS.filter(member => orNull(draft[member]) !== before[member]).map(member => [member, orNull(draft[member])]);
  const choices = CHOICES.filter(member => draft[member] !== before[member]).map(member => [member, draft[member]]);
  const lists = Object.entries(mapLists((list, member) => list.read(draft[member]))).filter(
    ([member, read]) => JSON.stringify(read) !== JSON.stringify(device[member as ListMember] ?? []),
  );
  const own = changedOwn(draft.metadata, device.metadata);
  const metadata = Object.keys(own).length === 0 ? [] : [['metadata', own]];
  return Object.fromEntries([...texts, ...choices, ...lists, ...metadata]);
}

/** The same members as they were. */
export function takenBack(changed: Changed, device: Device): Changed {
  const { metadata, ...others } = changed;
  const before = Object.keys(others).map(member => [member, device[member as keyof Device] ?? emptyOf(member)]);
  const own = metadata === undefined ? {} : { metadata: ownBefore(metadata as OwnChange, device.metadata) };
  return { ...Object.fromEntries(before), ...own };
}

function mapLists<R>(give: (list: (typeof LISTS)[ListMember], member: ListMember) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(LISTS).map(([member, list]) => [member, give(list, member as ListMember)]));
}

function emptyOf(member: string): null | readonly never[] {
  return member in LISTS ? [] : null;
}

function orNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
