/** What every table is measured with, and what a table is. */
import type { Child } from './children.ts';
import type { Plan } from './rounds.ts';
import type { MeasuredServer } from './servers.ts';

export interface Bench {
  readonly load: Child<unknown>;
  readonly floor: MeasuredServer;
  /** Empty, and thrown away at the end of the run. */
  readonly folder: string;
  readonly size: Size;
  readonly plan: Plan;
  /** Before the first measurement of a server, which would pay for all the others. */
  readonly firstWarmUpSeconds: number;
  readonly log: (text: string) => void;
}

/** `short` proves that everything works, `standard` is what is published, `full` fills what takes long to fill. */
export type Size = 'short' | 'standard' | 'full';

/** One table: measured in a run of its own, and shown as Markdown. */
export interface Table<Data = unknown> {
  readonly id: string;
  readonly title: string;
  readonly measure: (bench: Bench) => Promise<Data>;
  readonly show: (data: Data) => readonly string[];
}

/** Connections of the load. */
export const CONNECTIONS = 64;

const PLANS: Readonly<Record<Size, Plan & { readonly firstWarmUpSeconds: number }>> = {
  short: { rounds: 1, roundSeconds: 1, warmUpSeconds: 1, firstWarmUpSeconds: 1 },
  standard: { rounds: 3, roundSeconds: 2, warmUpSeconds: 2, firstWarmUpSeconds: 8 },
  full: { rounds: 7, roundSeconds: 3, warmUpSeconds: 3, firstWarmUpSeconds: 10 },
};

export function planFor(size: Size): Pick<Bench, 'size' | 'plan' | 'firstWarmUpSeconds'> {
  const { firstWarmUpSeconds, ...plan } = PLANS[size];
  return { size, plan, firstWarmUpSeconds };
}
