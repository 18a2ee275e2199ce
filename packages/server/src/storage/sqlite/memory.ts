/**
 * A store in memory, for registries that are gone with their process. One connection reads and writes. A read waits while a transaction is
 * open, so that it sees what is committed, as with the file (store.ts).
 */
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../../domain/problem.ts';
import { createClaimDue } from '../jobs.ts';
import { selectEventSequence } from '../statements/organizations.ts';
import type { Reader, Storage } from '../storage.ts';
import { closed } from './errors.ts';
import { createHeldAnswers } from './held-answers.ts';
import { createStatements } from './prepared.ts';
import { createCachingReader, readMomentOf } from './reader.ts';
import { createWriting } from './writing.ts';

export interface MemoryStore extends Storage {
  /** All that is committed, as the bytes of a database file. */
  readonly image: () => Promise<Uint8Array>;
}

/** Without an image the store is empty. */
export function openMemory(image?: Uint8Array): MemoryStore {
  const connection = connect(image);
  const held = createHeldAnswers();
  const turns = createTurns(connection);
  const ended = turns.ended;
  const disk = { log: NO_LOG, checkpointer: NO_CHECKPOINTS };
  const { transaction, exclusively, close: closeWriter } = createWriting(connection, held, disk, ended);
  const reader = inTurns(createCachingReader(createStatements(connection), held), turns);
  let closing: Promise<void> | undefined;
  const close = async () => {
    await closeWriter();
    connection.close();
  };
  const imageNow = async () => {
    if (closing !== undefined) throw closed();
    await turns.committed();
    return connection.serialize();
  };
  return {
    engine: 'sqlite',
    ...reader,
    transaction,
    exclusively,
    claimDue: createClaimDue(reader, transaction),
    durablePosition: async org => (await reader.one(selectEventSequence, { org }))?.sequence ?? 0,
    snapshot: async work => readMomentOf(connect(await imageNow()), work),
    ready: async () => closing === undefined,
    image: imageNow,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function connect(image: Uint8Array | undefined): DatabaseSync {
  if (!('deserialize' in DatabaseSync.prototype)) {
    throw new Problem('unavailable', `A store in memory needs Node.js 26 or newer, and this is ${process.versions.node}.`);
  }
  const connection = new DatabaseSync(':memory:');
  if (image !== undefined) connection.deserialize(image);
  connection.exec('pragma temp_store = memory; pragma foreign_keys = off; pragma synchronous = off');
  return connection;
}

/** What is in memory is as durable as it gets. */
const NO_LOG = {
  durable: async () => undefined,
  settled: async () => undefined,
  failed: () => false,
  close: async () => undefined,
};
const NO_CHECKPOINTS = { committed: () => undefined, roomForWriting: async () => undefined, close: async () => undefined };

interface Turns {
  /** Resolves when no transaction is open. */
  readonly committed: () => Promise<void>;
  readonly ended: () => void;
}

function createTurns(connection: DatabaseSync): Turns {
  let waiting: (() => void)[] = [];
  return {
    committed: async () => {
      while (connection.isTransaction) await new Promise<void>(resolve => waiting.push(resolve));
    },
    ended: () => {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
  };
}

function inTurns({ all, one }: Reader, { committed }: Turns): Reader {
  return {
    all: async (query, parameters) => {
      await committed();
      return all(query, parameters);
    },
    one: async (query, parameters) => {
      await committed();
      return one(query, parameters);
    },
  };
}
