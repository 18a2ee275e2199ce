/** Starts the measured servers: the floor, and heldby over a store. */
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

/** More than one credential sends in a minute, so that the limiter runs for every request but refuses none. */
const RATE_PER_MINUTE = 1_000_000_000;

/** The maximum, because the load is as heavy as possible and no request may be refused. */
const SHED_AFTER_MS = 60_000;

/** Settings of every measured heldby, unless a table changes them. */
export const MEASURED_SETTINGS = {
  port: '0',
  ratePerMinute: String(RATE_PER_MINUTE),
  organizationRatePerMinute: '0',
  shedAfterMs: String(SHED_AFTER_MS),
};

export interface HeldbyStore {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

export function startFloor(core: number): Promise<MeasuredServer> {
  return startServer('floor.js', [], core);
}

/** `more` overrides the settings. */
export function startHeldby(
  store: HeldbyStore,
  core: number,
  more: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> {
  const flags = { ...store, ...MEASURED_SETTINGS, ...more };
  return startServer('heldby.js', [JSON.stringify(flags)], core);
}

/** Starts a file that reports its port and its processor time, as `usage.js` does. */
export async function startServer(file: string, args: readonly string[], core: number): Promise<MeasuredServer> {
  const child = await startChild<{ port: number }>(file, args, { core });
  return { port: child.ready.port, usage: () => child.ask<Usage>('usage'), stop: child.stop };
}
