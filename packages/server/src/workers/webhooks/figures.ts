/** Counts what this process sends to webhooks, for the metrics. */
import type { Instant } from '../../lib/instant.ts';
import type { Run } from './run.ts';

export interface SendingCounts {
  delivered: number;
  failed: number;
  dead: number;
  switchedOff: number;
}

export interface SendingFigures extends Readonly<SendingCounts> {
  readonly waiting: number;
  readonly behindSeconds: number;
}

export function newCounts(): SendingCounts {
  return { delivered: 0, failed: 0, dead: 0, switchedOff: 0 };
}

export function figuresOf(counts: SendingCounts, runs: Iterable<Run>, now: Instant): SendingFigures {
  let waiting = 0;
  let oldest = now;
  for (const { order } of runs) {
    waiting += order.size();
    // In the order in which they were read, which is the feed's.
    for (const { createdAt } of order.all()) {
      oldest = Math.min(oldest, createdAt);
      break;
    }
  }
  return { ...counts, waiting, behindSeconds: (now - oldest) / 1_000_000 };
}
