/** The shape of every write: who and why, made once when resent, tried without keeping, and its events committed with it. */
import type { Actor } from '../domain/actor.ts';
import type { Occurrence } from '../domain/event.ts';
import type { PhoneCatalogue } from '../domain/phone-catalogue.ts';
import { Problem } from '../domain/problem.ts';
import { digest } from '../lib/crypto.ts';
import type { Instant } from '../lib/instant.ts';
import { eventInsertions } from '../storage/statements/events.ts';
import { insertReplay, selectReplay } from '../storage/statements/idempotency.ts';
import type { Transaction } from '../storage/storage.ts';
import type { ActorCache } from './actor-cache.ts';
import type { Core } from './core.ts';

export interface Write {
  readonly actor: Actor;
  /** Why, in the caller's words; kept with the event. */
  readonly reason?: string | null;
  /** The same key with the same request gets the first answer again, and nothing is done twice. */
  readonly idempotencyKey?: string | null;
  /** The revision that the caller has seen; another one is refused. */
  readonly expectedRevision?: number | null;
  /** Do everything but keep nothing: the answer is what would have been. */
  readonly dryRun?: boolean;
  readonly requestId?: string | null;
}

/** What a service works with inside its transaction. */
export interface Change {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly org: number;
  /** One instant for everything in the transaction. */
  readonly now: Instant;
  readonly write: Write;
  readonly newId: () => string;
  readonly newNumber: () => number;
  /** Says what happened; it is stored with the state, in the same transaction. */
  readonly record: (occurrence: Occurrence) => void;
  /** Whom the memory holds for authenticated: forget there, after the commit, whoever may not act any more. */
  readonly actors: ActorCache;
  readonly phoneModels: PhoneCatalogue;
  /** Runs once the transaction is kept: for what is remembered in memory. */
  readonly afterCommit: (effect: () => void) => void;
}

/** Runs the work as one transaction of the actor's organization. `request` is what the idempotency key stands for. */
export async function change<T>(
  core: Core,
  write: Write,
  operation: string,
  request: unknown,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const { org } = write.actor;
  const effects: (() => void)[] = [];
  const outcome = await core.storage.transaction(
    org,
    async tx => {
      const key = write.idempotencyKey ?? null;
      const replayed = key === null ? undefined : await replay<T>(tx, write, key, operation, request);
      if (replayed !== undefined) return replayed.result;
      const occurrences: Occurrence[] = [];
      const now = core.clock.now();
      const result = await work({
        tx,
        actor: write.actor,
        org,
        now,
        write,
        newId: core.newId,
        actors: core.actors,
        phoneModels: core.phoneModels,
        newNumber: () => tx.take('number', 1),
        record: occurrence => occurrences.push(occurrence),
        afterCommit: effect => effects.push(effect),
      });
      append(tx, write, now, occurrences);
      if (key !== null) {
        const kept = { operation, request: fingerprint(request), result: JSON.stringify(result ?? null) };
        tx.send(insertReplay, { org, actorId: write.actor.id, key, now, ...kept });
      }
      return result;
    },
    { rollback: write.dryRun ?? false },
  );
  if (!write.dryRun) for (const effect of effects) effect();
  return outcome;
}

/**
 * A change whose answer holds a secret. Nothing of the answer is kept under an idempotency key: a resend learns that it
 * was done, and not the secret.
 */
export async function changeShownOnce<T>(
  core: Core,
  write: Write,
  operation: string,
  request: unknown,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const shown: T[] = [];
  await change(core, write, operation, request, async edit => {
    shown.push(await work(edit));
  });
  const [result] = shown;
  if (result === undefined) throw new Problem('conflict', 'This was done before, and its secret is shown only once.');
  return result;
}

/** Refuses a write that was decided on an older revision than the stored one. */
export function checkRevision(write: Write, stored: { readonly revision: number }): void {
  const expected = write.expectedRevision ?? null;
  if (expected === null || expected === stored.revision) return;
  throw new Problem('precondition_failed', `The stored revision is ${stored.revision}, not ${expected}: read it again first.`);
}

async function replay<T>(
  tx: Transaction,
  write: Write,
  key: string,
  operation: string,
  request: unknown,
): Promise<{ result: T } | undefined> {
  const known = await tx.one(selectReplay, { org: write.actor.org, actorId: write.actor.id, key });
  if (known === undefined) return undefined;
  if (known.operation !== operation || known.request !== fingerprint(request)) {
    throw new Problem('conflict', 'This idempotency key was used for another request.');
  }
  return { result: JSON.parse(known.result) as T };
}

function fingerprint(request: unknown): string {
  return digest(JSON.stringify(request ?? null));
}

function append(tx: Transaction, write: Write, now: Instant, occurrences: readonly Occurrence[]): void {
  const { actor } = write;
  const count = occurrences.length;
  if (count === 0) return;
  const last = tx.take('event', count);
  const cause = {
    org: actor.org,
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    credentialId: actor.credentialId,
    requestId: write.requestId ?? null,
    reason: write.reason ?? null,
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
