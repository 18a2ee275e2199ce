/** Routes of the server itself, for the operator: status, settings, keys, backups. */
import Type from 'typebox';
import { EventFilters, EventPage } from '../feed.ts';
import { Backup, InstallationSetting, InstallationStatus, MadeBackup, SealingKeys } from '../installation-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, reason, text, WriteQuery } from '../schema.ts';
import { BASE, eventsAfter, eventsLimit, ReasonBody } from './common.ts';

const INSTALLATION = `${BASE}/installation`;
const scope = 'installation:admin';
const RECIPIENTS_LIMIT = 20;

export const getStatus = defineRoute({
  id: 'native.installation.status',
  method: 'GET',
  path: `${INSTALLATION}/status`,
  summary: 'Returns how the server that answers is: version, store, sizes, lag, uptime.',
  scope,
  status: 200,
  reply: InstallationStatus,
});

export const listSettings = defineRoute({
  id: 'native.installation.settings',
  method: 'GET',
  path: `${INSTALLATION}/settings`,
  summary: 'Lists the settings of the server as they are. Secrets are masked.',
  scope,
  status: 200,
  reply: closed({ items: Type.Array(InstallationSetting) }),
});

export const listKeys = defineRoute({
  id: 'native.installation.keys',
  method: 'GET',
  path: `${INSTALLATION}/keys`,
  summary: 'Lists the ids of the keys of sealed secrets, what they seal, and what cannot be read.',
  scope,
  status: 200,
  reply: SealingKeys,
});

export const rotateKeys = defineRoute({
  id: 'native.installation.rotateKeys',
  method: 'POST',
  path: `${INSTALLATION}/keys/rotate`,
  summary: 'Puts a new key before the others, and seals every secret with it that can be read.',
  scope,
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: SealingKeys,
});

export const listInstallationEvents = defineRoute({
  id: 'native.installation.events',
  method: 'GET',
  path: `${INSTALLATION}/events`,
  summary: 'Returns what happened to the installation itself, from a position on: organizations created, backups, keys.',
  scope,
  query: closed({
    after: eventsAfter,
    limit: eventsLimit,
    type: EventFilters.properties.type,
    since: EventFilters.properties.since,
    until: EventFilters.properties.until,
  }),
  status: 200,
  reply: EventPage,
});

export const listBackups = defineRoute({
  id: 'native.backups.list',
  method: 'GET',
  path: `${INSTALLATION}/backups`,
  summary: 'Lists the backups in the data folder of the server, the newest first.',
  scope,
  status: 200,
  reply: closed({ items: Type.Array(Backup) }),
});

export const createBackup = defineRoute({
  id: 'native.backups.create',
  method: 'POST',
  path: `${INSTALLATION}/backups`,
  summary: 'Writes a backup into the data folder of the server, and answers when it is whole.',
  scope,
  query: WriteQuery,
  body: closed({
    recipients: Type.Optional(
      Type.Array(text(LENGTHS.id, 'An age recipient, such as age1….'), {
        maxItems: RECIPIENTS_LIMIT,
        description: 'Any one of them can open the backup. Without one it is in the clear.',
      }),
    ),
    ...reason,
  }),
  bodyOptional: true,
  status: 201,
  reply: MadeBackup,
});

export const removeBackup = defineRoute({
  id: 'native.backups.remove',
  method: 'DELETE',
  path: `${INSTALLATION}/backups/{name}`,
  summary: 'Removes a backup from the data folder of the server.',
  scope,
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});

export const streamBackup = defineRoute({
  id: 'native.backups.stream',
  method: 'GET',
  path: `${INSTALLATION}/backups/stream`,
  summary: 'Streams a backup, made while it is read: lines of JSON, whose last one sums up the others.',
  scope,
  query: closed({
    encrypts: Type.Optional(
      Type.Boolean({ description: 'You encrypt it before you store it. Otherwise the policy `encryptedBackups` refuses it.' }),
    ),
  }),
  status: 200,
  streams: 'application/x-ndjson',
  reply: null,
});
