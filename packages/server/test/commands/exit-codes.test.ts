/** The exit codes that the reference promises, and suggestions for what was mistyped. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { ask, heldby, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { migratedDatabase, type TestDatabase } from '../support/databases.ts';

describe('the exit code of a command', () => {
  const run = createCommandSession();
  const where = ['--data', join(temporaryFolder(), 'data')];
  before(async () => {
    await ask(['org', 'create', 'Acme', ...where], {}, run);
    await ask(['person', 'create', 'ann', ...where], {}, run);
  });

  const cases: readonly (readonly [number, string, readonly string[]])[] = [
    [0, 'it was done', ['person', 'list']],
    [2, 'an option is unknown', ['person', 'list', '--lmit', '3']],
    [2, 'an argument is missing', ['who']],
    [2, 'a value is wrong', ['device', 'create', 'toaster']],
    [3, 'there is no such thing', ['who', 'nothing']],
    [4, 'a login is taken', ['person', 'create', 'ann']],
    [4, 'it was changed by somebody else', ['person', 'edit', 'ann', '--first-name', 'A', '--if-revision', '7']],
  ];
  for (const [code, why, words] of cases) {
    it(`is ${code} where ${why}, also with --json`, async () => {
      for (const json of [[], ['--json']]) {
        const { status, stderr } = await run([...words, ...json, ...where]);
        assert.equal(status, code, stderr);
        if (json.length > 0 && code !== 0) assert.equal(typeof JSON.parse(stderr).error.code, 'string');
      }
    });
  }

  it('is 5 where the server cannot be reached', async () => {
    const env = { HELDBY_URL: 'http://127.0.0.1:9', HELDBY_TOKEN: 'x' };
    assert.equal((await heldby(['person', 'list'], { env })).status, 5);
  });
});

describe('a database', () => {
  const run = createCommandSession();
  const data = join(temporaryFolder(), 'data');
  const backup = join(temporaryFolder(), 'backup');
  let database: TestDatabase;
  before(async () => {
    database = await migratedDatabase();
    await ask(['org', 'create', 'Acme', '--data', data], {}, run);
    await ask(['backup', backup, '--data', data], {}, run);
  });
  after(() => database.drop());

  /** One of each way in which commands open the store. */
  const commands = (url: string): readonly (readonly string[])[] => [
    ...[
      ['serve', '--port', '0'],
      ['migrate'],
      ['distribute'],
      ['restore', backup],
      ['move', '--cancel'],
      ['backup', `${backup}.new`],
    ].map(words => [...words, '--data', temporaryFolder(), '--database-url', url]),
    ...[
      ['person', 'list'],
      ['org', 'create', 'B'],
      ['audit', 'verify'],
      ['export', 'people'],
      ['search-index', 'status'],
      ['who', 'x'],
    ].map(words => [...words, '--data', temporaryFolder(), '--database-url', url]),
    ['move', '--to', join(temporaryFolder(), 'to'), '--data', temporaryFolder(), '--database-url', url],
    ['move', '--to', url, '--data', data],
  ];
  const changed = (change: (url: URL) => void) => {
    const url = new URL(database.url);
    change(url);
    return url.href;
  };
  const requireCode = async (url: string, code: number, error: string) => {
    for (const words of commands(url)) {
      const { status, stderr } = await run([...words, '--json']);
      const said = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
      assert.deepEqual([status, said.error.code], [code, error], `${words.join(' ')}: ${stderr}`);
      assert.doesNotMatch(stderr, /secret|\.ts:\d/);
      assert.match(
        said.error.message,
        /^The database \w+ at 127\.0\.0\.1:\d+ cannot be opened: .+; check --(?:database-url|to)\.$/,
      );
    }
  };

  it('that does not answer is no wrong setting: every command says 5', async () => {
    await requireCode('postgres://me:secret@127.0.0.1:1/nowhere', 5, 'unavailable');
  });

  it('that the server does not know is a wrong setting, and so is a user: every command says 2', async () => {
    await requireCode(
      changed(url => (url.pathname = '/heldby_nowhere')),
      2,
      'invalid',
    );
    await requireCode(
      changed(url => (url.username = 'heldby_nobody')),
      2,
      'invalid',
    );
  });
});

describe('an embedded store', () => {
  const run = createCommandSession();
  const open = async (change: (file: string) => void) => {
    const data = join(temporaryFolder(), 'data');
    await ask(['org', 'create', 'Acme', '--data', data], {}, run);
    change(join(data, DATABASE_FILE));
    const { status, stderr } = await run(['migrate', '--data', data]);
    return { status, stderr };
  };

  it('that another program holds is not to be changed: 5', async () => {
    let other: DatabaseSync | undefined;
    const { status, stderr } = await open(file => {
      other = new DatabaseSync(file);
      other.exec('pragma locking_mode = exclusive; begin exclusive; create table held (id integer)');
    });
    other?.close();
    assert.match(stderr, /^heldby: The store in [^\n]* cannot be opened: [^\n]*locked; check the folder/);
    assert.equal(status, 5);
  });

  it('that is none any more has to be replaced: 2', async () => {
    const { status, stderr } = await open(file => writeFileSync(file, 'x'.repeat(10_000)));
    assert.match(stderr, /^heldby: The store in [^\n]* cannot be opened: file is not a database; check the folder/);
    assert.equal(status, 2);
  });
});

describe('a mistyped word', () => {
  const said = async (...words: string[]) => (await heldby(words)).stderr;

  it('is answered with the nearest command, verb or option', async () => {
    assert.match(await said('persn', 'list'), /unknown command 'persn' \(Did you mean person\?\)/);
    assert.match(await said('device', 'lst'), /\(Did you mean list\?\)/);
    assert.match(await said('device', 'list', '--plaform', 'ios'), /unknown option '--plaform' \(Did you mean --platform\?\)/);
  });

  it('is no reason to name a flag of the server', async () => {
    assert.doesNotMatch(await said('device', 'list', '--por'), /--port/);
  });
});
