/** Opens connections to the file, with the settings that the store relies on. */
import { DatabaseSync } from 'node:sqlite';
import { ensurePrivateFile } from '../../lib/private-file.ts';

/** How long opening waits for another process that is writing. Nothing is served yet, so the wait may block. */
const OPEN_WAIT_MS = 5_000;
/** Memory that each connection may use to cache pages. */
const CACHE_KIBIBYTES = 16_384;
/** The log is cut to this size when it starts anew after a checkpoint, so that its size says how much is in it. */
const LOG_BYTES_KEPT = 4 * 1024 * 1024;

/** Makes the file where there is none, readable by this user alone. */
export function connectWritable(file: string): DatabaseSync {
  // SQLite makes the log and its index with the permissions of the file.
  ensurePrivateFile(file);
  const connection = new DatabaseSync(file, { timeout: OPEN_WAIT_MS });
  // A commit does not sync (log-sync.ts does), and SQLite does not checkpoint (checkpointer.ts does).
  connection.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 0;
    pragma journal_size_limit = ${LOG_BYTES_KEPT}`);
  return configured(connection);
}

export function connectReadable(file: string): DatabaseSync {
  return configured(new DatabaseSync(file, { readOnly: true, timeout: OPEN_WAIT_MS }));
}

/** From here on waiting inside SQLite would stop the event loop; who meets a lock retries asynchronously. */
export function neverBlock(connection: DatabaseSync): void {
  connection.exec('pragma busy_timeout = 0');
}

function configured(connection: DatabaseSync): DatabaseSync {
  connection.exec(`pragma cache_size = -${CACHE_KIBIBYTES}; pragma temp_store = memory; pragma foreign_keys = off`);
  return connection;
}
