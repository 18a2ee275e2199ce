/** Starts a worker thread, from the sources, from the bundle and from the single executable. */
import { readFileSync } from 'node:fs';
import { isSea } from 'node:sea';
import { Worker } from 'node:worker_threads';

/** The thread does not keep the process alive. */
export function startThread(script: URL, workerData: unknown): Worker {
  const worker = new Worker(isSea() ? sourceOf(script) : script, { workerData, execArgv: [] });
  worker.unref();
  return worker;
}

/** Threads do not see the files inside the executable, so they are handed their script, which imports no other file there. */
function sourceOf(script: URL): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(readFileSync(script, 'utf8'))}`);
}
