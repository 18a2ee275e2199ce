/** One signal for a call: the caller cancels it, or its time is over. */

export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether the time is over, and not the caller has cancelled. */
  readonly isOver: () => boolean;
  readonly remainingMs: () => number;
  /** Resolves after the time; rejects when the signal is aborted. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Ends the limit of time. With `isKept` the caller's signal still aborts this one. */
  readonly clear: (isKept: boolean) => void;
}

/** `AbortSignal.any` would do the same, but Node.js 18 has none. */
export function startDeadline(timeoutMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const endsAt = Date.now() + timeoutMs;
  let isOver = false;
  const cancel = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => {
    isOver = true;
    controller.abort(new Error(`the ${timeoutMs} ms of the call are over`));
  }, timeoutMs);
  if (outer?.aborted) cancel();
  else outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal,
    isOver: () => isOver,
    remainingMs: () => endsAt - Date.now(),
    sleep: ms => sleep(ms, signal),
    clear: isKept => {
      clearTimeout(timer);
      if (!isKept) outer?.removeEventListener('abort', cancel);
    },
  };
}

/** Resolves after the time; rejects with the signal's reason when it is aborted. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
