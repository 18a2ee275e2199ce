/** What callers may send of the members that few people and devices have. Null clears one. */
import Type from 'typebox';
import { EXTERNAL_IDS_LIMIT, ExternalId, IMEI_LIMIT, MAC_KIND_WORDS, MACS_LIMIT, type MetadataValue } from '../details.ts';
import { LENGTHS } from '../lengths.ts';
import { closed, nullable, oneOf, text } from '../schema.ts';

/** As many as an organization may define. */
const METADATA_LIMIT = 100;

const listOf = <S extends Parameters<typeof Type.Array>[0]>(item: S, maxItems: number, description: string) =>
  Type.Optional(nullable(Type.Array(item, { maxItems }), description));

const shared = {
  externalIds: listOf(ExternalId, EXTERNAL_IDS_LIMIT, 'Replaces the ids in other systems: one for each source, unique there.'),
  metadata: Type.Optional(
    Type.Unsafe<Record<string, MetadataValue | null> | null>({
      type: ['object', 'null'],
      maxProperties: METADATA_LIMIT,
      additionalProperties: true,
      description: 'Sets the given keys, which the organization has defined. Null clears a key, or all of them.',
      examples: [{ costCenter: '4711' }],
    }),
  ),
};

const externalId = Type.Optional(
  Type.String({
    pattern: `^[a-z0-9][a-z0-9._-]*:.+$`,
    maxLength: LENGTHS.short + 1 + LENGTHS.id,
    description: 'Exactly this id in another system, as `source:id`.',
    examples: ['workday:4711'],
  }),
);

/** Look-ups by the exact value. */
export const personDetailsFilters = {
  externalId,
  employeeNumber: Type.Optional(text(LENGTHS.tag, 'Exactly this employee number, ignoring letter case.')),
};

export const deviceDetailsFilters = {
  externalId,
  imei: Type.Optional(text(LENGTHS.imei, 'This IMEI, with or without its check digit.')),
  iccid: Type.Optional(text(LENGTHS.iccid, 'This number of a SIM card.')),
  phoneNumber: Type.Optional(text(LENGTHS.phone, 'This number, with its plus as `%2B`.')),
  assetTag: Type.Optional(text(LENGTHS.tag, 'Exactly this asset tag, ignoring letter case.')),
};

export const personDetailsInput = {
  employeeNumber: Type.Optional(nullable(text(LENGTHS.tag, 'Unique among the people who are here, ignoring letter case.'))),
  notes: Type.Optional(nullable(text(LENGTHS.description, 'Free text. The person sees it, too.'))),
  ...shared,
};

const MacInput = closed({
  address: text(LENGTHS.mac, 'A MAC address in any usual spelling; unique in the organization.'),
  kind: oneOf(MAC_KIND_WORDS, 'Which interface has it.'),
});

export const deviceDetailsInput = {
  macs: listOf(MacInput, MACS_LIMIT, 'Replaces the MAC addresses of all interfaces.'),
  imei: listOf(
    text(LENGTHS.imei, 'An IMEI: 15 digits with a check digit; the first 14, or an IMEISV of 16, are completed.'),
    IMEI_LIMIT,
    'Replaces the IMEIs, which are unique.',
  ),
  iccid: Type.Optional(nullable(text(LENGTHS.iccid, 'The number of the SIM card: 18 to 20 digits.'))),
  phoneNumber: Type.Optional(
    nullable(text(LENGTHS.phone, 'E.164: a plus, the country and the number. Blanks and hyphens are left out.')),
  ),
  assetTag: Type.Optional(nullable(text(LENGTHS.tag, "On the organization's label. Unique, ignoring letter case."))),
  purchasedAt: Type.Optional(
    nullable(
      Type.String({ format: 'date', maxLength: LENGTHS.short, description: 'The day, as YYYY-MM-DD.', examples: ['2026-05-04'] }),
    ),
  ),
  notes: Type.Optional(nullable(text(LENGTHS.description, 'Free text. Holders of the device see it, too.'))),
  ...shared,
};
