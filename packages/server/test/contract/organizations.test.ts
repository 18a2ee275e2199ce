import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { freshSettings, onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the first organization', engine => {
  it('is made once, however many starts try at the same moment', async () => {
    const { settings, remove } = await freshSettings(engine);
    const open = () => openRegistry(settings, pino({ level: 'silent' }), error => assert.fail(error));
    const first = await open();
    // Several nodes share a PostgreSQL; an SQLite file has one process, whose calls can still overlap.
    const nodes = engine === 'postgres' ? [first, await open(), await open()] : [first, first, first];
    try {
      const made = await Promise.all(nodes.map((node, index) => node.services.organizations.createFirst(`Node ${index}`)));
      assert.equal(made.filter(organization => organization !== undefined).length, 1);
      assert.equal((await first.services.organizations.list()).length, 1);
      assert.equal(await first.services.organizations.createFirst('Late'), undefined);
      const events = await first.storage.all(selectEventsAfter, { org: 0, after: 0, limit: 10 });
      assert.deepEqual(
        events.map(event => [event.sequence, event.type]),
        [[1, 'organization.created']],
      );
    } finally {
      for (const node of new Set(nodes)) await node.close();
      await remove();
    }
  });
});

onBothDatabases("an organization's policy", engine => {
  const registry = useRegistry(engine);

  it('holds at once for tokens that are in use, and is taken back by null', async () => {
    const { token } = await registry().addPerson('admin', { role: 'full' });
    const server = await registry().serve();
    const headers = { authorization: `Bearer ${token}` };
    const limitOf = async () =>
      (await server.inject({ url: '/api/v2/mobiledevices', headers })).headers['inin-ratelimit-allowed'];
    const put = async (payload: object) =>
      (await server.inject({ method: 'PATCH', url: '/registry/v1/organization/policy', headers, payload })).json();
    assert.equal(await limitOf(), '300');
    assert.deepEqual((await put({ genesysRatePerMinute: 7, reason: 'a noisy app' })).policy, { genesysRatePerMinute: 7 });
    assert.equal(await limitOf(), '7');
    assert.deepEqual((await put({ genesysRatePerMinute: null, maxDeviceCount: 3 })).policy, { maxDeviceCount: 3 });
    assert.equal(await limitOf(), '300');
  });

  it('is seen by everybody in the organization and changed by its full administrators alone', async () => {
    const member = await registry().addPerson('member');
    const reader = await registry().addPerson('reader', { role: 'read_only', scopes: ['org:admin'] });
    const server = await registry().serve();
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    const seen = await server.inject({ url: '/registry/v1/organization', headers: as(member.token) });
    assert.equal(seen.json().name, 'Acme');
    for (const { token } of [member, reader]) {
      const change = {
        method: 'PATCH',
        url: '/registry/v1/organization/policy',
        headers: as(token),
        payload: { ratePerMinute: 1 },
      } as const;
      assert.equal((await server.inject(change)).statusCode, 403);
    }
  });

  it('refuses a limit that is no limit, and a setting that does not exist', async () => {
    const { token } = await registry().addPerson('chief', { role: 'full' });
    const server = await registry().serve();
    for (const payload of [{ ratePerMinute: 0 }, { ratePerMinute: '5' }, { unknown: 1 }]) {
      const headers = { authorization: `Bearer ${token}` };
      const { statusCode } = await server.inject({ method: 'PATCH', url: '/registry/v1/organization/policy', headers, payload });
      assert.equal(statusCode, 400);
    }
  });
});
