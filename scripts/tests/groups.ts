/**
 * Puts test files into groups that share a process. A file that asks a whole server needs a second until its modules are there, which is
 * as long as the tests of most of them take; a file of one module needs a third of that, for tests of some milliseconds.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

interface Room {
  /** Nothing of these changes what others of the same process see. */
  readonly files: RegExp;
  /** A group then takes less time than the longest of the files that are alone. */
  readonly groupSize: number;
}

const ROOMS: readonly Room[] = [
  // Each has a registry of its own.
  { files: /^packages\/server\/test\/(?:contract|core|search|security)\//, groupSize: 6 },
  {
    files: /^packages\/(?:server|portal)\/src\/(?!.*(?:\/golden\/|certificate|log-lines|\.browser\.)).*\.test\.ts$/,
    groupSize: 30,
  },
  // Each has a server of its own, and shares the browser.
  { files: /\.browser\.ts$/, groupSize: 9 },
];

/** Where the files are that import a group. Imports in them are relative, so that it may be anywhere. */
export const GROUPS_DIRECTORY = '.cache/test-groups';

export interface TestFile {
  readonly path: string;
  /** The files that it stands for: itself alone, or its group. */
  readonly members: readonly string[];
}

export function groupFiles(files: readonly string[], directory: string): readonly TestFile[] {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const roomOf = (file: string) => ROOMS.find(({ files: shares }) => shares.test(file));
  const others = files.filter(file => roomOf(file) === undefined).map(path => ({ path, members: [path] }));
  const groups = ROOMS.flatMap(room => dealOut(files.filter(file => roomOf(file) === room).toSorted(), room.groupSize));
  return [...groups.map((members, at) => writeGroup(join(directory, `${at + 1}.test.ts`), members)), ...others];
}

/** Neighbours have alike names, and take about as long: they come into different groups. */
function dealOut(files: readonly string[], groupSize: number): readonly (readonly string[])[] {
  const count = Math.ceil(files.length / groupSize);
  return Array.from({ length: count }, (_, group) => files.filter((_, at) => at % count === group));
}

function writeGroup(path: string, members: readonly string[]): TestFile {
  const imports = members.map(member => `import '${relative(dirname(path), member).replaceAll('\\', '/')}';\n`);
  writeFileSync(path, imports.join(''));
  return { path, members };
}
