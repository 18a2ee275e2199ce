/** What the erasure of a person took, and what it left. */
import type { Instant } from '../lib/instant.ts';
import type { PersonId } from './ids.ts';

/** What is overwritten or deleted, in the order in which it is listed. */
export const ERASED_WORDS = [
  'name',
  'identifier',
  'password',
  'identity',
  'credential',
  'sign_in',
  'consent',
  'lock_out',
  'group',
  'location',
  'calling',
  'push',
  'activity',
  'block',
  'assignment_text',
  'line_text',
  'off_boarding_text',
  'device_text',
  'event_text',
  'answer',
] as const;
export type ErasedWord = (typeof ERASED_WORDS)[number];

/** What stays, without the person's name. */
export const KEPT_WORDS = [
  'assignment',
  'guest_session',
  'line',
  'activation_code',
  'event',
  'hardware',
  'shared_device',
] as const;
export type KeptWord = (typeof KEPT_WORDS)[number];

export interface Erasure {
  readonly personId: PersonId;
  readonly number: number;
  readonly name: string;
  readonly erasedAt: Instant;
  readonly erased: readonly { readonly what: ErasedWord; readonly count: number }[];
  readonly kept: readonly { readonly what: KeptWord; readonly count: number; readonly why: string }[];
}

/** How the history calls somebody who was erased. The number tells two of them apart. */
export function erasedName(number: number): string {
  return `Erased person ${number}`;
}

/** Why something stays. */
export const WHY_KEPT: Readonly<Record<KeptWord, string>> = {
  assignment: 'That a device was held, from when until when, is the history of the device. Its reasons are overwritten.',
  guest_session: 'When somebody was a guest, without who it was.',
  line: 'When a line was on a phone. Its label is overwritten.',
  activation_code: 'When a code was made and used. It is no secret any more.',
  event: 'That something happened, when, and to which ids. What it said is overwritten, and the chain still verifies.',
  hardware:
    'Serial numbers, MAC addresses and the like tell hardware apart. Send hardware to overwrite them, too; make and model stay.',
  shared_device: 'Others held it, too: its name and notes may be theirs. Look at them.',
};
