/** Every dialect has the same files by the same names, but for the exceptions that dialects/README.md lists with their reasons. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createDialects } from '../src/app.ts';

const FOLDER = join(import.meta.dirname, '../src/dialects');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

interface Exception {
  readonly dialect: string;
  readonly name: string;
  readonly is: 'missing' | 'extra';
  readonly why: string;
}

describe('the folder of every dialect', () => {
  const rooms = roomsIn(README);
  const exceptions = exceptionsIn(README);

  it('is there, and is the folder of a dialect', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(each => each.isDirectory());
    const ids = createDialects({ tokenLifetimeSeconds: 60 }).map(({ id }) => id);
    assert.deepEqual(folders.map(({ name }) => name).toSorted(), ids.toSorted());
  });

  for (const { id } of createDialects({ tokenLifetimeSeconds: 60 })) {
    it(`has the rooms of the README and its exceptions, for ${id}`, () => {
      assert.deepEqual(differences(id, contentsOf(join(FOLDER, id)), rooms, exceptions), []);
    });
  }

  it('is excepted only with a reason, and only where the dialect exists', () => {
    assert.ok(exceptions.length > 0, 'the table of exceptions was not read');
    for (const { dialect, why } of exceptions) assert.ok(why.length > 20 && existsSync(join(FOLDER, dialect)), dialect);
  });
});

describe('a folder that differs', () => {
  const rooms = ['README.md', 'index.ts', 'routes/index.ts', 'schemas/'];
  const exceptions: Exception[] = [
    { dialect: 'one', name: 'schemas/', is: 'missing', why: '' },
    { dialect: 'one', name: 'extra.ts', is: 'extra', why: '' },
  ];
  const seen = (contents: string[]) => differences('one', contents, rooms, exceptions);

  it('is told with what is missing and what is not expected', () => {
    assert.deepEqual(seen(['README.md', 'index.ts', 'routes/', 'routes/index.ts', 'routes/more.ts', 'extra.ts']), []);
    assert.deepEqual(seen(['README.md', 'index.ts', 'routes/', 'extra.ts']), ['one: routes/index.ts is missing']);
    assert.deepEqual(seen(['README.md', 'routes/', 'routes/index.ts', 'extra.ts', 'helpers.ts']), [
      'one: index.ts is missing',
      'one: helpers.ts is extra',
    ]);
  });

  it('is told when it differs no longer, though it is excepted', () => {
    assert.deepEqual(seen(['README.md', 'index.ts', 'routes/', 'routes/index.ts', 'schemas/']), [
      'one: extra.ts is missing',
      'one: schemas/ is extra',
    ]);
  });
});

/** The names in the first column of the table of rooms. */
function roomsIn(readme: string): string[] {
  return rowsUnder(readme, 'name').map(([name = '']) => name);
}

function exceptionsIn(readme: string): Exception[] {
  return rowsUnder(readme, 'dialect').map(([dialect = '', name = '', is = '', why = '']) => {
    assert.ok(is === 'missing' || is === 'extra', `${dialect} ${name}: ${is}`);
    return { dialect, name, is, why };
  });
}

/** The rows of the table whose first column has this title, without their code marks. */
function rowsUnder(readme: string, title: string): string[][] {
  const lines = readme.split('\n');
  const start = lines.findIndex(line => line.startsWith(`| ${title} |`));
  assert.ok(start >= 0, `dialects/README.md has no table of ${title}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const cells = (line: string) => line.split('|').slice(1, -1);
  return lines.slice(start + 2, end).map(line => cells(line).map(cell => cell.trim().replaceAll('`', '')));
}

/** The files and folders of a folder, and the files in those: folders have a slash behind their names. */
function contentsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(each => {
    if (!each.isDirectory()) return [each.name];
    return [`${each.name}/`, ...readdirSync(join(folder, each.name)).map(inner => `${each.name}/${inner}`)];
  });
}

function differences(
  id: string,
  contents: readonly string[],
  rooms: readonly string[],
  exceptions: readonly Exception[],
): string[] {
  const own = exceptions.filter(({ dialect }) => dialect === id);
  const needed = new Set(rooms);
  for (const { name, is } of own) is === 'missing' ? needed.delete(name) : needed.add(name);
  const found = new Set(contents);
  const known = new Set([...needed].map(topOf));
  return [
    ...[...needed.difference(found)].map(name => `${id}: ${name} is missing`),
    ...[...new Set(contents.map(topOf)).difference(known)].map(name => `${id}: ${name} is extra`),
  ];
}

/** `routes/` of `routes/index.ts`; a file at the top is its own. */
function topOf(name: string): string {
  return name.replace(/\/.*/, '/');
}
