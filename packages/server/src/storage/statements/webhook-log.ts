/** Statements on the log of deliveries: what was sent to a webhook, what waits, and what was answered. */
import { command, query } from '../sql/statement.ts';
import { ownerName } from './assignment-names.ts';

export interface DeliveryRow {
  readonly sequence: number;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: number;
  readonly nextAt: number | null;
  readonly settledAt: number | null;
  readonly deviceName: string | null;
  readonly ownerName: string | null;
  readonly status: number | null;
  readonly error: string | null;
}

const DELIVERIES = `select l.sequence as "sequence", l.type as "type", l.state as "state", l.attempts as "attempts",
    l.created_at as "createdAt", l.next_at as "nextAt", l.settled_at as "settledAt",
    (select d.name from event e join device d on d.org_id = :org and d.id = e.device_id
      where e.org_id = :org and e.sequence = l.sequence) as "deviceName",
    (select ${ownerName('e.owner_id')} from event e where e.org_id = :org and e.sequence = l.sequence) as "ownerName",
    a.status as "status", a.error as "error"
  from webhook_delivery l
  left join webhook_attempt a on a.org_id = :org and a.webhook_id = :id and a.sequence = l.sequence and a.attempt = l.attempts
  where l.org_id = :org and l.webhook_id = :id`;

interface LogQuestion {
  readonly org: number;
  readonly id: string;
  /** Empty for any. */
  readonly state: string;
  /** Between commas, with one before the first and after the last; empty for any. */
  readonly types: string;
  readonly since: number;
  readonly before: number;
  readonly limit: number;
}

/** Those of events before one, the newest first. */
export const selectDeliveries = query<LogQuestion, DeliveryRow>(`${DELIVERIES} and l.sequence < :before
  and (:state = '' or l.state = :state) and (:types = '' or :types like '%,' || l.type || ',%') and l.created_at >= :since
  order by l.sequence desc limit :limit`);

export const selectDelivery = query<{ org: number; id: string; sequence: number }, DeliveryRow>(
  `${DELIVERIES} and l.sequence = :sequence`,
);

export interface AttemptRow {
  readonly attempt: number;
  readonly at: number;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly answer: string | null;
}

/** The last ones, the newest first. */
export const selectAttempts = query<{ org: number; id: string; sequence: number; limit: number }, AttemptRow>(`
  select attempt as "attempt", at as "at", duration_ms as "durationMs", status as "status", error as "error", answer as "answer"
  from webhook_attempt where org_id = :org and webhook_id = :id and sequence = :sequence order by attempt desc limit :limit`);

/** It is tried at once, as if it had just begun. */
export const awaitDelivery = command<{ org: number; id: string; sequence: number; now: number }>(`
  update webhook_delivery set state = 'waiting', retried_since = :now, next_at = :now, settled_at = null
  where org_id = :org and webhook_id = :id and sequence = :sequence`);

/** Everything that waits is tried at once. */
export const awaitAllDeliveries = command<{ org: number; id: string; now: number }>(`
  update webhook_delivery set retried_since = :now, next_at = :now where org_id = :org and webhook_id = :id and state = 'waiting'`);

/** Nothing of it waits any more. */
export const giveUpDeliveries = command<{ org: number; id: string; now: number }>(`
  update webhook_delivery set state = 'dead', next_at = null, settled_at = :now
  where org_id = :org and webhook_id = :id and state = 'waiting'`);

export const deleteDeliveries = command<{ org: number; id: string }>(
  'delete from webhook_delivery where org_id = :org and webhook_id = :id',
);

export const deleteAttempts = command<{ org: number; id: string }>(
  'delete from webhook_attempt where org_id = :org and webhook_id = :id',
);

/** The event behind which the newest `kept` deliveries are. */
export const selectOldestKept = query<{ org: number; id: string; kept: number }, { sequence: number }>(`
  select sequence as "sequence" from webhook_delivery where org_id = :org and webhook_id = :id
  order by sequence desc limit 1 offset :kept`);

/** The oldest that are settled, and of an event up to one or settled before the instant. */
export const selectForgettable = query<
  { org: number; id: string; upTo: number; before: number; limit: number },
  { sequence: number }
>(`
  select sequence as "sequence" from webhook_delivery where org_id = :org and webhook_id = :id
    and state <> 'waiting' and (sequence <= :upTo or settled_at < :before)
  order by sequence limit :limit`);

type Stretch = { readonly org: number; readonly id: string; readonly first: number; readonly last: number };

export const forgetDeliveries = command<Stretch & { readonly upTo: number; readonly before: number }>(`
  delete from webhook_delivery where org_id = :org and webhook_id = :id and sequence >= :first and sequence <= :last
    and state <> 'waiting' and (sequence <= :upTo or settled_at < :before)`);

/** Of deliveries that are not there any more. */
export const forgetAttempts = command<Stretch>(`
  delete from webhook_attempt as a where a.org_id = :org and a.webhook_id = :id and a.sequence >= :first and a.sequence <= :last
    and not exists (select 1 from webhook_delivery l where l.org_id = :org and l.webhook_id = :id and l.sequence = a.sequence)`);
