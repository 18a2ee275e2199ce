/** `heldby move --organization` as operators type it: what it refuses, what it says, and which keys the other place has afterwards. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { freshDatabase } from '../support/databases.ts';

const SECRET = 'the secret that the provider gave';
const PROVIDER = ['ID', '--issuer', 'https://id.example.com', '--client-id', 'heldby', '--login-claim', 'email'];
const ORG = ['--org', 'Acme'];

interface Keys {
  readonly secrets: readonly { readonly keyId: string; readonly isReadable: boolean }[];
}

const run = createCommandSession();

async function does(words: readonly string[], input = ''): Promise<string> {
  const { status, stdout, stderr } = await run(words, { input });
  assert.equal(status, 0, stderr);
  return stdout;
}

async function refuses(words: readonly string[], message: RegExp): Promise<void> {
  const { status, stderr } = await run(words);
  assert.match(stderr, message);
  assert.notEqual(status, 0);
}

/** A store with two organizations, of which Acme has a secret. */
async function fill(): Promise<{ where: string[]; id: string; key: string }> {
  const data = join(temporaryFolder(), 'data');
  const where = ['--data', data];
  for (const name of ['Acme', 'Beta']) await does(['org', 'create', name, ...where]);
  await does(['provider', 'create', ...PROVIDER, ...ORG, ...where], SECRET);
  const organizations = await ask<{ id: string; name: string }[]>(['org', 'list', ...where], {}, run);
  return { where, id: organizations.find(({ name }) => name === 'Acme')?.id ?? '', key: join(data, 'heldby.key') };
}

const secretsAt = async (where: readonly string[]) => (await ask<Keys>(['keys', 'list', ...where], {}, run)).secrets;

it('an organization in a folder of its own has a key of its own, and comes back with what was sealed there', async () => {
  const { where, id, key } = await fill();
  const there = ['--data', join(temporaryFolder(), 'there')];
  const move = ['move', '--organization', id, ...where, '--to', there[1] ?? ''];
  const [before] = await secretsAt(where);
  const said = await does([...move, '--address', 'https://acme.example.com']);
  assert.match(
    said,
    /^Moved to [\s\S]*503 with the address https:\/\/acme\.example\.com\.[\s\S]*--organization [0-9a-f-]{36} --remove-left --yes/,
  );
  assert.notEqual(readFileSync(join(there[1] ?? '', 'heldby.key'), 'utf8'), readFileSync(key, 'utf8'));
  const [after] = await secretsAt(there);
  assert.ok(after?.isReadable === true && after.keyId !== before?.keyId);
  await refuses(move, /^heldby: This organization has moved to [^\n]* already\.$/m);
  await does(['move', '--organization', id, ...there, '--to', where[1] ?? '']);
  assert.deepEqual(await secretsAt(where), [before]);
});

it('a database has the keys that are named, and where they are not those of its servers the command says so', async () => {
  const { where, id } = await fill();
  const other = await fill();
  const database = await freshDatabase();
  try {
    const there = ['--database-url', database.url, '--data', temporaryFolder()];
    await does(['move', '--organization', other.id, ...other.where, '--to', database.url]);
    const move = ['move', '--organization', id, ...where, '--to', database.url];
    await refuses(move, /sealed with other keys than those in .*: name the key file of its servers with --to-key-file\.$/m);
    await refuses([...move, '--to-key-file', '/nowhere'], /There is no key file \/nowhere: check --to-key-file/);
    await does([...move, '--to-key-file', other.key]);
    copyFileSync(other.key, join(there[3] ?? '', 'heldby.key'));
    const secrets = await secretsAt(there);
    assert.deepEqual(
      secrets.map(({ isReadable }) => isReadable),
      [true, true],
    );
  } finally {
    await database.drop();
  }
});

it('options that do not fit are refused before anything is opened', async () => {
  const { where, id } = await fill();
  const to = join(temporaryFolder(), 'to');
  const move = ['move', '--organization', id, ...where];
  await refuses([...move, '--to', to, '--address', 'https://me:secret@acme.example.com'], /--address must be what callers open/);
  await refuses([...move, '--to', where[1] ?? ''], /The store is there already/);
  await refuses([...move, '--remove-left'], /repeat it with --yes/);
  await refuses([...move, '--remove-left', '--yes'], /This organization lives in this store/);
  await refuses(['move', ...where, '--to', to, '--address', 'https://acme.example.com'], /--address needs --organization/);
  await refuses(['move', ...where, '--remove-left', '--yes'], /--remove-left needs --organization/);
  assert.equal(existsSync(to), false);
});
