/** Secrets that heldby reads back are sealed at rest, and what happens when their key is replaced or lost. */
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ask, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { freshDatabase } from '../support/databases.ts';
import { until } from '../support/until.ts';

const SECRET = 'the secret that the provider gave';
const PROVIDER = ['ID', '--issuer', 'https://id.example.com', '--client-id', 'heldby', '--login-claim', 'email'];

interface Keys {
  readonly keys: readonly string[];
  readonly secrets: readonly { readonly keyId: string; readonly isReadable: boolean }[];
  readonly lost: readonly string[];
}

const run = createCommandSession();

/** A command that must succeed, and what it says. */
async function does(words: readonly string[], input = ''): Promise<string> {
  const { status, stdout, stderr } = await run(words, { input });
  assert.equal(status, 0, stderr);
  return stdout;
}

const keysOf = (where: readonly string[]) => ask<Keys>(['keys', 'list', ...where], {}, run);

describe('a secret that is read back', () => {
  const folder = temporaryFolder();
  const [data, file] = [join(folder, 'data'), join(folder, 'backup')];
  const keyFile = join(data, 'heldby.key');
  const where = ['--data', data];
  before(async () => {
    await does(['org', 'create', 'Acme', ...where]);
    await does(['provider', 'create', ...PROVIDER, ...where], SECRET);
    await does(['backup', file, ...where]);
  });

  it('is in no file of the store and in no backup, and its key is in a file for its owner alone', async () => {
    for (const name of readdirSync(data)) assert.ok(!readFileSync(join(data, name)).includes(SECRET), name);
    const backup = gunzipSync(readFileSync(file)).toString();
    assert.ok(!backup.includes(SECRET));
    const key = readFileSync(keyFile, 'utf8').trim().split('\n').at(-1) ?? '';
    assert.match(key, /^[\w-]{43}$/);
    assert.ok(!backup.includes(key));
    assert.equal(statSync(keyFile).mode & 0o777, 0o600);
    assert.match(await does(['keys', 'list', ...where]), /\nAcme +client secret of the OpenID provider ID +[0-9a-f]{16} +yes\n$/);
  });

  it('is sealed anew with a new key, beside a running server and without one, and old backups still open', async () => {
    const before = await keysOf(where);
    assert.match(await does(['keys', 'rotate', ...where]), /^Secrets are sealed with the key [0-9a-f]{16} from now on\.\n/);
    const server = await startServer(['serve', ...where]);
    await does(['keys', 'rotate', ...where]);
    assert.equal(await server.stop(), 0);
    const after = await keysOf(where);
    assert.equal(after.keys.length, 3);
    assert.deepEqual([after.keys.at(-1), after.secrets[0]?.keyId], [before.keys[0], after.keys[0]]);
    assert.ok(after.secrets.every(each => each.isReadable));

    const restored = ['--data', join(folder, 'restored'), '--key-file', keyFile];
    assert.doesNotMatch(await does(['restore', file, ...restored]), /cannot be read/);
    assert.deepEqual((await keysOf(restored)).lost, []);
  });

  it('that is restored without its key is named, with what to do, and everything else is served', async () => {
    const moved = ['--data', join(folder, 'moved')];
    const lost =
      /The client secret of the OpenID provider ID of Acme cannot be read, because its key [0-9a-f]{16} is not in \S+heldby\.key: add the lines of the key file with which it was sealed, or set the secret again with `heldby provider set-client [\w-]{36} --client-id 'heldby'`\./;
    assert.match(await does(['restore', file, ...moved]), lost);
    const server = await startServer(['serve', ...moved, '--log-level', 'warn']);
    await until(() => lost.test(server.stdout()));
    assert.match(await does(['keys', 'list', ...moved]), lost);
    const [{ id } = { id: '' }] = await ask<{ id: string }[]>(['provider', 'list', ...moved], {}, run);
    const { stderr, status } = await run(['provider', 'check', id, ...moved]);
    assert.match(
      stderr,
      /^heldby: https:\/\/id\.example\.com cannot be used: The key [0-9a-f]{16} of a sealed secret is not in /,
    );
    assert.equal(status, 5);
    await does(['provider', 'set-client', id, '--client-id', 'heldby', ...moved], SECRET);
    assert.deepEqual((await keysOf(moved)).lost, []);
    assert.equal(await server.stop(), 0);
  });

  it('opens again when the key file is back, and a key file that others can read is reported', async () => {
    renameSync(keyFile, `${keyFile}.away`);
    assert.equal((await keysOf(where)).lost.length, 1);
    copyFileSync(`${keyFile}.away`, keyFile);
    chmodSync(keyFile, 0o644);
    assert.deepEqual((await keysOf(where)).lost, []);
    const server = await startServer(['serve', ...where, '--log-level', 'warn']);
    assert.equal(await server.stop(), 0);
    assert.match(server.stdout(), /Others can read the key file: chmod 600 /);
  });

  it('is sealed on PostgreSQL with the key of the server, never with one that a command makes', async () => {
    const { url, drop } = await freshDatabase();
    const shared = ['--database-url', url, '--data', join(folder, 'server')];
    try {
      assert.equal(await (await startServer(['serve', ...shared])).stop(), 0);
      const elsewhere = ['--database-url', url, '--data', join(folder, 'elsewhere')];
      const refused = await run(['provider', 'create', ...PROVIDER, ...elsewhere], { input: SECRET });
      assert.match(
        refused.stderr,
        /^heldby: There is no key file \S+heldby\.key: name the server's with --key-file, or start the server/,
      );
      assert.equal(refused.status, 2);
      await does(['provider', 'create', ...PROVIDER, ...shared], SECRET);
      await does(['backup', join(folder, 'shared'), ...shared]);
      assert.ok(!gunzipSync(readFileSync(join(folder, 'shared'))).includes(SECRET));
    } finally {
      await drop();
    }
  });
});
