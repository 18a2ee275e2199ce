/** The log of what was sent to a webhook, sending something of it again, and trying a webhook out. */
import { change, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { recordWebhook } from '../../core/record-webhooks.ts';
import { requireRight } from '../../core/rights.ts';
import { requireWebhook } from '../../core/webhooks/find.ts';
import { openSecrets } from '../../core/webhooks/secrets.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { type DeliveryState, sequenceIn, type WebhookId } from '../../domain/webhook.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectNamedEvent, toNamedEvent } from '../../storage/statements/feed.ts';
import { awaitDelivery, selectDeliveries, selectDelivery } from '../../storage/statements/webhook-log.ts';
import { wishWebhook } from '../../storage/statements/webhooks.ts';
import { pageByNumberDown } from '../paging.ts';
import { forgetOldDeliveries, storeTest } from './log.ts';
import { tryOnce } from './send.ts';
import { type ShownDelivery, type TracedDelivery, traceDelivery } from './shown.ts';

export interface DeliveriesRequest extends PageRequest {
  readonly state: DeliveryState | null;
  readonly types: readonly string[] | null;
  /** Those that began at this instant or later. */
  readonly since: Instant | null;
}

export interface WebhookDeliveries {
  /** That of the newest event first. */
  readonly list: (actor: Actor, id: WebhookId, request: DeliveriesRequest) => Promise<Page<ShownDelivery>>;
  readonly get: (actor: Actor, id: WebhookId, messageId: string) => Promise<TracedDelivery>;
  /** The same message again, at once. */
  readonly redeliver: (write: Write, id: WebhookId, messageId: string) => Promise<ShownDelivery>;
  /** Records an event and sends it to the webhook, whatever its filter, also while it is disabled. */
  readonly test: (write: Write, id: WebhookId) => Promise<TracedDelivery>;
  /** Forgets what is older or more than the log keeps. */
  readonly forgetOld: (org: OrgId) => Promise<void>;
}

const needs = 'write webhooks';

export function createWebhookDeliveries(core: Core): WebhookDeliveries {
  const { storage } = core;
  return {
    list: async (actor, id, request) => {
      requireRight(actor, 'read webhooks');
      const { webhook } = await requireWebhook(storage, actor.org, id);
      return listDeliveries(core, actor, webhook.id, request);
    },
    get: async (actor, id, messageId) => {
      requireRight(actor, 'read webhooks');
      const { webhook } = await requireWebhook(storage, actor.org, id);
      return traceDelivery(core, actor.org, webhook, requireSequence(messageId, id));
    },
    redeliver: async (write, id, messageId) => {
      requireRight(write.actor, needs);
      const { org } = write.actor;
      await change(core, write, { name: 'webhooks.redeliver', needs }, { id, messageId }, async edit => {
        const { webhook } = await requireWebhook(edit.tx, edit.org, id);
        const key = { org, id, sequence: requireSequence(messageId, id) };
        if ((await edit.tx.one(selectDelivery, key)) === undefined) throw notFound('delivery');
        if (webhook.disabledAt !== null)
          throw new Problem('conflict', `The webhook ${webhook.name} is disabled: enable it first.`);
        edit.tx.send(awaitDelivery, { ...key, now: edit.now });
        edit.tx.send(wishWebhook, { org: edit.org, id });
        edit.afterCommit(() => core.webhooks.ring(edit.org));
      });
      // What names somebody is read behind the change, so that it is not kept under the idempotency key.
      const row = await storage.one(selectDelivery, { org, id, sequence: requireSequence(messageId, id) });
      if (row === undefined) throw notFound('delivery');
      return { ...row, webhookId: id };
    },
    test: async (write, id) => {
      const { webhook, sequence, sealed } = await change(core, write, { name: 'webhooks.test', needs }, { id }, async edit => {
        const stored = await requireWebhook(edit.tx, edit.org, id);
        recordWebhook.tested(edit, id);
        return { ...stored, sequence: edit.tx.take('event', 0) + edit.recorded.length };
      });
      const { org } = write.actor;
      const secrets = openSecrets(core.keyring, org, { id, sealed });
      const row = await storage.one(selectNamedEvent, { org, sequence });
      if (row === undefined) throw notFound('event');
      const event = toNamedEvent(row);
      await storeTest(core, org, id, event, await tryOnce(core, { webhook, secrets }, event));
      return traceDelivery(core, org, webhook, sequence);
    },
    forgetOld: org => forgetOldDeliveries(core, org),
  };
}

function requireSequence(messageId: string, id: WebhookId): number {
  const sequence = sequenceIn(messageId, id);
  if (sequence === undefined) throw notFound('delivery');
  return sequence;
}

function listDeliveries(
  { storage }: Core,
  { org }: Actor,
  id: WebhookId,
  request: DeliveriesRequest,
): Promise<Page<ShownDelivery>> {
  const { state, types, since } = request;
  const condition = { state: state ?? '', types: types === null ? '' : `,${types.join(',')},`, since: since ?? 0 };
  return pageByNumberDown(
    request,
    (before, limit) => storage.all(selectDeliveries, { org, id, before, limit, ...condition }),
    ({ sequence }) => sequence,
    row => ({ ...row, webhookId: id }),
  );
}
