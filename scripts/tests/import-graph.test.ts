import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { listFiles } from './changed-files.ts';
import { reach, readUsers } from './import-graph.ts';

const root = mkdtempSync(join(tmpdir(), 'heldby-graph-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** Writes these files, and says which tests each of the changed ones reaches, with the distance. */
function reachedTests(files: Readonly<Record<string, string>>, changed: string): Record<string, number> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const distances = reach(readUsers(root, Object.keys(files)), [changed]);
  return Object.fromEntries([...distances].filter(([file]) => file.endsWith('.test.ts')));
}

describe('what a changed file reaches', () => {
  it('is every test that imports it, however many files stand between', () => {
    const files = {
      'a/one.ts': 'export const one = 1;\n',
      'a/two.ts': "export {\n  one,\n} from './one.ts';\n",
      'a/two.test.ts': "import { one } from './two.ts';\n",
      'a/other.test.ts': "import './none.ts';\n",
    };
    assert.deepEqual(reachedTests(files, 'a/one.ts'), { 'a/two.test.ts': 2 });
  });

  it('is nothing by an import of types alone', () => {
    const files = {
      'a/shape.ts': 'export interface Shape {}\n',
      'a/shape.test.ts': "import type {\n  Shape,\n} from './shape.ts';\n",
    };
    assert.deepEqual(reachedTests(files, 'a/shape.ts'), {});
  });

  it('is what names a package or an entry that the file is the source of', () => {
    const entry = (path: string) => JSON.stringify({ 'heldby-source': path });
    const files = {
      'packages/p/package.json': `{"name":"@p/p","exports":{".":${entry('./src/index.ts')}},"imports":{"#main":${entry('./src/main.ts')}}}`,
      'packages/p/src/index.ts': '',
      'packages/p/src/main.ts': '',
      'packages/p/bin/p.js': "import('#main');\n",
      'packages/q/one.test.ts': "import '@p/p';\n",
      'packages/q/two.test.ts': "spawn('packages/p/bin/p.js');\n",
    };
    assert.deepEqual(reachedTests(files, 'packages/p/src/index.ts'), { 'packages/q/one.test.ts': 1 });
    assert.deepEqual(reachedTests(files, 'packages/p/src/main.ts'), { 'packages/q/two.test.ts': 2 });
  });

  it('is what reads it: by its name, by its folder, by a pattern or by the start of its name', () => {
    const files = {
      'd/data/rows.json': '{}',
      'd/data/more/rows.json': '{}',
      'd/name.test.ts': "new URL('data/rows.json', import.meta.url);\n",
      'd/folder.test.ts': "join(import.meta.dirname, 'data');\n",
      'd/pattern.test.ts': "globSync('d/data/**/*.json');\n",
      'd/start.test.ts': `read(\`data/\${name}.json\`);\n`,
      'd/comment.test.ts': "// not 'data/rows.json'\n",
    };
    assert.deepEqual(Object.keys(reachedTests(files, 'd/data/rows.json')).toSorted(), [
      'd/folder.test.ts',
      'd/name.test.ts',
      'd/pattern.test.ts',
      'd/start.test.ts',
    ]);
    assert.deepEqual(Object.keys(reachedTests(files, 'd/data/more/rows.json')), [
      'd/folder.test.ts',
      'd/pattern.test.ts',
      'd/start.test.ts',
    ]);
  });

  it('is the test beside it, where it is data', () => {
    const files = { 'g/golden.json': '{}', 'g/golden.test.ts': 'readHere();', 'g/more/other.test.ts': '' };
    assert.deepEqual(reachedTests(files, 'g/golden.json'), { 'g/golden.test.ts': 1 });
  });

  it('ends where files import each other', () => {
    const files = {
      'c/one.ts': "import './two.ts';\n",
      'c/two.ts': "import './one.ts';\n",
      'c/one.test.ts': "import './one.ts';\n",
    };
    assert.deepEqual(reachedTests(files, 'c/two.ts'), { 'c/one.test.ts': 2 });
  });
});

describe('the graph of this repository', () => {
  const home = join(import.meta.dirname, '../..');
  const files = listFiles(home);
  const users = readUsers(home, files);
  const testsOf = (file: string) => [...reach(users, [file]).keys()].filter(each => each.endsWith('.test.ts'));

  it('leads from a unit to the test beside it, and from a process to the tests that start it', () => {
    assert.ok(testsOf('packages/server/src/lib/gate.ts').includes('packages/server/src/lib/gate.test.ts'));
    assert.ok(testsOf('packages/server/src/main.ts').includes('packages/server/test/commands/serve.test.ts'));
    assert.ok(testsOf('packages/server/test/torture/clock-process.ts').includes('packages/server/test/torture/clock.test.ts'));
  });

  it('leads from data to the tests that read it', () => {
    const [golden] = files.filter(file => /dialects\/genesys\/golden\/.*\.json$/.test(file));
    assert.ok(testsOf(golden ?? '').some(test => /dialects\/genesys\/golden.*\.test\.ts$/.test(test)));
    const [migration] = files.filter(file => /storage\/migrations\/.*\.sql$/.test(file));
    assert.ok(testsOf(migration ?? '').includes('packages/server/test/migrations.test.ts'));
  });
});
