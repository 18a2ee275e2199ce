/** The objects of the routes for the operator of an installation. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

const name = freeText(LENGTHS.name);
const count = (description: string) => Type.Integer({ description });

export const InstallationHost = closed(
  {
    host: freeText(LENGTHS.host, 'In lower case, without a port.'),
    organizationId: Id,
    organizationName: name,
  },
  'A host name, and the organization that people sign in to there.',
);
export type InstallationHost = Static<typeof InstallationHost>;

export const SealedSecret = closed(
  {
    organizationId: Id,
    organizationName: name,
    what: freeText(LENGTHS.name, 'Which secret it is; never the secret itself.'),
    keyId: nullable(freeText(LENGTHS.id), 'The key that seals it; null if it is not sealed.'),
    isReadable: Type.Boolean({ description: 'Whether the key file has this key.' }),
  },
  'A secret that heldby must read back, sealed with a key that is not in the store.',
);
export type SealedSecret = Static<typeof SealedSecret>;

export const SealingKeys = closed(
  {
    file: freeText(LENGTHS.url, 'The key file on the server.'),
    keys: Type.Array(freeText(LENGTHS.id), { description: 'The ids of the keys, newest first; the first one seals.' }),
    secrets: Type.Array(SealedSecret),
    lost: Type.Array(freeText(LENGTHS.description), { description: 'A sentence for each secret that cannot be read.' }),
  },
  'The keys of sealed secrets, without the keys themselves.',
);
export type SealingKeys = Static<typeof SealingKeys>;

export const InstallationSetting = closed(
  {
    name: freeText(LENGTHS.name),
    flag: freeText(LENGTHS.name),
    variable: freeText(LENGTHS.name),
    description: freeText(LENGTHS.description),
    value: nullable(
      freeText(LENGTHS.url),
      'As it is written on the command line; masked where it is a secret, null where it is not set.',
    ),
    isDefault: Type.Boolean(),
    isSecret: Type.Boolean(),
  },
  'A setting of the server, as it is.',
);
export type InstallationSetting = Static<typeof InstallationSetting>;

export const Backup = closed(
  {
    name: freeText(LENGTHS.name, 'Its file in the folder `backups` of the data folder.'),
    bytes: count('The size of the file.'),
    createdAt: Time,
  },
  'A backup that the server has written.',
);
export type Backup = Static<typeof Backup>;

export const MadeBackup = closed(
  {
    ...Backup.properties,
    file: freeText(LENGTHS.url, 'The whole path on the server.'),
    isEncrypted: Type.Boolean(),
    rows: Type.Record(Type.String(), Type.Integer(), { description: 'How many rows of each table it has.' }),
  },
  'A new backup.',
);
export type MadeBackup = Static<typeof MadeBackup>;

export const InstallationStatus = closed(
  {
    version: freeText(LENGTHS.version, 'Of heldby.'),
    nodeVersion: freeText(LENGTHS.version, 'Of Node.js.'),
    platform: freeText(LENGTHS.name),
    startedAt: Time,
    uptimeSeconds: count('Since the process began.'),
    memoryBytes: count('What the process takes of the memory.'),
    lagMs: Type.Number({ description: 'How late the event loop was at its 99th percentile within the last minute or two.' }),
    organizations: count('How many there are, with those that are closed.'),
    store: closed(
      {
        kind: oneOf(['sqlite', 'postgres'], 'The embedded store, or PostgreSQL.'),
        schema: count('The number of its last migration.'),
        migrations: Type.Array(name, { description: 'Those that the store has, oldest first.' }),
        bytes: nullable(count('The size of the database file; null on PostgreSQL, which knows it better.')),
        logBytes: nullable(count('The size of the write-ahead log; null on PostgreSQL.')),
        isWritable: Type.Boolean({ description: 'Whether the last write was kept.' }),
        transactions: count('That have ended since the process began.'),
        pendingTransactions: count('At work, or waiting for their turn.'),
        failedTransactions: count('That the store could not keep.'),
      },
      'The store.',
    ),
  },
  'How the server that answers is.',
);
export type InstallationStatus = Static<typeof InstallationStatus>;
