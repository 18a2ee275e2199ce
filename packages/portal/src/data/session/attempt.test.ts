import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { authorizeUrl, beginAttempt, readReturn } from './attempt.ts';

const SERVER = new URL('https://example.com/devices/');
const PORTAL = new URL('portal/', SERVER);

describe('a try to sign in', () => {
  it('proves itself by the digest of a verifier that is new each time', async () => {
    const [one, other] = [await beginAttempt(), await beginAttempt()];
    assert.equal(one.challenge, createHash('sha256').update(one.verifier).digest('base64url'));
    assert.match(one.verifier, /^[\w-]{43}$/);
    assert.notEqual(one.verifier, other.verifier);
    assert.notEqual(one.state, other.state);
  });

  it('asks the server that the portal is from, below any path', async () => {
    const attempt = await beginAttempt();
    const url = authorizeUrl(SERVER, PORTAL, attempt, { prompt: 'none' });
    assert.equal(url.origin + url.pathname, 'https://example.com/devices/oauth/authorize');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: 'heldby-portal',
      redirect_uri: 'https://example.com/devices/portal/',
      state: attempt.state,
      code_challenge: attempt.challenge,
      code_challenge_method: 'S256',
      prompt: 'none',
    });
    assert.ok(!url.href.includes(attempt.verifier));
  });

  it('comes back with a code or an error, and with its state', () => {
    const read = (query: string) => readReturn(new URL(`portal/${query}`, SERVER));
    assert.deepEqual(read('?code=c&state=s'), { state: 's', code: 'c', error: null, description: null });
    assert.equal(read('?error=login_required&state=s')?.error, 'login_required');
    for (const other of ['', '?code=c', '?state=s', '?q=code']) assert.equal(read(other), undefined, other);
  });
});
