/** Devices, as routes answer them and as events have them. */
import Type, { type Static, type TSchema } from 'typebox';
import { deviceDetails } from './details.ts';
import { Doer } from './doer.ts';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

const name = freeText(LENGTHS.name);
const reason = freeText(LENGTHS.reason);

export const DEVICE_KIND_WORDS = ['mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device'] as const;
export const PLATFORM_WORDS = ['ios', 'android', 'windows', 'other'] as const;
/** The states that somebody sets. The others follow from who holds the device. */
export const SET_LIFECYCLE_WORDS = ['in_repair', 'lost', 'retired'] as const;
export const LIFECYCLE_WORDS = ['in_stock', 'assigned', ...SET_LIFECYCLE_WORDS] as const;

const facts = {
  id: Id,
  number: Type.Integer({ description: "The device's number within the organization." }),
  kind: oneOf(DEVICE_KIND_WORDS, 'The kind of device.'),
  name: nullable(name),
  make: nullable(name),
  model: nullable(name),
  platform: nullable(oneOf(PLATFORM_WORDS, 'The operating system.')),
  osVersion: nullable(freeText(LENGTHS.version)),
  serial: nullable(name),
  mac: nullable(freeText(LENGTHS.mac, '12 upper-case hex digits.')),
  udid: nullable(name),
  locationId: nullable(Id),
  tags: Type.Array(freeText(LENGTHS.tag)),
};
const disabled = <By>(by: TSchema) =>
  Type.Unsafe<{ reason: string; by: By; at: string } | null>({
    ...closed({ reason, by, at: Time }),
    type: ['object', 'null'],
    description: 'Set while the device is disabled for all of its holders.',
  });
const times = { createdAt: Time, modifiedAt: Time, revision: Type.Integer() };

/** In events: who holds the device is in events of its own. */
export const DeviceRecord = closed(
  {
    ...facts,
    disabled: disabled<string | null>(nullable(Id, 'Who did it; null for the system.')),
    lifecycle: nullable(oneOf(SET_LIFECYCLE_WORDS, 'Set by hand; null while it follows from the holders.')),
    ...times,
    ...deviceDetails,
  },
  'A device without what follows from its holders.',
);
export type DeviceRecord = Static<typeof DeviceRecord>;

export const Device = closed(
  {
    ...facts,
    disabled: disabled<Doer>(Type.Unsafe<Doer>({ ...Doer, description: 'Who did it.' })),
    lifecycle: oneOf(
      LIFECYCLE_WORDS,
      '`in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand.',
    ),
    ...times,
    ...deviceDetails,
  },
  'A device: registered hardware or software.',
);
export type Device = Static<typeof Device>;
