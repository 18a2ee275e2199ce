/** The use cases of webhooks together. */
import type { Core } from '../../core/core.ts';
import { createWebhookDeliveries, type WebhookDeliveries } from './deliveries.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

export interface Sending {
  readonly webhooks: Webhooks;
  readonly webhookDeliveries: WebhookDeliveries;
}

export function createSending(core: Core): Sending {
  return { webhooks: createWebhooks(core), webhookDeliveries: createWebhookDeliveries(core) };
}
