/** The native routes about webhooks and their deliveries. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { Place } from '../../../services/webhooks/webhooks.ts';
import { idOf } from '../ids.ts';
import { startOf, typesOf } from '../mapping/events.ts';
import { listRequest, toListPage } from '../mapping/lists.ts';
import { toPage } from '../mapping/pages.ts';
import { membersOf, pageOf, writeOf } from '../mapping/requests.ts';
import { toDelivery, toIssuedWebhook, toTracedDelivery, toWebhook } from '../mapping/webhooks.ts';

/** A day; the schema says so. */
const KEEP_OLD_SECRET_SECONDS = 86_400;

export const webhookRoutes: readonly DialectRoute[] = [
  serve(api.createWebhook, async (call, { webhooks }) =>
    toIssuedWebhook(await call.waiting(webhooks.create(writeOf(call), membersOf(call.body)))),
  ),
  serve(api.listWebhooks, async ({ actor, query }, { webhooks }) => {
    const request = listRequest(query, { state: query.state ?? null });
    return toListPage(await webhooks.list(actor, request), query.fields, toWebhook);
  }),
  serve(api.getWebhook, async (call, { webhooks }) => toWebhook(await webhooks.get(call.actor, idOf(call, 'webhook')))),
  serve(api.updateWebhook, async (call, { webhooks }) =>
    toWebhook(await call.waiting(webhooks.update(writeOf(call), idOf(call, 'webhook'), membersOf(call.body)))),
  ),
  serve(api.removeWebhook, async (call, { webhooks }) => webhooks.remove(writeOf(call), idOf(call, 'webhook'))),
  serve(api.disableWebhook, async (call, { webhooks }) =>
    toWebhook(await webhooks.disable(writeOf(call), idOf(call, 'webhook'))),
  ),
  serve(api.enableWebhook, async (call, { webhooks }) =>
    toWebhook(await webhooks.enable(writeOf(call), idOf(call, 'webhook'), call.body?.skip ?? false)),
  ),
  serve(api.rotateWebhookSecret, async (call, { webhooks }) => {
    const { keepSeconds = KEEP_OLD_SECRET_SECONDS } = call.body ?? {};
    return toIssuedWebhook(await webhooks.rotateSecret(writeOf(call), idOf(call, 'webhook'), keepSeconds));
  }),
  serve(api.replayWebhook, async (call, { webhooks }) => {
    const { after, until = 'latest' } = call.body;
    const stretch = { after: placeOf(after), until: placeOf(until) };
    return toWebhook(await webhooks.replay(writeOf(call), idOf(call, 'webhook'), stretch));
  }),
  serve(api.testWebhook, async (call, { webhookDeliveries }) =>
    toTracedDelivery(await call.waiting(webhookDeliveries.test(call.write, idOf(call, 'webhook')))),
  ),
  serve(api.listWebhookDeliveries, async (call, { webhookDeliveries }) => {
    const { state = null, type, since } = call.query;
    const types = type === undefined ? null : typesOf(type);
    const request = { state, types, since: since === undefined ? null : startOf('since', since), ...pageOf(call.query) };
    return toPage(await webhookDeliveries.list(call.actor, idOf(call, 'webhook'), request), toDelivery);
  }),
  serve(api.getWebhookDelivery, async (call, { webhookDeliveries }) =>
    toTracedDelivery(await webhookDeliveries.get(call.actor, idOf(call, 'webhook'), call.params.deliveryId ?? '')),
  ),
  serve(api.redeliverWebhook, async (call, { webhookDeliveries }) =>
    toDelivery(await webhookDeliveries.redeliver(writeOf(call), idOf(call, 'webhook'), call.params.deliveryId ?? '')),
  ),
];

function placeOf(text: string): Place {
  return text === 'latest' ? text : Number(text);
}
