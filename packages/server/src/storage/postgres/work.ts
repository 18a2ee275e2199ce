/** Runs one work: it ends when its statements are answered, fails when one of them failed, and sends none after its end. */
import type { Counters } from '../counters.ts';
import type { Transaction, Work } from '../storage.ts';
import { asProblem } from './errors.ts';
import { createReadAhead } from './read-ahead.ts';
import type { SendShared } from './shared-reads.ts';
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

/** The statements of one work. */
interface Statements {
  readonly start: (isTold: boolean, ...statement: Parameters<Send>) => ReturnType<Send>;
  /** Resolves when all of them are answered. */
  readonly settled: () => Promise<void>;
  readonly failure: () => Failure | undefined;
  /** What failed is undone. */
  readonly forgive: () => void;
  /** Refuses further statements. */
  readonly end: () => void;
}

/**
 * Runs the work until each of its statements is answered. A statement that failed undoes the work, even when the work hides
 * that. A statement after the work's end is refused: it would become part of the next work.
 */
export async function runWork<T>(work: Work<T>, send: Send, options: WorkOptions): Promise<T> {
  const statements = createStatements(send);
  const [outcome] = await Promise.allSettled([work(createTransaction(statements, options))]);
  statements.end();
  await statements.settled();

  const failure = statements.failure();
  // The work did not await it and went on; it fails as if it had.
  if (failure?.isTold === false) throw failure.error;
  if (outcome.status === 'rejected') throw outcome.reason;
  if (failure !== undefined) throw new Error('a transaction hid the failure of a statement');
  return outcome.value;
}

function createStatements(send: Send): Statements {
  const running = new Set<Promise<unknown>>();
  let first: Failure | undefined;
  let isOver = false;
  return {
    start: (isTold, ...statement) => {
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
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
    failure: () => first,
    forgive: () => {
      first = undefined;
    },
    end: () => {
      isOver = true;
    },
  };
}

function createTransaction(statements: Statements, options: WorkOptions): Transaction {
  const { start } = statements;
  const commands = createCommands(async (...statement) => start(true, ...statement), options);
  const sendShared: SendShared = ({ text, values = [], name }) => start(false, text, values, name, true);
  const ahead = createReadAhead({ ...options, alone: commands, sendShared });
  const part = createPart(statements, options.counters);
  return {
    take: options.counters.take,
    chain: options.counters.chain,
    part,
    rehearse: async work => {
      try {
        await part(() => ahead.rehearse(work));
      } catch {
        // Each step then meets by itself what the server refuses.
        ahead.forget();
      }
    },
    ...ahead.answering(commands),
    send: (statement, parameters) => {
      ahead.changing(statement, parameters);
      start(false, ...toSend(statement, parameters, options));
    },
  };
}

function createPart({ start, settled, failure, forgive }: Statements, counters: Counters): Transaction['part'] {
  const sendPlain = (text: string) => start(false, text, [], undefined);
  return async inner => {
    const takeBack = counters.mark();
    sendPlain('savepoint part');
    try {
      const result = await inner();
      await settled();
      const failed = failure();
      if (failed !== undefined) throw failed.error;
      sendPlain('release savepoint part');
      return result;
    } catch (error) {
      await settled();
      // What failed in the part is undone with it.
      forgive();
      takeBack();
      sendPlain('rollback to savepoint part');
      sendPlain('release savepoint part');
      throw asProblem(error);
    }
  };
}
