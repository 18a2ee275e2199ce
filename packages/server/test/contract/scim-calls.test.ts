/** The last calls of a directory, as administrators read them: what it did, what was refused and why. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Actor } from '../../src/domain/actor.ts';
import { createCallLog } from '../../src/services/directories/call-log.ts';
import { withoutPasswords } from '../../src/services/directories/passwords.ts';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

interface KeptCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly reason: string | null;
  readonly body: string | null;
}

onBothDatabases('the calls of a directory', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = createApi(await registry().serve(), (await registry().addPerson('boss', { role: 'full' })).token);
  });

  const connect = async (name: string) => {
    const made = (await admin('POST', '/registry/v1/directories', { name, kind: 'other' })).body;
    return { id: made.id, token: made.token, directory: createApi(await registry().serve(), made.token) };
  };
  const callsOf = async (id: string, query = ''): Promise<readonly KeptCall[]> => {
    await registry().core.later.settled();
    const answer = await admin('GET', `/registry/v1/directories/${id}/calls${query}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.items;
  };
  const shown = (calls: readonly KeptCall[]) => calls.map(({ method, path, status }) => `${method} ${path} ${status}`);

  it('are kept with what they were and how they were answered, the newest first, without what was sent', async () => {
    const { id, directory } = await connect('Answered');
    const { body } = await directory('POST', '/scim/v2/Users', { userName: 'one@calls.example' });
    await directory('GET', `/scim/v2/Users/${body.id}?attributes=id`);
    await directory('DELETE', `/scim/v2/Users/${body.id}`);
    await directory('DELETE', `/scim/v2/Users/${body.id}`);
    assert.deepEqual(shown(await callsOf(id, '?outcome=answered')), [
      `DELETE /scim/v2/Users/${body.id} 204`,
      `GET /scim/v2/Users/${body.id} 200`,
      'POST /scim/v2/Users 201',
    ]);
    assert.deepEqual(shown(await callsOf(id, '?outcome=refused')), [`DELETE /scim/v2/Users/${body.id} 404`]);
    assert.equal((await callsOf(id)).length, 4);
    for (const { reason, body: sent } of await callsOf(id, '?outcome=answered')) assert.deepEqual([reason, sent], [null, null]);
    assert.equal((await admin('GET', `/registry/v1/directories/${id}/calls?outcome=lost`)).status, 400);
  });

  it('are kept also where they could not be read, where there is no such path, and where they ask for too much', async () => {
    const { id, directory } = await connect('Unreadable');
    await directory('POST', '/scim/v2/Users', '{"userName": "broken');
    await directory('POST', '/scim/v2/Users', 'userName=x', { 'content-type': 'text/plain' });
    await directory('GET', '/scim/v2/Persons');
    await directory('GET', '/scim/v2/Users?count=many');
    const calls = await callsOf(id);
    assert.deepEqual(
      new Set(shown(calls)),
      new Set([
        'POST /scim/v2/Users 400',
        'POST /scim/v2/Users 415',
        'GET /scim/v2/Persons 404',
        'GET /scim/v2/Users?count=many 400',
      ]),
    );
    const broken = calls.find(({ status, method }) => status === 400 && method === 'POST');
    assert.match(broken?.reason ?? '', /could not be read/);
    assert.equal(broken?.body, null);
  });

  it('are kept with a token of it that was revoked or has ended, and with no other', async () => {
    const { id, token, directory } = await connect('Ended');
    const { applicationId } = (await admin('GET', `/registry/v1/directories/${id}`)).body;
    const [{ id: tokenId }] = (await admin('GET', `/registry/v1/tokens?owner=${applicationId}`)).body.items;
    await admin('DELETE', `/registry/v1/tokens/${tokenId}`);
    assert.equal((await directory('GET', '/scim/v2/Users')).status, 401);
    assert.equal((await createApi(await registry().serve(), `${token}x`)('GET', '/scim/v2/Users')).status, 401);
    assert.equal((await createApi(await registry().serve(), null)('GET', '/scim/v2/Users')).status, 401);
    const calls = await callsOf(id);
    assert.deepEqual(shown(calls), ['GET /scim/v2/Users 401']);
    assert.match(calls[0]?.reason ?? '', /^The token Ended was revoked\. Make another one/);
  });

  it('are there for everybody who asks at the same moment', async () => {
    const { id, directory } = await connect('At once');
    await directory('GET', '/scim/v2/Users');
    const lists = await Promise.all([1, 2, 3].map(() => callsOf(id, '?outcome=answered')));
    for (const list of lists) assert.deepEqual(shown(list), ['GET /scim/v2/Users 200']);
  });

  it('are kept for each operation of a bulk request', async () => {
    const { id, directory } = await connect('Bulk');
    const Operations = [
      { method: 'POST', path: '/Users', bulkId: 'a', data: { userName: 'bulk@calls.example', password: 'hush' } },
      { method: 'POST', path: '/Users', bulkId: 'b', data: { userName: 'bulk@calls.example', password: 'hush' } },
      { method: 'DELETE', path: '/Devices/1' },
    ];
    assert.equal((await directory('POST', '/scim/v2/Bulk', { Operations })).status, 200);
    const calls = await callsOf(id);
    assert.deepEqual(
      new Set(shown(calls)),
      new Set(['POST /scim/v2/Bulk 200', 'POST /scim/v2/Users 201', 'POST /scim/v2/Users 409', 'DELETE /Devices/1 400']),
    );
    assert.doesNotMatch(JSON.stringify(calls), /hush/);
  });

  it('are kept without passwords, however a PATCH spells them, and of a large body the beginning alone', async () => {
    const { id, directory } = await connect('Spelled');
    const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
    const operations = [
      { op: 'replace', PATH: ' password ', VALUE: 'hush1' },
      { Op: 'replace', ' Path': `${user}:Password`, Value: 'hush2' },
      { op: 'add', path: 'password[type eq "x"]', value: ['hush3'] },
      { op: 'replace', value: { ' Password ': 'hush4', [`${user}:password`]: 'hush5', displayName: 'Said' } },
    ];
    const nobody = '/Users/01980000-0000-7000-8000-00000000dead';
    await directory('PATCH', `/scim/v2${nobody}`, { Operations: operations });
    const bulk = [{ method: 'PATCH', path: nobody, data: { Operations: operations } }];
    await directory('POST', '/scim/v2/Bulk', { Operations: [...bulk, { method: 'MELT', path: 7 }] });
    await directory('POST', '/scim/v2/Bulk', { Operations: 'none', sent: bulk });
    const calls = (await callsOf(id, '?outcome=refused')).filter(({ body }) => body !== null);
    assert.ok(calls.length >= 3, JSON.stringify(calls));
    assert.doesNotMatch(JSON.stringify(calls), /hush/);
    assert.match(JSON.stringify(calls), /Said/);

    let read = 0;
    const counted = { toJSON: () => (read += 1) };
    const large = withoutPasswords({ rows: new Array(100_000).fill(counted) }, 4_096);
    assert.equal(large.length, 4_096);
    assert.ok(read <= 4_097, `${read} values were read`);
  });

  it('stay in memory while they cannot be stored, and their list is answered', async () => {
    const { id, directory } = await connect('Stored later');
    await directory('GET', '/scim/v2/Users');
    const { applicationId } = (await admin('GET', `/registry/v1/directories/${id}`)).body;
    const { core, organization } = registry();
    const fails = { on: true };
    const transaction: typeof core.storage.transaction = (org, work) =>
      fails.on ? Promise.reject(new Error('The disk is full.')) : core.storage.transaction(org, work);
    const log = createCallLog({ ...core, storage: { ...core.storage, transaction } });
    const actor = { ...registry().system, kind: 'application', id: applicationId } as unknown as Actor;
    log.answered(actor, { method: 'GET', path: '/kept', status: 200 });
    await log.settle(organization.org);
    fails.on = false;
    await log.settle(organization.org);
    const paths = (await callsOf(id)).map(({ path }) => path);
    assert.ok(paths.includes('/kept'), paths.join());
  });

  it('are kept up to a number, of which no kind takes the place of another', async () => {
    const { id, directory } = await connect('Many');
    const people: string[] = [];
    for (const name of ['a', 'b'])
      people.push((await directory('POST', '/scim/v2/Users', { userName: `${name}@many.example` })).body.id);
    await directory('GET', '/scim/v2/Users/first');
    for (let round = 0; round < 6; round += 1) {
      for (let n = 0; n < 25; n += 1) await directory('GET', `/scim/v2/Users/${people[(round * 25 + n) % 2]}`);
      await callsOf(id);
    }
    const answered = await callsOf(id, '?outcome=answered&limit=1000');
    assert.equal(answered.length, 100);
    assert.equal(answered[0]?.path, `/scim/v2/Users/${people[1]}`);
    assert.deepEqual(shown(await callsOf(id, '?outcome=refused')), ['GET /scim/v2/Users/first 404']);
  });
});
