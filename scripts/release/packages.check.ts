/** npm's tarballs as tools judge them that know what other people's programs and compilers need. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { PUBLISHED } from './pack.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TARBALLS = globSync('release/*.tgz', { cwd: ROOT });

function findsNothing(tool: string, ...words: string[]): void {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', tool), words, { cwd: ROOT, encoding: 'utf8' });
  assert.equal(status, 0, `${tool} ${words.join(' ')}\n${stdout}${stderr}`);
}

describe('the published packages', () => {
  for (const folder of PUBLISHED)
    it(`say rightly what is in them: ${folder}`, () => findsNothing('publint', folder, '--strict', '--pack', 'npm'));

  it('are all there', () => assert.equal(TARBALLS.length, PUBLISHED.length));

  for (const tarball of TARBALLS)
    it(`have types for what they export: ${tarball}`, () => findsNothing('attw', tarball, '--profile', 'esm-only', '--no-emoji'));
});
