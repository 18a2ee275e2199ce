/** Writes: one key for all tries, a toast that says what happened, undo where there is one, and an honest word about conflicts. */
import { HeldbyError, type WriteOptions } from '@heldby/client';
import { toasts as pageToasts, type Toasts } from '../kit/toasts.ts';
import { WRITES } from '../words/app.ts';
import { type Answers, answers as pageAnswers } from './answers.ts';

/** The type of a method: a change only ever reads what its own call returned, so that a change of anything is a change. */
type From<T, R> = { from(value: T): R }['from'];

export interface Change<T> {
  /** The call. Give it the options, and `ifRevision` where the object was read: the write is refused if somebody was faster. */
  readonly run: (options: WriteOptions) => Promise<T>;
  /** What happened, as “Ann Meier now holds the Pixel 11”. */
  readonly done: string | From<T, string>;
  /** Takes it back. It gets a toast of its own. */
  readonly undo?: From<T, Change<unknown>>;
  /** Beginnings of the keys of answers that this changes: `people/1`, `devices`. */
  readonly refreshes: readonly string[];
  /** The caller shows why it was refused, as a dialog does. Otherwise a toast tells it. */
  readonly showsRefusal?: boolean;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HeldbyError };

interface Surroundings {
  readonly toasts: Pick<Toasts, 'add'>;
  readonly answers: Pick<Answers, 'refresh'>;
}

const PAGE: Surroundings = { toasts: pageToasts, answers: pageAnswers };

/** Never rejects for what the server says: a form shows `error.faults` at its fields, and everything else has been told by a toast. */
export async function write<T>(change: Change<T>, { toasts, answers }: Surroundings = PAGE): Promise<Outcome<T>> {
  const refresh = () => {
    for (const prefix of change.refreshes) answers.refresh(prefix);
  };
  try {
    const value = await change.run({ idempotencyKey: crypto.randomUUID() });
    refresh();
    const text = typeof change.done === 'string' ? change.done : change.done(value);
    const undo = change.undo?.(value);
    const action = undo && { text: WRITES.undo, onPress: () => void write(undo, { toasts, answers }) };
    toasts.add({ text, tone: 'good', ...(action === undefined ? {} : { action }) });
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof HeldbyError)) throw error;
    // What somebody else has made of it is on show by the time the person reads the toast.
    if (error.code === 'precondition_failed') {
      refresh();
      toasts.add({ text: WRITES.changedMeanwhile, tone: 'bad' });
    } else if (!change.showsRefusal) toasts.add({ text: error.message, tone: 'bad' });
    return { ok: false, error };
  }
}
