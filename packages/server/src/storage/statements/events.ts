/** The history: one row per thing that happened, numbered without gaps within the organization. */
import type { EventType, RecordedEvent } from '../../domain/event.ts';
import { command, query } from '../sql.ts';

export interface EventRow {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly subject: string;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export function toEvent(row: EventRow): RecordedEvent {
  return {
    ...row,
    type: row.type as EventType,
    actorKind: row.actorKind as RecordedEvent['actorKind'],
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}

export const insertEvent = command<EventRow & { org: number; credentialId: string | null; requestId: string | null }>(`
  insert into event (org_id, sequence, at, type, actor_kind, actor_id, credential_id, request_id, subject, device_id, owner_id,
    reason, before, after)
  values (:org, :sequence, :at, :type, :actorKind, :actorId, :credentialId, :requestId, :subject, :deviceId, :ownerId,
    :reason, :before, :after)`);

const COLUMNS = `sequence as "sequence", at as "at", type as "type", actor_kind as "actorKind", actor_id as "actorId",
  subject as "subject", device_id as "deviceId", owner_id as "ownerId", reason as "reason", before as "before", after as "after"`;

export const selectEventsAfter = query<{ org: number; after: number; limit: number }, EventRow>(`
  select ${COLUMNS} from event where org_id = :org and sequence > :after order by sequence limit :limit`);

/** When the organization's last event happened. */
export const selectLatestInstant = query<{ org: number }, { at: number }>(`
  select at as "at" from event where org_id = :org order by sequence desc limit 1`);
