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
      for (const room of rooms.filter(each => /\/./.test(each)))
        assert.ok(existsSync(join(FOLDER, id, room)), `${id} has no ${room}`);
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
    assert.deepEqual(seen(['README.md', 'index.ts', 'routes/', 'extra.ts']), []);
    assert.deepEqual(seen(['README.md', 'routes/', 'extra.ts', 'helpers.ts']), [
      'one: index.ts is missing',
      'one: helpers.ts is extra',
    ]);
  });

  it('is told when it differs no longer, though it is excepted', () => {
    assert.deepEqual(seen(['README.md', 'index.ts', 'routes/', 'schemas/']), [
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

/** Files by their names, folders with a slash behind them. */
function contentsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).map(each => (each.isDirectory() ? `${each.name}/` : each.name));
}

function differences(
  id: string,
  contents: readonly string[],
  rooms: readonly string[],
  exceptions: readonly Exception[],
): string[] {
  const own = exceptions.filter(({ dialect }) => dialect === id);
  const expected = new Set(rooms.map(room => room.replace(/\/.*/, '/')));
  for (const { name, is } of own) is === 'missing' ? expected.delete(name) : expected.add(name);
  const found = new Set(contents);
  return [
    ...[...expected.difference(found)].map(name => `${id}: ${name} is missing`),
    ...[...found.difference(expected)].map(name => `${id}: ${name} is extra`),
  ];
}
