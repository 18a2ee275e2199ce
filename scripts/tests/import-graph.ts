/** Which file of the repository uses which: by its imports, and by the names of files that stand in its text. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, normalize } from 'node:path/posix';

/** For each file, the files that use it directly. */
export type Users = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the source files among these paths (relative to the root, with `/`) and turns what they use around. */
export function readUsers(root: string, files: readonly string[]): Users {
  const resolve = createResolver(root, files);
  const users = new Map(readBeside(files));
  for (const file of files) {
    if (!SOURCE.test(file) || !existsSync(join(root, file))) continue;
    for (const used of literalsOf(readFileSync(join(root, file), 'utf8')).flatMap(literal => resolve(file, literal))) {
      if (used === file) continue;
      const known = users.get(used) ?? new Set();
      users.set(used, known.add(file));
    }
  }
  return users;
}

/** A test reads the data that stand in its own folder, and need not name them. */
function readBeside(files: readonly string[]): [string, Set<string>][] {
  const tests = Map.groupBy(
    files.filter(file => file.endsWith('.test.ts')),
    dirname,
  );
  return files.filter(file => !SOURCE.test(file)).map(file => [file, new Set(tests.get(dirname(file)))]);
}

/** Every file that a change of these can reach, with the length of the shortest way to it: 0 for themselves. */
export function reach(users: Users, changed: Iterable<string>): Map<string, number> {
  const distances = new Map([...changed].map(file => [file, 0]));
  // A Map is walked in the order of insertion, what is added on the way included: breadth first.
  for (const [file, distance] of distances) {
    for (const user of users.get(file) ?? []) if (!distances.has(user)) distances.set(user, distance + 1);
  }
  return distances;
}

const SOURCE = /\.(?:ts|js|mjs|cjs)$/;
/** These vanish when the types are stripped, so no behaviour passes through them. */
const TYPE_ONLY = /^(?:import|export) type [^;]*? from '[^']+';$/gm;
const COMMENT_LINE = /^\s*(?:\/\/|\/?\*).*$/gm;
const WILD = /[*{]/;
/** One that begins in a folder; where one begins that starts with a star is said elsewhere. */
const PATTERN = /^[^*{]+\//;
const LITERAL = /'([^'\\\n]*)'|"([^"\\\n]*)"|`([^`\\\n]*)`/g;

function literalsOf(text: string): string[] {
  const code = text.replaceAll(TYPE_ONLY, '').replaceAll(COMMENT_LINE, '');
  return [...code.matchAll(LITERAL)].map(([, single, double, template]) => single ?? double ?? template ?? '');
}

/** Says which files of the repository a string in a file means: none for most. */
function createResolver(root: string, files: readonly string[]): (from: string, literal: string) => readonly string[] {
  const known = new Set(files);
  const folders = groupByFolder(files);
  const packages = readEntries(root, files);

  const byPath = (path: string): readonly string[] => {
    if (known.has(path)) return [path];
    const folder = path.endsWith('/') ? path.slice(0, -1) : path;
    const inside = folder === '.' || folder.startsWith('..') ? [] : (folders.get(folder) ?? []);
    // Without a slash at its end it is taken for a folder only where that holds data: many words name a folder of sources by chance.
    return path.endsWith('/') || !inside.some(each => SOURCE.test(each)) ? inside : [];
  };
  const byPattern = (pattern: string) => files.filter(file => matchesGlob(file, pattern));

  const byStart = (start: string) =>
    start.endsWith('/') ? byPath(start.slice(0, -1)) : files.filter(file => file.startsWith(start));

  return (from, literal) => {
    if (literal === '' || literal.startsWith('/') || literal.length > 200) return [];
    const entry = packages.get(literal.startsWith('#') ? `${packageOf(from)}${literal}` : literal);
    if (entry !== undefined) return [entry];
    const [start = '', ...holes] = literal.split('${');
    const beside = join(dirname(from), start);
    // Relative to the file; a path with a slash in it may as well be meant from the root.
    const places = start.startsWith('.') || !start.includes('/') ? [beside] : [beside, normalize(start)];
    if (holes.length > 0) return start.includes('/') ? places.flatMap(byStart) : [];
    if (WILD.test(literal)) return PATTERN.test(literal) ? places.flatMap(byPattern) : [];
    return [...places, ...(literal.includes('.') ? [literal] : [])].flatMap(byPath);
  };
}

function groupByFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
      const inside = folders.get(folder) ?? [];
      inside.push(file);
      folders.set(folder, inside);
    }
  }
  return folders;
}

function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, { readonly 'heldby-source'?: string }>>;
  readonly imports?: Readonly<Record<string, { readonly 'heldby-source'?: string }>>;
}

/** The source files behind the packages' own specifiers: `@heldby/contract`, `#main`. */
function readEntries(root: string, files: readonly string[]): Map<string, string> {
  const entries = new Map<string, string>();
  for (const file of files.filter(each => /^packages\/[^/]+\/package\.json$/.test(each))) {
    if (!existsSync(join(root, file))) continue;
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
    const add = (specifier: string, target: string | undefined) => {
      if (target !== undefined) entries.set(specifier, join(dirname(file), target));
    };
    for (const [name, each] of Object.entries(manifest.exports ?? {}))
      add(join(manifest.name ?? '', name), each['heldby-source']);
    for (const [name, each] of Object.entries(manifest.imports ?? {})) add(`${packageOf(file)}${name}`, each['heldby-source']);
  }
  return entries;
}
