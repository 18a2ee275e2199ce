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
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectNamedEvent, toNamedEvent } from '../../storage/statements/feed.ts';
import { awaitDelivery, type DeliveryRow, selectDeliveries, selectDelivery } from '../../storage/statements/webhook-log.ts';
import { wishWebhook } from '../../storage/statements/webhooks.ts';
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
        edit.afterCommit(() => core.webhookWishes.tell(edit.org));
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

async function listDeliveries(
  { storage }: Core,
  { org }: Actor,
  id: WebhookId,
  { state, types, since, limit, cursor }: DeliveriesRequest,
): Promise<Page<ShownDelivery>> {
  const before = positionIn(cursor);
  const condition = { state: state ?? '', types: types === null ? '' : `,${types.join(',')},`, since: since ?? 0 };
  const rows: DeliveryRow[] = await storage.all(selectDeliveries, { org, id, before, limit: limit + 1, ...condition });
  const items = rows.slice(0, limit).map(row => ({ ...row, webhookId: id }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.sequence]) : null };
}

function positionIn(cursor: string | null): number {
  if (cursor === null) return Number.MAX_SAFE_INTEGER;
  const [before] = decodeCursor(cursor, ['number']) ?? [];
  if (typeof before === 'number') return before;
  const fault = {
    where: 'query',
    field: 'cursor',
    kind: 'format',
    expected: 'the nextCursor of an earlier answer',
    value: cursor,
  } as const;
  throw new Problem('invalid', `cursor must be ${fault.expected}.`, { faults: [fault] });
}
