/** The history: one row per thing that happened, numbered without gaps within the organization. */
import type { After, Before, EventType } from '@heldby/contract';
import { type Command, command, query } from '../sql/statement.ts';

export interface EventRow {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly credentialId: string | null;
  readonly requestId: string | null;
  readonly subject: string;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** An event as it is stored. `type` says which members `before` and `after` have. */
export type RecordedEvent = {
  [T in EventType]: Omit<EventRow, 'type' | 'actorKind' | 'before' | 'after'> & {
    readonly type: T;
    readonly actorKind: 'person' | 'application' | 'system';
    readonly before: Before<T> | null;
    readonly after: After<T> | null;
  };
}[EventType];

export function toEvent(row: EventRow): RecordedEvent {
  return {
    ...row,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  } as RecordedEvent;
}

/** What all events of one write have in common. */
export interface EventCause {
  readonly org: number;
  readonly at: number;
  readonly actorKind: string;
  readonly actorId: string;
  readonly credentialId: string | null;
  readonly requestId: string | null;
  readonly reason: string | null;
}

type EventFacts = Pick<EventRow, 'sequence' | 'type' | 'subject' | 'deviceId' | 'ownerId' | 'before' | 'after'>;

type EventParameters = EventCause & Readonly<Record<string, string | number | null>>;

export interface EventInsertion {
  readonly command: Command<EventParameters>;
  readonly parameters: EventParameters;
}

/** Events that go into one statement; most writes have one to four. */
const INSERTION_LIMIT = 16;

/** One for each number of events. */
const insertions = Array.from({ length: INSERTION_LIMIT }, (_, index) => insertionOf(index + 1));

function insertionOf(count: number): Command<EventParameters> {
  const rows = Array.from(
    { length: count },
    (_, row) => `(:org, :sequence${row}, :at, :type${row}, :actorKind, :actorId, :credentialId, :requestId,
      :subject${row}, :deviceId${row}, :ownerId${row}, :reason, :before${row}, :after${row})`,
  );
  return command(`
    insert into event (org_id, sequence, at, type, actor_kind, actor_id, credential_id, request_id, subject, device_id,
      owner_id, reason, before, after)
    values ${rows.join(', ')}`);
}

/** Adds what one write has caused, by as few statements as hold it. */
export function eventInsertions(cause: EventCause, events: readonly EventFacts[]): EventInsertion[] {
  const made: EventInsertion[] = [];
  for (let from = 0; from < events.length; from += INSERTION_LIMIT) {
    const together = events.slice(from, from + INSERTION_LIMIT);
    const parameters: Record<string, string | number | null> = {};
    for (const [row, event] of together.entries()) {
      for (const [name, value] of Object.entries(event)) parameters[`${name}${row}`] = value;
    }
    const insertion = insertions[together.length - 1];
    if (insertion !== undefined) made.push({ command: insertion, parameters: { ...parameters, ...cause } });
  }
  return made;
}

const COLUMNS = `sequence as "sequence", at as "at", type as "type", actor_kind as "actorKind", actor_id as "actorId",
  credential_id as "credentialId", request_id as "requestId", subject as "subject", device_id as "deviceId", owner_id as "ownerId", reason as "reason", before as "before", after as "after"`;

export const selectEventsAfter = query<{ org: number; after: number; limit: number }, EventRow>(`
  select ${COLUMNS} from event where org_id = :org and sequence > :after order by sequence limit :limit`);

/** When the organization's last event happened. */
export const selectLatestInstant = query<{ org: number }, { at: number }>(`
  select at as "at" from event where org_id = :org order by sequence desc limit 1`);
