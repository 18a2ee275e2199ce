/**
 * The embedded store, put together: one connection that writes behind a queue, one read-only connection beside it, one
 * worker thread for checkpoints, and one sync of the log for all commits that wait for it.
 *
 * connect.ts, prepared.ts, reader.ts and writing.ts are plain. The strategies are in writer.ts (many works in one commit), log-sync.ts
 * (many commits in one sync), held-answers.ts (cached answers), checkpointer.ts and shared-counters.ts.
 */
import { dirname } from 'node:path';
import { ensurePrivateFolder } from '../../lib/private-folder.ts';
import { createClaimDue } from '../jobs.ts';
import { selectEventSequence } from '../statements/organizations.ts';
import type { Storage } from '../storage.ts';
import { createCheckpointer } from './checkpointer.ts';
import { connectReadable, connectWritable, neverBlock } from './connect.ts';
import { closed } from './errors.ts';
import { createHeldAnswers } from './held-answers.ts';
import { createLogSync, type SyncFile } from './log-sync.ts';
import { createStatements } from './prepared.ts';
import { createCachingReader, readMoment } from './reader.ts';
import { createWriting } from './writing.ts';

export interface SqliteOptions {
  /** Called once when the store can no longer promise that acknowledged writes survive: the process must end. */
  readonly onFatal: (error: Error) => void;
  /** How the log is brought to the disk; tests put a failing disk here. */
  readonly syncFile?: SyncFile;
}

/** Opens the file, making it and its folder when they do not exist, readable by this user alone. */
export function openSqlite(file: string, options: SqliteOptions): Storage {
  ensurePrivateFolder(dirname(file));
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
