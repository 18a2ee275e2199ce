/** The objects of the native API. */
import Type, { type Static } from 'typebox';
import { personDetails } from './details.ts';
import { Device } from './device-objects.ts';
import { DOER_KIND_WORDS, Doer } from './doer.ts';
import { LENGTHS } from './lengths.ts';
import { PURPOSE_WORDS } from './purposes.ts';
import { closed, freeText, Id, nullable, oneOf, Time, text } from './schema.ts';

export * from './device-objects.ts';
export * from './doer.ts';

const name = freeText(LENGTHS.name);
const reason = freeText(LENGTHS.reason);

export const ROLE_WORDS = ['full', 'read_only', 'user_admin', 'location_admin', 'member'] as const;
export const SCOPE_WORDS = [
  'devices:read',
  'devices:write',
  'devices.org:read',
  'devices.org:write',
  'people.org:read',
  'people.org:write',
  'people.org:erase',
  'telephony:read',
  'telephony:write',
  'tokens:write',
  'events:read',
  'org:admin',
  'profile:read',
  'installation:admin',
  'history:write',
  'webhooks:read',
  'webhooks:write',
  'scim',
] as const;
export const ASSIGNMENT_ROLE_WORDS = ['owner', 'user', 'shared_line', 'guest'] as const;
export const OWNER_KIND_WORDS = ['person', 'workspace', 'virtual_line', 'application'] as const;

export const OffBoarded = closed(
  {
    personId: Id,
    offBoardingId: Type.String({ format: 'uuid', description: 'By which it is shown, and undone for 30 days.' }),
    endedAssignments: Type.Integer({ description: 'How many assignments were ended.' }),
    revokedCredentials: Type.Integer({ description: 'How many credentials were revoked.' }),
  },
  'What ended when a person was removed.',
);
export type OffBoarded = Static<typeof OffBoarded>;

export const Person = closed(
  {
    id: Id,
    number: Type.Integer({ description: "The person's number within the organization." }),
    login: text(LENGTHS.name, 'Unique in the organization, ignoring letter case.'),
    firstName: name,
    lastName: name,
    displayName: freeText(LENGTHS.displayName),
    email: nullable(freeText(LENGTHS.email)),
    mobilePhone: nullable(freeText(LENGTHS.phone)),
    role: oneOf(ROLE_WORDS, "What the person may do with others' data."),
    locationId: nullable(Id),
    disabledReason: nullable(reason, 'Why the person cannot sign in; null while they can.'),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
    ...personDetails,
  },
  'A person, who can hold devices and sign in.',
);
export type Person = Static<typeof Person>;

export const OwnerRef = closed({ kind: oneOf(OWNER_KIND_WORDS, 'The kind of owner.'), id: Id }, 'The owner of a device.');
export type OwnerRef = Static<typeof OwnerRef>;

export const NamedOwner = closed(
  { ...OwnerRef.properties, name: freeText(LENGTHS.displayName, 'Known also after they have left.') },
  'An owner with their name.',
);
export type NamedOwner = Static<typeof NamedOwner>;

const doerOrNull = (description: string) => Type.Unsafe<Doer | null>({ ...Doer, type: ['object', 'null'], description });

const held = { id: Id, deviceId: Id };
const begun = { role: oneOf(ASSIGNMENT_ROLE_WORDS, 'How the owner holds the device.'), createdAt: Time };
const ended = {
  until: nullable(Time, 'When the assignment ended; null while it is open.'),
  endReason: nullable(reason),
};
const blocked = {
  expiresAt: nullable(Time, 'A planned end.'),
  disableAt: nullable(Time, 'A planned disabling.'),
  dueAt: nullable(Time, 'When a loan is to come back. The holder keeps the device beyond it, and is late.'),
  disabledReason: nullable(reason, 'Why this holder, but no other, is blocked on the device.'),
  disabledBy: nullable(Id, 'Who blocked the holder; null for the system.'),
  disabledAt: nullable(Time, 'Since when the holder is blocked.'),
  lastActiveAt: nullable(Time, 'When the holder last used the device; at most five seconds late.'),
  revision: Type.Integer(),
  enteredAt: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'When it was entered. Only there if somebody gave `createdAt` or `until` by hand, later than it happened.',
    }),
  ),
};

/** In events. The event itself says who did it and why, and names are looked up when it is read. */
export const AssignmentRecord = closed(
  { ...held, owner: OwnerRef, ...begun, ...ended, ...blocked },
  'An assignment without names.',
);
export type AssignmentRecord = Static<typeof AssignmentRecord>;

export const Assignment = closed(
  {
    ...held,
    owner: NamedOwner,
    ...begun,
    createdBy: Type.Unsafe<Doer>({ ...Doer, description: 'Who gave the device: the owner themselves, or somebody else.' }),
    createReason: nullable(reason, 'Why it was given, in the words of who gave it.'),
    ...ended,
    endedBy: doerOrNull('Who ended the assignment; null while it is open.'),
    ...blocked,
    disabledBy: doerOrNull('Who blocked the holder; null while they are not blocked.'),
  },
  'An assignment: an owner holds a device during the half-open interval [createdAt, until).',
);
export type Assignment = Static<typeof Assignment>;

export const PUSH_STATE_WORDS = ['active', 'quarantined', 'ended'] as const;

