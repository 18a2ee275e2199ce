/** Where random bytes come from. A registry has one source, so that a test can give it one that follows from a seed. */
import { hash, randomBytes } from 'node:crypto';

export interface Random {
  readonly bytes: (count: number) => Buffer;
  /** A whole number from 0, and below the limit, each as likely as the others. */
  readonly below: (limit: number) => number;
}

/** A source that says where it is and goes on from there. */
export interface SeededRandom extends Random {
  /** How many bytes it has given. */
  readonly position: () => number;
  readonly goTo: (position: number) => void;
}

const BLOCK_BYTES = 32;
const BELOW_BYTES = 4;
const RANGE = 2 ** 32;

export const machineRandom: Random = withBelow(randomBytes);

/** The same bytes for the same seed: SHA-256 of the seed and the number of the block. Not for secrets that must be secret. */
export function createSeededRandom(seed: string): SeededRandom {
  let position = 0;
  let block: Buffer | undefined;
  let blockNumber = -1;
  const byteAt = (at: number) => {
    const number = Math.floor(at / BLOCK_BYTES);
    if (block === undefined || number !== blockNumber) {
      block = hash('sha256', `${seed} ${number}`, 'buffer');
      blockNumber = number;
    }
    return block[at % BLOCK_BYTES] ?? 0;
  };
  const bytes = (count: number) => {
    const given = Buffer.allocUnsafe(count);
    for (let index = 0; index < count; index += 1) given[index] = byteAt(position + index);
    position += count;
    return given;
  };
  return {
    ...withBelow(bytes),
    position: () => position,
    goTo: to => {
      position = to;
    },
  };
}

function withBelow(bytes: (count: number) => Buffer): Random {
  return {
    bytes,
    below: limit => {
      // What is left of the range above the last multiple of the limit would make small numbers likelier.
      const end = RANGE - (RANGE % limit);
      for (;;) {
        const number = bytes(BELOW_BYTES).readUInt32BE();
        if (number < end) return number % limit;
      }
    },
  };
}
