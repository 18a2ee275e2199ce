/** Appends what one change has caused to the organization's history. */
import type { Occurrence } from '../domain/event.ts';
import type { Instant } from '../lib/instant.ts';
import { eventInsertions } from '../storage/statements/events.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Write } from './change.ts';

/** Numbers the events without gaps, and stores them with who caused them and why. */
export function appendEvents(
  tx: Transaction,
  { actor, requestId, reason }: Write,
  now: Instant,
  occurrences: readonly Occurrence[],
): void {
  const count = occurrences.length;
  if (count === 0) return;
  const last = tx.take('event', count);
  const cause = {
    org: actor.org,
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    credentialId: actor.credentialId,
    requestId: requestId ?? null,
    reason: reason ?? null,
  };
  const events = occurrences.map((occurrence, index) => ({
    sequence: last - count + 1 + index,
    type: occurrence.type,
    subject: occurrence.subject,
    deviceId: occurrence.device ?? null,
    ownerId: occurrence.owner?.id ?? null,
    before: asJson(occurrence.before),
    after: asJson(occurrence.after),
  }));
  for (const { command, parameters } of eventInsertions(cause, events)) tx.send(command, parameters);
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
