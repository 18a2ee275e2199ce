/** The objects of the native API. */
import Type, { type Static } from 'typebox';
import { Policy } from './policy.ts';
import { closed, Id, nullable, oneOf, Time, text } from './schema.ts';

export const ROLE_WORDS = ['full', 'read_only', 'user_admin', 'location_admin', 'member'] as const;
export const DEVICE_KIND_WORDS = ['mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device'] as const;
export const PLATFORM_WORDS = ['ios', 'android', 'windows', 'other'] as const;
export const ASSIGNMENT_ROLE_WORDS = ['owner', 'user', 'shared_line', 'guest'] as const;
export const OWNER_KIND_WORDS = ['person', 'workspace', 'virtual_line', 'application'] as const;

export const Location = closed({ id: Id, name: text(200, 'Name'), createdAt: Time }, 'A site where people and devices are.');
export type Location = Static<typeof Location>;

export const Organization = closed({ id: Id, name: Type.String(), policy: Policy, createdAt: Time }, 'The tenant.');
export type Organization = Static<typeof Organization>;

export const OffBoarded = closed(
  {
    personId: Id,
    endedAssignments: Type.Integer({ description: 'How many assignments ended with it.' }),
    revokedCredentials: Type.Integer({ description: 'How many credentials were revoked.' }),
  },
  'What ended when a person was removed.',
);
export type OffBoarded = Static<typeof OffBoarded>;

export const Workspace = closed(
  { id: Id, name: text(200, 'Name'), locationId: nullable(Id), createdAt: Time },
  'A room or shared place that can own devices.',
);
export type Workspace = Static<typeof Workspace>;

export const Person = closed(
  {
    id: Id,
    number: Type.Integer({ description: "The person's integer within the organization." }),
    login: text(200, 'Unique in the organization, whatever its letter case.'),
    firstName: Type.String(),
    lastName: Type.String(),
    displayName: Type.String(),
    email: nullable(Type.String()),
    mobilePhone: nullable(Type.String()),
    role: oneOf(ROLE_WORDS, 'What the person may do to others.'),
    locationId: nullable(Id),
    disabledReason: nullable(Type.String(), 'Why the person cannot sign in; null while that is possible.'),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'Somebody who can hold devices and sign in.',
);
export type Person = Static<typeof Person>;

export const Device = closed(
  {
    id: Id,
    number: Type.Integer({ description: "The device's integer within the organization." }),
    kind: oneOf(DEVICE_KIND_WORDS, 'What it is.'),
    name: nullable(Type.String()),
    make: nullable(Type.String()),
    model: nullable(Type.String()),
    platform: nullable(oneOf(PLATFORM_WORDS, 'The operating system, in one word.')),
    osVersion: nullable(Type.String()),
    serial: nullable(Type.String()),
    mac: nullable(Type.String({ description: '12 upper-case hex digits.' })),
    udid: nullable(Type.String()),
    locationId: nullable(Id),
    tags: Type.Array(Type.String()),
    disabled: Type.Unsafe<{ reason: string; by: string | null; at: string } | null>({
      ...closed({ reason: Type.String(), by: nullable(Id, 'Who did it; null for the system.'), at: Time }),
      type: ['object', 'null'],
      description: 'Set while the device is disabled for all of its holders.',
    }),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer(),
  },
  'One registration of hardware or software.',
);
export type Device = Static<typeof Device>;

export const OwnerRef = closed({ kind: oneOf(OWNER_KIND_WORDS, 'What the owner is.'), id: Id }, 'Who holds a device.');
export type OwnerRef = Static<typeof OwnerRef>;

const assignment = {
  id: Id,
  deviceId: Id,
  owner: OwnerRef,
  role: oneOf(ASSIGNMENT_ROLE_WORDS, 'In what way the owner holds the device.'),
  createdAt: Time,
  until: nullable(Time, 'The instant at which it ended; null while it is open.'),
  endReason: nullable(Type.String()),
  expiresAt: nullable(Time, 'A planned end.'),
  disableAt: nullable(Time, 'A planned disabling.'),
  disabledReason: nullable(Type.String(), 'Why this holder, and no other, is blocked on the device.'),
  disabledBy: nullable(Id, 'Who blocked the holder; null for the system.'),
  disabledAt: nullable(Time, 'Since when the holder is blocked.'),
  lastActiveAt: nullable(Time, 'When the holder last used the device; at most five seconds late.'),
  revision: Type.Integer(),
};

export const Assignment = closed(assignment, 'An owner holds a device over the half-open interval [createdAt, until).');
export type Assignment = Static<typeof Assignment>;

export const HeldDevice = closed(
  {
    device: Device,
    assignment: Assignment,
    blockedReason: nullable(
      Type.String(),
      'Why the owner cannot use the device now, for whatever cause; null when that is possible.',
    ),
  },
  'A device of an owner, and the fact by which it is held.',
);
export type HeldDevice = Static<typeof HeldDevice>;

export const Holder = closed({ name: Type.String(), assignment: Assignment }, 'Somebody who holds a device.');
export type Holder = Static<typeof Holder>;

export const Me = closed(
  {
    kind: oneOf(['person', 'application'], 'What the credential belongs to.'),
    id: Id,
    name: Type.String(),
    role: oneOf(ROLE_WORDS, 'What you may do to others.'),
    organizationId: Id,
    scopes: Type.Array(Type.String()),
  },
  'Who the credential says you are.',
);
export type Me = Static<typeof Me>;

export const Calling = closed(
  { locationId: Id, extension: nullable(Type.String()), phoneNumber: nullable(Type.String()), compression: Type.Boolean() },
  'How an owner can be called.',
);
export type Calling = Static<typeof Calling>;

export const VirtualLine = closed(
  { id: Id, firstName: Type.String(), lastName: Type.String(), createdAt: Time },
  "A line of its own, neither a person's nor a workspace's.",
);
export type VirtualLine = Static<typeof VirtualLine>;

export const DeskPhone = closed(
  {
    deviceId: Id,
    activationState: oneOf(['activating', 'activated', 'deactivated'], 'How far the device has come.'),
    ip: nullable(Type.String(), 'From where it last reported.'),
    software: nullable(Type.String()),
    firstSeenAt: nullable(Time),
    lastSeenAt: nullable(Time),
  },
  'What a desk phone or room device reports of itself.',
);
export type DeskPhone = Static<typeof DeskPhone>;

export const GuestSession = closed(
  {
    id: Id,
    deviceId: Id,
    personId: Id,
    createdAt: Time,
    expiresAt: Time,
    until: nullable(Time, 'The instant at which it was ended; null while it lasts or when its time was over.'),
  },
  "A guest at somebody else's device.",
);
export type GuestSession = Static<typeof GuestSession>;
