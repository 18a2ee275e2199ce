/** How long to wait before another try. */

const FIRST_MS = 2_000;
const LONGEST_MS = 3_600_000;

/** Twice as long after each failure, up to an hour. */
export function backOffMs(failures: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 30), LONGEST_MS);
}

/** Between half of it and all of it, so that what failed together is not tried again together. */
export function withJitter(ms: number, random = Math.random): number {
  return Math.round(ms * (0.5 + random() / 2));
}
