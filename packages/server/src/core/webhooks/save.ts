/** Stores webhooks. All code that creates, changes or removes a webhook calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { EVENT_TYPE_WORDS, eventTypesOf, LENGTHS } from '@heldby/contract';
import { tidyName } from '../../domain/names.ts';
import { invalid, Problem, QUOTA } from '../../domain/problem.ts';
import { shownUrlOf, type Webhook, type WebhookFilter, type WebhookFormat, type WebhookSecrets } from '../../domain/webhook.ts';
import type { Instant } from '../../lib/instant.ts';
import { nearest } from '../../lib/nearest.ts';
import { deleteAttempts, deleteDeliveries } from '../../storage/statements/webhook-log.ts';
import { deleteWebhook, fromWebhook, insertWebhook, selectWebhooks, updateWebhook } from '../../storage/statements/webhooks.ts';
import { checkRevision, type Edit } from '../change.ts';
import { requireLength } from '../lengths.ts';
import { recordWebhook } from '../record-webhooks.ts';
import type { StoredWebhook } from './find.ts';
import { newSecret, openSecrets, sealSecrets } from './secrets.ts';

/** As they are set by an administrator. What is left out stays, or has its default. */
export interface WebhookChange {
  readonly name?: string;
  readonly url?: string;
  readonly format?: WebhookFormat;
  readonly filter?: Partial<WebhookFilter>;
}

export type WebhookInput = WebhookChange & Required<Pick<WebhookChange, 'name' | 'url'>>;

/** Each of them reads every event. */
const WEBHOOKS_LIMIT = 50;
const NO_FILTER: WebhookFilter = { types: null, ownerId: null, deviceId: null, locationId: null };

export async function createWebhook(edit: Edit, input: WebhookInput): Promise<{ made: Webhook; secret: string }> {
  const others = await edit.tx.all(selectWebhooks, { org: edit.org });
  if (others.length >= WEBHOOKS_LIMIT) throw tooMany();
  const secret = newSecret(edit.random);
  const id = edit.newId();
  const format = input.format ?? 'standard';
  const made: Webhook = {
    id,
    name: tidyName('name', input.name),
    shownUrl: shownUrlOf(input.url, format),
    format,
    filter: filterOf({ ...NO_FILTER, ...input.filter }),
    oldSecretUntil: null,
    disabledReason: null,
    disabledAt: null,
    isSwitchedOff: false,
    createdAt: edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  requireLength('url', input.url, LENGTHS.url);
  const sealed = sealSecrets(edit.keyring, edit.org, id, { url: input.url, secret, oldSecret: null });
  // Behind its own event: what is sent begins with what happens from now on.
  const position = edit.tx.take('event', 0) + edit.recorded.length + 1;
  edit.tx.send(insertWebhook, { org: edit.org, position, ...fromWebhook(made), sealed });
  recordWebhook.created(edit, made);
  return { made, secret };
}

/** Writes nothing if nothing differs. */
export function changeWebhook(edit: Edit, { webhook: before, sealed }: StoredWebhook, change: WebhookChange): Webhook {
  checkRevision(edit, before);
  const secrets = openOrAnew(edit, before.id, sealed, change);
  const url = change.url ?? secrets.url;
  const format = change.format ?? before.format;
  const wanted: Webhook = {
    ...before,
    name: change.name === undefined ? before.name : tidyName('name', change.name),
    shownUrl: shownUrlOf(url, format),
    format,
    filter: filterOf({ ...before.filter, ...change.filter }),
  };
  if (url === secrets.url && isDeepStrictEqual(wanted, before)) return before;
  requireLength('url', url, LENGTHS.url);
  const after = saveWebhook(edit, before, wanted, sealSecrets(edit.keyring, edit.org, before.id, { ...secrets, url }));
  recordWebhook.updated(edit, before, after);
  return after;
}

/** Where the key is lost, a new URL makes it usable again, with a secret that nobody knows until it is rotated. */
function openOrAnew({ keyring, org, random }: Edit, id: string, sealed: string, { url }: WebhookChange): WebhookSecrets {
  try {
    return openSecrets(keyring, org, { id, sealed });
  } catch (error) {
    if (url === undefined) throw error;
    return { url, secret: newSecret(random), oldSecret: null };
  }
}

/** A new secret. The old one signs, too, until the instant; null ends it at once. */
export function rotateSecret(edit: Edit, { webhook: before, sealed }: StoredWebhook, until: Instant | null) {
  checkRevision(edit, before);
  const { url, secret: old } = openSecrets(edit.keyring, edit.org, { id: before.id, sealed });
  const secret = newSecret(edit.random);
  const secrets = { url, secret, oldSecret: until === null ? null : old };
  const wanted = { ...before, oldSecretUntil: until };
  const after = saveWebhook(edit, before, wanted, sealSecrets(edit.keyring, edit.org, before.id, secrets));
  recordWebhook.secretRotated(edit, after);
  return { made: after, secret };
}

/** Stores a change of a webhook and nothing else: the caller records what it was. */
export function saveWebhook(edit: Edit, before: Webhook, wanted: Webhook, sealed: string): Webhook {
  const after = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  edit.tx.send(updateWebhook, { org: edit.org, ...fromWebhook(after), sealed });
  return after;
}

export function removeWebhook(edit: Edit, { webhook }: StoredWebhook): void {
  checkRevision(edit, webhook);
  const key = { org: edit.org, id: webhook.id };
  edit.tx.send(deleteWebhook, key);
  edit.tx.send(deleteDeliveries, key);
  edit.tx.send(deleteAttempts, key);
  recordWebhook.removed(edit, webhook);
}

function filterOf(filter: WebhookFilter): WebhookFilter {
  const { types, ...about } = filter;
  for (const word of types ?? []) {
    if (eventTypesOf(word).length > 0) continue;
    const near = nearest(word, EVENT_TYPE_WORDS);
    throw invalid(
      'filter.types',
      `types of events, or nouns as device.*${near === undefined ? '' : `; did you mean ${near}?`}`,
      word,
      'enum',
    );
  }
  return { ...about, types: types === null ? null : [...new Set(types)] };
}

function tooMany(): Problem {
  return new Problem(
    'conflict',
    `An organization has at most ${WEBHOOKS_LIMIT} webhooks: remove one that nobody needs any more.`,
    {
      resource: QUOTA,
      limit: WEBHOOKS_LIMIT,
    },
  );
}
