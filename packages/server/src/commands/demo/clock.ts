/** The demo's clock: it is set to days that are past, and follows the machine's once the demo is filled. */
import { type Clock, createSystemClock } from '../../lib/clock.ts';
import type { Instant } from '../../lib/instant.ts';

export interface DemoClock extends Clock {
  /** Goes on from this instant. It never goes back. */
  readonly set: (to: Instant) => void;
  /** From here on it is the machine's clock. */
  readonly release: () => void;
}

export function createDemoClock(start: Instant): DemoClock {
  let last = start;
  let system: Clock | undefined;
  return {
    now: () => {
      if (system !== undefined) return system.now();
      last += 1;
      return last;
    },
    set: to => {
      last = Math.max(last, to);
    },
    release: () => {
      system = createSystemClock(last);
    },
  };
}
