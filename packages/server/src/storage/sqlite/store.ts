/**
 * The embedded store. One writer connection behind a queue, one read-only connection beside it, one worker thread that
 * checkpoints, and one fdatasync of the write-ahead log for all commits that wait for it.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Command, HeldParameters, Query, SqlValue } from '../sql/statement.ts';
import { bind } from '../sql/statement.ts';
import type { Commands, Reader, RowSource, Storage } from '../storage.ts';
import { createCheckpointer } from './checkpointer.ts';
import { asProblem, closed } from './errors.ts';
import { createHeldAnswers, type HeldAnswers } from './held-answers.ts';
import { createLogSync, type SyncFile } from './log-sync.ts';
import { createSharedCounters, type Runner } from './shared-counters.ts';
import { createWriter } from './writer.ts';

export interface SqliteOptions {
  /** Called once when the store can no longer promise that acknowledged writes survive: the process must end. */
  readonly onFatal: (error: Error) => void;
  /** How the log is brought to the disk; tests put a failing disk here. */
  readonly syncFile?: SyncFile;
}

/** How long opening waits for another process that is writing. Nothing is served yet, so the wait may block. */
const OPEN_WAIT_MS = 5_000;

/** Pages that each connection keeps in memory. */
const CACHE_KIBIBYTES = 16_384;
/** Rows per batch when a whole table is read. */
const BATCH_ROWS = 500;

/** Opens the file, making it and its folder when they do not exist, readable by this user alone. */
export function openSqlite(file: string, options: SqliteOptions): Storage {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writable = connect(file, false);
  // The first write makes the log file, which is then synced through a descriptor that stays open until the end.
  writable.exec('pragma user_version = 1');
  const readable = connect(file, true);
  // From here on waiting inside SQLite would stop the event loop. The writer retries asynchronously instead.
  for (const connection of [writable, readable]) connection.exec('pragma busy_timeout = 0');
  const log = createLogSync(`${file}-wal`, options.onFatal, options.syncFile);
  const checkpointer = createCheckpointer(file, `${file}-wal`);
  const held = createHeldAnswers();
  const runner = createRunner(writable, held);
  const commands = createCommands(writable, runner, held);
  const counters = createSharedCounters(runner);
  const ended = () => {
    counters.forget();
    held.transactionEnded();
  };
  const writer = createWriter(writable, log, checkpointer, { committing: counters.write, ended });

  let closing: Promise<void> | undefined;
  const close = async () => {
    await writer.close();
    await checkpointer.close();
    await log.close();
    readable.close();
    writable.close();
  };

  return {
    engine: 'sqlite',
    ...createKeepingReader(readable, held),
    transaction: (org, work, { rollback = false } = {}) =>
      writer.enqueue(
        () => counters.during(org, !rollback, ({ take, chain }) => work({ ...commands, send: runner.run, take, chain })),
        rollback,
      ),
    exclusively: work =>
      writer.enqueue(() => {
        held.changedAnything();
        return work(commands, async sql => writable.exec(sql));
      }, false),
    snapshot: async work => {
      if (closing !== undefined) throw closed();
      const connection = connect(file, true);
      try {
        // SQLite fixes what a transaction sees at its first read, not at its begin.
        connection.exec('begin; select 1 from sqlite_schema');
        return await work(createReader(connection), rowsOf(connection));
      } finally {
        connection.close();
      }
    },
    ready: async () => closing === undefined && !log.failed() && readable.prepare('select 1').get() !== undefined,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function connect(file: string, readOnly: boolean): DatabaseSync {
  const connection = new DatabaseSync(file, { readOnly, timeout: OPEN_WAIT_MS });
  if (!readOnly) {
    // Before the first write: the log and its index are made with the permissions that the file has then.
    chmodSync(file, 0o600);
    // After a checkpoint the log starts anew and is cut to the size limit, so that its size says how much is in it.
    connection.exec(
      'pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 0; pragma journal_size_limit = 4194304',
    );
  }
  connection.exec(`pragma cache_size = -${CACHE_KIBIBYTES}; pragma temp_store = memory; pragma foreign_keys = off`);
  return connection;
}

interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly string[];
}

type Prepare = (statement: Query<never, unknown> | Command<never, unknown>) => Prepared;

/** Each connection prepares a statement once. */
function preparer(connection: DatabaseSync): Prepare {
  const known = new Map<object, Prepared>();
  return statement => {
    let prepared = known.get(statement);
    if (prepared === undefined) {
      prepared = toPrepared(connection.prepare(statement.sqlite));
      known.set(statement, prepared);
    }
    return prepared;
  };
}

/** The driver's own row objects are hash tables; arrays that become plain objects here take a quarter off a wide row. */
function toPrepared(statement: StatementSync): Prepared {
  statement.setReturnArrays(true);
  return { statement, columns: statement.columns().map(column => column.name) };
}

function rowsFrom<R>({ statement, columns }: Prepared, values: SqlValue[]): R[] {
  return statement.all(...values).map(row => toRow<R>(columns, row as unknown as SqlValue[]));
}

function toRow<R>(columns: readonly string[], values: readonly SqlValue[]): R {
  const row: Record<string, SqlValue | undefined> = {};
  for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index];
  return row as R;
}

