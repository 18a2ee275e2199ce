/** Counts the rows of each table and sums them up, in any order: two stores with the same tally have the same rows. */
import { hash } from 'node:crypto';
import { rowLine } from '../backup/format.ts';
import type { Row } from './rows.ts';

export interface TableTally {
  readonly rows: number;
  /** The sum of the rows' SHA-256, each cut to 128 bits, modulo 2^128; in hex. */
  readonly checksum: string;
}

export interface Tally {
  readonly add: (table: string, row: Row) => void;
  readonly subtract: (table: string, row: Row) => void;
  readonly of: (table: string) => TableTally;
}

const HEX_DIGITS = 32;
const MODULUS = 1n << 128n;

export function createTally(): Tally {
  const known = new Map<string, { rows: number; sum: bigint }>();
  const change = (table: string, row: Row, sign: 1 | -1) => {
    const { rows, sum } = known.get(table) ?? { rows: 0, sum: 0n };
    const digest = BigInt(`0x${hash('sha256', rowLine(Object.values(row)), 'hex').slice(0, HEX_DIGITS)}`);
    known.set(table, { rows: rows + sign, sum: (sum + (sign === 1 ? digest : MODULUS - digest)) % MODULUS });
  };
  return {
    add: (table, row) => change(table, row, 1),
    subtract: (table, row) => change(table, row, -1),
    of: table => {
      const { rows, sum } = known.get(table) ?? { rows: 0, sum: 0n };
      return { rows, checksum: sum.toString(16).padStart(HEX_DIGITS, '0') };
    },
  };
}
