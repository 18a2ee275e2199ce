/** How long a receiver has, and how often it is looked at what is due. No setting: tests are in more of a hurry than people. */
import { ANSWERED_WITHIN_MS } from '../../services/webhooks/send.ts';

export interface Pace {
  /** For the beginning of an answer. */
  readonly answeredWithinMs: number;
  /** So often, at least, it is looked at what has become due. */
  readonly lookEveryMs: number;
  /** What was read and could not be sent for so long gets a row, so that it does not hold up the position. */
  readonly spilledAfterMs: number;
}

export const USUAL_PACE: Pace = { answeredWithinMs: ANSWERED_WITHIN_MS, lookEveryMs: 1_000, spilledAfterMs: 1_000 };
