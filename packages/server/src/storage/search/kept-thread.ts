/** A worker thread that is started again when it fails. */
import type { Worker } from 'node:worker_threads';
import { startThread, type ThreadName } from './threads.ts';

export interface KeptThread<Request> {
  /** Does nothing if it was started before. */
  readonly start: () => void;
  /** Lost while it is not running: it asks again for what it needs when it is ready. */
  readonly ask: (request: Request) => void;
  readonly isRunning: () => boolean;
  /** It is well: the next failure is its first. */
  readonly isWell: () => void;
  /** Sends the last request and waits for its end. */
  readonly stop: (last: Request) => Promise<void>;
}

/** Between a failure and the next start; doubled up to the limit while it goes on failing. */
const RETRY_MS = 500;
const RETRY_LIMIT_MS = 30_000;

export function createKeptThread<Request, Answer>(
  name: ThreadName,
  data: unknown,
  onAnswer: (answer: Answer) => void,
  onFailure: (message: string) => void,
): KeptThread<Request> {
  let thread: Worker | undefined;
  let state: 'new' | 'started' | 'stopped' = 'new';
  let retryMs = RETRY_MS;

  const open = () => {
    if (state === 'stopped') return;
    const started = startThread(name, data);
    thread = started;
    started.on('message', onAnswer);
    started.on('error', (error: Error) => onFailure(error.message));
    started.on('exit', () => {
      thread = undefined;
      setTimeout(open, retryMs).unref();
      retryMs = Math.min(2 * retryMs, RETRY_LIMIT_MS);
    });
  };
  return {
    start: () => {
      if (state !== 'new') return;
      state = 'started';
      open();
    },
    ask: request => thread?.postMessage(request),
    isRunning: () => thread !== undefined,
    isWell: () => {
      retryMs = RETRY_MS;
    },
    stop: async last => {
      state = 'stopped';
      const running = thread;
      if (running === undefined) return;
      const gone = new Promise(resolve => running.once('exit', resolve));
      // Otherwise a process with nothing else to do would end here, before what closes after this.
      running.ref();
      running.postMessage(last);
      await gone;
    },
  };
}
