/** All settings in one table. Flags, environment variables, checks and documentation are generated from it. */
import { join, resolve } from 'node:path';
import { Problem } from './domain/problem.ts';
import { NETWORK_WORDS } from './lib/egress/networks.ts';
import type { ServerSetting } from './services/installation/machine.ts';
import { integer, networks, notEmpty, onOrOff, origin, refuse, sender } from './setting-readers.ts';
import { type Flags, type Given, givenOf, type Named, type Warn } from './setting-sources.ts';

export interface Settings {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly namedStatements: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly trustProxy: string | null;
  readonly allowPrivate: string | null;
  readonly keyFile: string | null;
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  readonly logLevel: string;
  readonly ratePerMinute: number | null;
  readonly organizationRatePerMinute: number;
  readonly addressRatePerMinute: number;
  readonly shedAfterMs: number;
  readonly maxConnections: number;
  readonly metricsToken: string | null;
  readonly tokenLifetimeSeconds: number;
  readonly trustClock: boolean;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
}

export interface Setting<T> extends Named {
  readonly description: string;
  readonly fallback: T;
  /** Parses the text, or throws one sentence that says what to change. */
  readonly read: (text: string) => T;
}

type Table = { readonly [K in keyof Settings]: Setting<Settings[K]> };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export const SETTINGS: Table = {
  dataFolder: {
    flag: '--data',
    value: 'folder',
    env: 'HELDBY_DATA',
    description: 'Folder of the embedded store and of the socket through which the command line talks to a running server',
    fallback: './heldby-data',
    read: notEmpty,
  },
  databaseUrl: {
    flag: '--database-url',
    value: 'url',
    env: 'HELDBY_DATABASE_URL',
    isSecret: true,
    description: 'PostgreSQL instead of the embedded store: `postgres://user:password@host:port/database`',
    fallback: null,
    // The text is not repeated: it holds a password.
    read: text =>
      /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
        ? text
        : refuse('a URL that begins with postgres://, with special characters written as %XX', '…'),
  },
  namedStatements: {
    flag: '--named-statements',
    value: 'on|off',
    env: 'HELDBY_NAMED_STATEMENTS',
    description: 'Off for connection poolers that break prepared statements (PgBouncer before 1.21 in transaction mode)',
    fallback: true,
    read: onOrOff,
  },
  host: {
    flag: '--host',
    value: 'address',
    env: 'HELDBY_HOST',
    description: 'Address to listen on; 0.0.0.0 or :: for all',
    fallback: '127.0.0.1',
    read: notEmpty,
  },
  port: {
    flag: '--port',
    value: 'number',
    env: 'HELDBY_PORT',
    description: 'Port to listen on; 0 takes a free one',
    fallback: 8080,
    read: integer(0, 65_535),
  },
  publicUrl: {
    flag: '--public-url',
    value: 'url',
    env: 'HELDBY_PUBLIC_URL',
    description: 'The origin at which clients reach the server, where it differs from the address it listens on',
    fallback: null,
    read: origin,
  },
  trustProxy: {
    flag: '--trust-proxy',
    value: 'addresses',
    env: 'HELDBY_TRUST_PROXY',
    description: 'Proxies whose `X-Forwarded-*` headers are trusted: addresses and networks separated by commas, or `loopback`',
    fallback: null,
    // The words that Fastify's `trustProxy` knows.
    read: networks(['loopback', 'linklocal', 'uniquelocal']),
  },
  allowPrivate: {
    flag: '--allow-private',
    value: 'networks',
    env: 'HELDBY_ALLOW_PRIVATE',
    description:
      'Addresses and networks beside the public internet that an OpenID provider may have, separated by commas; also the words `loopback` and `private`',
    fallback: null,
    read: networks(NETWORK_WORDS),
  },
  keyFile: {
    flag: '--key-file',
    value: 'file',
    env: 'HELDBY_KEY_FILE',
    description:
      'Keys that seal the secrets in the store; the first start creates it. All servers on one database need the same. If not set, `heldby.key` in the data folder',
    fallback: null,
    read: notEmpty,
  },
  tlsCert: {
    flag: '--tls-cert',
    value: 'file',
    env: 'HELDBY_TLS_CERT',
    description: 'Certificate chain in PEM; with --tls-key the server speaks HTTPS',
    fallback: null,
    read: notEmpty,
  },
  tlsKey: {
    flag: '--tls-key',
    value: 'file',
    env: 'HELDBY_TLS_KEY',
    description: 'Private key in PEM',
    fallback: null,
    read: notEmpty,
  },
  logLevel: {
    flag: '--log-level',
    value: 'level',
    env: 'HELDBY_LOG_LEVEL',
    description: `What is logged: ${LOG_LEVELS.join(', ')}`,
    fallback: 'info',
    read: text => (LOG_LEVELS.includes(text) ? text : refuse(`one of ${LOG_LEVELS.join(', ')}`, text)),
  },
  ratePerMinute: {
    flag: '--rate-limit',
    value: 'requests',
    env: 'HELDBY_RATE_LIMIT',
    description:
      'Requests per minute for one person or application on every face; if not set, 300 on the Genesys face and 6000 elsewhere',
    fallback: null,
    read: integer(1, 1_000_000_000),
  },
  organizationRatePerMinute: {
    flag: '--organization-rate-limit',
    value: 'requests',
    env: 'HELDBY_ORGANIZATION_RATE_LIMIT',
    description: 'Requests per minute for one organization on all faces, so that it cannot use all of the server; 0 for no limit',
    fallback: 600_000,
    read: integer(0, 1_000_000_000),
  },
  addressRatePerMinute: {
    flag: '--address-rate-limit',
    value: 'requests',
    env: 'HELDBY_ADDRESS_RATE_LIMIT',
    description: 'Requests per minute from one address without a valid credential; 0 for no limit',
    fallback: 6_000,
    read: integer(0, 1_000_000_000),
  },
  shedAfterMs: {
    flag: '--shed-after',
    value: 'ms',
    env: 'HELDBY_SHED_AFTER',
    description:
      'Refuse requests with 429 that would be delayed longer than this, so that the others are answered soon; 0 for never',
    fallback: 75,
    read: integer(0, 60_000),
  },
  maxConnections: {
    flag: '--max-connections',
    value: 'number',
    env: 'HELDBY_MAX_CONNECTIONS',
    description: 'Open connections; further ones are closed at once',
    fallback: 20_000,
    read: integer(1, 1_000_000),
  },
  metricsToken: {
    flag: '--metrics-token',
    value: 'token',
    env: 'HELDBY_METRICS_TOKEN',
    isSecret: true,
    description: 'Bearer token for `/metrics`; without one, only this machine may read them',
    fallback: null,
    read: text => (/^[\x21-\x7e]{16,}$/.test(text) ? text : refuse('16 or more printable characters without blanks', '…')),
  },
  tokenLifetimeSeconds: {
    flag: '--token-lifetime',
    value: 'seconds',
    env: 'HELDBY_TOKEN_LIFETIME',
    description: 'How long an access token of an OAuth client is valid',
    fallback: 86_399,
    read: integer(60, 31_536_000),
  },
  trustClock: {
    flag: '--trust-clock',
    value: 'on|off',
    env: 'HELDBY_TRUST_CLOCK',
    description:
      "On: start although the store has events more than an hour later than this machine's clock, and go by that clock",
    fallback: false,
    read: onOrOff,
  },
  smtpUrl: {
    flag: '--smtp-url',
    value: 'url',
    env: 'HELDBY_SMTP_URL',
    isSecret: true,
    description:
      'Mail server for reminders and notices: `smtps://user:password@host`, or `smtp://host:587`. No mail is sent without it',
    fallback: null,
    // The text is not repeated: it holds a password.
    read: text =>
      /^smtps?:\/\//.test(text) && URL.canParse(text) ? text : refuse('a URL that begins with smtp:// or smtps://', '…'),
  },
  mailFrom: {
    flag: '--mail-from',
    value: 'address',
    env: 'HELDBY_MAIL_FROM',
    description: 'The sender of mail: `Devices <devices@example.com>`',
    fallback: null,
    read: sender,
  },
};

