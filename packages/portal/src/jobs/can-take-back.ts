/** Whether an off-boarding can be undone. */

/** The server says until when; what is over by now is not offered. */
export function canTakeBack(undoUntil: string | null, now: number = Date.now()): boolean {
  return undoUntil !== null && Date.parse(undoUntil) > now;
}
