/** Shells complete commands and options. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { heldby } from '../support/command.ts';

async function suggested(...words: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await heldby(['complete', '--', ...words]);
  assert.equal(status, 0, stderr);
  return stdout.split('\n').map(line => line.split('\t')[0] ?? '');
}

for (const shell of ['bash', 'zsh', 'fish']) {
  it(`writes a script for ${shell} that asks heldby`, async () => {
    const { status, stdout } = await heldby(['complete', shell]);
    assert.equal(status, 0);
    assert.match(stdout, /heldby complete --/);
  });
}

it('suggests commands, their verbs, and their options, but no setting of a server', async () => {
  const commands = await suggested('');
  for (const word of ['who', 'person', 'device', 'off-board', 'serve']) assert.ok(commands.includes(word), word);
  assert.ok((await suggested('device', '')).includes('create'));
  const options = await suggested('device', 'create', '--');
  assert.ok(options.includes('--serial') && options.includes('--dry-run') && !options.includes('--port'), options.join(' '));
});
