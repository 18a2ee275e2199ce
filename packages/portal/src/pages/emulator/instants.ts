/** Instants of the emulator in UTC, as its answers have them: people compare the two. */

/** `2026-06-01 12:00:34`. */
export function secondOf(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

/** `12:00:34`. */
export function timeOf(instant: string): string {
  return instant.slice(11, 19);
}
