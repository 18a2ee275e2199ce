/**
 * Holds back what a transaction writes while it gathers, and sets a savepoint only when a statement goes out that it could undo.
 *
 * A write that is held back goes out in front of the first question whose answer could depend on it (held-writes.ts), at the latest when the
 * gathering ends. So questions are answered as if every write had been made at once. A part that is undone before its writes went out costs
 * nothing, and of one that is kept, the writes go out together with those of others.
 */
import type { Transaction } from '../storage.ts';
import { createHeldWrites, type HeldWrites, type Write } from './held-writes.ts';
import type { Query } from './statement.ts';

export interface Outlet {
  /** Makes the writes, in this order or in one that gives the same. */
  readonly write: (writes: readonly Write[]) => void;
  readonly setSavepoint: () => void;
}

export interface Gathering extends Pick<Transaction, 'gather' | 'send'> {
  /** Call it before a question is answered, also from memory. */
  readonly asking: <P, R>(asked: Query<P, R>, parameters: P) => void;
  /** Call it before a statement goes out that is not held back: the savepoints in front of it are set. */
  readonly beforeStatement: () => void;
  /** Sends what is held back. */
  readonly release: () => void;
  readonly beginPart: () => OpenPart;
}

export interface OpenPart {
  /** Whether its savepoint is set: then something of it went out. */
  readonly isSet: () => boolean;
  readonly keep: () => void;
  /** What of it is held back is forgotten. The caller undoes the rest. */
  readonly undo: () => void;
}

interface Part {
  /** How many of the writes that are held back were there before it. */
  before: number;
  isSet: boolean;
}

export function createGathering(outlet: Outlet): Gathering {
  const held = createHeldWrites();
  const parts: Part[] = [];
  let gathers = 0;
  let failure: { readonly error: unknown } | undefined;

  const write = (count: number) => {
    if (failure !== undefined) throw failure.error;
    if (count === 0) return;
    for (const part of parts) part.before = Math.max(0, part.before - count);
    try {
      outlet.write(held.take(count));
    } catch (error) {
      // Part of them may be from before the part that is told: what was gathered is not whole any more.
      failure = { error };
      throw error;
    }
  };
  const beforeStatement = () => {
    for (const part of parts) {
      if (part.isSet) continue;
      write(part.before);
      part.isSet = true;
      outlet.setSavepoint();
    }
  };
  const release = () => {
    if (held.count() === 0) return;
    beforeStatement();
    write(held.count());
  };
  return {
    asking: (asked, parameters) => {
      if (held.affect(asked, parameters)) release();
    },
    beforeStatement,
    release,
    send: (command, parameters) => {
      const one = { command, parameters } as unknown as Write;
      if (gathers > 0) return held.add(one);
      beforeStatement();
      outlet.write([one]);
    },
    gather: async work => {
      gathers += 1;
      const [outcome] = await Promise.allSettled([work()]);
      gathers -= 1;
      if (gathers === 0) release();
      if (failure !== undefined) throw failure.error;
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    },
    beginPart: () => beginPart(parts, held),
  };
}

function beginPart(parts: Part[], held: HeldWrites): OpenPart {
  const part: Part = { before: held.count(), isSet: false };
  parts.push(part);
  const end = () => parts.splice(parts.indexOf(part));
  return {
    isSet: () => part.isSet,
    keep: end,
    undo: () => {
      held.keep(part.before);
      end();
    },
  };
}
