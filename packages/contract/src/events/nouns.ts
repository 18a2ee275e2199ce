/** Schemas of objects that appear in events but in no route of the native API yet. Secrets are left out. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { DEVICE_KIND_WORDS, OwnerRef, PLATFORM_WORDS, PUSH_STATE_WORDS, SET_LIFECYCLE_WORDS } from '../objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from '../schema.ts';

const name = freeText(LENGTHS.name);

export const SIGNING_PLATFORM_WORDS = ['ios', 'android', 'windows_phone', 'windows'] as const;
export const APPEARANCE_WORDS = ['primary', 'shared'] as const;

export const Group = closed(
  {
    id: Id,
    number: Type.Integer({ description: "The group's number within the organization." }),
    name,
    description: freeText(LENGTHS.description),
    forEverybody: Type.Boolean({ description: 'Everybody belongs to it, and it can be neither renamed nor removed.' }),
    createdAt: Time,
    modifiedAt: Time,
  },
  'A group of people.',
);
export type Group = Static<typeof Group>;

export const RemovedGroup = closed(
  { ...Group.properties, members: Type.Array(Id, { description: 'The people who were in the group.' }) },
  'A removed group.',
);
export type RemovedGroup = Static<typeof RemovedGroup>;

export const SigningCredential = closed(
  {
    id: Id,
    description: freeText(LENGTHS.description),
    platform: oneOf(SIGNING_PLATFORM_WORDS, 'The platform whose apps it signs.'),
    expiresAt: Time,
    createdAt: Time,
  },
  'A certificate or key that apps are signed with, and when it expires.',
);
export type SigningCredential = Static<typeof SigningCredential>;

export const Consent = closed(
  { applicationId: Id, scopes: Type.Array(name) },
  'The scopes that a person has granted to an application.',
);
export type Consent = Static<typeof Consent>;

export const AdministeredLocations = closed(
  { locationIds: Type.Array(Id) },
  'The locations that a location administrator is responsible for.',
);
export type AdministeredLocations = Static<typeof AdministeredLocations>;

/** Without the redirect URI and the code challenge, which are needed to redeem the code. */
export const SignInGrant = closed(
  {
    id: Id,
    personId: Id,
    applicationId: Id,
    kind: oneOf(['authorization_code', 'implicit'], 'How the application gets its token.'),
    scopes: Type.Array(name),
    scopeWords: freeText(LENGTHS.opaque, "The scopes in the words of the client's request."),
    createdAt: Time,
  },
  'One sign-in of a person to an application.',
);
export type SignInGrant = Static<typeof SignInGrant>;

/** Without the token, its digest, the notification id and the session, which belong to the holder's app. */
export const PushRegistration = closed(
  {
    assignmentId: Id,
    applicationId: nullable(Id),
    acceptNotifications: Type.Boolean({ description: 'Whether the app asked for pushes.' }),
    state: oneOf(PUSH_STATE_WORDS, '`quarantined`: a newer registration took over the token.'),
  },
  "One app's registration for pushes on one device, for one holder.",
);
export type PushRegistration = Static<typeof PushRegistration>;

export const Line = closed(
  {
    id: Id,
    deviceId: Id,
    owner: OwnerRef,
    port: Type.Integer({ description: 'Counted from 1; one line per port.' }),
    kind: oneOf(APPEARANCE_WORDS, "`primary` is the line of the device's owner."),
    appearance: oneOf(APPEARANCE_WORDS, 'How the line appears on the phone.'),
    weight: Type.Integer({ description: 'How many ports the line occupies.' }),
    label: nullable(name),
    hotlineDestination: nullable(name, 'Called at once when the receiver is lifted.'),
    allowCallDecline: Type.Boolean(),
    t38Fax: Type.Boolean(),
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  "An owner's line on a port of a device.",
);
export type Line = Static<typeof Line>;

export const Hoteling = closed(
  {
    enabled: Type.Boolean(),
    limitGuestUse: Type.Boolean(),
    guestHoursLimit: Type.Number({ description: 'Hours.' }),
  },
  "An owner's settings as a host of guests.",
);
export type Hoteling = Static<typeof Hoteling>;

/** Without the values, any of which may be a secret, such as a network's password. */
export const Customization = closed(
  {
    enabled: Type.Boolean({ description: "Whether the device uses its own settings instead of its location's." }),
    settings: Type.Array(name, { description: 'The names of the settings, without their values.' }),
  },
  "A device's own settings.",
);
export type Customization = Static<typeof Customization>;

export const KeyTemplate = closed(
  {
    id: Id,
    name,
    model: name,
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes.' }),
  },
  'A template of the line keys of phones of a model, without the keys.',
);
export type KeyTemplate = Static<typeof KeyTemplate>;

export const DeskDefaults = closed(
  {
    locationId: nullable(Id),
    enabled: Type.Boolean({ description: "Whether the phones of the location use these instead of the organization's." }),
    settings: Type.Array(name, { description: 'The names of the settings that were set, without their values.' }),
  },
  'The settings of phones that have none of their own.',
);
export type DeskDefaults = Static<typeof DeskDefaults>;

export const FailedAttempts = closed(
  {
    network: freeText(LENGTHS.ip, 'The network that they came from: an IPv4 address, or the /64 of an IPv6 address.'),
    attempts: Type.Integer({ description: 'How many there were.' }),
    since: Time,
  },
  'Attempts that failed, counted together.',
);
export type FailedAttempts = Static<typeof FailedAttempts>;

/** Without the code, which redeems the activation. */
export const Activation = closed(
  { model: nullable(name, 'The model that the code is for; null for a room device of any model.'), expiresAt: Time },
  'A code with which a device can be added for its owner.',
);
export type Activation = Static<typeof Activation>;

export const CountedDevice = closed(
  {
    kind: oneOf(DEVICE_KIND_WORDS, 'The kind of device.'),
    platform: Type.Optional(oneOf(PLATFORM_WORDS, 'The operating system.')),
    make: Type.Optional(freeText(LENGTHS.name)),
    model: Type.Optional(freeText(LENGTHS.name)),
    locationId: Type.Optional(Id),
    lifecycle: Type.Optional(oneOf(SET_LIFECYCLE_WORDS, 'Set by hand.')),
    disabled: Type.Optional(Type.Boolean()),
  },
  'What a device is counted by; what it does not have is left out.',
);
export type CountedDevice = Static<typeof CountedDevice>;
/** What an organization's policy no longer keeps. */
export const RemovedByPolicy = closed({
  removedUpTo: Type.Integer({ description: 'The last event that is removed; 0 if none is.' }),
  chain: Type.String({ maxLength: 64, description: 'Its chain, in hexadecimal: where the rest begins. Empty if none is.' }),
  events: Type.Integer({ description: 'How many events were removed since the event of this type before.' }),
  assignments: Type.Integer({ description: 'How many ended assignments were removed.' }),
  credentials: Type.Integer({ description: 'How many spent credentials were removed.' }),
  people: Type.Integer({ description: 'How many people who had left were erased.' }),
});
