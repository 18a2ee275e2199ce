/** The settings of an organization, in sections: the core's, and one for each dialect that has settings of its own. */
import Type, { type Static } from 'typebox';
import { closed, nullable } from './schema.ts';

const limit = (description: string) => Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }), description));

const ORIGIN = '^[a-z][a-z0-9+.-]*://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$';
const MAX_ORIGINS = 100;

/** Which dialect owns which setting. A dialect of the server declares its section, with the defaults. */
export const POLICY_SECTIONS = {
  core: {
    ratePerMinute: limit('Requests per minute for one credential on every other face.'),
    maxDeviceCount: limit('How many devices one owner may have a line on.'),
    maxOwnedDeviceCount: limit('How many devices one owner may own.'),
    corsOrigins: Type.Optional(
      nullable(
        Type.Array(Type.String({ pattern: ORIGIN, maxLength: 255 }), { maxItems: MAX_ORIGINS }),
        'Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns.',
      ),
    ),
  },
  genesys: {
    genesysRatePerMinute: limit('Requests per minute for one credential on the Genesys face.'),
    genesysRequiresUser: Type.Optional(
      nullable(Type.Boolean(), "Refuse client-credentials tokens on Genesys' resources that belong to a user."),
    ),
  },
} as const;

const { corsOrigins, ...core } = POLICY_SECTIONS.core;
const { genesysRatePerMinute, ...genesys } = POLICY_SECTIONS.genesys;

/** All sections as one object. The order is the one in which references and messages list the settings. */
export const Policy = closed(
  { genesysRatePerMinute, ...core, ...genesys, corsOrigins },
  "An organization's settings. Missing members have the installation's default.",
);
export type Policy = Static<typeof Policy>;
