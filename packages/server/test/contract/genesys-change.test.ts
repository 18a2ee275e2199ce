/** The Genesys face, acceptance items 40 to 47: a device is replaced and deleted. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { assertError, COLLECTION, fullDevice, minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, createSocketApi, expectEvents } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const UNKNOWN = `${COLLECTION}/5a0c2f2e-8f0e-4c5b-9d3a-1f6f1c2b7a10`;

onBothDatabases('Genesys PUT and DELETE', engine => {
  const registry = useRegistry(engine);
  let ann: Api;
  let socket: Api;

  before(async () => {
    const { token } = await registry().addPerson('ann');
    const server = await registry().serve();
    ann = createApi(server, token);
    socket = createSocketApi(await server.listen({ host: '127.0.0.1', port: 0 }), token);
  });

  const unchanged = <T>(work: () => Promise<T>) => expectEvents(registry().storage, registry().organization.org, 0, work);

  it('(40) a full body replaces the writable fields, keeps id and selfUri, and clears what it leaves out', async () => {
    const { id, selfUri } = await register(ann, fullDevice('forty'));
    const sent = { ...minimalDevice('forty b'), make: 'Google', model: 'Pixel 10', type: 'android', acceptNotifications: false };
    const replaced = await ann('PUT', selfUri, { ...sent, id: 'other', selfUri: '/other' });
    assert.deepEqual([replaced.status, replaced.body], [200, { ...sent, id, selfUri }]);
    assert.deepEqual((await ann('GET', selfUri)).body, replaced.body);
  });

  it('(41) what GET returned can be PUT back, and nothing changes', async () => {
    const device = await register(ann, fullDevice('forty-one'));
    const got = (await ann('GET', device.selfUri)).body;
    const answer = await unchanged(() => ann('PUT', device.selfUri, got));
    assert.deepEqual([answer.status, answer.body], [200, got]);
  });

  it('(42) JSON without a body, of length 0, leaves the device as it is', async () => {
    const device = await register(ann, fullDevice('forty-two'));
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    for (const api of [ann, socket]) {
      const answer = await unchanged(() => api('PUT', device.selfUri, undefined, headers));
      assert.deepEqual([answer.status, answer.body], [200, device]);
    }
  });

  it('(42) no body and no content type at all leave the device as it is', async () => {
    const device = await register(ann, fullDevice('forty-two b'));
    const answer = await unchanged(() => socket('PUT', device.selfUri));
    assert.deepEqual([answer.status, answer.body], [200, device]);
  });

  it('(43) the body null leaves the device as it is', async () => {
    const device = await register(ann, fullDevice('forty-three'));
    const answer = await unchanged(() => ann('PUT', device.selfUri, 'null'));
    assert.deepEqual([answer.status, answer.body], [200, device]);
  });

  it('(44) an empty object, an array, a text and malformed JSON are 400, and the device stays as it is', async () => {
    const device = await register(ann, fullDevice('forty-four'));
    await unchanged(async () => {
      assertError(await ann('PUT', device.selfUri, {}), 400, 'constraint.validation');
      for (const body of ['[]', '"text"', '{']) assertError(await ann('PUT', device.selfUri, body), 400, 'bad.request');
      assertError(await ann('PUT', device.selfUri, { ...minimalDevice(), type: 'windows' }), 400, 'invalid.value');
    });
    assert.deepEqual((await ann('GET', device.selfUri)).body, device);
  });

  it('(45) PUT and DELETE of an unknown or malformed id are not found', async () => {
    await unchanged(async () => {
      for (const path of [UNKNOWN, `${COLLECTION}/x`]) {
        assertError(await ann('PUT', path, minimalDevice()), 404, 'not.found');
        assertError(await ann('PUT', path), 404, 'not.found');
        assertError(await ann('DELETE', path), 404, 'not.found');
      }
    });
  });

  it('(46) DELETE with a JSON content type and no body answers 204 with nothing', async () => {
    for (const api of [ann, socket]) {
      const { selfUri } = await register(ann, fullDevice('forty-six'));
      const answer = await api('DELETE', selfUri, undefined, { 'content-type': 'application/json' });
      assert.deepEqual([answer.status, answer.text], [204, '']);
    }
  });

  it('(47) a deleted device is not found, neither by GET nor by a second DELETE nor in the list', async () => {
    const { id, selfUri } = await register(ann, fullDevice('forty-seven'));
    assert.equal((await ann('DELETE', selfUri)).status, 204);
    assertError(await ann('GET', selfUri), 404, 'general.resource.not.found');
    assertError(await unchanged(() => ann('DELETE', selfUri)), 404, 'not.found');
    assertError(await unchanged(() => ann('PUT', selfUri)), 404, 'not.found');
    const { entities } = (await ann('GET', COLLECTION)).body;
    assert.ok(!entities.some((each: { id: string }) => each.id === id));
  });

  it('(47) registering the token of a deleted device again makes a new one', async () => {
    const first = await register(ann, fullDevice('reborn'));
    await ann('DELETE', first.selfUri);
    const second = await register(ann, fullDevice('reborn'));
    assert.notEqual(second.id, first.id);
    assert.equal((await ann('GET', second.selfUri)).status, 200);
  });

  it('(59) a token that another person registers moves the pushes there; the older registration stays readable', async () => {
    const bob = createApi(await registry().serve(), (await registry().addPerson('bob')).token);
    const older = await register(ann, fullDevice('shared'));
    const newer = await register(bob, fullDevice('shared'));
    assert.notEqual(newer.id, older.id);
    const seen = (await ann('GET', older.selfUri)).body;
    assert.deepEqual(seen, { ...older, acceptNotifications: false });
    assert.deepEqual((await bob('GET', newer.selfUri)).body, newer);
  });
});
