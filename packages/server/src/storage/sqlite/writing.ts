/** How a store is written: all that changes it goes through one queue, and what it changes is taken out of the cache with the commit. */
import type { DatabaseSync } from 'node:sqlite';
import { createGathering, type Gathering } from '../sql/gathering.ts';
import type { Commands, Storage, Transaction } from '../storage.ts';
import type { HeldAnswers } from './held-answers.ts';
import { createStatements, type Statements } from './prepared.ts';
import { createReader } from './reader.ts';
import { createSharedCounters } from './shared-counters.ts';
import { createWriter } from './writer.ts';

type Writing = Pick<Storage, 'transaction' | 'exclusively' | 'close'>;
type Disk = Pick<Parameters<typeof createWriter>[0], 'log' | 'checkpointer'>;

/** `onEnded`: called after each commit and each rollback. */
export function createWriting(connection: DatabaseSync, held: HeldAnswers, disk: Disk, onEnded?: () => void): Writing {
  const statements = evicting(createStatements(connection), held);
  const commands = createCommands(statements);
  const counters = createSharedCounters(statements);
  const ended = () => {
    counters.forget();
    held.transactionEnded();
    onEnded?.();
  };
  const writer = createWriter({ connection, ...disk, committing: counters.write, ended });
  return {
    transaction: (org, work, { rollback = false } = {}) =>
      writer.enqueue(
        () =>
          counters.during(org, !rollback, ({ take, chain }) => {
            const gathering = createGathering({
              write: writes => writes.forEach(({ command, parameters }) => void statements.run(command, parameters)),
              setSavepoint: () => connection.exec('savepoint part'),
            });
            const part: Transaction['part'] = inner => inPart(connection, gathering, () => counters.during(org, true, inner));
            return work({ ...createCommands(gathered(statements, gathering)), ...writesOf(gathering), take, chain, part });
          }),
        rollback,
      ),
    exclusively: work =>
      writer.enqueue(() => {
        held.changedAnything();
        return work(commands, async sql => connection.exec(sql));
      }, false),
    close: writer.close,
  };
}

/** Undoes a part that throws. A full disk ends the whole transaction. */
async function inPart<T>(connection: DatabaseSync, gathering: Gathering, work: () => Promise<T>): Promise<T> {
  const part = gathering.beginPart();
  try {
    const result = await work();
    if (part.isSet()) connection.exec('release part');
    part.keep();
    return result;
  } catch (error) {
    if (part.isSet() && connection.isTransaction) connection.exec('rollback to part; release part');
    part.undo();
    throw error;
  }
}

/** A store that answers at once needs no rehearsal. */
function writesOf({ send, gather }: Gathering): Pick<Transaction, 'send' | 'gather' | 'rehearse'> {
  return { send, gather, rehearse: async () => undefined };
}

/** The same statements; what is held back goes out in front of those that depend on it. */
function gathered({ all, one, run }: Statements, gathering: Gathering): Statements {
  const beforeCommand = () => {
    gathering.release();
    gathering.beforeStatement();
  };
  return {
    one: (statement, parameters) => {
      gathering.asking(statement, parameters);
      return one(statement, parameters);
    },
    all: (statement, parameters) => {
      if (statement.kind === 'command') beforeCommand();
      else gathering.asking(statement, parameters);
      return all(statement, parameters);
    },
    run: (command, parameters) => {
      beforeCommand();
      return run(command, parameters);
    },
  };
}

/** The same statements; each command that changes rows also names the cached answers that it spoils. */
function evicting({ all, one, run }: Statements, held: HeldAnswers): Statements {
  return {
    one,
    all: (statement, parameters) => {
      const rows = all(statement, parameters);
      if (statement.kind === 'command' && rows.length > 0) held.changed(statement, parameters);
      return rows;
    },
    run: (command, parameters) => {
      const changes = run(command, parameters);
      if (changes > 0) held.changed(command, parameters);
      return changes;
    },
  };
}

function createCommands(statements: Statements): Commands {
  return {
    ...createReader(statements),
    run: async (command, parameters) => statements.run(command, parameters),
    returning: async (command, parameters) => statements.all(command, parameters),
  };
}
