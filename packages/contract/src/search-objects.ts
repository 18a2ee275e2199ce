/** What a search finds, and the state of the index that it asks. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { DeviceHolder } from './listed-objects.ts';
import { Device, Person } from './objects.ts';
import { closed, freeText, nullable, oneOf, Time } from './schema.ts';

export const HIT_TYPE_WORDS = ['person', 'device'] as const;
export const RANK_WORDS = ['exact', 'start', 'inside'] as const;

const person = Person.properties;
const device = Device.properties;

export const FoundPerson = closed(
  {
    id: person.id,
    number: person.number,
    login: person.login,
    displayName: person.displayName,
    email: person.email,
    mobilePhone: person.mobilePhone,
    extension: nullable(freeText(LENGTHS.extension, 'Under which they are called.')),
    phoneNumber: nullable(freeText(LENGTHS.phoneNumber, 'Under which they are called.')),
    locationId: person.locationId,
    disabledReason: person.disabledReason,
    removedAt: nullable(Time, 'When the person left; null while they are here.'),
    deviceCount: Type.Integer({ description: 'How many devices the person holds now.' }),
  },
  'A person, as a search shows them.',
);
export type FoundPerson = Static<typeof FoundPerson>;

export const FoundDevice = closed(
  {
    id: device.id,
    number: device.number,
    kind: device.kind,
    name: device.name,
    make: device.make,
    model: device.model,
    platform: device.platform,
    serial: device.serial,
    mac: device.mac,
    udid: device.udid,
    locationId: device.locationId,
    tags: device.tags,
    disabled: device.disabled,
    holders: Type.Array(DeviceHolder, { description: 'Who holds the device now, oldest first: at most five of them.' }),
  },
  'A device, as a search shows it.',
);
export type FoundDevice = Static<typeof FoundDevice>;

export const SearchHit = closed(
  {
    type: oneOf(HIT_TYPE_WORDS, 'What was found.'),
    rank: oneOf(RANK_WORDS, 'A whole value fits exactly, words start so, or something has it inside.'),
    matched: Type.Array(freeText(LENGTHS.name), { description: 'The members that fit, those that fit best first.' }),
    person: Type.Unsafe<FoundPerson | null>({ ...FoundPerson, type: ['object', 'null'], description: 'Null for a device.' }),
    device: Type.Unsafe<FoundDevice | null>({ ...FoundDevice, type: ['object', 'null'], description: 'Null for a person.' }),
  },
  'A person or device that a search has found.',
);
export type SearchHit = Static<typeof SearchHit>;

export const Found = closed(
  {
    items: Type.Array(SearchHit),
    nextCursor: nullable(Type.String(), 'Pass it as `cursor` to get the next page; null on the last one.'),
    complete: Type.Boolean({
      description: 'False while the index is being built: then only exact values are sure to be found.',
    }),
  },
  'A page of what a search has found: best first, and of those that fit as well the newest first.',
);
export type Found = Static<typeof Found>;

export const INDEX_KIND_WORDS = ['fts5', 'pg_trgm', 'arrays'] as const;
export const INDEX_STATE_WORDS = ['ready', 'building', 'absent'] as const;

export const SearchIndex = closed(
  {
    state: oneOf(INDEX_STATE_WORDS, '`ready`: it follows the events. `absent`: it has not been begun.'),
    kind: nullable(
      oneOf(
        INDEX_KIND_WORDS,
        'By what words are taken apart: SQLite, the extension of PostgreSQL, or arrays where that is missing.',
      ),
      'Null until this server feeds the index.',
    ),
    progress: Type.Number({ minimum: 0, maximum: 1, description: 'How much of it is built.' }),
    indexedSequence: Type.Integer({ description: 'The last event that it knows.' }),
    lastSequence: Type.Integer({ description: "The organization's last event." }),
  },
  'The index that searches ask, of one organization.',
);
export type SearchIndex = Static<typeof SearchIndex>;
