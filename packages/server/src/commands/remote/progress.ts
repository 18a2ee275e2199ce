/** Says on the error stream how far a long read is, if somebody watches and the rows go elsewhere. */
import type { Output } from '../output.ts';
import { writeAll } from '../output.ts';

/** What takes no longer needs no bar. */
const SILENT_MS = 1_000;
const EVERY_MS = 200;
const WIDTH = 30;

export interface Bar {
  /** `total` is undefined while nobody knows it. */
  readonly show: (done: number, total: number | undefined) => void;
  /** Takes the bar off the terminal. */
  readonly clear: () => void;
}

/** Shows nothing unless the error stream is a terminal. */
export function createBar({ json }: Output, what: string): Bar {
  const isWatched = process.stderr.isTTY === true && !json;
  let next = Date.now() + SILENT_MS;
  let isShown = false;
  return {
    show: (done, total) => {
      if (!isWatched || Date.now() < next) return;
      next = Date.now() + EVERY_MS;
      isShown = true;
      writeAll(2, `\r\x1b[K${barOf(done, total)} ${what}`);
    },
    clear: () => {
      if (isShown) writeAll(2, '\r\x1b[K');
    },
  };
}

export function barOf(done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return String(done);
  const part = Math.min(1, done / total);
  const full = Math.round(part * WIDTH);
  return `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${Math.floor(part * 100)} %, ${done} of ${total}`;
}

/** Shows how many items have come. Rows that go to the terminal themselves are progress enough. */
export async function* progress<T>(
  items: AsyncIterable<T>,
  output: Output,
  what = 'rows read',
  isElsewhere = process.stdout.isTTY !== true,
  total?: () => number | undefined,
): AsyncGenerator<T, void, undefined> {
  const bar = createBar(output, what);
  let count = 0;
  try {
    for await (const item of items) {
      yield item;
      count += 1;
      if (isElsewhere) bar.show(count, total?.());
    }
  } finally {
    bar.clear();
  }
}
