/** Webex' own JavaScript clients, unmodified, against the built server (acceptance item 60). */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ask, ensureBuilt, type RunningServer, startServer, temporaryFolder } from '../support/command.ts';
import { encoded, macOf, uuidIn } from '../support/webex.ts';
import { loadSparky, loadWebex, type Sparky, type Webex, type WebexPage, type WebexPerson } from './webex-sdks.ts';

const PEOPLE = 7;

describe('the unmodified clients of Webex against the built server', () => {
  const data = join(temporaryFolder(), 'data');
  let server: RunningServer;
  let token: string;
  let webex: Webex;
  let sparky: Sparky;
  /** Bare ids; the first of them has a phone. */
  const people: string[] = [];

  const native = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await fetch(`${server.url}/registry/v1${path}`, { method, headers, body: JSON.stringify(body) });
    assert.ok(reply.ok, `${path}: ${reply.status}`);
    return (await reply.json()) as { id: string };
  };

  before(async () => {
    await ensureBuilt();
    server = await startServer(['serve', '--data', data], { built: true });
    const administrator = ['token', 'create', '--person', 'admin', '--scope', 'org:admin', '--data', data];
    ({ token } = await ask<{ token: string }>(administrator, { built: true }));
    const { id: locationId } = await native('POST', '/locations', { name: 'Here' });
    for (let number = 1; number <= PEOPLE; number += 1) {
      const login = `person${number}@example.com`;
      const { id } = await native('POST', '/people', { login, email: login, firstName: `Person ${number}`, lastName: 'Test' });
      await native('PUT', `/people/${id}/calling`, { locationId, extension: `10${number}` });
      people.push(id);
    }
    webex = await loadWebex(server.url, token);
    sparky = loadSparky(server.url, token);
  });

  const request = async (method: string, resource: string, body?: object) =>
    webex.request({ method, service: 'hydra', resource, ...(body === undefined ? {} : { body }) });
  const everyPage = async (first: WebexPage<WebexPerson>) => {
    const seen = [...first.items];
    for (let page = first; page.hasNext(); seen.push(...page.items)) page = await page.next();
    return seen;
  };

  it("60: webex-core gets 'me', and people by their bare ids, also many at once", async () => {
    const me = await webex.people.get('me');
    assert.equal(me.displayName, 'Administrator');
    const [one, other] = await Promise.all([webex.people.get(people[0] ?? ''), webex.people.get(people[1] ?? '')]);
    assert.deepEqual([one.id, other.id], [encoded('PEOPLE', people[0] ?? ''), encoded('PEOPLE', people[1] ?? '')]);
    assert.deepEqual(await webex.people.get(one.id), one);
    assert.deepEqual((await webex.people.list({ id: '01980000-0000-7000-8000-00000000dead' })).items, []);
  });

  it('60: webex-core pages people by link to the end', async () => {
    const all = await everyPage(await webex.people.list({ max: 3 }));
    assert.deepEqual(all.map(person => uuidIn(person.id)).slice(-PEOPLE), people);
    assert.equal(all.length, PEOPLE + 1);
    const [found] = (await webex.people.list({ email: 'person3@example.com' })).items;
    assert.equal(found?.displayName, 'Person 3 Test');
  });

  it('60: webex-core adds a phone, finds it in Get Person Devices, tags, shares and removes it', async () => {
    const [owner = '', sharer = ''] = people;
    const added = await request('POST', 'devices', {
      mac: macOf(1),
      model: 'DMS Cisco 8851',
      personId: encoded('PEOPLE', owner),
    });
    assert.equal(added.statusCode, 200);
    const devicesOf = async (id: string) =>
      (await request('GET', `telephony/config/people/${encoded('PEOPLE', id)}/devices`)).body.devices;
    const [row] = await devicesOf(owner);
    assert.deepEqual([row.id, row.type, row.activationState], [added.body.callingDeviceId, 'PRIMARY', 'ACTIVATING']);
    const tagged = await request('PATCH', `devices/${added.body.id}`, { op: 'add', path: 'tags', value: ['desk'] });
    assert.deepEqual(tagged.body.tags, ['desk']);
    const path = `telephony/config/devices/${row.id}/members`;
    const { members } = (await request('GET', path)).body;
    const second = {
      ...members[0],
      id: encoded('PEOPLE', sharer),
      port: 2,
      primaryOwner: false,
      lineType: 'SHARED_CALL_APPEARANCE',
    };
    assert.equal((await request('PUT', path, { members: [members[0], second] })).statusCode, 204);
    assert.deepEqual(
      (await devicesOf(sharer)).map((each: { type: string }) => each.type),
      ['SHARED_CALL_APPEARANCE'],
    );
    assert.equal((await request('DELETE', `devices/${added.body.id}`)).statusCode, 204);
    assert.deepEqual([await devicesOf(owner), await devicesOf(sharer)], [[], []]);
  });

  it('60: webex-core gets the message of an error and its tracking id', async () => {
    await assert.rejects(
      request('GET', 'telephony/config/people/x/devices'),
      (error: { message: string; statusCode: number }) => {
        assert.equal(error.statusCode, 400);
        assert.match(error.message, /Expect base64 ID or UUID\./);
        assert.match(error.message, /webex-js-sdk_/);
        return true;
      },
    );
  });

  it('60: node-sparky reads itself and one person, and pages people by link', async () => {
    assert.equal((await sparky.personMe()).displayName, 'Administrator');
    const id = encoded('PEOPLE', people[0] ?? '');
    assert.equal((await sparky.personGet(id)).id, id);
    const all = await sparky.peopleGet({ displayName: 'Person', max: 2 });
    assert.deepEqual(
      all.map(person => uuidIn(person.id)),
      people,
    );
  });
});
