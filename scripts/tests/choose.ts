/** Which tests to run for a change: those that it can reach, the likeliest first, until their time is used up. */
import { basename, dirname } from 'node:path/posix';
import { reach, type Users } from './import-graph.ts';

export interface Choice {
  readonly chosen: readonly string[];
  /** Reached as well, and left to the full run. */
  readonly left: readonly string[];
}

export interface Choosing {
  readonly users: Users;
  readonly files: readonly string[];
  readonly changed: readonly string[];
  /** How long a test file takes by itself. */
  readonly secondsOf: (file: string) => number;
  /** How long all chosen ones may take, one after the other. */
  readonly budgetSeconds: number;
}

export const TEST_FILE = /\.test\.ts$/;

export function chooseTests({ users, files, changed, secondsOf, budgetSeconds }: Choosing): Choice {
  const distances = reach(users, expandChanges(changed, files));
  const reached = files.filter(file => TEST_FILE.test(file) && distances.has(file));
  const ranked = rank(reached, changed, distances);
  const chosen: string[] = [];
  let seconds = 0;
  for (const file of ranked) {
    const cost = secondsOf(file);
    if (chosen.length > 0 && seconds + cost > budgetSeconds) continue;
    chosen.push(file);
    seconds += cost;
  }
  const isChosen = new Set(chosen);
  return { chosen: chosen.toSorted(), left: ranked.filter(file => !isChosen.has(file)).toSorted() };
}

/** Files that no source names, and what they act on. */
const ACTS_ON: readonly (readonly [file: RegExp, acts: RegExp])[] = [
  // Versions of the libraries: whatever is built of them.
  [/^package-lock\.json$/, /^packages\/[^/]+\/src\/.*\.ts$/],
  [/^(package-lock|package)\.json$/, /^scripts\/.*\.ts$/],
  [/^bench\/package\.json$/, /^bench\/src\/.*\.ts$/],
  // A test reads each of these pages, and finds them with git.
  [/\.md$/, /^scripts\/check\/.*\.test\.ts$/],
];

function expandChanges(changed: readonly string[], files: readonly string[]): Set<string> {
  const all = new Set(changed);
  for (const [pattern, acts] of ACTS_ON) {
    if (!changed.some(file => pattern.test(file))) continue;
    for (const file of files) if (acts.test(file)) all.add(file);
  }
  return all;
}

/**
 * The changed tests themselves, then unit tests (they stand beside what they test, and are quick), then tests whose names share
 * words with what was changed. The rest takes turns by subject, so that a change in the middle of everything is tried from all sides.
 */
function rank(reached: readonly string[], changed: readonly string[], distances: ReadonlyMap<string, number>): string[] {
  const words = new Set(changed.flatMap(wordsOf));
  const turns = takeTurns(reached);
  const keyOf = (file: string): readonly number[] => [
    distances.get(file) === 0 ? 0 : 1,
    file.includes('/src/') ? 0 : 1,
    -wordsOf(file).filter(word => words.has(word)).length,
    turns.get(file) ?? 0,
    distances.get(file) ?? 0,
  ];
  const keys = new Map(reached.map(file => [file, keyOf(file)]));
  return reached.toSorted((one, other) => compare(keys.get(one) ?? [], keys.get(other) ?? []));
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

/** Words that stand in the path of most files and say nothing of their subject. */
const GENERAL_WORDS = new Set(['packages', 'server', 'src', 'test', 'ts', 'index', 'dialects', 'services', 'routes', 'contract']);

function wordsOf(file: string): string[] {
  return file.split(/[^a-z0-9]+/i).filter(word => word.length > 2 && !GENERAL_WORDS.has(word));
}

/** The first of each subject has turn 0, the second turn 1: a subject is a folder and the first word of the file's name. */
function takeTurns(files: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  return new Map(
    files.map(file => {
      const subject = `${dirname(file)}/${basename(file).split(/[-.]/)[0]}`;
      const turn = counts.get(subject) ?? 0;
      counts.set(subject, turn + 1);
      return [file, turn];
    }),
  );
}
