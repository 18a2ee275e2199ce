/** Suggestions of devices that are the same hardware, with what agrees. */
import Type, { type Static } from 'typebox';
import { Device } from './device-objects.ts';
import { LENGTHS } from './lengths.ts';
import { Holder } from './objects.ts';
import { closed, freeText, nullable, oneOf } from './schema.ts';

export const EVIDENCE_WORDS = ['udid', 'imei', 'mac', 'serial', 'pushTarget'] as const;
export const EVIDENCE_MEMBER_WORDS = ['udid', 'imei', 'mac', 'macs', 'serial', 'pushTarget'] as const;
/** From the weakest. */
export const STRENGTH_WORDS = ['weak', 'medium', 'strong'] as const;
export const DIFFERENCE_WORDS = ['serial', 'imei', 'mac', 'platform', 'make'] as const;

export const HardwareEvidence = closed(
  {
    kind: oneOf(EVIDENCE_WORDS, 'What agrees. `pushTarget`: the same push token of the same app.'),
    value: nullable(freeText(LENGTHS.name), 'What both have, in one spelling; null for a push token, which is a secret.'),
    member: oneOf(EVIDENCE_MEMBER_WORDS, 'Where this device has it.'),
    otherMember: oneOf(EVIDENCE_MEMBER_WORDS, 'Where the other device has it: apps report addresses and IMEIs as a `udid`, too.'),
    strength: oneOf(
      STRENGTH_WORDS,
      'A serial number is `strong` if the makes agree, `medium` if one is not known, `weak` if they differ or it is short. All else is `strong`.',
    ),
  },
  'An id of hardware that two devices share.',
);
export type HardwareEvidence = Static<typeof HardwareEvidence>;

export const SameHardware = closed(
  {
    device: Device,
    strength: oneOf(STRENGTH_WORDS, 'How sure it is: as sure as the best evidence, and one step less if something differs.'),
    evidence: Type.Array(HardwareEvidence, { description: 'What agrees, the strongest first.' }),
    differences: Type.Array(oneOf(DIFFERENCE_WORDS, 'A member.'), {
      description: 'What both have and what differs, although one piece of hardware has one.',
    }),
    holders: Type.Array(Holder, { description: 'Who holds it now, oldest first: at most ten, those that you may see.' }),
  },
  'Another device that is probably the same hardware.',
);
export type SameHardware = Static<typeof SameHardware>;
