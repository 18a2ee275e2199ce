/** `heldby provider check` says what keeps people from signing in at their provider. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { startProvider, type TestProvider } from '../support/openid-provider.ts';

describe('heldby provider check', () => {
  const run = createCommandSession();
  const data = join(temporaryFolder(), 'data');
  let provider: TestProvider | undefined;
  before(async () => {
    provider = await startProvider();
    await ask(['org', 'create', 'Acme', '--data', data], {}, run);
  });
  after(() => provider?.close());

  let id = '';
  const check = (...more: string[]) => run(['provider', 'check', id, '--data', data, ...more]);
  const set = async (issuer: string, ...more: string[]) => {
    const words = ['provider', 'create', 'ID', '--issuer', issuer, '--client-id', 'x', '--login-claim', 'email'];
    return run([...words, '--data', data, ...more], { input: 'secret' });
  };

  it('shows the endpoints of a provider that is allowed, and says why another is not asked', async () => {
    const issuer = provider?.issuer ?? '';
    assert.match(
      (await set(issuer)).stderr,
      /^heldby: --issuer must be a URL that heldby may ask \(127\.0\.0\.1 is an address of this machine/,
    );
    const made = await set(issuer, '--allow-private', 'loopback');
    assert.equal(made.status, 0, made.stderr);
    id = /\(([\w-]{36})\)/.exec(made.stdout)?.[1] ?? '';

    const { status, stdout, stderr } = await check('--allow-private', 'loopback');
    assert.equal(status, 0, stderr);
    assert.ok(stdout.startsWith(`${issuer} can be asked.\nENDPOINT                URL\n`), stdout);
    assert.match(stdout, new RegExp(`^token_endpoint +${issuer}/token$`, 'm'));

    const refused = await check();
    assert.match(
      refused.stderr,
      /^heldby: http:\S+ cannot be used: 127\.0\.0\.1 is an address of this machine.*; --allow-private allows it\.\n$/,
    );
    assert.deepEqual([refused.status, refused.stdout], [5, '']);
  });

  it('says that a provider does not answer', async () => {
    await provider?.close();
    const { stderr, status } = await check('--allow-private', 'loopback');
    assert.match(stderr, /cannot be used: the connection is refused \(connect ECONNREFUSED/);
    assert.equal(status, 5);
  });
});
