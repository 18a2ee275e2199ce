/** The types of a table and of what every table is measured with, and their common settings. */
import type { Child } from './children.ts';
import type { Plan } from './rounds.ts';
import type { MeasuredServer } from './servers.ts';

export interface Bench {
  readonly load: Child<unknown>;
  readonly floor: MeasuredServer;
  /** An empty folder, removed at the end of the run. */
  readonly folder: string;
  readonly size: Size;
  readonly plan: Plan;
  /** Warm-up before the first measurement of a server, which would otherwise be slower than the later ones. */
  readonly firstWarmUpSeconds: number;
  readonly log: (text: string) => void;
}

/** `short` only checks that everything works, `standard` is published, `full` also fills the stores that take long. */
export type Size = 'short' | 'standard' | 'full';

/** One table: measured separately and shown as Markdown. */
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
