/**
 * Sheds load when the event loop has more to do than it can. A turn of the loop handles everything that the sockets brought
 * since the last one. When a turn takes too long, the rest of it is refused, so that no turn grows much longer than the limit.
 * Callers who ask for much more than others are refused from half of the limit on, so that the other half is left for the others.
 * There is one event loop, so all dialects share this. A slow store is another matter: see `mount/concurrency-limit.ts`.
 */
import type { Socket } from 'node:net';

export interface Turns {
  /** Whether the loop's present turn has room for one more request. `isGreedy` is only asked when it matters: it has a cost. */
  readonly haveRoom: (isGreedy: () => boolean) => boolean;
  /** Reads nothing more from the socket until the next turn. */
  readonly rest: (socket: Resting) => void;
}

type Resting = Pick<Socket, 'pause' | 'resume'>;

/** Every turn takes this many requests, however long it lasts: what the connections of one administrator's tool ask at once. */
const ALWAYS_TAKEN = 64;
/** Beyond these, however long it lasts, this many of callers who do not ask for more than others. */
const ALWAYS_SPARED = 32;
/** From this part of the limit on, greedy callers are refused. */
const GREEDY_PART = 0.5;

/** `limitMs` 0: there is always room. */
export function createTurns(limitMs: number, now: () => number = () => performance.now()): Turns {
  let beganAt: number | undefined;
  let taken = 0;
  let spared = 0;
  let resting: Resting[] = [];
  const end = () => {
    beganAt = undefined;
    taken = 0;
    spared = 0;
    for (const socket of resting) socket.resume();
    resting = [];
  };
  const begin = () => {
    setImmediate(end);
    return now();
  };
  return {
    haveRoom: isGreedy => {
      if (limitMs === 0) return true;
      beganAt ??= begin();
      taken += 1;
      if (taken <= ALWAYS_TAKEN) return true;
      const lastedMs = now() - beganAt;
      if (lastedMs <= limitMs * GREEDY_PART) return true;
      if (isGreedy()) return false;
      spared += 1;
      return lastedMs <= limitMs || spared <= ALWAYS_SPARED;
    },
    rest: socket => {
      socket.pause();
      resting.push(socket);
    },
  };
}
