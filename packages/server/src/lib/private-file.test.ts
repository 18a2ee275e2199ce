import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { ensurePrivateFile, writePrivateFile, writePrivately } from './private-file.ts';

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

  it('takes the place of one that others could read, which stays until all is there', async () => {
    const file = join(folder, 'replaced');
    writeFileSync(file, 'old');
    chmodSync(file, 0o644);
    await assert.rejects(writePrivately(file, ['new'], false), { code: 'EEXIST' });
    const broken = async function* () {
      yield 'ne';
      throw new Error('broken off');
    };
    await assert.rejects(writePrivately(file, broken(), true), /broken off/);
    assert.deepEqual([readFileSync(file, 'utf8'), modeOf(file)], ['old', 0o644]);
    await writePrivately(file, ['ne', Buffer.from('w')], true);
    assert.deepEqual([readFileSync(file, 'utf8'), modeOf(file)], ['new', 0o600]);
    await assert.rejects(writePrivately(join(folder, 'half'), broken(), false), /broken off/);
    assert.deepEqual(
      readdirSync(folder).filter(name => /part|half/.test(name)),
      [],
    );
  });

  it('replaces nothing that is no file', async () => {
    await writePrivately('/dev/null', ['text'], true);
    assert.ok(statSync('/dev/null').isCharacterDevice());
  });
});
