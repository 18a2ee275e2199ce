/** Starts the worker threads of this folder. */
import type { Worker } from 'node:worker_threads';
import { startThread as start } from '../../lib/start-thread.ts';

export type ThreadName = 'feed-thread' | 'find-thread';

/** The thread does not keep the process alive. */
export function startThread(name: ThreadName, workerData: unknown): Worker {
  return start(new URL(`./${name}${import.meta.url.slice(-3)}`, import.meta.url), workerData);
}
