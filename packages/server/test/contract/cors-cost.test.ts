/** What strangers' requests from other origins cost where origins are listed: so many questions to the store, and no more. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createDialects } from '../../src/app.ts';
import { createTraffic } from '../../src/http/observe/traffic.ts';
import { createServer } from '../../src/http/server.ts';
import { type Answer, createApi, faceOf } from '../support/http.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';

const LISTED = 'https://admin.example.com';
const SHARE = 4;
const OWN = '/v2/users/info';

const allowed = ({ headers }: Answer) => headers['access-control-allow-origin'];

/** A server that lets each address ask `SHARE` times a minute, and how often the store was asked by it. */
function serve({ services }: TestRegistry) {
  let asked = 0;
  const counted =
    <A extends readonly unknown[], R>(ask: (...args: A) => R) =>
    (...args: A): R => {
      asked += 1;
      return ask(...args);
    };
  const authentication = { ...services.authentication, authenticate: counted(services.authentication.authenticate) };
  const origins = { ...services.origins, isListedAt: counted(services.origins.isListedAt) };
  const limits = { ratePerMinute: null, addressRatePerMinute: SHARE, shedAfterMs: 0, maxConnections: 10 };
  const server: FastifyInstance = createServer(
    createDialects({ tokenLifetimeSeconds: 60 }),
    { ...services, authentication, origins },
    { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic: createTraffic() },
  );
  return { server, asked: () => asked };
}

onBothDatabases('a page at another origin', engine => {
  const registry = useRegistry(engine);
  const servers: FastifyInstance[] = [];
  before(async () => {
    const { services, system } = registry();
    await services.organizations.setPolicy({ actor: system }, { corsOrigins: [LISTED] });
  });
  after(() => Promise.all(servers.map(server => server.close())));

  const open = () => {
    const { server, asked } = serve(registry());
    servers.push(server);
    const as = (token: string | null) => createApi(server, token, faceOf('apperian'));
    return { as, asked };
  };

  it('has no more questions asked with wrong tokens than any other stranger, on paths that exist or not', async () => {
    for (const path of [OWN, '/v1/nothing']) {
      const { as, asked } = open();
      for (let n = 0; n < 20; n += 1) {
        const answer = await as(`guess-${n}`)('GET', path, undefined, { origin: `https://${n}.example` });
        assert.equal(allowed(answer), undefined);
      }
      assert.ok(asked() > 0 && asked() <= SHARE + 1, `${asked()} questions`);
    }
  });

  it('has no more questions asked by preflights', async () => {
    const { as, asked } = open();
    for (let n = 0; n < 20; n += 1) {
      const headers = { origin: `https://${n}.example`, 'access-control-request-method': 'GET' };
      assert.equal((await as(null)('OPTIONS', OWN, undefined, headers)).status, 204);
    }
    assert.equal(asked(), SHARE);
  });

  it('is served on with a valid token, and with its preflights, while others guess at the same address', async () => {
    const { as } = open();
    const { token } = await registry().addPerson(`page-${engine}`, { role: 'full' });
    const preflight = { origin: LISTED, 'access-control-request-method': 'GET' };
    assert.equal(allowed(await as(null)('OPTIONS', OWN, undefined, preflight)), LISTED);
    for (let n = 0; n < 10; n += 1) await as(`guess-${n}`)('GET', OWN, undefined, { origin: 'https://evil.example' });
    const refused = await as('guess')('GET', OWN, undefined, { origin: LISTED });
    assert.deepEqual([refused.status, allowed(refused)], [429, LISTED], 'the page can read why');
    assert.equal(allowed(await as(null)('OPTIONS', OWN, undefined, preflight)), LISTED);
    const served = await as(token)('GET', OWN, undefined, { origin: LISTED });
    assert.deepEqual([served.status, allowed(served)], [200, LISTED]);
  });
});
