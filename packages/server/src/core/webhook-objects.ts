/** Webhooks as the contract shows them. */
import type * as api from '@heldby/contract';
import type { Webhook } from '../domain/webhook.ts';
import { toIso, toIsoOrNull } from '../lib/instant.ts';

/** Without its secrets, and without the whole URL. */
export function toWebhookRecord(webhook: Webhook): api.WebhookRecord {
  const { id, name, shownUrl: url, format, filter, disabledReason, revision } = webhook;
  return {
    ...{ id, name, url, format },
    filter: { ...filter, types: filter.types === null ? null : [...filter.types] },
    oldSecretUntil: toIsoOrNull(webhook.oldSecretUntil),
    disabledReason,
    disabledAt: toIsoOrNull(webhook.disabledAt),
    createdAt: toIso(webhook.createdAt),
    modifiedAt: toIso(webhook.modifiedAt),
    revision,
  };
}
