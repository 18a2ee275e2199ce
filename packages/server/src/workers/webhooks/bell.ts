/** Wakes a loop that sleeps. What rings while it is awake is heard at its next sleep. */

export interface Bell {
  readonly ring: () => void;
  /** Resolves when it rings, or after the time. One loop sleeps at a time. */
  readonly heard: (forMs: number) => Promise<void>;
}

export function createBell(): Bell {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    heard: forMs =>
      new Promise(resolve => {
        const end = () => {
          clearTimeout(timer);
          wake = undefined;
          isRung = false;
          resolve();
        };
        const timer = setTimeout(end, forMs);
        if (isRung) end();
        else wake = end;
      }),
  };
}
