/** What a newcomer sees first: `npm ci` under whatever Node.js they have. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const MANIFESTS = ['package-lock.json', ...globSync('{,packages/*/,bench/}package.json', { cwd: ROOT })];

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What `npm ci` would write if every Node.js were too old for every package. It installs nothing and asks no registry. */
function installing(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-install-'));
  folders.push(folder);
  for (const file of MANIFESTS) {
    const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/"node": "[^"]*\d[^"]*"/g, '"node": ">=999"');
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const file of files) copyFileSync(join(ROOT, file), join(folder, file));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
  const words = ['ci', '--dry-run', '--offline', '--ignore-scripts'];
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: folder, env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout + stderr;
}

describe('npm ci', () => {
  it('prints no pages of warnings under a Node.js that is too old, because it brings its own', () => {
    assert.match(installing([]), /EBADENGINE/);
    assert.doesNotMatch(installing(['.npmrc']), /npm warn|EBADENGINE/i);
  });
});
