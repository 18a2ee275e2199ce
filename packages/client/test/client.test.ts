import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Client, createClient, every, HeldbyError } from '@heldby/client';
import { useRegistry } from '../../server/test/support/registry.ts';

describe('the client', () => {
  const registry = useRegistry('sqlite');
  let client: Client;
  before(async () => {
    const server = await registry().serve();
    const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 });
    const { token } = await registry().addPerson('admin', { role: 'full' });
    client = createClient({ baseUrl, token });
  });

  it('creates a person and a device, assigns it, and finds it from both ends', async () => {
    const person = await client.people.create({ login: 'ann', firstName: 'Ann', lastName: 'Lee' });
    const device = await client.devices.create({ kind: 'desk_phone', mac: '52-EA-D3-24-FD-21', reason: 'new desk' });
    await client.assignments.create({ deviceId: device.id, owner: { kind: 'person', id: person.id } });
    const { items } = await client.people.devices(person.id);
    assert.deepEqual(
      items.map(held => held.device.mac),
      ['52EAD324FD21'],
    );
    const holders = await client.devices.holders(device.id, { asOf: new Date().toISOString() });
    assert.deepEqual(
      holders.items.map(holder => holder.name),
      ['Ann Lee'],
    );
  });

  it('walks every page of a list', async () => {
    for (let n = 0; n < 5; n += 1) await client.locations.create({ name: `Site ${n}` });
    const names: string[] = [];
    for await (const location of every(page => client.locations.list({ ...page, limit: 2 }))) names.push(location.name);
    assert.deepEqual(names, ['Site 0', 'Site 1', 'Site 2', 'Site 3', 'Site 4']);
  });

  it('does a write once for one idempotency key, and refuses one decided on an old revision', async () => {
    const options = { idempotencyKey: 'once' };
    const first = await client.people.create({ login: 'bob', firstName: 'Bob', lastName: '' }, options);
    const again = await client.people.create({ login: 'bob', firstName: 'Bob', lastName: '' }, options);
    assert.equal(again.id, first.id);
    await client.people.update(first.id, { firstName: 'Robert' }, { ifRevision: 1 });
    await assert.rejects(client.people.update(first.id, { firstName: 'Rob' }, { ifRevision: 1 }), {
      status: 412,
      code: 'precondition_failed',
    });
  });

  it('tries a write without keeping it', async () => {
    const tried = await client.people.create({ login: 'eve', firstName: 'Eve', lastName: '' }, { dryRun: true });
    assert.equal(tried.login, 'eve');
    assert.deepEqual((await client.people.list({ login: 'eve' })).items, []);
  });

  it('rejects with what the server said', async () => {
    await assert.rejects(client.people.create({ login: '', firstName: 'x', lastName: 'y' }), (error: unknown) => {
      assert.ok(error instanceof HeldbyError);
      assert.equal(error.status, 400);
      assert.deepEqual(
        error.faults.map(fault => [fault.field, fault.kind]),
        [['login', 'missing']],
      );
      assert.match(error.requestId ?? '', /^[0-9a-f-]{36}$/);
      return true;
    });
  });

  it('takes the token of the moment from a function, and can be cancelled', async () => {
    const baseUrl = 'http://127.0.0.1:1';
    const signal = AbortSignal.abort(new Error('changed my mind'));
    const other = createClient({ baseUrl, token: async () => 'hb_api_x' });
    await assert.rejects(other.people.list({}, { signal }), /changed my mind/);
  });
});
