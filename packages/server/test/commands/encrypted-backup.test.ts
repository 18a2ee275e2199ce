/** Backups that are encrypted to age recipients, and organizations that allow no others. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { before, describe, it } from 'node:test';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { encryptionTo } from '../../src/storage/backup/encryption.ts';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { freshDatabase } from '../support/databases.ts';

const NAME = 'a name that a backup in the clear would show';

describe('an encrypted backup', () => {
  const run = createCommandSession();
  const folder = temporaryFolder();
  const [data, file] = [join(folder, 'data'), join(folder, 'backup')];
  const identityFiles: string[] = [];
  const recipients: string[] = [];
  const to = () => recipients.flatMap(recipient => ['--recipient', recipient]);

  before(async () => {
    for (const name of ['first', 'second', 'stranger']) {
      const identity = await generateX25519Identity();
      const identityFile = join(folder, name);
      writeFileSync(identityFile, `# created: 2026-11-29\n${identity}\n`, { mode: 0o600 });
      identityFiles.push(identityFile);
      if (name !== 'stranger') recipients.push(await identityToRecipient(identity));
    }
    await ask(['org', 'create', 'Acme', '--data', data], {}, run);
    await ask(['person', 'create', 'ann', '--first-name', NAME, '--data', data], {}, run);
  });

  it('is a file of age that any of its recipients opens and nobody else, beside a running server too', async () => {
    const server = await startServer(['serve', '--data', data]);
    const written = await run(['backup', file, ...to(), '--data', data]);
    assert.match(written.stdout, /^Wrote \S+backup, encrypted: \d+ rows /);
    assert.equal(await server.stop(), 0);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const bytes = readFileSync(file);
    assert.ok(bytes.toString('latin1').startsWith('age-encryption.org/v1\n-> X25519 '));
    assert.ok(!bytes.includes(NAME));
    const decrypter = new Decrypter();
    decrypter.addIdentity(readFileSync(identityFiles[1] ?? '', 'utf8').split('\n')[1] ?? '');
    const gzip = await decrypter.decrypt(bytes);
    assert.deepEqual([gzip[0], gzip[1]], [0x1f, 0x8b]);

    for (const identityFile of identityFiles.slice(0, 2)) {
      const restored = ['--data', join(temporaryFolder(), 'data')];
      await ask(['restore', file, '--identity-file', identityFile, ...restored], {}, run);
      const people = await ask<{ displayName: string }[]>(['person', 'list', ...restored], {}, run);
      assert.ok(people[0]?.displayName.includes(NAME));
    }
  });

  it('is refused without its identity, with another one, and when it was changed or cut, and nothing is made of it', async () => {
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 100] = (changed[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(join(folder, 'changed'), changed);
    writeFileSync(join(folder, 'cut'), bytes.subarray(0, -50));
    const [first = '', , stranger = ''] = identityFiles;
    const cases: readonly (readonly [words: readonly string[], says: RegExp])[] = [
      [[file], /The backup is encrypted: name the file with the age identity of a recipient with --identity-file\./],
      [[file, '--identity-file', stranger], /encrypted to other recipients: no identity of --identity-file opens it\./],
      [[join(folder, 'changed'), '--identity-file', first], /damaged or cut: it does not (decrypt|unpack)\./],
      [[join(folder, 'cut'), '--identity-file', first], /damaged or cut: it does not (decrypt|unpack)\./],
      [[file, '--identity-file', file], /is no identity file: it must have lines that begin with AGE-SECRET-KEY-/],
      [[file, '--identity-file', join(folder, 'none')], /none cannot be read: it does not exist; check --identity-file\./],
    ];
    for (const [words, says] of cases) {
      const { status, stdout, stderr } = await run(['restore', ...words, '--data', join(folder, 'new')]);
      assert.match(stderr, says);
      assert.match(stderr, /^heldby: [^\n]+\n$/);
      assert.deepEqual([status, stdout, existsSync(join(folder, 'new'))], [2, '', false]);
    }
    const wrong = await run(['backup', join(folder, 'wrong'), '--recipient', 'age1nobody', '--data', data]);
    assert.match(wrong.stderr, /^heldby: --recipient must be an age recipient such as age1…, not "age1nobody"\.\n$/);
    assert.ok(!existsSync(join(folder, 'wrong')));
  });

  it('is the only one where the policy demands it, with and without a server, on both databases', async () => {
    const { url, drop } = await freshDatabase();
    try {
      for (const where of [
        ['--data', data],
        ['--data', join(folder, 'shared'), '--database-url', url],
      ]) {
        const clear = join(temporaryFolder(), 'clear');
        if (where.includes(url)) await ask(['org', 'create', 'Acme', ...where], {}, run);
        await ask(['org', 'policy', 'set', 'encryptedBackups=true', ...where], {}, run);
        const refused = async () => {
          const { status, stderr } = await run(['backup', clear, ...where]);
          assert.match(
            stderr,
            /^heldby: The policy of Acme allows only encrypted backups: name a recipient with --recipient age1…\.\n$/,
          );
          assert.deepEqual([status, existsSync(clear)], [1, false]);
        };
        await refused();
        const server = await startServer(['serve', ...where]);
        await refused();
        await ask(['backup', clear, ...to(), ...where], {}, run);
        assert.equal(await server.stop(), 0);
        await ask(['org', 'policy', 'set', 'encryptedBackups=null', ...where], {}, run);
        assert.equal((await run(['backup', clear, '--replace', ...where])).status, 0);
      }
    } finally {
      await drop();
    }
  });

  it('is made in a stream: what is written waits for its reader', async () => {
    const encrypt = await encryptionTo(recipients);
    const source = new PassThrough({ highWaterMark: 65_536 });
    const chunk = Buffer.alloc(65_536);
    const output = encrypt(source)[Symbol.asyncIterator]();
    let taken = 0;
    const pour = () => {
      while (taken < 10_000 && source.write(chunk)) taken += 1;
      if (taken < 10_000) source.once('drain', pour);
    };
    pour();
    for (let part = 0; part < 10; part += 1) await output.next();
    assert.ok(taken < 100, `${taken} chunks were taken before they were asked for`);
    source.destroy();
  });

  it('is opened by a program that is started anew, as a person does it', async () => {
    const restored = join(temporaryFolder(), 'data');
    const { stdout } = await heldby(['restore', file, '--identity-file', identityFiles[0] ?? '', '--data', restored]);
    assert.match(stdout, /^Restored \S+backup of 20\S+: \d+ rows /);
  });
});
