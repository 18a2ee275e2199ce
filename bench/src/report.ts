/** The figures as a markdown table, and as JSON for whoever compares runs. */
import type { Comparison, Timing } from './rounds.ts';
import type { Startup } from './startup.ts';

export interface Row extends Comparison {
  readonly id: string;
  readonly title: string;
  readonly store: 'SQLite' | 'PostgreSQL';
  /** The ratio that it should reach; null where the figure is stated only. */
  readonly goal: number | null;
}

export interface Results {
  readonly date: string;
  readonly node: string;
  readonly cores: number;
  readonly pinned: boolean;
  readonly devices: number;
  readonly connections: number;
  readonly rows: readonly Row[];
  readonly startup: Startup;
  readonly startupGoal: { readonly firstAnswerMs: number; readonly restMebibytes: number };
}

/** Below this share of its core the load, and not the server, says how many answers there are. */
const BUSY_SHARE = 0.9;

export function toMarkdown({ rows, startup, startupGoal, ...run }: Results): string {
  const measured = rows.map(row => [
    row.title,
    row.store,
    row.goal === null ? '' : `≥ ${row.goal.toFixed(2)}`,
    row.ratio.toFixed(2),
    processorRatio(row).toFixed(2),
    `${row.heldby.cpuMicros.toFixed(0)} / ${row.floor.cpuMicros.toFixed(0)}`,
    `${percent(busyShare(row.heldby))} / ${percent(busyShare(row.floor))}`,
    `${row.heldby.p50Ms} / ${row.heldby.p99Ms}`,
  ]);
  const head = ['call', 'store', 'goal', 'by requests/s', 'by processor time', 'processor µs', 'busy', 'ms, p50 / p99'];
  const { firstAnswerMs, restMebibytes } = startup;
  return [
    `${run.date.slice(0, 10)}, Node ${run.node}, ${run.cores} cores${run.pinned ? ', server and load on one each' : ''}, ` +
      `${run.devices} devices, ${run.connections} connections. Pairs are heldby / floor.`,
    '',
    ...table(head, measured),
    ...caveat(rows),
    '',
    ...table(
      ['start', '', 'goal'],
      [
        ['first answer', `${firstAnswerMs.toFixed(0)} ms`, `< ${startupGoal.firstAnswerMs} ms`],
        ['memory at rest', `${restMebibytes.toFixed(0)} MB`, `< ${startupGoal.restMebibytes} MB`],
      ],
    ),
  ].join('\n');
}

/** What the ratio would be if both servers were busy all the time. */
export function processorRatio({ floor, heldby }: Comparison): number {
  return floor.cpuMicros / heldby.cpuMicros;
}

/** The share of one core that the server used. */
export function busyShare({ perSecond, cpuMicros }: Timing): number {
  return (perSecond * cpuMicros) / 1_000_000;
}

/** A floor that waits for its load makes everything else look better than it is. */
function caveat(rows: readonly Row[]): string[] {
  const idle = rows.filter(row => busyShare(row.floor) < BUSY_SHARE).length;
  if (idle === 0) return [];
  return [
    '',
    `In ${idle} of ${rows.length} rows the floor was less than ${percent(BUSY_SHARE)} busy: the load could not keep up with it, and the ` +
      'ratio by requests flatters heldby. Go by processor time there.',
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
