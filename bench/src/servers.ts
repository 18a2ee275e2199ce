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

export interface HeldbyStore {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

export function startFloor(core: number): Promise<MeasuredServer> {
  return startServer('floor.js', [], core, []);
}

export function startHeldby(store: HeldbyStore, core: number, nodeFlags: readonly string[] = []): Promise<MeasuredServer> {
  const flags = { ...store, port: '0', ratePerMinute: String(RATE_PER_MINUTE) };
  return startServer('heldby.js', [JSON.stringify(flags)], core, nodeFlags);
}

/** A file that announces its port and its use of the machine, as `usage.js` does. */
export async function startServer(
  file: string,
  args: readonly string[],
  core: number,
  nodeFlags: readonly string[],
): Promise<MeasuredServer> {
  const child = await startChild<{ port: number }>(file, args, { core, nodeFlags });
  return { port: child.ready.port, usage: () => child.ask<Usage>('usage'), stop: child.stop };
}
