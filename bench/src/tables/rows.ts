/** Measures calls against the floor, one after the other on one heldby, and shows them as one table. */
import { type Bench, CONNECTIONS } from '../bench.ts';
import type { Caller } from '../callers.ts';
import { CORES } from '../children.ts';
import { busyShare, caveat, percent, processorRatio, table } from '../markdown.ts';
import { type Comparison, compare, warmUp } from '../rounds.ts';
import type { ScenarioId } from '../scenarios.ts';
import { type HeldbyStore, startHeldby } from '../servers.ts';

export type StoreName = 'SQLite' | 'PostgreSQL';

export interface Row extends Comparison {
  readonly title: string;
  readonly store: StoreName;
  /** The ratio to reach; null if there is no goal. */
  readonly goal: number | null;
}

export interface Measurement {
  readonly scenario: ScenarioId;
  readonly title: string;
  readonly callers: readonly Caller[];
  readonly goal: number | null;
}

export async function measureRows(
  bench: Bench,
  store: HeldbyStore,
  name: StoreName,
  measurements: readonly Measurement[],
): Promise<Row[]> {
  const { load, floor, plan, log } = bench;
  const heldby = await startHeldby(store, CORES.server);
  const rows: Row[] = [];
  try {
    const first = { scenario: measurements[0]?.scenario ?? 'list', callers: measurements[0]?.callers ?? [] };
    await warmUp(load, heldby, { ...first, connections: CONNECTIONS }, bench.firstWarmUpSeconds);
    for (const { scenario, title, callers, goal } of measurements) {
      const compared = await compare(load, { floor, heldby }, { scenario, callers, connections: CONNECTIONS }, plan);
      rows.push({ title, store: name, goal, ...compared });
      log(`${name}: ${title}: ${compared.ratio.toFixed(2)} of the floor's ${compared.floor.perSecond.toFixed(0)} a second`);
    }
  } finally {
    await heldby.stop();
  }
  return rows;
}

export function showRows(rows: readonly Row[]): string[] {
  const head = ['call', 'store', 'goal', 'by requests/s', 'by processor time', 'processor µs', 'busy', 'ms, p50 / p99'];
  const shown = rows.map(row => [
    row.title,
    row.store,
    row.goal === null ? '' : `≥ ${row.goal.toFixed(2)}`,
    row.ratio.toFixed(2),
    processorRatio(row).toFixed(2),
    `${row.heldby.cpuMicros.toFixed(0)} / ${row.floor.cpuMicros.toFixed(0)}`,
    `${percent(busyShare(row.heldby))} / ${percent(busyShare(row.floor))}`,
    `${row.heldby.p50Ms} / ${row.heldby.p99Ms}`,
  ]);
  return ['Pairs are heldby / floor.', '', ...table(head, shown), ...caveat(rows)];
}
