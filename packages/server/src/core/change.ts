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
import type { Random } from '../lib/random.ts';
import type { Keyring } from '../storage/keyring.ts';
import type { ChainedChange } from '../storage/statements/events.ts';
import type { Transaction } from '../storage/storage.ts';
import type { ActorCache } from './actor-cache.ts';
import type { Bell } from './bell.ts';
import type { Core } from './core.ts';
import type { EventBudget } from './event-budget.ts';
import type { EverHeld } from './ever-held.ts';
import type { Participants } from './facts.ts';
import { chainEvents, sizeOfEvents, storeEvents } from './history.ts';
import { presentActor } from './present.ts';
import { findReplay, type Keyed, keepReplay } from './replay.ts';
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
  /** The operator knows that the organization is left without a full administrator. Only the system may say so. */
  readonly evenLastAdministrator?: boolean;
}

export interface Operation {
  /** Identifies the operation: an idempotency key belongs to one operation with one request. */
  readonly name: string;
  /** The right that is checked before anything is read; null if the work checks it, because it depends on what it reads. */
  readonly needs: Purpose | null;
  /** The answer holds a secret, so it is not stored under the idempotency key. */
  readonly isShownOnce?: boolean;
  /** What of the answer is stored under the idempotency key; absent: all of it. */
  readonly kept?: (answer: unknown) => unknown;
  /** Whether the work reads the history. Within a batch, the events of earlier operations are then stored first. */
  readonly readsHistory?: boolean;
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
  readonly random: Random;
  readonly newNumber: () => number;
  /** Adds an event. It is stored in the same transaction as the change. */
  readonly record: (occurrence: Occurrence<EventType>) => void;
  /** Stores the events of the whole change; within a batch, together with those of other operations. */
  readonly store: (change: ChainedChange) => void;
  /** The events added so far. */
  readonly recorded: readonly Occurrence<EventType>[];
  readonly participants: Participants;
  /** The cache of actors. After the commit, evict those whose rights have changed. */
  readonly actors: ActorCache;
  readonly phoneModels: PhoneCatalogue;
  /** The keys of secrets that are read back. */
  readonly keyring: Keyring;
  readonly eventBudget: EventBudget;
  readonly everHeld: EverHeld;
  readonly jobs: Bell;
  /** Whether there is a mail server to send by. */
  readonly sendsMail: boolean;
  /** Runs after the commit. For state in memory. */
  readonly afterCommit: (effect: () => void) => void;
  /** Whether the work has compared the revision that the caller read. */
  readonly compared: { revision: boolean };
}

const DRY_RUNS_ONLY = 'Your token only tries things out: add dryRun=true.';

/** Runs the work as one transaction of the actor's organization. `request` is compared when an idempotency key is repeated. */
export async function change<T>(
  core: Core,
  write: Write,
  operation: Operation,
  request: unknown,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  const keyed = { operation: operation.name, request, kept: keptOf(operation) };
  if (operation.isShownOnce) core.batch?.secretShown();
  if (operation.readsHistory) core.batch?.storeEvents();
  let { actor } = write;
  for (;;) {
    if (actor.limits?.dryRunOnly && !write.dryRun) throw new Problem('forbidden', DRY_RUNS_ONLY);
    if (operation.needs !== null) requireRight(actor, operation.needs);
    const outcome = await attempt(core, { write: { ...write, actor }, ...keyed }, work);
    if ('result' in outcome) return outcome.result;
    actor = outcome.actor;
  }
}

function keptOf({ isShownOnce, kept }: Operation): Keyed['kept'] {
  return isShownOnce ? () => null : (kept ?? (answer => answer));
}

function run(effect: () => void): void {
  effect();
}

/**
 * Tries the change with the rights that the actor had when they were authenticated. Where those are others by now, nothing is
 * kept, and the present actor is returned. The question is sent together with the first statement of the work, so that it
 * costs no round trip of its own.
 */
