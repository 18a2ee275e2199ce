/** Objects as lists show them, with what they name beside them where that is asked for. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { ASSIGNMENT_ROLE_WORDS, Assignment, Device, GuestSession, NamedOwner, Person, PushTarget } from './objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

const orNull = <T>(schema: object, description: string) =>
  Type.Unsafe<T | null>({ ...schema, type: ['object', 'null'], description });

export const ListedAssignment = closed(
  {
    ...Assignment.properties,
    person: Type.Optional(
      orNull<Person>(Person, 'The owner, with `expand=person`; null if they are no person, and if they have left.'),
    ),
    device: Type.Optional(orNull<Device>(Device, 'The device, with `expand=device`; null if you may not see it.')),
  },
  'An assignment, and as far as asked for the objects that it is between, as they are now.',
);
export type ListedAssignment = Static<typeof ListedAssignment>;

export const DeviceHolder = closed(
  { ...NamedOwner.properties, role: oneOf(ASSIGNMENT_ROLE_WORDS, 'How the owner holds the device.') },
  'Who holds a device now.',
);
export type DeviceHolder = Static<typeof DeviceHolder>;

export const ListedDevice = closed(
  {
    ...Device.properties,
    holders: Type.Optional(
      Type.Array(DeviceHolder, {
        description: 'Who holds the device now, with `expand=holders`: the oldest first, at most five of them.',
      }),
    ),
  },
  'A device, and as far as asked for who holds it now.',
);
export type ListedDevice = Static<typeof ListedDevice>;

export const ListedPushTarget = closed(
  { ...PushTarget.properties, deviceId: Id, owner: NamedOwner },
  "One app's registration for pushes on a device, with the device and its holder.",
);
export type ListedPushTarget = Static<typeof ListedPushTarget>;

export const ListedGuestSession = closed(
  {
    ...GuestSession.properties,
    personName: freeText(LENGTHS.displayName, 'Of the guest, known also after they have left.'),
    host: orNull<NamedOwner>(NamedOwner, 'Who has the primary line of the device now; null if nobody has.'),
  },
  "A guest's use of a host's device, with the names of both.",
);
export type ListedGuestSession = Static<typeof ListedGuestSession>;

export const ActivationCode = closed(
  {
    id: Id,
    owner: NamedOwner,
    model: nullable(freeText(LENGTHS.name), 'The only model that may use it; null for any room device.'),
    createdAt: Time,
    expiresAt: Time,
    redeemedAt: nullable(Time, 'When a device used it; null for never.'),
    deviceId: nullable(Id, 'The device that used it.'),
  },
  'A code by which a desk phone or room device activates itself, without the code.',
);
export type ActivationCode = Static<typeof ActivationCode>;

export const IssuedActivationCode = closed(
  {
    code: freeText(LENGTHS.short, '16 digits. This is the only time that they are shown.'),
    expiresAt: Time,
  },
  'A new activation code.',
);
export type IssuedActivationCode = Static<typeof IssuedActivationCode>;
