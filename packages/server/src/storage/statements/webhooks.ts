/** Statements on webhooks: what is set of them. An organization has few, and they are read together. */
import type { Webhook, WebhookFormat, WebhookProgress } from '../../domain/webhook.ts';
import { command, query } from '../sql/statement.ts';

export interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly shownUrl: string;
  readonly sealed: string;
  readonly format: string;
  readonly types: string | null;
  readonly ownerId: string | null;
  readonly deviceId: string | null;
  readonly locationId: string | null;
  readonly oldSecretUntil: number | null;
  readonly disabledReason: string | null;
  readonly disabledAt: number | null;
  readonly isSwitchedOff: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly revision: number;
}

interface ProgressRow {
  readonly position: number;
  readonly replayAfter: number | null;
  readonly replayUpTo: number | null;
  readonly lastDeliveredAt: number | null;
  readonly failingSince: number | null;
  readonly lastError: string | null;
}

export type FullWebhookRow = WebhookRow & ProgressRow;

export function toWebhook(row: WebhookRow): Webhook {
  const { id, name, shownUrl, oldSecretUntil, disabledReason, disabledAt, createdAt, modifiedAt, revision } = row;
  const { types, ownerId, deviceId, locationId } = row;
  return {
    ...{ id, name, shownUrl, oldSecretUntil, disabledReason, disabledAt, createdAt, modifiedAt, revision },
    format: row.format as WebhookFormat,
    filter: { types: types === null ? null : (JSON.parse(types) as string[]), ownerId, deviceId, locationId },
    isSwitchedOff: row.isSwitchedOff === 1,
  };
}

export function toProgress({ position, replayAfter, replayUpTo, ...rest }: ProgressRow): WebhookProgress {
  const { lastDeliveredAt, failingSince, lastError } = rest;
  const replay = replayAfter === null || replayUpTo === null ? null : { after: replayAfter, upTo: replayUpTo };
  return { position, replay, lastDeliveredAt, failingSince, lastError };
}

export function fromWebhook({ filter: { types, ...about }, isSwitchedOff, ...rest }: Webhook): Omit<WebhookRow, 'sealed'> {
  return { ...rest, ...about, types: types === null ? null : JSON.stringify(types), isSwitchedOff: isSwitchedOff ? 1 : 0 };
}

const WEBHOOKS = `select w.id as "id", w.name as "name", w.shown_url as "shownUrl", w.sealed as "sealed", w.format as "format",
    w.types as "types", w.owner_id as "ownerId", w.device_id as "deviceId", w.location_id as "locationId",
    w.old_secret_until as "oldSecretUntil", w.disabled_reason as "disabledReason", w.disabled_at as "disabledAt",
    w.is_switched_off as "isSwitchedOff", w.created_at as "createdAt", w.modified_at as "modifiedAt", w.revision as "revision",
    w.position as "position", w.replay_after as "replayAfter", w.replay_up_to as "replayUpTo",
    w.last_delivered_at as "lastDeliveredAt", w.failing_since as "failingSince", w.last_error as "lastError"
  from webhook w where w.org_id = :org`;

/** In the order in which they were added. */
export const selectWebhooks = query<{ org: number }, FullWebhookRow>(`${WEBHOOKS} order by w.id`);

export const selectWebhook = query<{ org: number; id: string }, FullWebhookRow>(`${WEBHOOKS} and w.id = :id`);

export const insertWebhook = command<WebhookRow & { org: number; position: number }>(`
  insert into webhook (org_id, id, name, shown_url, sealed, format, types, owner_id, device_id, location_id, old_secret_until,
    disabled_reason, disabled_at, is_switched_off, created_at, modified_at, revision, position, wishes, claims)
  values (:org, :id, :name, :shownUrl, :sealed, :format, :types, :ownerId, :deviceId, :locationId, :oldSecretUntil,
    :disabledReason, :disabledAt, :isSwitchedOff, :createdAt, :modifiedAt, :revision, :position, 0, 0)`);

export const updateWebhook = command<WebhookRow & { org: number }>(`
  update webhook set name = :name, shown_url = :shownUrl, sealed = :sealed, format = :format, types = :types,
    owner_id = :ownerId, device_id = :deviceId, location_id = :locationId, old_secret_until = :oldSecretUntil,
    disabled_reason = :disabledReason, disabled_at = :disabledAt, is_switched_off = :isSwitchedOff,
    modified_at = :modifiedAt, revision = :revision, wishes = wishes + 1
  where org_id = :org and id = :id`);

export const updateWebhookSecrets = command<{ org: number; id: string; sealed: string }>(`
  update webhook set sealed = :sealed where org_id = :org and id = :id`);

/** The replay that takes the place of any other; nulls for none. */
export const updateReplay = command<{ org: number; id: string; after: number | null; upTo: number | null }>(`
  update webhook set replay_after = :after, replay_up_to = :upTo, wishes = wishes + 1 where org_id = :org and id = :id`);

/** Nothing is known of what it does now, and it goes on behind the position. */
export const restartWebhook = command<{ org: number; id: string; position: number }>(`
  update webhook set position = :position, failing_since = null, last_error = null where org_id = :org and id = :id`);

/** The process that sends looks at what waits. */
export const wishWebhook = command<{ org: number; id: string }>(
  'update webhook set wishes = wishes + 1 where org_id = :org and id = :id',
);

export const deleteWebhook = command<{ org: number; id: string }>('delete from webhook where org_id = :org and id = :id');

export const countWaiting = query<{ org: number; id: string }, { waiting: number }>(`
  select count(*) as "waiting" from webhook_delivery where org_id = :org and webhook_id = :id and state = 'waiting'`);
