/** What somebody has filled in for a fault, and what the emulator takes. */
import type { FaultWish } from '../../data/emulator/types.ts';

export interface Draft {
  readonly on: 'operation' | 'path';
  readonly operation: string;
  readonly path: string;
  readonly kind: 'status' | 'drop' | 'malformed' | 'delay';
  readonly status: string;
  /** Empty: none. */
  readonly delayMs: string;
  /** Empty: always. */
  readonly times: string;
}

/** What is not a number is sent as it is: the emulator says what it should be. */
export function wishOf({ on, operation, path, kind, status, delayMs, times }: Draft): FaultWish {
  return {
    ...(on === 'operation' ? { operation } : { path: path.trim() }),
    ...(kind === 'status' && { status: numberOf(status) }),
    ...(kind === 'drop' && { drop: true }),
    ...(kind === 'malformed' && { malformed: true }),
    ...((delayMs.trim() !== '' || kind === 'delay') && { delayMs: numberOf(delayMs) }),
    times: times.trim() === '' ? 'always' : numberOf(times),
  };
}

function numberOf(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(value) ? (text as unknown as number) : value;
}
