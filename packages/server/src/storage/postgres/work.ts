/** Runs one work: it ends when its statements are answered, fails when one of them failed, and sends none after its end. */
import type { Counters } from '../counters.ts';
import type { Work } from '../storage.ts';
import { asProblem } from './errors.ts';
import { createCommands, type Send, type StatementOptions, toSend } from './statements.ts';

export interface WorkOptions extends StatementOptions {
  readonly counters: Counters;
}

/** The first failure; those behind it only say that the transaction is aborted. */
interface Failure {
  readonly error: unknown;
  /** Whether the work awaited the statement. */
  readonly isTold: boolean;
}

/**
 * Runs the work until each of its statements is answered. A statement that failed undoes the work, even when the work hides
 * that. A statement after the work's end is refused: it would become part of the next work.
 */
export async function runWork<T>(work: Work<T>, send: Send, options: WorkOptions): Promise<T> {
  const running = new Set<Promise<unknown>>();
  let first: Failure | undefined;
  let isOver = false;

  const start = (isTold: boolean, ...statement: Parameters<Send>) => {
    if (isOver) throw new Error('a statement came after the end of its transaction');
    const sent = send(...statement);
    running.add(sent);
    sent.then(
      () => running.delete(sent),
      error => {
        running.delete(sent);
        first ??= { error, isTold };
      },
    );
    return sent;
  };
  const settled = async () => {
    while (running.size > 0) await Promise.allSettled(running);
  };
  const part = async <R>(inner: () => Promise<R>): Promise<R> => {
    const takeBack = options.counters.mark();
    start(false, 'savepoint part', [], undefined);
    try {
      const result = await inner();
      await settled();
      if (first !== undefined) throw first.error;
      start(false, 'release savepoint part', [], undefined);
      return result;
    } catch (error) {
      await settled();
      // What failed in the part is undone with it.
      first = undefined;
      takeBack();
      start(false, 'rollback to savepoint part', [], undefined);
      start(false, 'release savepoint part', [], undefined);
      throw asProblem(error);
    }
  };
  const [outcome] = await Promise.allSettled([
    work({
      take: options.counters.take,
      chain: options.counters.chain,
      part,
      ...createCommands(async (...statement) => start(true, ...statement), options),
      send: (statement, parameters) => {
        start(false, ...toSend(statement, parameters, options));
      },
    }),
  ]);
  isOver = true;
  if (running.size > 0) await Promise.allSettled(running);

  // The work did not await it and went on; it fails as if it had.
  if (first?.isTold === false) throw first.error;
  if (outcome.status === 'rejected') throw outcome.reason;
  if (first !== undefined) throw new Error('a transaction hid the failure of a statement');
  return outcome.value;
}
