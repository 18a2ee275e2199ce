/**
 * Puts test files into groups that share a process. A file that asks a whole server needs a second until its modules are there, which is
 * as long as the tests of most of them take.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Nothing of these changes what others of the same process see: each has a registry of its own. */
const SHARING = /^packages\/server\/test\/contract\//;
/** A group then takes less time than the longest of the other files. */
const GROUP_SIZE = 6;

/** Where the files are that import a group. Imports in them are relative, so that it may be anywhere. */
export const GROUPS_DIRECTORY = '.cache/test-groups';

export interface TestFile {
  readonly path: string;
  /** The files that it stands for: itself alone, or its group. */
  readonly members: readonly string[];
}

export function groupFiles(files: readonly string[], directory: string): readonly TestFile[] {
  const sharing = files.filter(file => SHARING.test(file)).toSorted();
  const others = files.filter(file => !SHARING.test(file)).map(path => ({ path, members: [path] }));
  const count = Math.ceil(sharing.length / GROUP_SIZE);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  // Neighbours have alike names, and take about as long: they are dealt out.
  const groups = Array.from({ length: count }, (_, group) => {
    const members = sharing.filter((_, at) => at % count === group);
    return writeGroup(join(directory, `${group + 1}.test.ts`), members);
  });
  return [...groups, ...others];
}

function writeGroup(path: string, members: readonly string[]): TestFile {
  const imports = members.map(member => `import '${relative(dirname(path), member).replaceAll('\\', '/')}';\n`);
  writeFileSync(path, imports.join(''));
  return { path, members };
}
