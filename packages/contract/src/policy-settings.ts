/** The settings of an organization as they are in force: what holds, why, and what they may be set to. */
import Type, { type Static } from 'typebox';
import { Doer } from './doer.ts';
import { LENGTHS } from './lengths.ts';
import { POLICY_SECTIONS } from './policy.ts';
import { closed, freeText, nullable, oneOf, Time } from './schema.ts';

export const POLICY_SECTION_WORDS = Object.keys(POLICY_SECTIONS) as readonly (keyof typeof POLICY_SECTIONS)[];
export const POLICY_SOURCE_WORDS = ['organization', 'installation', 'built_in'] as const;
export const POLICY_TYPE_WORDS = ['integer', 'boolean', 'string', 'array'] as const;
export const POLICY_UNIT_WORDS = [
  'requests_per_minute',
  'bytes_per_minute',
  'devices',
  'callings',
  'credentials',
  'days',
  'hour_of_day',
] as const;
export type PolicyUnit = (typeof POLICY_UNIT_WORDS)[number];

/** Of the settings that are amounts. */
export const POLICY_UNITS: Readonly<Record<string, PolicyUnit>> = {
  genesysRatePerMinute: 'requests_per_minute',
  ratePerMinute: 'requests_per_minute',
  maxDeviceCount: 'devices',
  maxOwnedDeviceCount: 'devices',
  maxCallings: 'callings',
  maxHeldDevices: 'devices',
  maxCredentials: 'credentials',
  tokenDays: 'days',
  maxTokenDays: 'days',
  eventBytesPerMinute: 'bytes_per_minute',
  keepEventsDays: 'days',
  keepEndedAssignmentsDays: 'days',
  keepSpentCredentialsDays: 'days',
  eraseLeaversDays: 'days',
  staleMobileDays: 'days',
  staleNativeCatalogDays: 'days',
  staleWebCatalogDays: 'days',
  staleBrowserDays: 'days',
  staleDeskPhoneDays: 'days',
  staleRoomDeviceDays: 'days',
  staleGraceDays: 'days',
  staleEveryDays: 'days',
  capMobile: 'devices',
  capNativeCatalog: 'devices',
  capWebCatalog: 'devices',
  capBrowser: 'devices',
  capDeskPhone: 'devices',
  capRoomDevice: 'devices',
  approvalDays: 'days',
  policyHour: 'hour_of_day',
};

export const PolicySetting = closed(
  {
    name: freeText(LENGTHS.name, 'The member of the policy.'),
    section: oneOf(POLICY_SECTION_WORDS, 'What it is about: `core`, or the face that alone heeds it.'),
    type: oneOf(POLICY_TYPE_WORDS, 'The type of its value.'),
    value: Type.Unknown({ description: 'What holds now; null where there is no limit or nothing is set.' }),
    default: Type.Unknown({ description: 'What holds without a setting of the organization.' }),
    source: oneOf(
      POLICY_SOURCE_WORDS,
      'Where the value is from: set by the `organization`, by a setting of the `installation`, or `built_in`.',
    ),
    changedAt: nullable(Time, 'When the organization last set or reset it; null if it never did.'),
    changedBy: Type.Unsafe<Doer | null>({ ...Doer, type: ['object', 'null'], description: 'Who did; null if it never was.' }),
    unit: nullable(oneOf(POLICY_UNIT_WORDS, ''), 'What an amount counts; null for what is none.'),
    minimum: nullable(Type.Integer(), 'The lowest amount that it may be set to; null for what is none.'),
    maximum: nullable(Type.Integer(), 'The highest one.'),
    choices: nullable(
      Type.Array(freeText(LENGTHS.name)),
      'The words of which it may be one, or have some; null for what is not made of words.',
    ),
    description: freeText(LENGTHS.description, 'What it does.'),
  },
  'A setting of an organization, as it is in force.',
);
export type PolicySetting = Static<typeof PolicySetting>;
