/** The examples run as they are printed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { createEmulator } from '../src/index.ts';

const FOLDER = join(import.meta.dirname, '../examples');

/** The status, and everything that was written. */
function run(command: string, args: readonly string[]): Promise<readonly [number | null, string]> {
  // A test within a test would report to this one, instead of by its status.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(command, args, { env: { ...env, NO_PROXY: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += part));
  return new Promise(resolve => child.once('close', status => resolve([status, said])));
}

it("Genesys Cloud's SDK in node:test", async () => {
  const [status, said] = await run(process.execPath, ['-C', 'heldby-source', '--test', join(FOLDER, 'genesys.test.js')]);
  assert.equal(status, 0, said);
});

it('a shell with curl and jq', async () => {
  const emulator = await createEmulator();
  try {
    const [status, said] = await run('sh', [join(FOLDER, 'curl.sh'), emulator.url]);
    assert.equal(status, 0, said);
    assert.match(said, /^2026-07-01T12:00:00/m);
    assert.match(said, /^429 webex\.people\.me$/m);
  } finally {
    await emulator.close();
  }
});
