import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { ensurePrivateFile, writePrivateFile } from './private-file.ts';

const TAKE_LOCK = `
  const { DatabaseSync } = require('node:sqlite');
  const connection = new DatabaseSync(process.argv[1], { timeout: 0 });
  try { connection.exec('begin exclusive'); console.log('free'); } catch { console.log('locked'); }`;

describe('a private file', { skip: process.platform === 'win32' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-private-'));
  let mask: number;
  before(() => {
    mask = process.umask(0);
  });
  after(() => {
    process.umask(mask);
    rmSync(folder, { recursive: true });
  });
  const modeOf = (file: string) => statSync(file).mode & 0o777;

  it('is made for its user alone, under a umask that hides nothing', () => {
    const file = join(folder, 'made');
    ensurePrivateFile(file);
    assert.equal(modeOf(file), 0o600);
    const written = join(folder, 'written');
    writePrivateFile(written, 'token');
    assert.equal(modeOf(written), 0o600);
  });

  it('that others could read becomes private, and keeps what is in it', () => {
    const file = join(folder, 'open');
    writeFileSync(file, 'text', { mode: 0o666 });
    ensurePrivateFile(file);
    assert.deepEqual([modeOf(file), statSync(file).size], [0o600, 4]);
  });

  it('keeps the locks that this process has on it', () => {
    const file = join(folder, 'locked');
    const connection = new DatabaseSync(file);
    connection.exec('pragma journal_mode = memory; begin exclusive');
    ensurePrivateFile(file);
    const other = execFileSync(process.execPath, ['-e', TAKE_LOCK, file], { encoding: 'utf8' });
    connection.close();
    assert.equal(other.trim(), 'locked');
  });
});
