/** Lets a command end in an orderly way when its process is asked to end. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs the work with a signal that is aborted when the process is asked to end. */
export async function untilSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of ENDING) process.once(name, abort);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of ENDING) process.off(name, abort);
  }
}
