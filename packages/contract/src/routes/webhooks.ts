/** Routes of webhooks and their deliveries. */
import Type from 'typebox';
import { EventFilters } from '../feed.ts';
import { LENGTHS } from '../lengths.ts';
import { listOf, listQuery } from '../lists.ts';
import { defineRoute } from '../route.ts';
import { closed, freeText, Id, nullable, oneOf, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import {
  DELIVERY_STATE_WORDS,
  IssuedWebhook,
  TracedDelivery,
  WEBHOOK_FORMAT_WORDS,
  WEBHOOK_STATE_WORDS,
  WEBHOOK_TYPES_LIMIT,
  Webhook,
  WebhookDelivery,
} from '../webhook-objects.ts';
import { BASE, name, ReasonBody } from './common.ts';

/** A day: long enough to bring the new secret to every receiver. */
const KEEP_OLD_SECRET_SECONDS = 86_400;
/** Thirty days, as for tokens. What still checks the old one then was forgotten. */
const KEEP_SECONDS_LIMIT = 2_592_000;

/** A sequence, or the end of the history. */
const position = (description: string) =>
  Type.String({ maxLength: LENGTHS.short, pattern: '^(?:\\d{1,15}|latest)$', description });
const url = text(LENGTHS.url, 'An https URL. http, and private addresses, only where the operator allows it.');
const filter = closed({
  types: Type.Optional(
    nullable(
      Type.Array(text(LENGTHS.short, 'A type of events, or `device.*` for all types of a noun.'), {
        minItems: 1,
        maxItems: WEBHOOK_TYPES_LIMIT,
      }),
      'Types of events. Null or left out: every type.',
    ),
  ),
  ownerId: Type.Optional(nullable(Id, 'Events about this person, workspace, virtual line or application.')),
  deviceId: Type.Optional(nullable(Id, 'Events about this device.')),
  locationId: Type.Optional(nullable(Id, 'Events about what is at this location when the event is sent.')),
});

/** Of writes whose answers tell it. */
const NOT_IN_BATCHES = 'How far the sending is cannot be told from within a batch.';

export const createWebhook = defineRoute({
  id: 'native.webhooks.create',
  alone: 'The name in its URL is looked up, which may take longer than others can wait for.',
  method: 'POST',
  path: `${BASE}/webhooks`,
  summary: 'Adds a webhook, and shows its secret once. Events are sent from now on; for earlier ones, replay them.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: closed({
    name: name('For people.'),
    url,
    format: Type.Optional(oneOf(WEBHOOK_FORMAT_WORDS, 'What is sent. Defaults to `standard`.')),
    filter: Type.Optional(filter),
    ...reason,
  }),
  status: 201,
  reply: IssuedWebhook,
});

export const listWebhooks = defineRoute({
  id: 'native.webhooks.list',
  method: 'GET',
  path: `${BASE}/webhooks`,
  summary: 'Lists the webhooks in the order in which they were added.',
  scope: 'webhooks:read',
  query: listQuery({
    item: Webhook,
    sorts: ['createdAt'],
    filters: { state: Type.Optional(oneOf(WEBHOOK_STATE_WORDS, 'Only those in this state.')) },
  }),
  status: 200,
  reply: listOf(Webhook),
});

export const getWebhook = defineRoute({
  id: 'native.webhooks.get',
  method: 'GET',
  path: `${BASE}/webhooks/{webhookId}`,
  summary: 'Returns a webhook, with how it stands with its deliveries.',
  scope: 'webhooks:read',
  status: 200,
  reply: Webhook,
});

export const updateWebhook = defineRoute({
  id: 'native.webhooks.update',
  alone: 'The name in its URL is looked up, which may take longer than others can wait for.',
  method: 'PATCH',
  path: `${BASE}/webhooks/{webhookId}`,
  summary: 'Changes the given members of a webhook, and of its filter. What waits already is sent as the webhook is now.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: closed({
    name: Type.Optional(name('For people.')),
    url: Type.Optional(url),
    format: Type.Optional(oneOf(WEBHOOK_FORMAT_WORDS, 'What is sent.')),
    filter: Type.Optional(filter),
    ...reason,
  }),
  status: 200,
  reply: Webhook,
});

