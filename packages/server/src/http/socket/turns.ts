/**
 * Sheds load when the event loop has more to do than it can. A turn of the loop handles everything that the sockets brought
 * since the last one. When a turn takes too long, the rest of it is refused, so that no turn grows much longer than the limit.
 * There is one event loop, so all dialects share this. A slow store is another matter: see `mount/concurrency-limit.ts`.
 */
import type { Socket } from 'node:net';

export interface Turns {
  /** Whether the loop's present turn has room for one more request. */
  readonly haveRoom: () => boolean;
  /** Reads nothing more from the socket until the next turn. */
  readonly rest: (socket: Resting) => void;
}

type Resting = Pick<Socket, 'pause' | 'resume'>;

/** Every turn takes this many requests, however long it lasts: one slow call is no overload. */
const ALWAYS_TAKEN = 32;

/** `limitMs` 0: there is always room. */
export function createTurns(limitMs: number, now: () => number = () => performance.now()): Turns {
  let beganAt: number | undefined;
  let taken = 0;
  let resting: Resting[] = [];
  const end = () => {
    beganAt = undefined;
    taken = 0;
    for (const socket of resting) socket.resume();
    resting = [];
  };
  return {
    haveRoom: () => {
      if (limitMs === 0) return true;
      if (beganAt === undefined) {
        beganAt = now();
        setImmediate(end);
      }
      if (taken >= ALWAYS_TAKEN && now() - beganAt > limitMs) return false;
      taken += 1;
      return true;
    },
    rest: socket => {
      socket.pause();
      resting.push(socket);
    },
  };
}
