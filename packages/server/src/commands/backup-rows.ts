/** What backup and restore say of rows: how far they are, and how many there were. */
import type { Progress } from '../storage/backup/write.ts';
import type { Output } from './output.ts';

const PROGRESS_EVERY_MS = 1_000;

export function progressOf(output: Output, done: string): Progress {
  let next = Date.now() + PROGRESS_EVERY_MS;
  return rows => {
    if (Date.now() < next) return;
    next = Date.now() + PROGRESS_EVERY_MS;
    output.note(`${rows} rows ${done} …`);
  };
}

export function summary(rows: Readonly<Record<string, number>>): string {
  const counts = Object.entries(rows).filter(([, count]) => count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? 'no rows' : `${total} rows (${counts.map(([table, count]) => `${table} ${count}`).join(', ')})`;
}
