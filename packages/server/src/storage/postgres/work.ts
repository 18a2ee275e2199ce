/** Runs one work: it ends when its statements are answered, fails when one of them failed, and sends none after its end. */
import type { Counters } from '../counters.ts';
import { createGathering, type Gathering } from '../sql/gathering.ts';
import type { Transaction, Work } from '../storage.ts';
import { asProblem } from './errors.ts';
import { createReadAhead } from './read-ahead.ts';
import { sharedOver } from './shared-reads.ts';
import { createCommands, type Send, type StatementOptions } from './statements.ts';
import { together } from './together.ts';

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
  readonly start: (
    isTold: boolean,
    text: string,
    values: unknown[],
    name: string | undefined,
    isRaw?: boolean,
  ) => ReturnType<Send>;
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
    start: (isTold, text, values, name, isRaw) => {
      if (isOver) throw new Error('a statement came after the end of its transaction');
      const sent = send(text, values, name, isRaw);
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
  const gathering: Gathering = createGathering({
    write: writes => {
      for (const { command, parameters } of writes) ahead.changing(command, parameters);
      for (const statement of together(writes, options)) start(false, ...statement);
    },
    setSavepoint: () => start(false, 'savepoint part', [], undefined),
  });
  const { asking, beforeStatement, release } = gathering;
  const commands = createCommands((text, values, name) => {
    beforeStatement();
    return start(true, text, values, name);
  }, options);
  const sendShared = sharedOver((...statement) => start(false, ...statement));
  const ahead = createReadAhead({ ...options, alone: commands, sendShared });
  const { all, one, run, returning } = ahead.answering(commands, asking);
  const part = createPart(statements, options.counters, gathering);
  return {
    all,
    one,
    run: (command, parameters) => {
      release();
      return run(command, parameters);
    },
    returning: (command, parameters) => {
      release();
      return returning(command, parameters);
    },
    take: options.counters.take,
    chain: options.counters.chain,
    send: gathering.send,
    gather: gathering.gather,
    part,
    rehearse: async work => {
      release();
      try {
        await part(() => {
          beforeStatement();
          return ahead.rehearse(work);
        });
      } catch {
        // Each step then meets by itself what the server refuses.
        ahead.forget();
      }
    },
  };
}

function createPart(
  { start, settled, failure, forgive }: Statements,
  counters: Counters,
  gathering: Gathering,
): Transaction['part'] {
  const sendPlain = (text: string) => start(false, text, [], undefined);
  return async inner => {
    const takeBack = counters.mark();
    const part = gathering.beginPart();
    try {
      const result = await inner();
      if (part.isSet()) {
        await settled();
        const failed = failure();
        if (failed !== undefined) throw failed.error;
        sendPlain('release savepoint part');
      }
      part.keep();
      return result;
    } catch (error) {
      takeBack();
      if (part.isSet()) {
        await settled();
        // What failed in the part is undone with it.
        forgive();
        sendPlain('rollback to savepoint part; release savepoint part');
      }
      part.undo();
      throw asProblem(error);
    }
  };
}
