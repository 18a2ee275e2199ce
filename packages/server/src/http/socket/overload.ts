/**
 * Refuses at once what could only be answered late. Two things make answers late, and each has its own sign:
 *
 * - the event loop has more to do than it can: one turn of it (everything that the sockets brought since the last one) takes
 *   long. Beyond a limit the rest of the turn is refused, so that no turn grows much longer than the limit.
 * - what requests wait for is slow (a disk, a database): too many are at work at once. How many may be follows from how long
 *   they take, by Little's law, so that it fits every machine and every store without being told.
 */
import type { Socket } from 'node:net';
import { Problem } from '../../domain/problem.ts';

/** What is shared by all dialects: there is one event loop. */
export interface Turns {
  /** Whether the loop's present turn has room for one more request. */
  readonly haveRoom: () => boolean;
  /** Reads nothing more from the socket until the next turn. */
  readonly rest: (socket: Resting) => void;
}

type Resting = Pick<Socket, 'pause' | 'resume'>;

/** Requests at work at once, in one dialect: slow sign-ins do not shut out the look-ups. */
export interface Gate {
  readonly hasRoom: () => boolean;
  /** A request begins its work; gives what `leave` wants when it has ended. */
  readonly enter: () => number;
  readonly leave: (entered: number) => void;
  readonly atWork: () => number;
}

/** One for all: refusing has to cost as little as it can. A client that waits a second finds another turn of the loop. */
export const OVERLOADED = new Problem('unavailable', 'The server is overloaded. Try again later.', { retryAfterSeconds: 1 });

/** So many are taken in every turn, and are at work at every time, however long they take: one slow call is no overload. */
const ALWAYS_TAKEN = 32;
const ALWAYS_AT_WORK = 32;
/**
 * So many may come at once where it is not known yet how long more of them take; beyond, the limit rises only while it is used.
 * Otherwise a storm after a calm would be let in whole, and wait for itself.
 */
const AT_WORK_AT_FIRST = 128;
/** More at work at once only wait for one another. */
const AT_WORK_LIMIT = 1_024;
/** How often the limit follows the durations. */
const ADAPT_EVERY_MS = 100;
/** By how much it falls at once, and rises again, at most. */
const LARGEST_FALL = 0.5;
const RISE = 1.1;
/** A limit is used when more than this part of it has been at work. */
const USED = 0.5;

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

/** `targetMs`: how long a request should take on average; 0: there is always room. */
export function createGate(targetMs: number, now: () => number = () => performance.now()): Gate {
  let atWork = 0;
  let highest = 0;
  let limit = AT_WORK_AT_FIRST;
  let ended = 0;
  let totalMs = 0;
  let adaptAt = 0;

  const adapt = () => {
    const tooLong = totalMs / ended / targetMs;
    if (tooLong > 1) limit = Math.max(ALWAYS_AT_WORK, Math.min(limit, highest) * Math.max(LARGEST_FALL, 1 / tooLong));
    else if (limit < AT_WORK_AT_FIRST || highest > limit * USED) limit = Math.min(AT_WORK_LIMIT, limit * RISE);
    else limit = Math.max(AT_WORK_AT_FIRST, limit / RISE);
    highest = atWork;
    ended = 0;
    totalMs = 0;
  };
  return {
    hasRoom: () => targetMs === 0 || atWork < limit,
    enter: () => {
      atWork += 1;
      if (atWork > highest) highest = atWork;
      return now();
    },
    leave: entered => {
      const at = now();
      atWork -= 1;
      ended += 1;
      totalMs += at - entered;
      if (at < adaptAt || targetMs === 0) return;
      adapt();
      adaptAt = at + ADAPT_EVERY_MS;
    },
    atWork: () => atWork,
  };
}
