/** Makes many writes in one call: in one transaction, or in as few as others can wait for. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { storeEvents } from '../../core/history.ts';
import { joinedCore, rehearsedCore } from '../../core/join.ts';
import type { Actor } from '../../domain/actor.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import type { ChainedChange } from '../../storage/statements/events.ts';

export interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

/** Makes one write with the use cases `services`, which join the transaction of the batch. Throws only if nothing is to be kept. */
export type Step<S, O extends Outcome> = (services: S, actor: Actor, before: readonly O[]) => Promise<O>;

export interface BatchRequest<S, O extends Outcome> {
  readonly isAtomic: boolean;
  /** Compared when the idempotency key is repeated. */
  readonly request: unknown;
  readonly steps: readonly Step<S, O>[];
  /** The steps have no effect beside their writes, so that they can be run twice: first to read ahead. */
  readonly readsAhead?: boolean;
}

export interface Batches<S> {
  readonly run: <O extends Outcome>(write: Write, batch: BatchRequest<S, O>) => Promise<readonly O[]>;
}

/**
 * Writes of a batch that is not atomic, in one transaction. Others wait for no more than that. PostgreSQL keeps 64 savepoints of a
 * transaction in memory, and each write is one.
 */
const STEPS_IN_ONE = 50;
/** Steps whose reads are asked together. Their rehearsal takes some milliseconds in one turn of the event loop. */
const STEPS_AHEAD = 50;
/** Within one transaction, other requests are read and answered as often as this. */
const BREATH_EVERY_MS = 8;
/** No caller's key has it. */
const KEY_SEPARATOR = '\u001f';

export function createBatches<S>(core: Core, createServices: (joined: Core) => S): Batches<S> {
  const runAll = <O extends Outcome>(write: Write, batch: BatchRequest<S, O>, from: number, before: readonly O[]) => {
    const operation = { name: 'batch.run', needs: null, kept: withoutSecrets };
    return change(core, write, operation, [from, batch.request], edit => runSteps(core, createServices, edit, batch, before));
  };
  return {
    run: async (write, batch) => {
      await slowLane.turn(write.actor.id);
      // A dry run is one transaction, so that each write sees what the ones before it would have done.
      if (batch.isAtomic || write.dryRun) return (await runAll(write, batch, 0, [])).map(({ outcome }) => outcome);
      return runInParts(write, batch, runAll);
    },
  };
}

interface Kept<O> {
  readonly outcome: O;
  readonly isSecret: boolean;
}

type RunAll<S> = <O extends Outcome>(
  write: Write,
  batch: BatchRequest<S, O>,
  from: number,
  before: readonly O[],
) => Promise<readonly Kept<O>[]>;

/** Each part has an idempotency key of its own, so that a repeated batch goes on where it was cut off. */
async function runInParts<S, O extends Outcome>(write: Write, batch: BatchRequest<S, O>, runAll: RunAll<S>): Promise<O[]> {
  const outcomes: O[] = [];
  const key = write.idempotencyKey ?? null;
  for (let from = 0; from < batch.steps.length; from += STEPS_IN_ONE) {
    if (from > 0) await slowLane.turn(write.actor.id);
    const part = { ...batch, steps: batch.steps.slice(from, from + STEPS_IN_ONE) };
    const idempotencyKey = key === null || from === 0 ? key : `${key}${KEY_SEPARATOR}${from}`;
    for (const { outcome } of await runAll({ ...write, idempotencyKey }, part, from, outcomes)) outcomes.push(outcome);
  }
  return outcomes;
}

async function runSteps<S, O extends Outcome>(
  core: Core,
  createServices: (joined: Core) => S,
  edit: Edit,
  { steps, isAtomic, readsAhead = false }: BatchRequest<S, O>,
  before: readonly O[],
): Promise<readonly Kept<O>[]> {
  let isSecret = false;
  const changes: ChainedChange[] = [];
  const storeChanges = () => storeEvents(edit.tx, edit.org, changes.splice(0));
  const batch = {
    afterCommit: edit.afterCommit,
    secretShown: () => {
      isSecret = true;
    },
    changes,
    storeEvents: storeChanges,
  };
  const services = createServices(joinedCore(core, edit, batch, isAtomic));
  const kept: Kept<O>[] = [];
  const outcomes = [...before];
  const breathe = createBreath();
  for (const [index, step] of steps.entries()) {
    if (index % STEPS_AHEAD === 0) {
      storeChanges();
      if (readsAhead) await rehearse(core, createServices, edit, steps.slice(index, index + STEPS_AHEAD), outcomes);
    }
    isSecret = false;
    const outcome = await step(services, edit.actor, outcomes);
    kept.push({ outcome, isSecret });
    outcomes.push(outcome);
    await breathe();
  }
  storeChanges();
  // The writes have compared their own revisions; the batch has none.
  return kept;
}

/** What a step reads because of an earlier one that has not run yet is read when it runs. */
async function rehearse<S, O extends Outcome>(
  core: Core,
  createServices: (joined: Core) => S,
  edit: Edit,
  steps: readonly Step<S, O>[],
  before: readonly O[],
): Promise<void> {
  if (steps.length === 1) return;
  await edit.tx.rehearse(tx => {
    const services = createServices(rehearsedCore(core, edit, tx));
    return Promise.allSettled(steps.map(step => step(services, edit.actor, before)));
  });
}

function withoutSecrets(answer: unknown): unknown {
  const kept = answer as readonly Kept<Outcome>[];
  return kept.map(({ outcome, isSecret }) => ({ outcome: isSecret ? { ...outcome, body: null } : outcome, isSecret }));
}

/** Lets the event loop turn once in a while. The transaction stays open: its store must be able to wait that long. */
function createBreath(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < BREATH_EVERY_MS) return undefined;
    return new Promise(resolve => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
