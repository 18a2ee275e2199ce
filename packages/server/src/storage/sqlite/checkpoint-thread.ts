/** The worker thread that runs checkpoints for checkpointer.ts, on a connection of its own. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** Reads take milliseconds. One that takes longer than this is a backup, and the checkpoint does not wait for it. */
const WAIT_FOR_READERS_MS = 500;

const { database } = workerData as { database: string };
const connection = new DatabaseSync(database, { timeout: WAIT_FOR_READERS_MS });
connection.exec('pragma synchronous = normal; pragma wal_autocheckpoint = 0');

parentPort?.on('message', (mode: 'passive' | 'restart') => {
  // Busy is no error: what could be copied is copied, and the next checkpoint goes on from there.
  let complete = false;
  try {
    complete = connection.prepare(`pragma wal_checkpoint(${mode})`).get()?.busy === 0;
  } catch {
    // The next write meets the same trouble, such as a full disk, and reports it.
  }
  parentPort?.postMessage(complete);
});
