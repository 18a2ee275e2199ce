/** Appends the events of changes to the organization's history. */
import { LENGTHS } from '@heldby/contract';
import type { Occurrence } from '../domain/event.ts';
import { chainLink, eventDigest } from '../domain/event-chain.ts';
import type { OrgId } from '../domain/ids.ts';
import type { Instant } from '../lib/instant.ts';
import { type ChainedChange, type EventCause, eventInsertions, type NewEvent } from '../storage/statements/events.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Write } from './change.ts';
import { requireLength } from './lengths.ts';

/** Numbers the events without gaps, and chains them. Undefined where there are none. */
export function chainEvents(
  tx: Transaction,
  { actor, requestId, reason }: Write,
  now: Instant,
  occurrences: readonly Occurrence[],
): ChainedChange | undefined {
  const count = occurrences.length;
  if (count === 0) return undefined;
  requireLength('reason', reason ?? null, LENGTHS.reason);
  const first = tx.take('event', count) - count + 1;
  const cause: EventCause = {
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    credentialId: actor.credentialId,
    requestId: requestId ?? null,
    reason: reason ?? null,
  };
  return { cause, events: occurrences.map((occurrence, index) => chained(tx, cause, first + index, occurrence)) };
}

/** Stores the events of changes with their actors and reasons. */
export function storeEvents(tx: Transaction, org: OrgId, changes: readonly ChainedChange[]): void {
  for (const { command, parameters } of eventInsertions(org, changes)) tx.send(command, parameters);
}

/** How many bytes the events take. */
export function sizeOfEvents({ events }: ChainedChange): number {
  return events.reduce((bytes, { event }) => bytes + sizeOf(event), 0);
}

function chained(tx: Transaction, cause: EventCause, sequence: number, occurrence: Occurrence): NewEvent {
  const { at, actorKind, actorId, credentialId, requestId, reason } = cause;
  const event = {
    sequence,
    at,
    actorKind,
    actorId,
    credentialId,
    requestId,
    reason,
    type: occurrence.type,
    subject: occurrence.subject,
    deviceId: occurrence.device ?? null,
    ownerId: occurrence.owner?.id ?? null,
    before: asJson(occurrence.before),
    after: asJson(occurrence.after),
  };
  const digest = eventDigest(event);
  return { event, chain: tx.chain(head => chainLink(head, digest)) };
}

/** The row of an event without its texts: ids, numbers, chain, and its places in the indexes. */
const ROW_BYTES = 400;

function sizeOf({ before, after, reason }: NewEvent['event']): number {
  return ROW_BYTES + Buffer.byteLength(before ?? '') + Buffer.byteLength(after ?? '') + Buffer.byteLength(reason ?? '');
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
