import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ATTEMPTS_PER_ACCOUNT } from '../../src/services/identity/throttle.ts';
import { useRegistry } from '../support/registry.ts';

describe('guessing the secret of an OAuth client', () => {
  const registry = useRegistry('sqlite');

  it('stops after ten tries from one address, and locks nobody else out', async () => {
    const { services, system } = registry();
    const { application } = await services.applications.create(
      { actor: system },
      { name: 'App', clientId: 'app', secret: 'right' },
    );
    const server = await registry().serve();
    const login = async (secret: string, remoteAddress: string) => {
      const payload = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'app',
        client_secret: secret,
      }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const reply = await server.inject({ method: 'POST', url: '/oauth/token', payload, headers, remoteAddress });
      return [reply.statusCode, reply.json().error];
    };

    assert.deepEqual(await login('right', '10.0.0.1'), [200, undefined]);
    for (let n = 0; n < ATTEMPTS_PER_ACCOUNT; n += 1)
      assert.deepEqual(await login(`guess ${n}`, '10.0.0.1'), [401, 'invalid_client']);
    assert.deepEqual(await login('right', '10.0.0.1'), [401, 'invalid_client'], 'the same answer, whatever is wrong');
    assert.deepEqual(await login('right', '10.0.0.2'), [200, undefined]);
    assert.equal(application.clientId, 'app');
  });
});
