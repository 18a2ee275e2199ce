/** The form of a seed: what is in an emulator at the beginning, as JSON or YAML. */
import { TAGS_LIMIT } from '@heldby/contract';
import { type Static, type TSchema, Type } from 'typebox';
import { DEVICE_KINDS } from '../../domain/device.ts';
import { ROLES } from '../../domain/role.ts';

/** So that a start takes seconds, not minutes. */
export const SEED_LIMITS = {
  /** Of each list: people, devices and so on. */
  items: 10_000,
  /** Of one device. One that is lent each day has some hundred in a year. */
  holders: 1_000,
} as const;

const closed = <T extends Readonly<Record<string, TSchema>>>(members: T, description: string) =>
  Type.Object(members, { additionalProperties: false, description });
const text = (description: string) => Type.String({ minLength: 1, maxLength: 255, description });
/** Directories and Webex may say only one of a person's names. */
const name = (description: string) => Type.String({ maxLength: 255, description });
const optional = (description: string) => Type.Optional(text(description));
const instant = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
      description: `${description} In UTC, as 2026-06-01T12:00:00Z.`,
    }),
  );
const oneOf = <const T extends readonly string[]>(words: T, description: string) =>
  Type.Unsafe<T[number]>(
    Type.Union(
      words.map(word => Type.Literal(word)),
      { description },
    ),
  );

const Calling = {
  extension: optional('With which they can be called; `location` is then needed.'),
  phoneNumber: optional('A number with which they can be called from outside, such as +4930123456.'),
};

const Person = closed(
  {
    login: text('By which the rest of the seed names them.'),
    firstName: name('First name. It may be empty.'),
    lastName: name('Last name. It may be empty.'),
    email: optional('Address.'),
    role: Type.Optional(oneOf(ROLES, '`member` if left out.')),
    location: optional('A name of `locations`.'),
    password: optional('With which they sign in.'),
    since: instant('When they came. At the beginning if left out.'),
    ...Calling,
  },
  'Somebody who can hold devices.',
);

const Holder = closed(
  {
    person: optional('A login of `people`.'),
    workspace: optional('A name of `workspaces`.'),
    role: Type.Optional(oneOf(['owner', 'user', 'shared_line'], '`owner` if left out.')),
    from: instant('When they got it. When they and the device are there, if left out.'),
    until: instant('When they gave it back. They have it still if left out.'),
    dueAt: instant('When a loan is to come back.'),
  },
  'Who has or had the device. One of `person` and `workspace`.',
);

const Device = closed(
  {
    kind: oneOf(DEVICE_KINDS, 'What it is.'),
    name: optional('What people call it.'),
    make: optional('Maker.'),
    model: optional('Model. A desk phone needs one that heldby knows, such as `Cisco 9871`.'),
    platform: Type.Optional(oneOf(['ios', 'android', 'windows', 'other'], 'Operating system.')),
    osVersion: optional('Its version.'),
    serial: optional('Serial number.'),
    mac: optional('MAC address in any spelling. A desk phone needs it.'),
    udid: optional('What an app catalog knows the hardware by.'),
    tags: Type.Optional(Type.Array(text('A tag.'), { maxItems: TAGS_LIMIT })),
    holders: Type.Optional(
      Type.Array(Holder, { maxItems: SEED_LIMITS.holders, description: 'In the order in which they got it.' }),
    ),
    push: Type.Optional(
      closed(
        { token: text('Push token.'), notificationId: text('Notification id.') },
        'The app of the first holder, a person, has registered it, as the Genesys API does. It needs make, model, and ios or android.',
      ),
    ),
    guest: Type.Optional(
      closed(
        { person: text('A login of `people`.'), hours: Type.Number({ exclusiveMinimum: 0, maximum: 24 }) },
        'Who uses the desk phone of its owner for some hours from now on.',
      ),
    ),
  },
  'A device, and who has had it.',
);

const many = <T extends TSchema>(item: T, description: string) =>
  Type.Optional(Type.Array(item, { maxItems: SEED_LIMITS.items, description }));

export const Seed = closed(
  {
    $schema: optional('Where this schema is, for editors.'),
    heldby: Type.Literal('seed', { description: 'Tells what the file is.' }),
    version: Type.Literal(1, { description: 'The version of this form.' }),
    now: instant('Where the clock begins. 2026-06-01T12:00:00Z if left out.'),
    organization: text('Its name.'),
    locations: many(text('A name.'), 'Where people and rooms are.'),
    people: many(Person, 'Who there is. For each role that nobody has, somebody is added.'),
    workspaces: many(
      closed({ name: text('By which the seed names it.'), location: optional('A name of `locations`.'), ...Calling }, 'A room.'),
      'Rooms.',
    ),
    clients: many(
      closed(
        { id: text('Client id.'), secret: text('Secret.'), name: optional('Name.') },
        'An OAuth client with client credentials.',
      ),
      'OAuth clients.',
    ),
    devices: many(Device, 'Devices of all kinds.'),
  },
  'What is in a heldby emulator at the beginning.',
);

export type Seed = Static<typeof Seed>;
export type SeedDevice = Static<typeof Device>;
export type SeedHolder = Static<typeof Holder>;