async function attempt<T>(
  core: Core,
  keyed: Keyed,
  work: (edit: Edit) => Promise<T>,
): Promise<{ readonly result: T } | { readonly actor: Actor }> {
  const { write } = keyed;
  const effects: (() => void)[] = [];
  const changes: ChainedChange[] = [];
  let present = write.actor;
  const inTransaction = async (tx: Transaction): Promise<T> => {
    const now = core.clock.now();
    const [asked, done] = await Promise.allSettled([
      presentActor(tx, write.actor, now),
      perform(openEdit(core, tx, write, now, { effects, changes }), keyed, work),
    ]);
    // A refusal comes first: the work may have failed only because of it.
    if (asked.status === 'rejected') throw asked.reason;
    present = asked.value;
    if (present !== write.actor) throw new Error('the rights of the actor have changed');
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
  try {
    const result = await core.storage.transaction(write.actor.org, inTransaction, { rollback: write.dryRun ?? false });
    core.batch?.changes.push(...changes);
    const settle = core.batch?.afterCommit ?? run;
    if (!write.dryRun) for (const effect of effects) settle(effect);
    return { result };
  } catch (error) {
    if (present === write.actor) throw error;
    return { actor: present };
  }
}

/** The answer of the work, or the one that was given under the same idempotency key. */
async function perform<T>(edit: Edit, keyed: Keyed, work: (edit: Edit) => Promise<T>): Promise<T> {
  const { tx, now, write, recorded, eventBudget, store } = edit;
  const replayed = await findReplay<T>(tx, keyed);
  if (replayed !== undefined) return replayed.result;
  const result = await work(edit);
  requireCompared(edit);
  const events = chainEvents(tx, write, now, recorded);
  if (events !== undefined) {
    if (!write.dryRun) eventBudget.spend(write.actor, sizeOfEvents(events));
    store(events);
  }
  keepReplay(tx, keyed, now, result);
  return result;
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
  const result = await change<T | null>(core, write, { ...operation, isShownOnce: true }, request, work);
  if (result === null) throw new Problem('conflict', 'This was done before, and its secret is shown only once.');
  return result;
}

/** Refuses a write that is based on another revision than the stored one. */
export function checkRevision(
  { write, compared }: Pick<Edit, 'write' | 'compared'>,
  stored: { readonly revision: number },
): void {
  compared.revision = true;
  const expected = write.expectedRevision ?? null;
  if (expected === null || expected === stored.revision) return;
  throw new Problem('precondition_failed', `The stored revision is ${stored.revision}, not ${expected}: read it again first.`);
}

/** A caller who names a revision relies on it. So a write that has none to compare is refused, and not made without it. */
function requireCompared({ write, compared }: Edit): void {
  if (compared.revision || (write.expectedRevision ?? null) === null) return;
  throw new Problem('precondition_failed', 'There is no revision to compare here: leave If-Match out.');
}

/** What is left to do when the transaction, or its part in a batch, has ended well. */
interface Left {
  readonly effects: (() => void)[];
  readonly changes: ChainedChange[];
}

function openEdit(core: Core, tx: Transaction, write: Write, now: Instant, { effects, changes }: Left): Edit {
  const recorded: Occurrence<EventType>[] = [];
  const { org } = write.actor;
  return {
    tx,
    actor: write.actor,
    org,
    now,
    write,
    newId: core.newId,
    random: core.random,
    newNumber: () => tx.take('number', 1),
    record: occurrence => recorded.push(occurrence),
    store: change => {
      if (core.batch === undefined) storeEvents(tx, org, [change]);
      else changes.push(change);
    },
    recorded,
    participants: core.participants,
    actors: core.actors,
    phoneModels: core.phoneModels,
    keyring: core.keyring,
    eventBudget: core.eventBudget,
    everHeld: core.everHeld,
    jobs: core.jobs,
    sendsMail: core.mailer !== null,
    afterCommit: effect => effects.push(effect),
    compared: { revision: false },
  };
}
