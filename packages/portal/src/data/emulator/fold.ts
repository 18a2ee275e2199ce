/** What an emulator has told so far. */
import type { Happening, RequestSummary } from './types.ts';

export interface EmulatorState extends Omit<Happening, 'requests'> {
  /** The newest first. */
  readonly requests: readonly RequestSummary[];
  /** When it was told, in milliseconds of this page. */
  readonly toldAt: number;
}

/** Older ones are in the record of the emulator, and not on the page. */
export const SHOWN_LIMIT = 2_000;

export function fold(before: EmulatorState | undefined, { requests, ...told }: Happening, toldAt: number): EmulatorState {
  const known = before?.recording === told.recording ? before.requests : [];
  if (requests.length === 0) return { ...told, requests: known, toldAt };
  const byNumber = new Map([...known, ...requests].map(request => [request.number, request]));
  const all = [...byNumber.values()].toSorted((one, other) => other.number - one.number);
  return { ...told, requests: all.slice(0, SHOWN_LIMIT), toldAt };
}
