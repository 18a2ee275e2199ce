/** The examples in other languages run as they are printed, against an emulator that another process has. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createEmulator, type Emulator } from '../src/index.ts';
import { EXAMPLES, run } from './run-example.ts';

describe('an example', () => {
  let emulator: Emulator;
  before(async () => {
    for (const tool of ['curl', 'jq', 'python3', 'ruby']) {
      assert.equal(spawnSync(tool, ['--version']).status, 0, `${tool} is not installed: on Debian, apt-get install -y ${tool}`);
    }
    emulator = await createEmulator();
  });
  beforeEach(() => emulator.reset());
  after(() => emulator.close());

  it('in a shell with curl and jq', async () => {
    const [status, said] = await run('sh', [join(EXAMPLES, 'curl.sh'), emulator.url]);
    assert.equal(status, 0, said);
    assert.match(said, /^2026-07-01T12:00:00/m);
    assert.match(said, /^429 webex\.people\.me$/m);
  });

  it('in Python', async () => {
    const [status, said] = await run('python3', [join(EXAMPLES, 'webex_test.py'), emulator.url]);
    assert.equal(status, 0, said);
    assert.match(said, /^Ran 4 tests /m);
  });

  it('in Ruby', async () => {
    const [status, said] = await run('ruby', [join(EXAMPLES, 'genesys_test.rb'), emulator.url]);
    assert.equal(status, 0, said);
    assert.match(said, /^3 runs, .* 0 failures, 0 errors, 0 skips$/m);
  });
});