/** The file with the keys of sealed secrets. */
export function keyFileOf({ keyFile, dataFolder }: Pick<Settings, 'keyFile' | 'dataFolder'>): string {
  return resolve(keyFile ?? join(dataFolder, 'heldby.key'));
}

export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof Settings)[];

export type SettingFlags = Partial<Readonly<Record<keyof Settings, string | undefined>>>;

/** Flags that name a file which holds the setting, and what to do with a warning about such a file. */
export interface SettingFiles {
  readonly files?: SettingFlags;
  readonly warn?: Warn;
}

/** A flag overrides the environment, which overrides the default. Throws `invalid` with one sentence for an unusable value. */
export function readSettings(
  flags: SettingFlags,
  env: NodeJS.ProcessEnv,
  { files = {}, warn = () => undefined }: SettingFiles = {},
): Settings {
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const setting: Setting<unknown> = SETTINGS[name];
    const given = givenOf(setting, flagsOf(name, flags, files), env, warn);
    settings[name] = given === undefined ? setting.fallback : readOne(setting, given);
  }
  const complete = settings as unknown as Settings;
  if ((complete.tlsCert === null) !== (complete.tlsKey === null)) {
    throw new Problem('invalid', 'Give both --tls-cert and --tls-key, or neither.');
  }
  if ((complete.smtpUrl === null) !== (complete.mailFrom === null)) {
    throw new Problem('invalid', 'Give both --smtp-url and --mail-from, or neither.');
  }
  return complete;
}

function flagsOf(name: keyof Settings, texts: SettingFlags, files: SettingFlags): Flags {
  return { text: texts[name], file: files[name] };
}

function readOne<T>(setting: Setting<T>, { text, source }: Given): T {
  try {
    return setting.read(text);
  } catch (error) {
    throw new Problem('invalid', `${source} ${(error as Error).message}.`);
  }
}

const MASK = '••••';

/** Every setting, without the secrets. */
export function shownSettings(settings: Settings): readonly ServerSetting[] {
  return SETTING_NAMES.map(name => {
    const { flag, env, description, fallback, isSecret = false }: Setting<unknown> = SETTINGS[name];
    const value = settings[name];
    const text = typeof value === 'boolean' ? (value ? 'on' : 'off') : value === null ? null : String(value);
    const shown = isSecret && text !== null ? MASK : text;
    return { name, flag, variable: env, description, value: shown, isDefault: value === fallback, isSecret };
  });
}
