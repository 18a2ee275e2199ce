/**
 * The embedded store, put together: one connection that writes behind a queue, one read-only connection beside it, one
 * worker thread for checkpoints, and one sync of the log for all commits that wait for it.
 *
 * connect.ts, prepared.ts and reader.ts are plain. The strategies are in writer.ts (many works in one commit), log-sync.ts
 * (many commits in one sync), held-answers.ts (cached answers), checkpointer.ts and shared-counters.ts.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createClaimDue } from '../jobs.ts';
import { selectEventSequence } from '../statements/organizations.ts';
import type { Commands, Storage, Transaction } from '../storage.ts';
import { createCheckpointer } from './checkpointer.ts';
import { connectReadable, connectWritable, neverBlock } from './connect.ts';
import { closed } from './errors.ts';
import { createHeldAnswers, type HeldAnswers } from './held-answers.ts';
import { createLogSync, type SyncFile } from './log-sync.ts';
import { createStatements, type Statements } from './prepared.ts';
import { createCachingReader, createReader, readMoment } from './reader.ts';
import { createSharedCounters } from './shared-counters.ts';
import { createWriter } from './writer.ts';

export interface SqliteOptions {
  /** Called once when the store can no longer promise that acknowledged writes survive: the process must end. */
  readonly onFatal: (error: Error) => void;
  /** How the log is brought to the disk; tests put a failing disk here. */
  readonly syncFile?: SyncFile;
}

/** Opens the file, making it and its folder when they do not exist, readable by this user alone. */
export function openSqlite(file: string, options: SqliteOptions): Storage {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writable = connectWritable(file);
  // The first write makes the log file, which is then synced through a descriptor that stays open until the end.
  writable.exec('pragma user_version = 1');
  const readable = connectReadable(file);
  for (const connection of [writable, readable]) neverBlock(connection);
  const log = createLogSync(`${file}-wal`, options.onFatal, options.syncFile);
  const checkpointer = createCheckpointer(file, `${file}-wal`);
  const held = createHeldAnswers();
  const { transaction, exclusively, close: closeWriter } = createWriting(writable, held, { log, checkpointer });
  const reader = createCachingReader(createStatements(readable), held);

  let closing: Promise<void> | undefined;
  const close = async () => {
    await closeWriter();
    await checkpointer.close();
    await log.close();
    readable.close();
    writable.close();
  };
  return {
    engine: 'sqlite',
    ...reader,
    transaction,
    exclusively,
    claimDue: createClaimDue(reader, transaction),
    durablePosition: async org => {
      const found = await reader.one(selectEventSequence, { org });
      await log.settled();
      return found?.sequence ?? 0;
    },
    snapshot: async work => {
      if (closing !== undefined) throw closed();
      return readMoment(file, work);
    },
    ready: async () => closing === undefined && !log.failed() && readable.prepare('select 1').get() !== undefined,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

type Writing = Pick<Storage, 'transaction' | 'exclusively' | 'close'>;
type Disk = Pick<Parameters<typeof createWriter>[0], 'log' | 'checkpointer'>;

/** All that changes the file goes through one queue; what it changes is taken out of the cache with the commit. */
function createWriting(connection: DatabaseSync, held: HeldAnswers, disk: Disk): Writing {
  const statements = evicting(createStatements(connection), held);
  const commands = createCommands(statements);
  const counters = createSharedCounters(statements);
  const ended = () => {
    counters.forget();
    held.transactionEnded();
  };
  const writer = createWriter({ connection, ...disk, committing: counters.write, ended });
  return {
    transaction: (org, work, { rollback = false } = {}) =>
      writer.enqueue(
        () =>
          counters.during(org, !rollback, ({ take, chain }) => {
            const part: Transaction['part'] = inner => inPart(connection, () => counters.during(org, true, inner));
            return work({ ...commands, send: statements.run, take, chain, part, rehearse: async () => undefined });
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
async function inPart<T>(connection: DatabaseSync, work: () => Promise<T>): Promise<T> {
  connection.exec('savepoint part');
  try {
    const result = await work();
    connection.exec('release part');
    return result;
  } catch (error) {
    if (connection.isTransaction) connection.exec('rollback to part; release part');
    throw error;
  }
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
