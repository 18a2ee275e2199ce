/** How long each test file took when it last ran here, so that a choice can be made by time and long ones begin first. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';

/** Files that run side by side: one for each core. */
export const CONCURRENCY = Number(process.env.HELDBY_TEST_CONCURRENCY ?? availableParallelism());

const TIMES = '.cache/test-seconds.json';

/** What a file takes that has not run here yet, by its place. */
const USUAL_SECONDS: readonly (readonly [place: string, seconds: number])[] = [
  ['/golden/', 8],
  ['/torture/isolation', 30],
  ['/contract/writes', 30],
  ['long-replies', 20],
  ['/commands/', 10],
  ['/torture/', 6],
  ['/e2e/', 6],
  ['/contract/', 3],
  ['/security/', 3],
  ['/src/', 0.5],
];
const OTHERWISE_SECONDS = 2;

export function readSeconds(): (file: string) => number {
  const known = readTimes();
  return file => known[file] ?? USUAL_SECONDS.find(([place]) => file.includes(place))?.[1] ?? OTHERWISE_SECONDS;
}

/** Adds the times of a run to what is known. */
export function writeSeconds(seconds: ReadonlyMap<string, number>): void {
  mkdirSync(dirname(TIMES), { recursive: true });
  writeFileSync(TIMES, JSON.stringify({ ...readTimes(), ...Object.fromEntries(seconds) }, null, 1));
}

function readTimes(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(TIMES, 'utf8')) as Record<string, number>;
  } catch {
    return {}; // No run yet, or one that was cut short: the usual times will do.
  }
}
