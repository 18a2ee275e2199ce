/** Many changes of a directory in one request (RFC 7644 §3.7): each is done or refused alone, and says so. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

interface Result {
  readonly method: string;
  readonly bulkId?: string;
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  readonly response?: { readonly scimType?: string; readonly detail: string; readonly status: string };
}

onBothDatabases('a bulk request', engine => {
  const registry = useRegistry(engine);
  let directory: Api;
  before(async () => {
    const { token } = await registry().services.directories.create(
      { actor: registry().system },
      { name: 'Company', kind: 'other' },
    );
    const api = createApi(await registry().serve(), token);
    directory = (method, path, body, headers) => api(method, `/scim/v2${path}`, body, headers);
  });

  const bulk = async (operations: readonly object[], more: object = {}): Promise<readonly Result[]> => {
    const answer = await directory('POST', '/Bulk', { ...more, Operations: operations });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(answer.body.schemas, ['urn:ietf:params:scim:api:messages:2.0:BulkResponse']);
    return answer.body.Operations;
  };
  const post = (bulkId: string, path: string, data: object) => ({ method: 'POST', path, bulkId, data });
  const statuses = (results: readonly Result[]) => results.map(({ status }) => status);
  const read = async (result: Result | undefined) => {
    const path = new URL(result?.location ?? '').pathname.replace('/scim/v2', '');
    return (await directory('GET', path)).body;
  };

  it('creates people and a group of them that comes before them, and says where each is', async () => {
    const results = await bulk([
      post('ward', '/Groups', { displayName: 'Bulk ward', members: [{ value: 'bulkId:ann' }, { value: 'bulkId:bo' }] }),
      post('ann', '/Users', { userName: 'ann@bulk.example', displayName: 'bulkId is a word' }),
      post('bo', '/Users', { userName: 'bo@bulk.example', [ENTERPRISE]: { manager: { value: 'bulkId:ann' } } }),
    ]);
    assert.deepEqual(
      results.map(({ method, bulkId, status }) => [method, bulkId, status]),
      ['ward', 'ann', 'bo'].map(each => ['POST', each, '201']),
    );
    const [ward, ann, bo] = await Promise.all(results.map(read));
    assert.deepEqual(new Set(ward.members.map(({ value }: { value: string }) => value)), new Set([ann.id, bo.id]));
    assert.equal(bo[ENTERPRISE].manager.value, ann.id);
    assert.equal(ann.displayName, 'bulkId is a word');
    assert.deepEqual(
      results.map(({ version }) => version),
      [ward, ann, bo].map(({ meta }) => meta.version),
    );
  });

  it('changes, replaces and deletes what it has created, by references in paths, members and filters', async () => {
    const results = await bulk([
      post('cy', '/Users', { userName: 'cy@bulk.example' }),
      post('di', '/Users', { userName: 'di@bulk.example' }),
      post('team', '/Groups', { displayName: 'Bulk team', members: [{ value: 'bulkId:cy' }] }),
      {
        method: 'PATCH',
        path: '/Groups/bulkId:team',
        data: {
          Operations: [
            { op: 'add', path: 'members', value: [{ value: 'bulkId:di' }] },
            { op: 'remove', path: 'members[value eq "bulkId:cy"]' },
          ],
        },
      },
      { method: 'PUT', path: '/Users/bulkId:di', data: { userName: 'di@bulk.example', title: 'Nurse' } },
      { method: 'DELETE', path: '/Users/bulkId:cy' },
    ]);
    assert.deepEqual(statuses(results), ['201', '201', '201', '204', '200', '204'], JSON.stringify(results));
    const [, , team] = results;
    const di = await read(results[4]);
    assert.deepEqual([di.title, results[4]?.location, results[4]?.version], ['Nurse', di.meta.location, di.meta.version]);
    assert.deepEqual(
      (await read(team)).members.map(({ value }: { value: string }) => value),
      [di.id],
    );
    assert.equal((await read(results[0])).status, '404');
  });

  it('refuses one operation with the answer that it has alone, and does the others', async () => {
    const [made] = await bulk([post('eve', '/Users', { userName: 'eve@bulk.example' })]);
    const { id } = await read(made);
    const results = await bulk([
      post('again', '/Users', { userName: 'EVE@bulk.example' }),
      { method: 'PATCH', path: `/Users/${id}`, version: 'W/"old"', data: { Operations: [{ op: 'remove', path: 'title' }] } },
      {
        method: 'PATCH',
        path: `/Users/${id}`,
        version: made?.version,
        data: { Operations: [{ op: 'replace', path: 'title', value: 'Nurse' }] },
      },
      { method: 'DELETE', path: '/Users/nobody' },
      { method: 'PATCH', path: `/Users/${id}`, data: { Operations: [{ op: 'move' }] } },
      { method: 'PUT', path: `/Users/${id}`, data: { userName: 'eve@bulk.example', active: 'perhaps' } },
      { method: 'DELETE', path: '/Devices/1' },
      { method: 'POST', path: '/Users', data: { userName: 'nameless@bulk.example' } },
      post('twice', '/Users', { userName: 'twice@bulk.example' }),
      post('twice', '/Users', { userName: 'thrice@bulk.example' }),
      post('bulk', '/Bulk', { Operations: [] }),
      post('search', '/Users/.search', {}),
    ]);
    assert.deepEqual(
      results.map(({ status, response }) => [status, response?.scimType]),
      [
        ['409', 'uniqueness'],
        ['412', undefined],
        ['200', undefined],
        ['404', undefined],
        ['400', 'invalidSyntax'],
        ['400', 'invalidValue'],
        ...[1, 2].map(() => ['400', 'invalidValue']),
        ['201', undefined],
        ...[1, 2, 3].map(() => ['400', 'invalidValue']),
      ],
      JSON.stringify(results),
    );
    assert.equal(results[0]?.location, undefined, 'a refused POST is nowhere');
    assert.equal(results[1]?.location, made?.location);
    assert.match(results[9]?.response?.detail ?? '', /earlier POST/);
    const { body } = await directory('GET', `/Users?filter=${encodeURIComponent('userName ew "e@bulk.example"')}`);
    assert.equal(body.totalResults, 2, 'neither the nameless nor the second of the twins');
  });

  it('stops after as many failures as it says, and leaves out what was left undone', async () => {
    const wrong = { method: 'DELETE', path: '/Users/nobody' };
    const make = (name: string) => post(name, '/Users', { userName: `${name}@stop.example` });
    assert.deepEqual(statuses(await bulk([make('one'), wrong, make('two'), wrong, make('three')], { failOnErrors: 2 })), [
      '201',
      '404',
      '201',
      '404',
    ]);
    assert.deepEqual(statuses(await bulk([wrong, make('four')], { failOnErrors: 1 })), ['404']);
    assert.equal(
      (await directory('GET', `/Users?filter=${encodeURIComponent('userName ew "@stop.example"')}`)).body.totalResults,
      2,
    );
  });

  it('completes a circle of references, and says which references lead nowhere', async () => {
    const manager = (bulkId: string) => ({ [ENTERPRISE]: { manager: { value: `bulkId:${bulkId}` }, department: 'Ward' } });
    const circle = await bulk([
      post('fay', '/Users', { userName: 'fay@circle.example', ...manager('gil') }),
      post('gil', '/Users', { userName: 'gil@circle.example', ...manager('fay') }),
      post('own', '/Users', { userName: 'own@circle.example', ...manager('own') }),
    ]);
    assert.deepEqual(statuses(circle), ['201', '201', '201'], JSON.stringify(circle));
    const [fay, gil, own] = await Promise.all(circle.map(read));
    assert.deepEqual(
      [fay, gil, own].map(each => each[ENTERPRISE].manager.value),
      [gil.id, fay.id, own.id],
    );
    assert.deepEqual(
      circle.map(({ version }) => version),
      [fay, gil, own].map(({ meta }) => meta.version),
    );

    const broken = await bulk([
      post('hal', '/Users', { ...manager('ida') }),
      post('ida', '/Users', { userName: 'ida@circle.example', ...manager('hal') }),
      { method: 'DELETE', path: '/Users/bulkId:nobody' },
      post('lone', '/Groups', { displayName: 'Lone', members: [{ value: 'bulkId:hal' }] }),
    ]);
    assert.deepEqual(statuses(broken), ['400', '409', '400', '409']);
    assert.match(broken[1]?.response?.detail ?? '', /bulkId hal, .* was not done/);
    assert.match(broken[2]?.response?.detail ?? '', /refers to no POST/);
    const ida = await read(broken[1]);
    assert.equal(ida.userName, 'ida@circle.example', 'what was created stays, and says where it is');
  });

  it('is no longer than the service says it may be', async () => {
    const { bulk: limits } = (await directory('GET', '/ServiceProviderConfig')).body;
    assert.equal(limits.supported, true);
    const one = { method: 'DELETE', path: '/Users/nobody' };
    const many = await directory('POST', '/Bulk', { Operations: Array(limits.maxOperations + 1).fill(one) });
    assert.deepEqual([many.status, many.body.status], [413, '413']);
    assert.match(many.body.detail, new RegExp(`Operations: must not have more than ${limits.maxOperations} items`));
    const large = await directory('POST', '/Bulk', {
      Operations: [{ ...one, data: { title: 'x'.repeat(limits.maxPayloadSize) } }],
    });
    assert.deepEqual([large.status, large.body.status], [413, '413']);
    for (const wrong of [
      {},
      { Operations: 1 },
      { Operations: [{ method: 'GET', path: '/Users' }] },
      { failOnErrors: 0, Operations: [] },
    ])
      assert.equal((await directory('POST', '/Bulk', wrong)).status, 400, JSON.stringify(wrong));
    assert.deepEqual(await bulk([]), []);
  });

  it('adds the longest that it may be', async () => {
    const users = Array.from({ length: 999 }, (_, n) => post(`u${n}`, '/Users', { userName: `u${n}@long.example` }));
    const members = users.map(({ bulkId }) => ({ value: `bulkId:${bulkId}` }));
    const results = await bulk([...users, post('all', '/Groups', { displayName: 'All of them', members })]);
    assert.deepEqual(new Set(statuses(results)), new Set(['201']));
    assert.equal((await read(results.at(-1))).members.length, 999);
  });
});
