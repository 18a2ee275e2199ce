/** When a page has what it waits for: no call has been under way for a moment. What people may open next is fetched then. */

/** Answers often lead to more calls, so that the first pause is not yet quiet. */
const QUIET_MS = 1_000;

let underWay = 0;
/** The first call asks who somebody is: nothing is quiet before. */
let hasBegun = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const waiting = new Set<() => void>();

/** Runs it once, when nothing else has to be waited for. */
export function whenQuiet(run: () => void): void {
  waiting.add(run);
  listen();
}

/** Gives the promise back. Until it is settled, it is not quiet. */
export function countCall<T>(call: Promise<T>): Promise<T> {
  hasBegun = true;
  underWay += 1;
  clearTimeout(timer);
  return call.finally(() => {
    underWay -= 1;
    listen();
  });
}

function listen(): void {
  if (!hasBegun || underWay > 0 || waiting.size === 0) return;
  clearTimeout(timer);
  timer = setTimeout(runAll, QUIET_MS);
}

function runAll(): void {
  const runs = [...waiting];
  waiting.clear();
  for (const run of runs) run();
}
