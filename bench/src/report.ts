/** The figures as a markdown table, and as JSON for whoever compares runs. */
import type { Comparison } from './rounds.ts';
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

export function toMarkdown({ rows, startup, startupGoal, ...run }: Results): string {
  const measured = rows.map(row => [
    row.title,
    row.store,
    row.ratio.toFixed(2),
    row.goal === null ? '' : `≥ ${row.goal.toFixed(2)}`,
    `${row.heldby.cpuMicros.toFixed(0)} / ${row.floor.cpuMicros.toFixed(0)}`,
    `${row.heldby.p50Ms} / ${row.heldby.p99Ms}`,
  ]);
  const { firstAnswerMs, restMebibytes } = startup;
  return [
    `${run.date.slice(0, 10)}, Node ${run.node}, ${run.cores} cores${run.pinned ? ', server and load on one each' : ''}, ` +
      `${run.devices} devices, ${run.connections} connections`,
    '',
    ...table(['call', 'store', 'requests/s ÷ floor', 'goal', 'processor µs, heldby / floor', 'ms, p50 / p99'], measured),
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