function createReader(connection: DatabaseSync): Reader {
  const prepare = preparer(connection);
  return {
    all: async <P, R>(query: Query<P, R>, parameters: P) => attempt(() => rowsFrom<R>(prepare(query), bind(query, parameters))),
    one: async <P, R>(query: Query<P, R>, parameters: P) =>
      attempt(() => {
        const { statement, columns } = prepare(query);
        const values = statement.get(...bind(query, parameters));
        return values === undefined ? undefined : toRow<R>(columns, values as unknown as SqlValue[]);
      }),
  };
}

/** A reader of what is committed, which gives what it knows to be unchanged from memory. */
function createKeepingReader(connection: DatabaseSync, held: HeldAnswers): Reader {
  const plain = createReader(connection);
  const prepare = preparer(connection);
  const read = <P, R>(query: Query<P, R>, parameters: P) => rowsFrom<R>(prepare(query), bind(query, parameters));
  const answer = <P, R>(query: Query<P, R>, parameters: P) =>
    attempt(() => held.answer(query, parameters as P & HeldParameters, read) as R[]);
  return {
    all: async (query, parameters) => (query.isHeld ? answer(query, parameters) : plain.all(query, parameters)),
    one: async (query, parameters) => (query.isHeld ? answer(query, parameters)[0] : plain.one(query, parameters)),
  };
}

/** What the writing connection does at once. */
function createRunner(connection: DatabaseSync, held: HeldAnswers): Runner {
  const prepare = preparer(connection);
  return {
    read: (statement, parameters) => attempt(() => rowsFrom(prepare(statement), bind(statement, parameters))),
    run: (command, parameters) =>
      attempt(() => {
        const changes = Number(prepare(command).statement.run(...bind(command, parameters)).changes);
        if (changes > 0) held.changed(command, parameters);
        return changes;
      }),
  };
}

function createCommands(connection: DatabaseSync, { read, run }: Runner, held: HeldAnswers): Commands {
  return {
    ...createReader(connection),
    run: async (command, parameters) => run(command, parameters),
    returning: async (command, parameters) => {
      const rows = read(command, parameters);
      if (rows.length > 0) held.changed(command, parameters);
      return rows;
    },
  };
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asProblem(error);
  }
}

function rowsOf(connection: DatabaseSync): RowSource {
  return async function* (table, orderBy) {
    let batch: Record<string, unknown>[] = [];
    for (const row of connection.prepare(`select * from ${table} order by ${orderBy}`).iterate()) {
      batch.push(row);
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  };
}
