/** Locations as they travel (contract webex §5.3 and §5.6). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const line = Type.Optional(Type.String({ maxLength: LENGTHS.name }));
const degrees = Type.Optional(Type.Union([Type.Number(), Type.String({ maxLength: LENGTHS.short })]));

/** Members that are kept as they were sent. */
const languages = { timeZone: line, preferredLanguage: line, announcementLanguage: line };
const kept = {
  ...languages,
  latitude: degrees,
  longitude: degrees,
  notes: Type.Optional(Type.String({ maxLength: LENGTHS.description })),
};

/** Lists under telephony/config are named after what they hold. */
const brief = { id: text, name: text, orgId: text };
export const CallingLocation = Type.Object({ ...brief, ...languages });
export type CallingLocation = Static<typeof CallingLocation>;
export const CallingLocations = Type.Object({ locations: Type.Array(CallingLocation) });

export const Location = Type.Object({
  ...brief,
  ...kept,
  address: Type.Object({
    address1: text,
    address2: Type.Optional(text),
    city: text,
    state: text,
    postalCode: text,
    country: text,
  }),
});
export type Location = Static<typeof Location>;
export const Locations = Type.Object({ items: Type.Array(Location) });

const Address = Type.Object({ address1: line, address2: line, city: line, state: line, postalCode: line, country: line });
const name = Type.String({ minLength: 1, maxLength: LENGTHS.name });
const required = Type.String({ minLength: 1, maxLength: LENGTHS.name });
export const NewLocation = Type.Object({
  ...kept,
  name,
  timeZone: required,
  preferredLanguage: required,
  announcementLanguage: required,
  address: Address,
});
export const LocationInput = Type.Object({ ...kept, name: Type.Optional(name), address: Type.Optional(Address) });
export type LocationInput = Static<typeof LocationInput>;

export const CalledLocation = Type.Object({ id: Type.String({ maxLength: LENGTHS.id }) });
export const CreatedLocation = Type.Object({ id: text });

export const ExamplePassword = Type.Object({ exampleSipPassword: text });

export const LocationQuery = Type.Object({ ...orgId, max: page.max, cursor: page.cursor, name: filter, id });
export type LocationQuery = Static<typeof LocationQuery>;
