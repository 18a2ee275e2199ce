/** What reports show of devices beside the devices themselves. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { ASSIGNMENT_ROLE_WORDS, Device, NamedOwner } from './objects.ts';
import { closed, freeText, nullable, oneOf, Time } from './schema.ts';

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

export const COUNTED_BY_WORDS = ['total', 'kind', 'platform', 'make', 'model', 'state', 'lifecycle', 'location'] as const;

const count = {
  value: nullable(freeText(LENGTHS.name), 'What the devices have in common; null for those without one, and for `total`.'),
  name: nullable(freeText(LENGTHS.name), 'Of a location.'),
  devices: Type.Integer({ description: 'How many they are.' }),
};

export const DeviceCount = closed(count, 'How many devices have something in common.');
export type DeviceCount = Static<typeof DeviceCount>;

export const DailyDeviceCount = closed(
  { day: Type.String({ format: 'date', description: 'In UTC; of today, as it is now.' }), ...count },
  'How many devices had something in common at the end of a day.',
);
export type DailyDeviceCount = Static<typeof DailyDeviceCount>;

export const COUNT_PROGRESS = {
  complete: Type.Boolean({ description: 'False while events are counted for the first time, or a great many at once.' }),
  countedUpTo: nullable(Time, 'When the last event that was counted happened; null before the first.'),
};