export const PushTarget = closed(
  {
    assignmentId: Id,
    applicationId: nullable(Id, 'The OAuth client whose app registered.'),
    acceptNotifications: Type.Boolean({ description: 'Whether the app asked for pushes.' }),
    state: oneOf(PUSH_STATE_WORDS, '`quarantined`: a newer registration took over the token.'),
    stateReason: nullable(reason, 'Why it gets no pushes; null while it is active.'),
    token: freeText(LENGTHS.token, 'Whole for its holder; for administrators only its last characters, behind an ellipsis.'),
    modifiedAt: Time,
  },
  "One app's registration for pushes on a device, for one holder.",
);
export type PushTarget = Static<typeof PushTarget>;

const block = {
  id: Id,
  deviceId: Type.String({
    format: 'uuid',
    description: 'The device on which it was set, or on which the same hardware was last seen.',
  }),
  owner: Type.Unsafe<OwnerRef | null>({
    ...OwnerRef,
    type: ['object', 'null'],
    description: 'Who is blocked; null for every holder.',
  }),
  reason: nullable(reason, 'Why; null while only something is planned.'),
  blockedBy: nullable(Id, 'Who set it; null for the system.'),
  blockedAt: nullable(Time, 'Since when it counts; null while only something is planned.'),
  disableAt: nullable(Time, 'A planned disabling.'),
  expiresAt: nullable(Time, 'A planned end. After it, only an administrator gives the holder the device again.'),
  createdAt: Time,
  revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
};

/** In events. The event itself says who did it, and names are looked up when it is read. */
export const BlockRecord = closed(block, 'A block without names.');
export type BlockRecord = Static<typeof BlockRecord>;

export const Block = closed(
  {
    ...block,
    owner: Type.Unsafe<NamedOwner | null>({
      ...NamedOwner,
      type: ['object', 'null'],
      description: 'Who is blocked; null for every holder.',
    }),
    blockedBy: doerOrNull('Who set it; null while only something is planned.'),
  },
  'A block: who may not use which hardware. It outlives the assignment, until an administrator lifts it.',
);
export type Block = Static<typeof Block>;

export const HeldDevice = closed(
  {
    device: Device,
    assignment: Assignment,
    blockedReason: nullable(
      reason,
      'Why the owner cannot use the device now, because the device or the assignment is disabled; null if they can.',
    ),
  },
  'A device that an owner holds, with the assignment.',
);
export type HeldDevice = Static<typeof HeldDevice>;

export const Holder = closed({ name: freeText(LENGTHS.displayName), assignment: Assignment }, 'A holder of a device.');
export type Holder = Static<typeof Holder>;

/** The same as `TokenLimits` of a credential. */
const MyLimits = closed({
  endpoints: nullable(Type.Array(name), 'The routes that it may call; null for every route.'),
  locationIds: nullable(Type.Array(Id), 'Where it acts as a location administrator; null for everywhere.'),
  dryRunOnly: Type.Boolean({ description: 'Each of its changes must be a dry run.' }),
});
type MyLimits = Static<typeof MyLimits>;

export const Me = closed(
  {
    kind: oneOf(DOER_KIND_WORDS, 'The kind of holder of the credential; `system` is the operator, who has none.'),
    id: Id,
    name: freeText(LENGTHS.displayName),
    role: oneOf(ROLE_WORDS, "What you may do with others' data."),
    organizationId: Id,
    scopes: Type.Array(name),
    may: Type.Array(oneOf(PURPOSE_WORDS, 'One thing that you may do for others.'), {
      description: 'What you may do for others with this credential, within your reach. Show nothing that is not here.',
    }),
    administers: Type.Array(Id, {
      description: 'Where you do it, if you are a location administrator; empty for everybody else.',
    }),
    limits: Type.Unsafe<MyLimits | null>({
      ...MyLimits,
      type: ['object', 'null'],
      description: 'What your token is limited to beside its scopes; null for nothing.',
    }),
  },
  'The holder of the presented credential.',
);
export type Me = Static<typeof Me>;

export const Calling = closed(
  {
    locationId: Id,
    extension: nullable(freeText(LENGTHS.extension)),
    phoneNumber: nullable(freeText(LENGTHS.phoneNumber)),
    compression: Type.Boolean(),
    guestAllowed: Type.Boolean({ description: 'Whether they may use the phones of hosts as a guest.' }),
  },
  'How an owner can be called.',
);
export type Calling = Static<typeof Calling>;

export const DeskPhone = closed(
  {
    deviceId: Id,
    activationState: oneOf(['activating', 'activated', 'deactivated'], 'Whether the device has been activated.'),
    ip: nullable(freeText(LENGTHS.ip), 'The address from which it last reported.'),
    software: nullable(name),
    firstSeenAt: nullable(Time),
    lastSeenAt: nullable(Time),
  },
  'What a desk phone or room device reports.',
);
export type DeskPhone = Static<typeof DeskPhone>;

export const GuestSession = closed(
  {
    id: Id,
    deviceId: Id,
    personId: Id,
    createdAt: Time,
    expiresAt: Time,
    until: nullable(Time, 'When the session was ended; null while it lasts, and if it expired.'),
  },
  "A guest's use of a host's device.",
);
export type GuestSession = Static<typeof GuestSession>;
