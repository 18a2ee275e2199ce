/** The worker thread that runs checkpoints for sqlite-checkpointer.ts, on a connection of its own. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** Reads take milliseconds; one that takes longer than this is a backup, and is not waited for. */
const WAIT_FOR_READERS_MS = 500;

const { database } = workerData as { database: string };
const connection = new DatabaseSync(database, { timeout: WAIT_FOR_READERS_MS });
connection.exec('pragma synchronous = normal; pragma wal_autocheckpoint = 0');

parentPort?.on('message', (mode: 'passive' | 'restart') => {
  // Busy is an answer, not an error: what could be copied has been, and the next checkpoint goes on from there.
  let complete = false;
  try {
    complete = connection.prepare(`pragma wal_checkpoint(${mode})`).get()?.busy === 0;
  } catch {
    // The same trouble (a full disk, say) meets the next write, which reports it.
  }
  parentPort?.postMessage(complete);
});
