/** What an owner holds, with what belongs to each device where that is asked for, and how much more they may hold. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { ListedGuestSession } from './listed-objects.ts';
import { DEVICE_KIND_WORDS, DeskPhone, HeldDevice, PushTarget } from './objects.ts';
import { ownedLine } from './place-objects.ts';
import { CAP_ACTION_WORDS } from './policy-rules.ts';
import { closed, freeText, nullable, oneOf } from './schema.ts';

const orNull = <T>(schema: object, description: string) =>
  Type.Unsafe<T | null>({ ...schema, type: ['object', 'null'], description });

export const HELD_EXPANSION_WORDS = ['lines', 'guest', 'push', 'desk', 'caps'] as const;

export const HeldLine = closed(
  {
    ...ownedLine,
    extension: nullable(freeText(LENGTHS.extension), 'By which the owner of the line is called now.'),
    phoneNumber: nullable(freeText(LENGTHS.phoneNumber)),
  },
  'A line on a device, with how its owner is called.',
);
export type HeldLine = Static<typeof HeldLine>;

export const ExpandedDevice = closed(
  {
    ...HeldDevice.properties,
    lines: Type.Optional(
      Type.Array(HeldLine, { description: 'With `expand=lines`: the lines on the device in the order of its keys.' }),
    ),
    guest: Type.Optional(
      orNull<ListedGuestSession>(
        ListedGuestSession,
        'With `expand=guest`: who is a guest at the device, and at whose; null if nobody is.',
      ),
    ),
    push: Type.Optional(
      orNull<PushTarget>(
        PushTarget,
        'With `expand=push`: where pushes to the holder go; null if they have not registered. With `asOf`, null also if that has changed since.',
      ),
    ),
    desk: Type.Optional(
      orNull<DeskPhone>(DeskPhone, 'With `expand=desk`: what a desk phone or room device last reported; null for other kinds.'),
    ),
  },
  'A device that an owner holds, with the assignment and what else was asked for.',
);
export type ExpandedDevice = Static<typeof ExpandedDevice>;

const cap = (description: string) =>
  closed(
    {
      limit: Type.Integer({ description: "By the organization's policy." }),
      used: Type.Integer(),
      left: Type.Integer({ description: 'How many more.' }),
    },
    description,
  );

export const HoldingCaps = closed(
  {
    held: cap('Devices held at once, `maxHeldDevices`.'),
    gotWithinDay: cap('Devices received within a day, `maxHeldDevices`.'),
    withLine: cap('Devices with a line of theirs, `maxDeviceCount`; open activation codes count.'),
    ownedWithLine: cap('Of these, the ones with their primary line, `maxOwnedDeviceCount`.'),
    kinds: Type.Array(
      closed({
        kind: oneOf(DEVICE_KIND_WORDS, 'The kind of device.'),
        held: Type.Integer({ description: 'How many they hold.' }),
        left: Type.Integer({ description: 'How many more they may get now by all limits; 0 for somebody who has left.' }),
        cap: nullable(
          Type.Integer(),
          'How many one person may hold by the policy of caps; null without one, and for others than people.',
        ),
        over: nullable(oneOf(CAP_ACTION_WORDS, ''), 'What happens to one more; null without a cap.'),
      }),
      { description: 'Every kind of device.' },
    ),
  },
  'How much an owner holds, and how much more they may hold.',
);
export type HoldingCaps = Static<typeof HoldingCaps>;

export const HeldDevices = closed(
  { items: Type.Array(ExpandedDevice), caps: Type.Optional(HoldingCaps) },
  'What an owner holds, oldest first; `caps` only with `expand=caps`.',
);
export type HeldDevices = Static<typeof HeldDevices>;
