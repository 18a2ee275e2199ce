/** The goldens of OAuth: what a client that acts for itself is answered, and the errors that clients tell apart. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readGoldens, replayGolden } from '../../../../test/support/golden.ts';
import { createApi } from '../../../../test/support/http.ts';
import { onBothDatabases, openTestRegistry } from '../../../../test/support/registry.ts';

/** The statuses, said a second time: a golden that was taken over from a wrong answer does not agree with them. */
const STATUS = {
  metadata: 200,
  token: 200,
  'token-wrong-secret': 401,
  'token-without-grant': 400,
  'token-unknown-grant': 400,
  'token-unknown-code': 400,
  'token-unauthorized-client': 400,
  revoke: 200,
  'revoke-without-token': 400,
  'unknown-path': 404,
  method: 405,
} as const;

const CLIENT = { clientId: 'service', secret: 'the secret of the service' };
const ANY_TOKEN = 'any token';

const names = Object.keys(STATUS) as (keyof typeof STATUS)[];
const goldens = readGoldens(import.meta.dirname, names);

onBothDatabases('the goldens of OAuth', engine => {
  for (const name of names) {
    it(`answers ${name} with ${STATUS[name]} and word for word as kept`, async () => {
      const registry = await openTestRegistry(engine);
      try {
        const { applications } = registry.services;
        const write = { actor: registry.system };
        await applications.create(write, { name: 'Service', ...CLIENT, role: 'full' });
        await applications.create(write, {
          name: 'App',
          clientId: 'app',
          public: true,
          grants: ['authorization_code'],
          redirectUris: ['https://app.example.com/'],
        });
        const golden = goldens.get(name);
        assert.ok(golden !== undefined);
        const answer = await replayGolden(createApi(await registry.serve(), null), golden, steady);
        assert.equal(answer.status, STATUS[name]);
      } finally {
        await registry.close();
      }
    });
  }
});

/** A token is another one in each run. */
function steady(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'access_token' in body ? { ...body, access_token: ANY_TOKEN } : body;
}
