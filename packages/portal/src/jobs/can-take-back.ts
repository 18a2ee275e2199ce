/** Whether an off-boarding can be undone. */
import { presentMs } from '../words/present.ts';

/** The server says until when; what is over by now is not offered. */
export function canTakeBack(undoUntil: string | null, now: number = presentMs()): boolean {
  return undoUntil !== null && Date.parse(undoUntil) > now;
}
