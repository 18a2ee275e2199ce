/** The settings of an organization, in sections: the core's, and one for each dialect that has settings of its own. */
import Type, { type Static } from 'typebox';
import { APPROVAL_SETTINGS, CAP_SETTINGS, LOAN_SETTINGS, SCHEDULE_SETTINGS, STALE_SETTINGS } from './policy-rules.ts';
import { closed, nullable, oneOf, text } from './schema.ts';

const limit = (description: string) => Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }), description));

/** A century. */
const MAX_DAYS = 36_500;
const days = (description: string) => Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: MAX_DAYS }), description));

/** An off-boarding can be undone for this long. What that needs is kept. */
const MIN_KEPT_DAYS = 30;
const kept = (description: string) =>
  Type.Optional(nullable(Type.Integer({ minimum: MIN_KEPT_DAYS, maximum: MAX_DAYS }), description));

const ORIGIN = '^[a-z][a-z0-9+.-]*://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$';
const MAX_ORIGINS = 100;

const DOMAIN = '^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$';
/** RFC 1035 §2.3.4. */
const MAX_DOMAIN = 253;

/** The vendor's own table has about fifty. */
const MAX_MODELS = 200;
/** A base station with 1,000 lines is the largest device of the vendor's table. */
const MAX_LINE_PORTS = 1_000;

/** A model that an organization adds to the table of phones. */
export const WebexModel = closed({
  model: text(100, 'The name by which clients add a phone of this model'),
  displayName: Type.Optional(text(100, 'The name that displays show; the model without `DMS ` if left out')),
  type: Type.Optional(oneOf(['MPP', 'ATA', 'GENERIC_SIP', 'DESK_PHONE'], 'What the model can do; GENERIC_SIP if left out')),
  make: Type.Optional(text(100, 'Who makes it')),
  linePorts: Type.Integer({ minimum: 1, maximum: MAX_LINE_PORTS, description: 'How many lines fit on it' }),
});
export type WebexModel = Static<typeof WebexModel>;

/** Which dialect owns which setting. A dialect of the server declares its section, with the defaults. */
export const POLICY_SECTIONS = {
  core: {
    ratePerMinute: limit('Requests per minute for one person or application on every other face. Defaults to 6,000.'),
    maxDeviceCount: limit('How many devices one owner may have a line on.'),
    maxOwnedDeviceCount: limit('How many devices one owner may own.'),
    maxCallings: limit('How many people and workspaces can be called. Unlimited by default.'),
    emailDomain: Type.Optional(
      nullable(
        Type.String({ pattern: DOMAIN, maxLength: MAX_DOMAIN, examples: ['example.com'] }),
        'The domain of the address that is made from the login of a person without one, on faces that always show an address.',
      ),
    ),
    maxHeldDevices: limit(
      'How many devices a person, workspace or virtual line may hold at once, and get within a day. Defaults to 1,000.',
    ),
    maxCredentials: limit('How many valid tokens and sessions a person may have. Defaults to 5,000.'),
    tokenDays: days('How many days a token is valid that is made without saying how long. Defaults to 90.'),
    maxTokenDays: days('How many days a token may be valid at most. Without it, a token may be made that does not expire.'),
    eventBytesPerMinute: limit(
      'How much history somebody who administers nothing may write per minute, in bytes. Defaults to 900,000.',
    ),
    keepEventsDays: kept(
      'How many days events are kept. Older ones are removed, and the rest still verifies. Without it, all are.',
    ),
    keepEndedAssignmentsDays: kept(
      'How many days after its end an assignment is kept, with its lines and guests. Without it, all are.',
    ),
    keepSpentCredentialsDays: days(
      'How many days after their end revoked and expired tokens and sessions are kept. Without it, 30 days after they expire.',
    ),
    eraseLeaversDays: kept('How many days after they left people are erased. Without it, nobody is by itself.'),
    ...STALE_SETTINGS,
    ...CAP_SETTINGS,
    ...APPROVAL_SETTINGS,
    ...LOAN_SETTINGS,
    ...SCHEDULE_SETTINGS,
    encryptedBackups: Type.Optional(
      nullable(Type.Boolean(), 'Whether backups that are not encrypted are refused. Defaults to false.'),
    ),
    corsOrigins: Type.Optional(
      nullable(
        Type.Array(Type.String({ pattern: ORIGIN, maxLength: 255 }), {
          maxItems: MAX_ORIGINS,
          examples: [['https://admin.example.com']],
        }),
        'Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns.',
      ),
    ),
  },
  genesys: {
    genesysRatePerMinute: limit('Requests per minute for one person or application on the Genesys face. Defaults to 300.'),
    genesysRequiresUser: Type.Optional(
      nullable(Type.Boolean(), "Refuse client-credentials tokens on Genesys' resources that belong to a user."),
    ),
  },
  apperian: {
    apperianShowsPushTokens: Type.Optional(
      nullable(
        Type.Boolean(),
        "Whether the Apperian face shows administrators the push tokens of others' phones, as the vendor prints them. Defaults to true.",
      ),
    ),
  },
  webex: {
    webexModels: Type.Optional(
      nullable(
        Type.Array(WebexModel, { maxItems: MAX_MODELS, examples: [[{ model: 'Acme Intercom', linePorts: 1 }]] }),
        "Phones of these models can be added, too. A model with a name of the vendor's table replaces that one.",
      ),
    ),
  },
} as const;

const { corsOrigins, ...core } = POLICY_SECTIONS.core;
const { genesysRatePerMinute, ...genesys } = POLICY_SECTIONS.genesys;

/** All sections as one object. The order is the one in which references and messages list the settings. */
export const Policy = closed(
  { genesysRatePerMinute, ...core, ...genesys, ...POLICY_SECTIONS.apperian, ...POLICY_SECTIONS.webex, corsOrigins },
  "An organization's settings. Missing members have the installation's default.",
);
export type Policy = Static<typeof Policy>;
