/** Webhooks and their deliveries, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toWebhookRecord } from '../../../core/webhook-objects.ts';
import { messageIdOf } from '../../../domain/webhook.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import type { ShownDelivery, ShownWebhook, TracedDelivery } from '../../../services/webhooks/shown.ts';
import type { IssuedWebhook } from '../../../services/webhooks/webhooks.ts';

export function toWebhook({ webhook, progress, state, waiting, behind }: ShownWebhook): api.Webhook {
  return {
    ...toWebhookRecord(webhook),
    state,
    after: String(progress.position),
    behind,
    waiting,
    replayingUntil: progress.replay === null ? null : String(progress.replay.upTo),
    lastDeliveredAt: toIsoOrNull(progress.lastDeliveredAt),
    failingSince: toIsoOrNull(progress.failingSince),
    lastError: progress.lastError,
  };
}

export function toIssuedWebhook({ secret, ...shown }: IssuedWebhook): api.IssuedWebhook {
  return { ...toWebhook(shown), secret };
}

export function toDelivery(delivery: ShownDelivery): api.WebhookDelivery {
  const { webhookId, sequence, type, deviceName, ownerName, state, attempts, createdAt, nextAt, settledAt, status, error } =
    delivery;
  return {
    id: messageIdOf(webhookId, sequence),
    webhookId,
    sequence,
    type: type as api.EventType,
    deviceName,
    ownerName: ownerName?.trim() ?? null,
    state: state as api.WebhookDelivery['state'],
    attempts,
    createdAt: toIso(createdAt),
    nextAttemptAt: toIsoOrNull(nextAt),
    settledAt: toIsoOrNull(settledAt),
    status,
    error,
  };
}

export function toTracedDelivery({ request, tries, ...delivery }: TracedDelivery): api.TracedDelivery {
  return {
    ...toDelivery(delivery),
    request: { ...request, headers: { ...request.headers } },
    tries: tries.map(({ attempt: number, at, ...rest }) => ({ number, at: toIso(at), ...rest })),
  };
}
