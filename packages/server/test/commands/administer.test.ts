import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { freshDatabase } from '../support/databases.ts';

interface Named {
  readonly id: string;
}

interface Credential extends Named {
  readonly scopes: readonly string[];
  readonly label: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly owner: { readonly kind: string; readonly id: string };
}

interface Token {
  readonly token: string;
  readonly credential: Credential;
}

const inOneProcess = createCommandSession();
const SCHEMA = knownMigrations().at(-1)?.version;

type Run = <T>(...words: string[]) => Promise<T>;

async function statusOf(url: string, token: string): Promise<number> {
  const { status } = await fetch(`${url}/registry/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  return status;
}

/** What every command says, asked of the store at `where` (flags), with or without a server that has it open. */
async function administers(where: readonly string[]): Promise<void> {
  const run = <T>(...words: string[]) => ask<T>([...words, ...where], {}, inOneProcess);
  const text = async (...words: string[]) => {
    const { status, stdout, stderr } = await inOneProcess([...words, ...where]);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const { stdout, stderr } = await inOneProcess(['org', 'list', ...where]);
  if (/no store/.test(stderr))
    assert.match(await text('org', 'create', 'My organization'), /^Created the organization My organization \(/);
  else assert.match(stdout, /My organization/);
  assert.match(await text('org', 'list'), /^ID +NAME +CREATED +CLOSED\n[\w-]{36} +My organization +20/);

  const ann = await run<Named & { role: string }>(
    'person',
    'create',
    'ann',
    '--first-name',
    'Ann',
    '--last-name',
    'Lee',
    '--role',
    'read_only',
  );
  assert.equal(ann.role, 'read_only');
  assert.match(await text('person', 'create', 'bob'), /^Created bob, login bob \(/);
  assert.match(await text('person', 'list'), /\n[\w-]{36} +ann +Ann Lee +read_only\n[\w-]{36} +bob +bob +member\n/);

  const client = await run<Named & { clientId: string; clientSecret: string }>(
    'application',
    'create',
    'Dispatch',
    '--client-id',
    'dispatch',
  );
  assert.deepEqual([client.clientId, client.clientSecret.length], ['dispatch', 52]);
  assert.match(await text('application', 'list'), /dispatch +Dispatch +member +confidential +client_credentials\n/);

  const { token, credential } = await run<Token>(
    'token',
    'create',
    '--person',
    'ANN',
    '--scope',
    'devices:read',
    '--scope',
    'people.org:read',
    '--expires',
    '2d',
  );
  assert.match(token, /^hb_api_[a-z2-7]{52}$/);
  assert.deepEqual([credential.scopes, credential.owner.id], [['devices:read', 'people.org:read'], ann.id]);
  const { expiresAt } = credential;
  assert.ok(Math.abs(Date.parse(expiresAt ?? '') - Date.now() - 2 * 86_400_000) < 60_000, String(expiresAt));
  const byId = (await run<Token>('token', 'create', '--person', ann.id)).credential;
  assert.ok(Math.abs(Date.parse(byId.expiresAt ?? '') - Date.now() - 90 * 86_400_000) < 60_000, String(byId.expiresAt));
  assert.ok(byId.scopes.includes('devices.org:read'));
  const endless = await run<Token>('token', 'create', '--application', 'dispatch', '--expires', 'never');
  assert.equal(endless.credential.expiresAt, null);
  const ofClient = await run<Token>('token', 'create', '--application', 'dispatch', '--label', 'night job');
  assert.equal(ofClient.credential.owner.kind, 'application');
  const listed = await run<Credential[]>('person', 'tokens', 'ann');
  assert.deepEqual(listed.map(each => each.id).toSorted(), [credential.id, byId.id].toSorted());
  assert.ok(!JSON.stringify(listed).includes(token));
  assert.match(await text('token', 'list'), /night job/);
  assert.match(await text('token', 'revoke', byId.id.toUpperCase(), '--yes'), /^Revoked the token /);
  const revoked = (await run<Credential[]>('person', 'tokens', 'ann')).find(each => each.id === byId.id);
  assert.notEqual(revoked?.revokedAt ?? null, null);
  await administersClient(run, text);
  assert.deepEqual(await run('migrate'), { schema: SCHEMA, applied: [] });
}

/** A second secret, then the first one's end, a pause and the end of the client; nobody has an account at a provider. */
async function administersClient(run: Run, text: (...words: string[]) => Promise<string>): Promise<void> {
  const second = await run<Named & { clientSecret: string }>('application', 'secret', 'add', 'dispatch', '--label', 'second');
  assert.equal(second.clientSecret.length, 52);
  assert.match(await text('application', 'secret', 'revoke', 'dispatch', 'Dispatch', '--yes'), /^Revoked the secret /);
  assert.match(await text('application', 'secret', 'list', 'dispatch'), /Dispatch .* revoked .*\n.*second .* does not expire/);
  assert.match(await text('application', 'secret', 'add', 'dispatch', '--expires', '30d'), /client secret {2}[a-z2-7]{52}\n$/);
  assert.match(await text('application', 'disable', 'dispatch', '--reason', 'audit'), /^Disabled the OAuth client Dispatch/);
  assert.match(await text('application', 'list'), /confidential, disabled/);
  assert.match(await text('application', 'enable', 'dispatch'), /^Enabled the OAuth client Dispatch/);
  assert.match(await text('application', 'remove', 'dispatch', '--yes'), /^Removed the OAuth client [\w-]{36}\.$/m);
  assert.deepEqual(await run('application', 'list'), []);
  assert.equal(await text('person', 'identity', 'list'), 'Nobody has signed in at a provider yet.\n');
}

describe('the administering commands', () => {
  it('work on the embedded store when no server runs', async () => {
    await administers(['--data', join(temporaryFolder(), 'data')]);
  });

  it('work through the running server', async () => {
    const data = join(temporaryFolder(), 'data');
    await startServer(['serve', '--data', data]);
    await administers(['--data', data]);
  });

  it('work on PostgreSQL', async () => {
    const { url, drop } = await freshDatabase();
    try {
      await administers(['--database-url', url]);
    } finally {
      await drop();
    }
  });

  it('a token made beside a running server works there, and a revoked one stops at once', async () => {
    const data = join(temporaryFolder(), 'data');
    const { url } = await startServer(['serve', '--data', data]);
    const { token, credential } = await ask<Token>(['token', 'create', '--person', 'admin', '--data', data]);
    assert.equal(await statusOf(url, token), 200);
    await ask(['token', 'revoke', credential.id, '--yes', '--data', data]);
    assert.equal(await statusOf(url, token), 401);
  });

  it('commands that come at the same moment wait for each other, and none is lost', async () => {
    const where = ['--data', join(temporaryFolder(), 'data')];
    await ask(['org', 'create', 'Acme', ...where]);
    const logins = ['a', 'b', 'c', 'd'];
    await Promise.all(logins.map(login => ask(['person', 'create', login, ...where])));
    const people = await ask<{ login: string }[]>(['person', 'list', ...where]);
    assert.deepEqual(people.map(each => each.login).toSorted(), logins);
  });

  it('migrate makes the schema of a new store and says so', async () => {
    const where = ['--data', join(temporaryFolder(), 'data')];
    assert.match((await heldby(['migrate', ...where])).stdout, /^Applied registry[^:]*: the store has schema \d+\.\n$/);
    assert.match((await heldby(['migrate', ...where])).stdout, /^There was nothing to do: the store has schema \d+\.\n$/);
  });

  it('what cannot be done ends with one sentence and the exit code that says why, and a wrong argument with 2', async () => {
    const where = ['--data', join(temporaryFolder(), 'data')];
    const refused = async (words: readonly string[], expected: number, says: RegExp) => {
      const { status, stdout, stderr } = await inOneProcess([...words, ...where]);
      assert.match(stderr, /^heldby: [^\n]+\n$/);
      assert.match(stderr, says);
      assert.deepEqual([status, stdout], [expected, '']);
    };
    await ask(['migrate', ...where]);
    await refused(['person', 'list'], 3, /There is no organization yet: create one with `heldby org create <name>`/);
    await ask(['org', 'create', 'Acme', ...where]);
    await ask(['person', 'create', 'ann', ...where]);
    await refused(['person', 'create', 'ANN'], 4, /The login ANN is taken/);
    await refused(['person', 'create', 'eve', '--role', 'king'], 2, /role: must be one of full, /);
    await refused(['token', 'create', '--person', 'nobody'], 3, /There is no person "nobody"/);
    await refused(
      ['token', 'create', '--person', 'ann', '--application', 'x'],
      2,
      /Give either --person or --application, not both/,
    );
    await refused(['token', 'create', '--person', 'ann', '--scope', 'all'], 2, /--scope: must be one of devices:read, /);
    await refused(['token', 'create', '--person', 'ann', '--expires', 'soon'], 2, /--expires must be a duration/);
    await refused(['token', 'revoke', 'x', '--yes'], 3, /There is no token "x": name it by label or id/);
    await refused(['application', 'create', 'x', '--client-id', 'a:b'], 2, /--client-id must be text without a colon/);
    await ask(['org', 'create', 'Beta', ...where]);
    await refused(['person', 'list'], 2, /There is more than one organization\. Say which with --org/);
    await refused(['person', 'list', '--org', 'Gamma'], 3, /There is no organization "Gamma"/);
    assert.deepEqual(await ask(['person', 'list', '--org', 'Beta', ...where]), []);
  });
});
