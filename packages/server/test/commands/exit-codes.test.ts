/** The exit codes that the reference promises, and suggestions for what was mistyped. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ask, heldby, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';

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
