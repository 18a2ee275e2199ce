import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { writeCertificate } from '../../../test/support/certificate.ts';
import { type Certificate, type CertificateFiles, followCertificate, readCertificate } from './certificate.ts';

describe('the certificate', () => {
  let folder: string;
  let files: CertificateFiles;
  const logged: string[] = [];
  const loaded: Certificate[] = [];
  const log = (_: unknown, message?: string) => void logged.push(message ?? '');
  const server = { setSecureContext: (context: unknown) => void loaded.push(context as Certificate) };
  const follow = () => followCertificate(server, files, { info: log, error: log } as never);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heldby-test-'));
    files = await writeCertificate(folder, ['one.example']);
    mock.timers.enable({ apis: ['setInterval'] });
  });
  afterEach(() => {
    mock.timers.reset();
    rmSync(folder, { recursive: true });
    logged.length = 0;
    loaded.length = 0;
  });

  it('is loaded again after its files have changed, and only then', async () => {
    const watch = follow();
    mock.timers.tick(10_000);
    assert.deepEqual(loaded, []);
    await writeCertificate(folder, ['two.example']);
    mock.timers.tick(10_000);
    mock.timers.tick(10_000);
    assert.deepEqual(loaded, [readCertificate(files)]);
    assert.deepEqual(logged, ['the certificate is used', 'the certificate is loaded']);
    watch.stop();
  });

  it('stays while only half of the renewed pair is there, which is said once, and is replaced when the other half comes', async () => {
    const watch = follow();
    const before = readFileSync(files.key);
    await writeCertificate(folder, ['two.example']);
    const renewed = readFileSync(files.key);
    writeFileSync(files.key, before);
    mock.timers.tick(30_000);
    assert.deepEqual([loaded, logged.slice(1)], [[], ['the certificate cannot be used; the one from before stays']]);
    writeFileSync(files.key, renewed);
    mock.timers.tick(10_000);
    assert.deepEqual(loaded, [readCertificate(files)]);
    watch.stop();
  });

  it('is loaded at once when somebody asks, and not any more after the end', async () => {
    const watch = follow();
    watch.reload();
    assert.equal(loaded.length, 1);
    watch.stop();
    await writeCertificate(folder, ['two.example']);
    mock.timers.tick(60_000);
    assert.equal(loaded.length, 1);
  });
});