export const removeWebhook = defineRoute({
  id: 'native.webhooks.remove',
  method: 'DELETE',
  path: `${BASE}/webhooks/{webhookId}`,
  summary: 'Removes a webhook, and the log of its deliveries.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});

export const disableWebhook = defineRoute({
  id: 'native.webhooks.disable',
  method: 'POST',
  path: `${BASE}/webhooks/{webhookId}/disable`,
  summary: 'Stops sending to a webhook. Its position stays.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  alone: NOT_IN_BATCHES,
  status: 200,
  reply: Webhook,
});

export const enableWebhook = defineRoute({
  id: 'native.webhooks.enable',
  method: 'POST',
  path: `${BASE}/webhooks/{webhookId}/enable`,
  summary: 'Sends to a webhook again, from its position on: what happened meanwhile is sent, too, unless `skip` says otherwise.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: closed({
    skip: Type.Optional(Type.Boolean({ description: 'Leave out what happened meanwhile and what waits. Defaults to false.' })),
    ...reason,
  }),
  bodyOptional: true,
  alone: NOT_IN_BATCHES,
  status: 200,
  reply: Webhook,
});

export const rotateWebhookSecret = defineRoute({
  id: 'native.webhooks.rotateSecret',
  method: 'POST',
  path: `${BASE}/webhooks/{webhookId}/rotate-secret`,
  summary: 'Makes a new secret, and shows it once. For a while each message is signed with the old one, too.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: closed({
    keepSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: KEEP_SECONDS_LIMIT,
        default: KEEP_OLD_SECRET_SECONDS,
        description: 'How long the old secret signs, too; 0 ends it at once.',
      }),
    ),
    ...reason,
  }),
  bodyOptional: true,
  alone: NOT_IN_BATCHES,
  status: 201,
  reply: IssuedWebhook,
});

export const replayWebhook = defineRoute({
  id: 'native.webhooks.replay',
  method: 'POST',
  path: `${BASE}/webhooks/{webhookId}/replay`,
  summary:
    'Sends the events of a stretch of the history again that its filter wants, before those that come. It replaces a replay under way.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: closed({
    after: position('The sequence of the event behind which it begins; 0 for the first event.'),
    until: Type.Optional(
      position('The sequence of the last event. Defaults to `latest`, the end of the history at this moment.'),
    ),
    ...reason,
  }),
  alone: NOT_IN_BATCHES,
  status: 200,
  reply: Webhook,
});

export const testWebhook = defineRoute({
  id: 'native.webhooks.test',
  method: 'POST',
  path: `${BASE}/webhooks/{webhookId}/test`,
  summary: 'Sends an event to a webhook, also to a disabled one, and returns the answer.',
  scope: 'webhooks:write',
  status: 200,
  reply: TracedDelivery,
});

export const listWebhookDeliveries = defineRoute({
  id: 'native.webhooks.deliveries',
  method: 'GET',
  path: `${BASE}/webhooks/{webhookId}/deliveries`,
  summary: 'Lists the deliveries of a webhook, that of the newest event first. They are kept for 30 days, and at most 10,000.',
  scope: 'webhooks:read',
  query: closed({
    state: Type.Optional(oneOf(DELIVERY_STATE_WORDS, 'Only those in this state.')),
    type: EventFilters.properties.type,
    since: Type.Optional(
      freeText(LENGTHS.short, 'Deliveries that began at this date-time or later; of a day, its beginning in UTC.'),
    ),
    ...PageQuery.properties,
  }),
  status: 200,
  reply: pageOf(WebhookDelivery),
});

export const getWebhookDelivery = defineRoute({
  id: 'native.webhooks.delivery',
  method: 'GET',
  path: `${BASE}/webhooks/{webhookId}/deliveries/{deliveryId}`,
  summary: 'Returns a delivery, with its request and each answer.',
  scope: 'webhooks:read',
  status: 200,
  reply: TracedDelivery,
});

export const redeliverWebhook = defineRoute({
  id: 'native.webhooks.redeliver',
  method: 'POST',
  path: `${BASE}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver`,
  summary: 'Sends an event again, with the same message id. One that waits is tried at once.',
  scope: 'webhooks:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  alone: NOT_IN_BATCHES,
  status: 200,
  reply: WebhookDelivery,
});
