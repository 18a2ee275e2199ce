/** The events about webhooks. */
import type { Webhook } from '../domain/webhook.ts';
import { toIsoOrNull } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import { changed, created, put, removed } from './put-event.ts';
import { toWebhookRecord } from './webhook-objects.ts';

const changedTo = (type: `webhook.${'updated' | 'disabled' | 'enabled'}`) => (edit: Edit, before: Webhook, after: Webhook) =>
  changed(edit, type, { subject: after.id }, toWebhookRecord(before), toWebhookRecord(after));

export const recordWebhook = {
  created: (edit: Edit, made: Webhook) => created(edit, 'webhook.created', { subject: made.id }, toWebhookRecord(made)),
  updated: changedTo('webhook.updated'),
  disabled: changedTo('webhook.disabled'),
  enabled: changedTo('webhook.enabled'),
  secretRotated: (edit: Edit, { id, oldSecretUntil }: Webhook) =>
    put(edit, 'webhook.secret_rotated', { subject: id }, undefined, { oldSecretUntil: toIsoOrNull(oldSecretUntil) }),
  tested: (edit: Edit, id: string) => put(edit, 'webhook.tested', { subject: id }),
  replayed: (edit: Edit, id: string, { after, upTo }: { readonly after: number; readonly upTo: number }) =>
    put(edit, 'webhook.replayed', { subject: id }, undefined, { after: String(after), until: String(upTo) }),
  removed: (edit: Edit, before: Webhook) => removed(edit, 'webhook.removed', { subject: before.id }, toWebhookRecord(before)),
} as const;
