/** Members that few people and devices have. An object has one only while it has a value: most have none of them. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, oneOf, text } from './schema.ts';

export const MAC_KIND_WORDS = ['ethernet', 'wifi', 'bluetooth', 'other'] as const;

/** As many as systems that an organization could have next to each other. */
export const EXTERNAL_IDS_LIMIT = 20;
/** A laptop in a dock has four interfaces. */
export const MACS_LIMIT = 10;
/** A phone with two SIM cards has two. */
export const IMEI_LIMIT = 2;

/** Without a colon, which separates it from the id in a look-up. */
export const SOURCE_PATTERN = '^[a-z0-9][a-z0-9._-]*$';

export const ExternalId = closed(
  {
    source: Type.String({
      pattern: SOURCE_PATTERN,
      maxLength: LENGTHS.short,
      description: 'The other system: lower-case letters, digits, `.`, `_` and `-`.',
      examples: ['workday'],
    }),
    id: text(LENGTHS.id, 'The id there, exactly as it is there.'),
  },
  'What a person or device is called in another system.',
);
export type ExternalId = Static<typeof ExternalId>;

export const Mac = closed(
  { address: text(LENGTHS.mac, '12 upper-case hex digits.'), kind: oneOf(MAC_KIND_WORDS, 'Which interface has it.') },
  'The MAC address of one interface of a device.',
);
export type Mac = Static<typeof Mac>;

export type MetadataValue = string | number | boolean;
export type Metadata = Record<string, MetadataValue>;

const metadata = Type.Unsafe<Metadata>({
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean'] },
  description: 'What the organization notes beyond the other members, by key. Its definitions say which keys there are.',
});

const shared = {
  externalIds: Type.Optional(Type.Array(ExternalId, { description: 'What it is called in other systems, one id for each.' })),
  metadata: Type.Optional(metadata),
};

export const personDetails = {
  employeeNumber: Type.Optional(freeText(LENGTHS.tag, 'Unique among the people who are here, ignoring letter case.')),
  notes: Type.Optional(freeText(LENGTHS.description, 'Free text. The person sees it, too.')),
  managedBy: Type.Optional(
    Type.String({ format: 'uuid', description: 'The directory that sets their login, names, addresses and employee number.' }),
  ),
  ...shared,
};

export const deviceDetails = {
  macs: Type.Optional(Type.Array(Mac, { description: 'The MAC addresses of all interfaces, beside `mac`.' })),
  imei: Type.Optional(Type.Array(freeText(LENGTHS.imei), { description: 'One or two IMEIs of 15 digits.' })),
  iccid: Type.Optional(freeText(LENGTHS.iccid, 'The number of the SIM card: 18 to 20 digits.')),
  phoneNumber: Type.Optional(freeText(LENGTHS.phoneNumber, 'E.164: a plus and up to 15 digits.')),
  assetTag: Type.Optional(freeText(LENGTHS.tag, "On the organization's label. Unique, ignoring letter case.")),
  purchasedAt: Type.Optional(Type.String({ format: 'date', maxLength: LENGTHS.short, description: 'The day, as YYYY-MM-DD.' })),
  notes: Type.Optional(freeText(LENGTHS.description, 'Free text. Holders of the device see it, too.')),
  ...shared,
};
