/**
 * Runs every write. One transaction checks the actor's rights, looks for an earlier answer under the idempotency key, does the
 * work and stores its events. A dry run does the same and rolls back.
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
  /** A repeated key with the same request returns the first answer and changes nothing. */
  readonly idempotencyKey?: string | null;
  /** The revision that the caller read. The write is refused if the stored one differs. */
  readonly expectedRevision?: number | null;
  /** Runs the write, returns its answer and rolls back. */
  readonly dryRun?: boolean;
  readonly requestId?: string | null;
}

export interface Operation {
  /** Identifies the operation: an idempotency key belongs to one operation with one request. */
  readonly name: string;
  /** The right that is checked before anything is read; null if the work checks it, because it depends on what it reads. */
  readonly needs: Purpose | null;
}

/** The open transaction with its instant, actor and recorder. It is the first parameter of every verb in `core/`. */
export interface Edit {
  readonly tx: Transaction;
  /** The actor with the rights that they have at this moment. */
  readonly actor: Actor;
  readonly org: number;
  /** One instant for everything in the transaction. */
  readonly now: Instant;
  readonly write: Write;
  readonly newId: () => string;
  readonly newNumber: () => number;
  /** Adds an event. It is stored in the same transaction as the change. */
  readonly record: (occurrence: Occurrence<EventType>) => void;
  /** The events added so far. */
  readonly recorded: readonly Occurrence<EventType>[];
  readonly participants: Participants;
  /** The cache of actors. After the commit, evict those whose rights have changed. */
  readonly actors: ActorCache;
  readonly phoneModels: PhoneCatalogue;
  /** Runs after the commit. For state in memory. */
  readonly afterCommit: (effect: () => void) => void;
}

/** Runs the work as one transaction of the actor's organization. `request` is compared when an idempotency key is repeated. */
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
 * A change whose answer holds a secret. The answer is not stored under the idempotency key: a retry gets a conflict, not the
 * secret.
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

/** Refuses a write that is based on another revision than the stored one. */
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
