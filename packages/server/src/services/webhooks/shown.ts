/** Webhooks with how they stand, and deliveries with their requests and answers. */
import type { Core } from '../../core/core.ts';
import type { StoredWebhook } from '../../core/webhooks/find.ts';
import type { OrgId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import { stateOf, type Webhook, type WebhookProgress, type WebhookState } from '../../domain/webhook.ts';
import { selectNamedEvent, toNamedEvent } from '../../storage/statements/feed.ts';
import { type AttemptRow, type DeliveryRow, selectAttempts, selectDelivery } from '../../storage/statements/webhook-log.ts';
import { countWaiting } from '../../storage/statements/webhooks.ts';
import { bodyOf, headersOf } from './send.ts';

export interface ShownWebhook {
  readonly webhook: Webhook;
  readonly progress: WebhookProgress;
  readonly state: WebhookState;
  readonly waiting: number;
  readonly behind: number;
}

export interface ShownDelivery extends DeliveryRow {
  readonly webhookId: string;
}

export interface TracedDelivery extends ShownDelivery {
  readonly request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  };
  /** The oldest first. */
  readonly tries: readonly AttemptRow[];
}

/** The last tries that are shown of a delivery. In three days there are some twenty. */
const SHOWN_TRIES = 100;

export async function showWebhook({ storage }: Core, org: OrgId, { webhook, progress }: StoredWebhook): Promise<ShownWebhook> {
  const [last, counted] = await Promise.all([storage.durablePosition(org), storage.one(countWaiting, { org, id: webhook.id })]);
  const behind = Math.max(0, last - progress.position);
  return { webhook, progress, state: stateOf(webhook, progress), waiting: counted?.waiting ?? 0, behind };
}

export async function traceDelivery({ storage }: Core, org: OrgId, webhook: Webhook, sequence: number): Promise<TracedDelivery> {
  const key = { org, id: webhook.id, sequence };
  const [row, tries, event] = await Promise.all([
    storage.one(selectDelivery, key),
    storage.all(selectAttempts, { ...key, limit: SHOWN_TRIES }),
    storage.one(selectNamedEvent, { org, sequence }),
  ]);
  if (row === undefined) throw notFound('delivery');
  return {
    ...row,
    webhookId: webhook.id,
    request: {
      url: webhook.shownUrl,
      headers: headersOf(webhook.id, sequence),
      body: event === undefined ? null : bodyOf(toNamedEvent(event), webhook),
    },
    tries: tries.toReversed(),
  };
}
