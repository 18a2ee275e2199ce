/** Signals that end what waits: when its client has gone, and when the server stops. */
import type { ServerResponse } from 'node:http';

export interface Endings {
  /** Aborted when the response is closed, or when the server stops. Make one only for a call that waits. */
  readonly signalOf: (response: ServerResponse) => AbortSignal;
  /** The server stops: ends everything that waits, and whatever would begin to. */
  readonly endAll: () => void;
}

export function createEndings(): Endings {
  const open = new Set<AbortController>();
  let hasEnded = false;
  return {
    signalOf: response => {
      const controller = new AbortController();
      if (hasEnded || response.destroyed) controller.abort();
      else {
        open.add(controller);
        response.once('close', () => {
          open.delete(controller);
          controller.abort();
        });
      }
      return controller.signal;
    },
    endAll: () => {
      hasEnded = true;
      for (const controller of open) controller.abort();
      open.clear();
    },
  };
}
