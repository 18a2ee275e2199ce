/** The worker thread that runs checkpoints for sqlite-checkpointer.ts, on a connection of its own. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const WAIT_FOR_READERS_MS = 2_000;

const { database } = workerData as { database: string };
const connection = new DatabaseSync(database, { timeout: WAIT_FOR_READERS_MS });
connection.exec('pragma synchronous = normal; pragma wal_autocheckpoint = 0');

parentPort?.on('message', (mode: 'passive' | 'restart') => {
  // Busy is an answer, not an error: what could be copied has been, and the next checkpoint goes on from there.
  try {
    connection.prepare(`pragma wal_checkpoint(${mode})`).get();
  } catch {
    // The same trouble (a full disk, say) meets the next write, which reports it.
  }
  parentPort?.postMessage('done');
});
