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

export const COUNTED_BY_WORDS = [
  'total',
  'kind',
  'platform',
  'make',
  'model',
  'state',
  'lifecycle',
  'location',
  'active',
] as const;

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

const amount = (description: string) => Type.Integer({ description });
const seen = (description: string) => nullable(Type.Integer(), description);

export const Overview = closed(
  {
    devices: closed({
      total: amount('How many there are.'),
      byKind: Type.Array(DeviceCount, { description: 'By kind.' }),
      byPlatform: Type.Array(DeviceCount, { description: 'By operating system.' }),
      byState: Type.Array(DeviceCount, { description: 'Active and disabled ones.' }),
      byLifecycle: Type.Array(DeviceCount, { description: 'By lifecycle.' }),
      active7Days: seen('Used by a holder within 7 days; null before it was counted for the first time.'),
      active30Days: seen('The same within 30 days.'),
      active90Days: seen('The same within 90 days.'),
      unused90Days: seen('Added more than 90 days ago, and not used since.'),
      unheld: seen('Nobody holds them.'),
    }),
    people: Type.Unsafe<{ total: number | null; withoutDevices: number | null; leaving: number; lockedOut: number } | null>({
      ...closed({
        total: seen('How many are here.'),
        withoutDevices: seen('Those who hold nothing.'),
        leaving: amount('Those whose off-boarding is planned; counted up to 10,000.'),
        lockedOut: amount('Those who cannot sign in from some network after wrong passwords; counted up to 10,000.'),
      }),
      type: ['object', 'null'],
      description: 'Null if you may not read people.',
    }),
    approvals: closed({ waiting: amount('New devices that wait for approval; counted up to 10,000.') }),
    stale: closed({
      due: seen('Devices that the stale policy would disable now; null where it is off, and before the first count.'),
      inGrace: amount('Devices that it has disabled, in their grace; counted up to 10,000.'),
    }),
    loans: closed({
      due: amount('Lent and still in time.'),
      overdue: amount('Late. Both together are counted up to 10,000.'),
    }),
    failedSignIns: Type.Unsafe<{ today: number; yesterday: number } | null>({
      ...closed({ today: amount('Attempts since the beginning of today, in UTC.'), yesterday: amount('The day before.') }),
      type: ['object', 'null'],
      description: 'Null if you may not read the sign-ins of the organization.',
    }),
    stockAt: nullable(
      Time,
      'When `active…`, `unused90Days`, `unheld`, `stale.due` and the first two of `people` were counted: now for up to 2,000 devices and people, else within the hour.',
    ),
    ...COUNT_PROGRESS,
  },
  'What matters today, as far as you may see it.',
);
export type Overview = Static<typeof Overview>;

const dayAt = (description: string) => Type.String({ format: 'date', description });

export const Happened = closed(
  {
    since: dayAt('The first day, in UTC; of a week a Monday.'),
    until: dayAt('The last day, and with it; at most today.'),
    joined: seen('People who were added, or came back; null if you may not read people.'),
    left: seen('People who left; null as well.'),
    begun: amount('Assignments that began.'),
    ended: amount('Assignments that ended.'),
    failedSignIns: seen('Attempts to sign in that failed; null if you may not read those of the organization.'),
  },
  'How often something happened on a day or in a week.',
);
export type Happened = Static<typeof Happened>;
