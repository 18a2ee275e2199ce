/** The measured servers: the floor, and heldby over a store. */
import { startChild } from './children.ts';

export interface Usage {
  readonly cpuMicros: number;
  readonly rssBytes: number;
}

export interface MeasuredServer {
  readonly port: number;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

/** Above anything that one credential sends here in a minute: raised, so that the limiter works on every request. */
const RATE_PER_MINUTE = 1_000_000_000;

/** The longest that can be set: where the load is as heavy as it can be, what is measured is every answer. */
const SHED_AFTER_MS = 60_000;

/** Settings that every measured heldby has, unless a table says otherwise. */
export const MEASURED_SETTINGS = { port: '0', ratePerMinute: String(RATE_PER_MINUTE), shedAfterMs: String(SHED_AFTER_MS) };

export interface HeldbyStore {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

export function startFloor(core: number): Promise<MeasuredServer> {
  return startServer('floor.js', [], core);
}

/** `more` are settings other than those that every measured heldby has. */
export function startHeldby(
  store: HeldbyStore,
  core: number,
  more: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> {
  const flags = { ...store, ...MEASURED_SETTINGS, ...more };
  return startServer('heldby.js', [JSON.stringify(flags)], core);
}

/** A file that announces its port and its use of the machine, as `usage.js` does. */
export async function startServer(file: string, args: readonly string[], core: number): Promise<MeasuredServer> {
  const child = await startChild<{ port: number }>(file, args, { core });
  return { port: child.ready.port, usage: () => child.ask<Usage>('usage'), stop: child.stop };
}
