/** Starts the worker threads of this folder, from the sources and from the bundle. */
import { Worker } from 'node:worker_threads';

export type ThreadName = 'feed-thread' | 'find-thread';

/** The thread does not keep the process alive. */
export function startThread(name: ThreadName, workerData: unknown): Worker {
  const script = new URL(`./${name}${import.meta.url.slice(-3)}`, import.meta.url);
  const worker = new Worker(script, { workerData, execArgv: [] });
  worker.unref();
  return worker;
}
