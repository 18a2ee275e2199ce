/** Formats tables and numbers as Markdown. */
import type { Comparison, Timing } from './rounds.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

/** If the server uses less than this share of its core, the load limits the number of answers, not the server. */
const BUSY_SHARE = 0.9;

/** The share of one core that the server used. */
export function busyShare({ perSecond, cpuMicros }: Timing): number {
  return (perSecond * cpuMicros) / 1_000_000;
}

/** The ratio if both servers were busy all the time. */
export function processorRatio({ floor, heldby }: Comparison): number {
  return floor.cpuMicros / heldby.cpuMicros;
}

/** Warns if the floor waited for its load, which makes every ratio look better than it is. */
export function caveat(rows: readonly Comparison[]): string[] {
  const idle = rows.filter(row => busyShare(row.floor) < BUSY_SHARE).length;
  if (idle === 0) return [];
  return [
    '',
    `In ${idle} of ${rows.length} rows the floor was less than ${percent(BUSY_SHARE)} busy: the load could not keep up with it, and the ` +
      'ratio by requests flatters heldby. Go by processor time there.',
  ];
}
