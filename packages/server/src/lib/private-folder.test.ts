/** Folders that are made: with all that they lie in, for this user alone, and an end where none can be made. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ensurePrivateFolder } from './private-folder.ts';

describe('a private folder', () => {
  const base = mkdtempSync(join(tmpdir(), 'heldby-test-'));
  after(() => rmSync(base, { recursive: true, force: true }));

  it('is made with what it lies in, and stays as it is when it is there', () => {
    const folder = join(base, 'a/b/c');
    ensurePrivateFolder(folder);
    ensurePrivateFolder(folder);
    for (const each of ['a', 'a/b', 'a/b/c']) assert.equal(statSync(join(base, each)).mode & 0o777, 0o700);
  });

  it('is refused where it cannot be, at once', () => {
    writeFileSync(join(base, 'file'), '');
    assert.throws(() => ensurePrivateFolder(join(base, 'file')), { code: 'EEXIST' });
    for (const path of ['file/a', 'file/a/b'])
      assert.throws(() => ensurePrivateFolder(join(base, path)), { code: 'ENOTDIR' }, path);
    if (process.platform === 'linux') assert.throws(() => ensurePrivateFolder('/proc/heldby/a'), /ENOENT|EACCES|EPERM/);
  });
});
