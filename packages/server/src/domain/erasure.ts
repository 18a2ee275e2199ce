/** How somebody who was erased is called, and why some of what is known of them stays. */

/** How the history calls somebody who was erased. The number tells two of them apart. */
export function erasedName(number: number): string {
  return `Erased person ${number}`;
}

/** Why something stays. */
export const WHY_KEPT = {
  assignment: 'That a device was held, from when until when, is the history of the device. Its reasons are overwritten.',
  guest_session: 'When somebody was a guest, without who it was.',
  line: 'When a line was on a phone. Its label is overwritten.',
  activation_code: 'When a code was made and used. It is no secret any more.',
  event: 'That something happened, when, and to which ids. What it said is overwritten, and the chain still verifies.',
  hardware:
    'Serial numbers, MAC addresses and the like tell hardware apart. Send hardware to overwrite them, too; make and model stay.',
  shared_device: 'Others held it, too: its name and notes may be theirs. Look at them.',
} as const;
