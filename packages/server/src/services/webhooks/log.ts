/** Writes the log of deliveries, and forgets what is old in it. */
import type { Core } from '../../core/core.ts';
import { findWebhook } from '../../core/webhooks/find.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { WebhookId } from '../../domain/webhook.ts';
import type { NamedRecordedEvent } from '../../storage/statements/feed.ts';
import { forgetAttempts, forgetDeliveries, selectForgettable, selectOldestKept } from '../../storage/statements/webhook-log.ts';
import { attemptInsertions, type DeliveryValues, deliveryInsertions } from '../../storage/statements/webhook-work.ts';
import { selectWebhooks } from '../../storage/statements/webhooks.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Tried } from './send.ts';

/** What is to be stored of a delivery, and of its last try where it had one. */
export interface Logged {
  readonly delivery: DeliveryValues;
  readonly tried: Tried | null;
}

export function storeLogged(tx: Transaction, org: OrgId, id: WebhookId, logged: readonly Logged[]): void {
  const deliveries = logged.map(({ delivery }) => delivery);
  const tries = logged.flatMap(({ delivery: { sequence, attempts: attempt }, tried }) =>
    tried === null ? [] : [{ sequence, attempt, ...answerOf(tried) }],
  );
  for (const { command, parameters } of deliveryInsertions(org, id, deliveries)) tx.send(command, parameters);
  for (const { command, parameters } of attemptInsertions(org, id, tries)) tx.send(command, parameters);
}

function answerOf({ at, durationMs, status, error, answer }: Tried) {
  return { at, durationMs, status, error, answer };
}

/** A test is settled by its one try. Nothing is stored for a webhook that was removed meanwhile. */
export function storeTest({ storage }: Core, org: OrgId, id: WebhookId, event: NamedRecordedEvent, tried: Tried): Promise<void> {
  const { sequence, type } = event;
  const state = tried.error === null ? 'delivered' : 'dead';
  const times = { createdAt: tried.at, since: tried.at, nextAt: null, settledAt: tried.at };
  return storage.transaction(org, async tx => {
    if ((await findWebhook(tx, org, id)) === undefined) return;
    storeLogged(tx, org, id, [{ delivery: { sequence, type, state, attempts: 1, ...times }, tried }]);
  });
}

const DAY_MICROS = 24 * 3_600_000_000;
/** A month of what was sent is enough to find what went wrong. */
const KEPT_MICROS = 30 * DAY_MICROS;
/** With their answers, at most some 12 MB for a webhook. */
const KEPT_DELIVERIES = 10_000;
/** Rows per transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 500;

/** Forgets the old deliveries of all webhooks. */
export async function forgetOldDeliveries(core: Core, org: OrgId): Promise<void> {
  for (const { id } of await core.storage.all(selectWebhooks, { org })) await forgetOld(core, org, id);
}

/** Forgets deliveries of one webhook that are settled, and old or too many. */
export async function forgetOld({ storage, clock }: Core, org: OrgId, id: WebhookId): Promise<void> {
  const oldest = await storage.one(selectOldestKept, { org, id, kept: KEPT_DELIVERIES });
  const limits = { upTo: oldest?.sequence ?? 0, before: clock.now() - KEPT_MICROS };
  for (;;) {
    const rows = await storage.all(selectForgettable, { org, id, ...limits, limit: BATCH });
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return;
    const stretch = { org, id, first: first.sequence, last: last.sequence };
    await storage.transaction(org, async tx => {
      tx.send(forgetDeliveries, { ...stretch, ...limits });
      tx.send(forgetAttempts, stretch);
    });
    if (rows.length < BATCH) return;
  }
}
