/**
 * The shape of every write: who and why, with rights that hold at that moment, done once when it is resent, tried without
 * keeping it, and its events committed with it.
 */
import type { EventType } from '@heldby/contract';
import type { Actor } from '../domain/actor.ts';
import type { Occurrence } from '../domain/event.ts';
import type { PhoneCatalogue } from '../domain/phone-catalogue.ts';
import { Problem } from '../domain/problem.ts';
import type { Instant } from '../lib/instant.ts';
import type { Transaction } from '../storage/storage.ts';
import type { ActorCache } from './actor-cache.ts';
import type { Core } from './core.ts';
import type { Participants } from './facts.ts';
import { appendEvents } from './history.ts';
import { presentActor } from './present.ts';
import { findReplay, keepReplay } from './replay.ts';
import { type Purpose, requireRight } from './rights.ts';

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

export interface Operation {
  /** What an idempotency key stands for, together with the request. */
  readonly name: string;
  /** The right without which nothing is looked up; null where the work itself asks, because it depends on what it finds. */
  readonly needs: Purpose | null;
}

/** The open transaction with its instant, actor and recorder. Every verb of the core takes it first. */
export interface Edit {
  readonly tx: Transaction;
  /** The actor with the rights that they have now. */
  readonly actor: Actor;
  readonly org: number;
  /** One instant for everything in the transaction. */
  readonly now: Instant;
  readonly write: Write;
  readonly newId: () => string;
  readonly newNumber: () => number;
  /** Says what happened; it is stored with the state, in the same transaction. */
  readonly record: (occurrence: Occurrence<EventType>) => void;
  /** What was recorded so far. */
  readonly recorded: readonly Occurrence<EventType>[];
  readonly participants: Participants;
  /** The cache of actors: evict, after the commit, those whose rights have changed. */
  readonly actors: ActorCache;
  readonly phoneModels: PhoneCatalogue;
  /** Runs once the transaction is kept: for what is remembered in memory. */
  readonly afterCommit: (effect: () => void) => void;
}

/** Runs the work as one transaction of the actor's organization. `request` is what the idempotency key stands for. */
export async function change<T>(
  core: Core,
  write: Write,
  operation: Operation,
  request: unknown,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  if (operation.needs !== null) requireRight(write.actor, operation.needs);
  const effects: (() => void)[] = [];
  const outcome = await core.storage.transaction(
    write.actor.org,
    async tx => {
      const now = core.clock.now();
      const actor = await presentActor(tx, write.actor, now);
      if (actor !== write.actor && operation.needs !== null) requireRight(actor, operation.needs);
      const keyed = { write, operation: operation.name, request };
      const replayed = await findReplay<T>(tx, keyed);
      if (replayed !== undefined) return replayed.result;
      const edit = openEdit(core, tx, { ...write, actor }, now, effects);
      const result = await work(edit);
      appendEvents(tx, edit.write, now, edit.recorded);
      keepReplay(tx, keyed, now, result);
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
  operation: Operation,
  request: unknown,
  work: (edit: Edit) => Promise<T>,
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
export function checkRevision({ write }: Pick<Edit, 'write'>, stored: { readonly revision: number }): void {
  const expected = write.expectedRevision ?? null;
  if (expected === null || expected === stored.revision) return;
  throw new Problem('precondition_failed', `The stored revision is ${stored.revision}, not ${expected}: read it again first.`);
}

function openEdit(core: Core, tx: Transaction, write: Write, now: Instant, effects: (() => void)[]): Edit {
  const recorded: Occurrence<EventType>[] = [];
  return {
    tx,
    actor: write.actor,
    org: write.actor.org,
    now,
    write,
    newId: core.newId,
    newNumber: () => tx.take('number', 1),
    record: occurrence => recorded.push(occurrence),
    recorded,
    participants: core.participants,
    actors: core.actors,
    phoneModels: core.phoneModels,
    afterCommit: effect => effects.push(effect),
  };
}
