/** What reports show of devices beside the devices themselves. */
import Type, { type Static } from 'typebox';
import { ASSIGNMENT_ROLE_WORDS, Device, NamedOwner } from './objects.ts';
import { closed, nullable, oneOf, Time } from './schema.ts';

export const ReportedDevice = closed(
  {
    ...Device.properties,
    holders: Type.Array(
      closed({ ...NamedOwner.properties, role: oneOf(ASSIGNMENT_ROLE_WORDS, 'How the owner holds the device.') }),
      { description: 'Who holds the device now, oldest first, as far as you may see them.' },
    ),
    lastHolder: Type.Unsafe<NamedOwner | null>({
      ...NamedOwner,
      type: ['object', 'null'],
      description: 'Who held it last and does so no more; null if nobody did, or you may not see them.',
    }),
    heldUntil: nullable(Time, 'Until when the last holder held it.'),
    lastActiveAt: nullable(Time, 'When any holder last used it; null for never.'),
  },
  'A device, with who holds and held it, and when it was last used.',
);
export type ReportedDevice = Static<typeof ReportedDevice>;
