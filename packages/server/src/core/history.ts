/** Appends the events of one change to the organization's history. */
import { LENGTHS } from '@heldby/contract';
import type { Occurrence } from '../domain/event.ts';
import { chainLink, eventDigest } from '../domain/event-chain.ts';
import type { Instant } from '../lib/instant.ts';
import { type EventCause, eventInsertions, type NewEvent } from '../storage/statements/events.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Write } from './change.ts';
import { requireLength } from './lengths.ts';

/** Numbers the events without gaps, chains them, and stores them with their actor and reason. Returns how many bytes they take. */
export function appendEvents(
  tx: Transaction,
  { actor, requestId, reason }: Write,
  now: Instant,
  occurrences: readonly Occurrence[],
): number {
  const count = occurrences.length;
  if (count === 0) return 0;
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
  const events = occurrences.map((occurrence, index) => chained(tx, cause, first + index, occurrence));
  for (const { command, parameters } of eventInsertions(actor.org, cause, events)) tx.send(command, parameters);
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
