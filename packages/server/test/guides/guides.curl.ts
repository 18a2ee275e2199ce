/** Every command and script of README and the guides, pasted in order into a fresh registry. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { pasteGuide } from '../support/guide-shell.ts';
import { guides } from '../support/guides.ts';

describe('a guide', () => {
  before(() => {
    for (const tool of ['curl', 'jq']) {
      assert.equal(spawnSync(tool, ['--version']).status, 0, `${tool} is not installed: on Debian, apt-get install -y curl jq`);
    }
  });

  for (const { page, blocks } of guides()) {
    const run = blocks.filter(block => block.noRun === null && ['sh', 'js', 'ts'].includes(block.language));
    if (run.length === 0) continue;
    it(`works as it is printed: ${page}`, async () => {
      const { status, line, stdout, stderr } = await pasteGuide(run);
      assert.equal(status, 0, `${page}:${line}\n${stdout}\n${stderr}`);
    });
  }
});
