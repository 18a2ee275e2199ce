/** Writes: one key for all tries, a toast that says what happened, undo where there is one, and an honest word about conflicts. */
import { HeldbyError, type WriteOptions } from '@heldby/client';
import { toasts as pageToasts, type Toasts } from '../kit/toasts.ts';
import { WRITES } from '../words/app.ts';
import { type Answers, answers as pageAnswers } from './answers.ts';
import { type Basis, type Conflicts, conflicts as pageConflicts } from './conflicts.ts';

/** The type of a method: a change only ever reads what its own call returned, so that a change of anything is a change. */
type From<T, R> = { from(value: T): R }['from'];

export interface Change<T> {
  /** The call. Give it the options: they have the revision of `from`, with which the write is refused if somebody was faster. */
  readonly run: (options: WriteOptions) => Promise<T>;
  /** The object that the write is made from. If somebody has changed it since, the person sees how, and decides. */
  readonly from?: Basis;
  /** What happened, as “Ann Meier now holds the Pixel 11”. */
  readonly done: string | From<T, string>;
  /** Takes it back. It gets a toast of its own. */
  readonly undo?: From<T, Change<unknown>>;
  /** Beginnings of the keys of answers that this changes: `people/1`, `devices`. */
  readonly refreshes: readonly string[];
  /** The beginning of the keys of what is gone then: a page that still shows it must not ask for it again. */
  readonly removes?: string;
  /** The caller shows why it was refused, as a dialog does. Otherwise a toast tells it. */
  readonly showsRefusal?: boolean;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HeldbyError };

interface Surroundings {
  readonly toasts: Pick<Toasts, 'add'>;
  readonly answers: Pick<Answers, 'refresh' | 'remove'>;
  readonly conflicts: Pick<Conflicts, 'ask'>;
}

const PAGE: Surroundings = { toasts: pageToasts, answers: pageAnswers, conflicts: pageConflicts };

/** Never rejects for what the server says: a form shows `error.faults` at its fields, and everything else has been told by a toast. */
export async function write<T>(change: Change<T>, around: Surroundings = PAGE): Promise<Outcome<T>> {
  const { toasts, answers } = around;
  const refresh = () => {
    for (const prefix of change.refreshes) answers.refresh(prefix);
  };
  const stays = change.removes === undefined ? undefined : answers.remove(change.removes);
  try {
    const value = await run(change, around);
    refresh();
    const text = typeof change.done === 'string' ? change.done : change.done(value);
    const undo = change.undo?.(value);
    const action = undo && { text: WRITES.undo, onPress: () => void write(undo, around) };
    toasts.add({ text, tone: 'good', ...(action === undefined ? {} : { action }) });
    return { ok: true, value };
  } catch (error) {
    stays?.();
    if (!(error instanceof HeldbyError)) throw error;
    // What somebody else has made of it is on show by the time the person reads the toast.
    if (isConflict(error)) {
      refresh();
      toasts.add({ text: WRITES.changedMeanwhile, tone: 'plain' });
    } else if (!change.showsRefusal) toasts.add({ text: error.message, tone: 'bad' });
    return { ok: false, error };
  }
}

/** Sent again for each decision to go on, with a key of its own: it is another write. */
async function run<T>(change: Change<T>, { conflicts }: Surroundings): Promise<T> {
  let basis = change.from?.before;
  for (;;) {
    const options = { idempotencyKey: crypto.randomUUID(), ...(basis === undefined ? {} : { ifRevision: basis.revision }) };
    try {
      return await change.run(options);
    } catch (error) {
      if (basis === undefined || change.from === undefined || !isConflict(error)) throw error;
      const now = await change.from.again();
      if (!(await conflicts.ask(basis, now))) throw error;
      basis = now;
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof HeldbyError && error.code === 'precondition_failed';
}
