/** What the form of a device has, and how that becomes the change that is sent. */
import type { Device } from '@heldby/client';

const TEXTS = ['name', 'make', 'model', 'osVersion', 'serial', 'mac', 'assetTag', 'phoneNumber', 'notes'] as const;
const CHOICES = ['platform', 'locationId'] as const;

export type TextMember = (typeof TEXTS)[number];

export type Draft = Readonly<Record<TextMember, string | null>> & {
  readonly platform: Device['platform'];
  readonly locationId: string | null;
  readonly tags: readonly string[];
};

export function draftOf(device: Device): Draft {
  const { platform, locationId, tags } = device;
  const texts = Object.fromEntries(TEXTS.map(member => [member, device[member] ?? null])) as Record<TextMember, string | null>;
  return { ...texts, platform, locationId, tags };
}

/** Only what differs from the device as it was read: what somebody else changed beside it stays. */
export function changedOf(draft: Draft, device: Device): Partial<Draft> {
  const before = draftOf(device);
  const texts = TEXTS.filter(member => orNull(draft[member]) !== before[member]).map(member => [member, orNull(draft[member])]);
  const choices = CHOICES.filter(member => draft[member] !== before[member]).map(member => [member, draft[member]]);
  const tags = String(draft.tags) === String(before.tags) ? [] : [['tags', draft.tags]];
  return Object.fromEntries([...texts, ...choices, ...tags]);
}

/** The same members as they were. */
export function takenBack(changed: Partial<Draft>, device: Device): Partial<Draft> {
  const before = draftOf(device);
  return Object.fromEntries(Object.keys(changed).map(member => [member, before[member as keyof Draft]]));
}

/** `a, b,, a` are two tags. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(',').map(tag => tag.trim());
  return [...new Set(tags.filter(tag => tag !== ''))];
}

function orNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
