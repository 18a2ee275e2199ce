/** Statements on the history: one row for each event, numbered without gaps within the organization. */
import type { After, Before, EventType } from '@heldby/contract';
import type { ChainedEvent } from '../../domain/event-chain.ts';
import { type Insertion, insertionsInto } from '../sql/insertions.ts';
import { query } from '../sql/statement.ts';

export interface EventRow extends ChainedEvent {
  readonly chain: Uint8Array;
}

/** A stored event. `type` determines the members of `before` and `after`. */
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

/** The members that all events of one change share. They are stored once. */
export type EventCause = Pick<ChainedEvent, 'at' | 'actorKind' | 'actorId' | 'credentialId' | 'requestId' | 'reason'>;

export interface NewEvent {
  readonly event: ChainedEvent;
  readonly chain: Uint8Array;
}

/** The events of one change. */
export interface ChainedChange {
  readonly cause: EventCause;
  readonly events: readonly NewEvent[];
}

const causesInto = insertionsInto('event_cause', {
  sequence: 'sequence',
  at: 'at',
  actorKind: 'actor_kind',
  actorId: 'actor_id',
  credentialId: 'credential_id',
  requestId: 'request_id',
  reason: 'reason',
});

const eventsInto = insertionsInto('event', {
  sequence: 'sequence',
  cause: 'cause',
  type: 'type',
  subject: 'subject',
  deviceId: 'device_id',
  ownerId: 'owner_id',
  before: 'before',
  after: 'after',
  chain: 'chain',
});

/** Adds the events of changes with as few statements as possible. A change is known by its first event. */
export function eventInsertions(org: number, changes: readonly ChainedChange[]): Insertion[] {
  const made = changes.flatMap(({ cause, events }) => {
    const sequence = events[0]?.event.sequence;
    return sequence === undefined ? [] : [{ cause: { sequence, ...cause }, events }];
  });
  const causes = causesInto(
    org,
    made.map(({ cause }) => cause),
  );
  const rows = made.flatMap(({ cause, events }) => events.map(each => rowOf(cause.sequence, each)));
  return [...causes, ...eventsInto(org, rows)];
}

function rowOf(cause: number, { event, chain }: NewEvent) {
  const { sequence, type, subject, deviceId, ownerId, before, after } = event;
  // The subject is left out if another member of the row has it.
  const isNamed = subject === (deviceId ?? ownerId);
  return { sequence, cause, type, subject: isNamed ? null : subject, deviceId, ownerId, before, after, chain };
}

/** Of an event `e` and its cause `c`. */
export const EVENT_COLUMNS = `e.sequence as "sequence", c.at as "at", e.type as "type", c.actor_kind as "actorKind", c.actor_id as "actorId",
  coalesce(e.subject, e.device_id, e.owner_id) as "subject", e.device_id as "deviceId", e.owner_id as "ownerId",
  c.credential_id as "credentialId", c.request_id as "requestId", c.reason as "reason", e.before as "before", e.after as "after",
  e.chain as "chain"`;

const AFTER = `from event e join event_cause c on c.org_id = :org and c.sequence = e.cause
  where e.org_id = :org and e.sequence > :after order by e.sequence limit :limit`;

interface Range {
  readonly org: number;
  readonly after: number;
  readonly limit: number;
}

export const selectEventsAfter = query<Range, EventRow>(`select ${EVENT_COLUMNS} ${AFTER}`);

/** An event with the members that verify it. */
export interface ChainRow extends EventRow {
  /** Set if the content was erased: the digest that the chain holds. */
  readonly digest: Uint8Array | null;
}

export const selectChainAfter = query<Range, ChainRow>(`select ${EVENT_COLUMNS}, e.digest as "digest" ${AFTER}`);

/** The time of the organization's last event. */
export const selectLatestInstant = query<{ org: number }, { at: number }>(`
  select at as "at" from event_cause where org_id = :org order by sequence desc limit 1`);
