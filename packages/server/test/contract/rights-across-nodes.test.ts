/** Two nodes on one PostgreSQL: a right that ended on one gives no write on the other, which still trusts what it has seen. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp, openRegistry, type Registry } from '../../src/app.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { contentsOf } from '../support/contents.ts';
import { addCaller, administratorsWrites, createSetClock, ENDINGS } from '../support/endings.ts';
import { createApi } from '../support/http.ts';
import { useRegistry } from '../support/registry.ts';

describe('a right that ended on another node', () => {
  const clock = createSetClock();
  const sources = { clock, newId: uuidv7 };
  const registry = useRegistry('postgres', sources);
  let other: Registry;
  let server: FastifyInstance;
  before(async () => {
    const logger = pino({ level: 'silent' });
    other = await openRegistry(registry().settings, logger, assert.ifError, sources);
    ({ server } = createApp(other, registry().settings, logger));
  });
  after(async () => {
    await server.close();
    await other.close();
  });

  for (const { title, refusal, end } of ENDINGS) {
    it(`gives no write on this one when ${title}`, async () => {
      const caller = await addCaller(registry(), clock);
      const { authentication } = other.services;
      const actor = await authentication.authenticate(caller.token);
      await end(registry(), caller, clock);
      // An expired token is the one ending that a node knows by itself.
      if (title !== 'their token expired') assert.equal(authentication.authenticateCached(caller.token), actor);
      const rows = await contentsOf(registry().storage);
      for (const write of administratorsWrites(other.services, { ...caller, actor })) {
        await assert.rejects(write(), { code: refusal });
      }
      const body = { login: `new-${caller.person.login}`, firstName: 'New', lastName: 'Person' };
      const answer = await createApi(server, caller.token)('POST', '/registry/v1/people', body);
      assert.equal(answer.status, refusal === 'forbidden' ? 403 : 401, answer.text);
      assert.deepEqual(await contentsOf(registry().storage), rows);
    });
  }

  it('gives no token to a client whose secret was revoked there', async () => {
    const { services, system } = registry();
    const { application, secret } = await services.applications.create({ actor: system }, { name: 'machine' });
    const client = await other.services.authentication.authenticateClient(application.clientId, secret ?? '', '10.0.0.1');
    await services.credentials.revoke({ actor: system }, client?.credentialId ?? '');
    const issue = other.services.applications.issueToken(client ?? assert.fail('not the client'), 60);
    await assert.rejects(issue, { code: 'unauthenticated' });
  });
});
