/** The Genesys face, acceptance items 26 to 39: one device, and the list page by page. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { assertError, COLLECTION, fullDevice, minimalDevice, register } from '../support/genesys.ts';
import { type Answer, type Api, createApi, createSocketApi, expectEvents } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DEVICES = 5;

onBothDatabases('Genesys GET', engine => {
  const registry = useRegistry(engine);
  let ann: Api;
  let newcomer: Api;
  let token: string;
  const ids: string[] = [];

  before(async () => {
    const server = await registry().serve();
    token = (await registry().addPerson('ann')).token;
    ann = createApi(server, token);
    newcomer = createApi(server, (await registry().addPerson('newcomer')).token);
    for (let n = 0; n < DEVICES; n += 1) ids.push((await register(ann, minimalDevice(`token ${n}`))).id);
  });

  const list = async (query = ''): Promise<Answer> => {
    const answer = await ann('GET', COLLECTION + query);
    assert.equal(answer.status, 200, answer.text);
    return answer;
  };
  const idsOf = (answer: Answer): string[] => answer.body.entities.map((each: { id: string }) => each.id);

  it('(26) one device is exactly what its POST returned', async () => {
    const owner = await registry().addPerson('owner');
    const api = createApi(await registry().serve(), owner.token);
    const device = await register(api, fullDevice());
    assert.deepEqual((await api('GET', device.selfUri)).body, device);
  });

  it('(27) an unknown id is general.resource.not.found', async () => {
    const answer = await ann('GET', `${COLLECTION}/5a0c2f2e-8f0e-4c5b-9d3a-1f6f1c2b7a10`);
    assertError(answer, 404, 'general.resource.not.found', 'Unable to find a device with that deviceId');
  });

  it('(28) ids that cannot be one are not found, whatever characters they have', async () => {
    for (const id of ['a/b', 'a b?c#d', 'é', '%zz', "';--", 'x'.repeat(300), '..%2f', '__proto__']) {
      const answer = await ann('GET', `${COLLECTION}/${encodeURIComponent(id)}`);
      assertError(answer, 404, 'general.resource.not.found');
    }
    assertError(await ann('GET', `${COLLECTION}/a/b`), 404, 'not.found');
  });

  it('(28) a path that is not even encoded properly is not found', async () => {
    const origin = await (await registry().serve()).listen({ host: '127.0.0.1', port: 0 });
    const answer = await createSocketApi(origin, token)('GET', `${COLLECTION}/%zz`);
    assertError(answer, 404, 'not.found');
  });

  it('(29) the collection with a slash at its end is not found, and nothing changes', async () => {
    const { storage, organization } = registry();
    await expectEvents(storage, organization.org, 0, async () => {
      for (const method of ['GET', 'PUT', 'DELETE', 'POST', 'PATCH']) {
        assertError(await ann(method, `${COLLECTION}/`, method === 'GET' ? undefined : minimalDevice()), 404, 'not.found');
      }
    });
    assert.deepEqual(idsOf(await list()), ids);
  });

  it('(30) the list without a query has 25 devices a page, page 1, and every member of a listing', async () => {
    const { body } = await list();
    const uri = `${COLLECTION}?pageSize=25&pageNumber=1&sortOrder=ascending`;
    const { entities, ...rest } = body;
    assert.equal(entities.length, DEVICES);
    const expected = { pageSize: 25, pageNumber: 1, total: DEVICES, pageCount: 1, firstUri: uri, selfUri: uri, lastUri: uri };
    assert.deepEqual(rest, expected);
  });

  it('(31) all URIs of a listing are relative and carry pageSize, pageNumber and sortOrder', async () => {
    const { body } = await list('?pageSize=2&pageNumber=2&sortOrder=descending');
    const uris = Object.entries(body).flatMap(([name, value]) => (name.endsWith('Uri') ? [String(value)] : []));
    assert.equal(uris.length, 5);
    for (const uri of uris) assert.match(uri, /^\/api\/v2\/mobiledevices\?pageSize=2&pageNumber=\d&sortOrder=descending$/);
  });

  it('(32) walking the pages visits every device once, with next and previous exactly where there is one', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 3; page += 1) {
      const answer = await list(`?pageSize=2&pageNumber=${page}`);
      assert.deepEqual([answer.body.total, answer.body.pageCount], [DEVICES, 3]);
      assert.equal('nextUri' in answer.body, page < 3, `page ${page}`);
      assert.equal('previousUri' in answer.body, page > 1, `page ${page}`);
      seen.push(...idsOf(answer));
    }
    assert.deepEqual(seen, ids);
  });

  it('(33) the nextUri leads to the next page', async () => {
    const { body } = await list('?pageSize=2');
    const next = await ann('GET', body.nextUri);
    assert.deepEqual([next.status, next.body.pageNumber], [200, 2]);
    assert.deepEqual(idsOf(next), ids.slice(2, 4));
  });

  it('(34) descending is the exact reverse of ascending, in any letter case', async () => {
    assert.deepEqual(idsOf(await list('?sortOrder=ascending')), ids);
    assert.deepEqual(idsOf(await list('?sortOrder=DESCENDING')), ids.toReversed());
    assert.deepEqual(idsOf(await list('?sortOrder=descending&pageSize=2&pageNumber=2')), ids.toReversed().slice(2, 4));
  });

  it('(35) a page past the end is empty, with the true total, no nextUri, and a previousUri only to a page that exists', async () => {
    for (const page of [4, 2_147_483_647]) {
      const { body } = await list(`?pageSize=2&pageNumber=${page}`);
      assert.deepEqual([body.entities, body.total, body.pageCount, body.pageNumber], [[], DEVICES, 3, page]);
      assert.ok(!('nextUri' in body));
      assert.equal('previousUri' in body, page === 4);
    }
  });

  it('(36) empty values mean the same as no values', async () => {
    assert.deepEqual((await list('?pageSize=&pageNumber=&sortOrder=')).body, (await list()).body);
  });

  it('(37) values that cannot be are an invalid.query.param.value', async () => {
    for (const [name, value, allowed] of [
      ['sortOrder', 'sideways', 'ascending, descending'],
      ['pageSize', 'abc', 'integers from 1 to 2147483647'],
      ['pageSize', '0', 'integers from 1 to 2147483647'],
      ['pageSize', '2147483648', 'integers from 1 to 2147483647'],
      ['pageSize', '1.5', 'integers from 1 to 2147483647'],
      ['pageSize', '99999999999999999999', 'integers from 1 to 2147483647'],
      ['pageNumber', '0', 'integers from 1 to 2147483647'],
      ['pageNumber', '-1', 'integers from 1 to 2147483647'],
    ] as const) {
      const answer = await ann('GET', `${COLLECTION}?${name}=${value}`);
      const message = `Value [${value}] is not valid for parameter [${name}]. Allowable values are: ${allowed}`;
      assertError(answer, 400, 'invalid.query.param.value', message);
    }
  });

  it('(37) NUL in a value is a bad request, and unknown parameters are ignored', async () => {
    assertError(await ann('GET', `${COLLECTION}?sortOrder=%00`), 400, 'bad.request');
    assert.equal((await list('?expand=all&__proto__=x&constructor=y&pageSize=2')).body.pageSize, 2);
  });

  it('(38) a pageSize beyond the limit is clamped, and the answer says to what', async () => {
    assert.equal((await list('?pageSize=100000')).body.pageSize, 500);
  });

  it('(39) an owner without devices gets an empty list whose first, self and last page are there', async () => {
    const { body } = await newcomer('GET', COLLECTION);
    const uri = `${COLLECTION}?pageSize=25&pageNumber=1&sortOrder=ascending`;
    assert.deepEqual(body, {
      entities: [],
      pageSize: 25,
      pageNumber: 1,
      total: 0,
      firstUri: uri,
      selfUri: uri,
      lastUri: uri,
      pageCount: 0,
    });
  });
});
