/**
 * Limits how many requests of one dialect are at work at once, so that a slow store or a slow sign-in is answered with a quick
 * refusal. The limit adapts: by Little's law it follows from how long requests take, so it needs no setting for the machine or
 * the store. Each dialect has its own, so that slow sign-ins do not shut out the look-ups.
 */

export interface ConcurrencyLimit {
  /** Whether there is room for one more; `spared`: for a caller who does not ask for more than others. */
  readonly hasRoom: (spared?: boolean) => boolean;
  /** A request begins its work. Pass the result to `leave` when the work has ended. */
  readonly enter: () => number;
  readonly leave: (entered: number) => void;
  /** A request at work begins to wait for an event, and gives up its place. Pass the result to `resume`. */
  readonly pause: () => number;
  /** It works again. Add the result to what `enter` gave: time spent waiting for an event says nothing about the store. */
  readonly resume: (paused: number) => number;
  readonly atWork: () => number;
}

/** This many may be at work however long they take: what the connections of one administrator's tool ask at once. */
const ALWAYS_AT_WORK = 64;
/** Beyond the limit, for callers who do not ask for more than others. */
const SPARED = 32;
/**
 * The limit as long as nothing is known of higher ones. It rises only while it is used: otherwise a storm after a calm would be
 * admitted whole, and each request would wait for the others.
 */
const AT_WORK_AT_FIRST = 128;
/** Beyond this, requests at work only wait for one another. */
const AT_WORK_LIMIT = 1_024;
/** How often the limit follows the durations. */
const ADAPT_EVERY_MS = 100;
/** The largest factors by which the limit falls and rises in one step. */
const LARGEST_FALL = 0.5;
const RISE = 1.1;
/** A limit counts as used when more than this part of it has been at work. */
const USED = 0.5;

/** `targetMs`: how long a request should take on average; 0: there is always room. */
export function createConcurrencyLimit(targetMs: number, now: () => number = () => performance.now()): ConcurrencyLimit {
  let atWork = 0;
  let highest = 0;
  let limit = AT_WORK_AT_FIRST;
  let ended = 0;
  let totalMs = 0;
  let adaptAt = 0;

  const take = () => {
    atWork += 1;
    if (atWork > highest) highest = atWork;
  };
  const adapt = () => {
    const tooLong = totalMs / ended / targetMs;
    if (tooLong > 1) limit = Math.max(ALWAYS_AT_WORK, Math.min(limit, highest) * Math.max(LARGEST_FALL, 1 / tooLong));
    else if (limit < AT_WORK_AT_FIRST || highest > limit * USED) limit = Math.min(AT_WORK_LIMIT, limit * RISE);
    else limit = Math.max(AT_WORK_AT_FIRST, limit / RISE);
    highest = atWork;
    ended = 0;
    totalMs = 0;
  };
  return {
    hasRoom: (spared = false) => targetMs === 0 || atWork < limit + (spared ? SPARED : 0),
    enter: () => {
      take();
      return now();
    },
    leave: entered => {
      const at = now();
      atWork -= 1;
      ended += 1;
      totalMs += at - entered;
      if (at < adaptAt || targetMs === 0) return;
      adapt();
      adaptAt = at + ADAPT_EVERY_MS;
    },
    pause: () => {
      atWork -= 1;
      return now();
    },
    resume: paused => {
      take();
      return now() - paused;
    },
    atWork: () => atWork,
  };
}
