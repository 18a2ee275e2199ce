import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Client, createClient, HeldbyError } from '@heldby/client';
import { useRegistry } from '../../server/test/support/registry.ts';

describe('the client', () => {
  const registry = useRegistry('sqlite');
  let client: Client;
  let server: { baseUrl: string; token: string };
  before(async () => {
    const baseUrl = await (await registry().serve()).listen({ host: '127.0.0.1', port: 0 });
    const { token } = await registry().addPerson('admin', { role: 'full' });
    server = { baseUrl, token };
    client = createClient(server);
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
    for await (const location of client.locations.list.all({ limit: 2 })) names.push(location.name);
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

  it('walks a list that has no pages in the same way', async () => {
    const { id } = await client.people.create({ login: 'zoe', firstName: 'Zoe', lastName: '' });
    const device = await client.devices.create({ kind: 'desk_phone', mac: '52EAD324FD22' });
    await client.assignments.create({ deviceId: device.id, owner: { kind: 'person', id } });
    const held: string[] = [];
    for await (const each of client.people.devices.all(id)) held.push(each.device.id);
    assert.deepEqual(held, [device.id]);
    for await (const host of client.hosts.list.all()) assert.fail(host.host);
  });

  it('follows events from the end of the history on, through a connection that breaks', async () => {
    let calls = 0;
    const fetch = async (url: string, init: RequestInit) => {
      calls += 1;
      if (calls === 2) {
        await client.locations.create({ name: 'Late 1' });
        throw new TypeError('fetch failed');
      }
      const answer = globalThis.fetch(url, init);
      if (calls === 4) await client.locations.create({ name: 'Late 2' });
      return answer;
    };
    const feed = createClient({ ...server, fetch }).events.list;
    const names: string[] = [];
    for await (const event of feed.follow({ after: 'latest', type: 'location.*' })) {
      names.push(String(event.after?.name));
      if (names.length === 2) break;
    }
    assert.deepEqual(names, ['Late 1', 'Late 2']);
  });

  it('calls a route by its method and path', async () => {
    const me = await client.request<{ name: string }>('GET', '/me');
    assert.equal(me.name, (await client.me.get()).name);
    const answer = await client.open('GET', '/registry/v1/people', { query: { limit: 1 } });
    assert.deepEqual(Object.keys((await answer.json()) as object), ['items', 'nextCursor']);
  });

  it('leaves out a body and an options argument that are optional', async () => {
    const person = await client.people.create({ login: 'ivy', firstName: 'Ivy', lastName: '' });
    assert.notEqual((await client.people.disable(person.id)).disabledReason, null);
    const enabled = await client.people.enable(person.id, { reason: 'back' }, { dryRun: true });
    assert.equal(enabled.disabledReason, null);
    assert.notEqual((await client.people.get(person.id)).disabledReason, null);
    assert.equal(await client.people.setPassword(person.id, { password: 'correct horse battery' }), undefined);
  });

  it('refuses an id that would name another path', () => {
    for (const id of ['', '.', '..']) assert.throws(() => client.people.get(id), /people\.get needs an id as its argument 1/);
  });
});
