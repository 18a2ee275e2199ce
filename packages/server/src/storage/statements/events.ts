/** Statements on the history: one row for each event, numbered without gaps within the organization. */
import type { After, Before, EventType } from '@heldby/contract';
import type { ChainedEvent } from '../../domain/event-chain.ts';
import { type Command, command, query, type SqlValue } from '../sql/statement.ts';

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

type EventParameters = Readonly<Record<string, SqlValue>>;

export interface EventInsertion {
  readonly command: Command<EventParameters>;
  readonly parameters: EventParameters;
}

const insertCause = command<EventParameters>(`
  insert into event_cause (org_id, sequence, at, actor_kind, actor_id, credential_id, request_id, reason)
  values (:org, :sequence, :at, :actorKind, :actorId, :credentialId, :requestId, :reason)`);

/** The most events in one statement. Most writes have one to four. */
const INSERTION_LIMIT = 16;

/** One statement for each number of events. */
const insertions = Array.from({ length: INSERTION_LIMIT }, (_, index) => insertionOf(index + 1));

function insertionOf(count: number): Command<EventParameters> {
  const rows = Array.from(
    { length: count },
    (_, row) => `(:org, :sequence${row}, :cause, :type${row}, :subject${row}, :deviceId${row}, :ownerId${row},
      :before${row}, :after${row}, :chain${row})`,
  );
  return command(`
    insert into event (org_id, sequence, cause, type, subject, device_id, owner_id, before, after, chain)
    values ${rows.join(', ')}`);
}

/** The parameters of one event, named by its place in the statement. */
const PLACES = Array.from({ length: INSERTION_LIMIT }, (_, row) => ({
  sequence: `sequence${row}`,
  type: `type${row}`,
  subject: `subject${row}`,
  deviceId: `deviceId${row}`,
  ownerId: `ownerId${row}`,
  before: `before${row}`,
  after: `after${row}`,
  chain: `chain${row}`,
}));

/** Adds the events of one change with as few statements as possible. */
export function eventInsertions(org: number, cause: EventCause, events: readonly NewEvent[]): EventInsertion[] {
  const sequence = events[0]?.event.sequence;
  if (sequence === undefined) return [];
  const made: EventInsertion[] = [{ command: insertCause, parameters: { org, sequence, ...cause } }];
  for (let from = 0; from < events.length; from += INSERTION_LIMIT) {
    const together = events.slice(from, from + INSERTION_LIMIT);
    const insertion = insertions[together.length - 1];
    if (insertion !== undefined) made.push({ command: insertion, parameters: parametersOf(org, sequence, together) });
  }
  return made;
}

function parametersOf(org: number, cause: number, events: readonly NewEvent[]): EventParameters {
  const parameters: Record<string, SqlValue> = { org, cause };
  for (const [row, { event, chain }] of events.entries()) {
    const place = PLACES[row];
    if (place === undefined) break;
    // The subject is left out if another member of the row has it.
    const isNamed = event.subject === (event.deviceId ?? event.ownerId);
    parameters[place.sequence] = event.sequence;
    parameters[place.type] = event.type;
    parameters[place.subject] = isNamed ? null : event.subject;
    parameters[place.deviceId] = event.deviceId;
    parameters[place.ownerId] = event.ownerId;
    parameters[place.before] = event.before;
    parameters[place.after] = event.after;
    parameters[place.chain] = chain;
  }
  return parameters;
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
