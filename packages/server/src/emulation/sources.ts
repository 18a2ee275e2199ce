/** Time, ids and secrets of an emulator: they follow from a seed, and can be put back to where they were. */
import type { Sources } from '../app.ts';
import { Problem } from '../domain/problem.ts';
import { type Instant, toIso } from '../lib/instant.ts';
import { createSeededRandom } from '../lib/random.ts';

export interface Position {
  readonly instant: Instant;
  readonly ids: number;
  readonly secrets: number;
  readonly requests: number;
}

export interface SeededSources extends Required<Sources> {
  /** The present, without a step of the clock. */
  readonly present: () => Instant;
  /** Goes forward to the instant. Throws where that is in the past. */
  readonly forwardTo: (instant: Instant) => void;
  readonly newRequestId: () => string;
  readonly runs: () => boolean;
  /** Lets time pass from the present on, or stand there. */
  readonly run: (runs: boolean) => void;
  readonly position: () => Position;
  readonly goTo: (position: Position) => void;
}

/** A clock that stands moves by a microsecond whenever it is asked, so that instants order what happened. */
export function createSeededSources(seed: string, start: Instant, runsAtFirst: boolean): SeededSources {
  let last = start;
  let runs = runsAtFirst;
  let passed = performance.now();
  const ids = createSeededRandom(`${seed} ids`);
  const secrets = createSeededRandom(`${seed} secrets`);
  const requests = createSeededRandom(`${seed} requests`);
  const present = () => {
    if (runs) {
      const now = performance.now();
      last += Math.floor((now - passed) * 1_000);
      passed = now;
    }
    return last;
  };
  return {
    clock: {
      now: () => {
        last = present() + 1;
        return last;
      },
    },
    // Its first 60 bits are the microsecond, so that ids sort as they were made.
    newId: () => {
      last = present() + 1;
      return timedUuid(last, ids.bytes(RANDOM_BYTES));
    },
    random: secrets,
    newRequestId: () => timedUuid(present(), requests.bytes(RANDOM_BYTES)),
    present,
    runs: () => runs,
    run: wanted => {
      present();
      runs = wanted;
      passed = performance.now();
    },
    forwardTo: instant => {
      requireAhead(instant, present());
      last = instant;
    },
    position: () => ({
      instant: present(),
      ids: ids.position(),
      secrets: secrets.position(),
      requests: requests.position(),
    }),
    goTo: position => {
      last = position.instant;
      passed = performance.now();
      ids.goTo(position.ids);
      secrets.goTo(position.secrets);
      requests.goTo(position.requests);
    },
  };
}

function requireAhead(instant: Instant, present: Instant): void {
  if (instant < present) {
    const why = 'does not go back: reset the emulator, or restore a snapshot.';
    throw new Problem('invalid', `The clock is at ${toIso(present)} and ${why}`);
  }
  if (instant > LAST_INSTANT) throw new Problem('invalid', `The clock goes to ${toIso(LAST_INSTANT)} at most.`);
}

/** A JavaScript number has each microsecond until the year 2255, and what begins late must still be able to end. */
const LAST_INSTANT = Date.UTC(2200, 0) * 1_000;
const RANDOM_BYTES = 8;
/** RFC 9562 §6.2, method 3: the 12 bits after the milliseconds are a part of the millisecond. */
const PARTS = 4_096;

/** A version 7 UUID of this microsecond. */
function timedUuid(instant: Instant, random: Buffer): string {
  const ms = Math.floor(instant / 1_000);
  const part = Math.floor(((instant - ms * 1_000) * PARTS) / 1_000);
  const time = ms.toString(16).padStart(12, '0');
  const hex = random.toString('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(0), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${part.toString(16).padStart(3, '0')}-${variant}${hex.slice(1, 4)}-${hex.slice(4)}`;
}
