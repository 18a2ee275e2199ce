/** The same cases against the vendor's SDK and against the drop-in: what is asked, what comes back, and what travels. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fullDevice, minimalDevice } from '../../../server/test/support/genesys.ts';
import { useRegistry } from '../../../server/test/support/registry.ts';
import { extendedResponses, logins, servers, silences } from './around-calls.ts';
import { LIBRARIES } from './libraries.ts';
import { openSubject, rejection, type Subject, throughRecorder, toTranscript } from './subject.ts';

const COLLECTION = '/api/v2/mobiledevices';
const MISSING = '01890000-0000-7000-8000-000000000000';

describe('code for purecloud-platform-client-v2', () => {
  const registry = useRegistry('sqlite');
  const transcripts: (readonly string[])[] = [];

  for (const { name, specifier } of LIBRARIES) {
    describe(`with ${name}`, () => {
      let subject: Subject;
      before(async () => {
        subject = await openSubject(registry(), specifier);
      });
      beforeEach(() => throughRecorder(subject));
      after(async () => {
        transcripts.push(toTranscript(subject));
        await subject.recorder.close();
      });
      for (const cases of [operations, addresses, bodies, headers, refusals, silences, extendedResponses, servers, logins]) {
        cases(() => subject);
      }
    });
  }

  it('puts the same requests on the wire with both', () => {
    const [official = [], dropIn = []] = transcripts;
    assert.ok(official.length > 50, `${official.length} requests were recorded`);
    assert.deepEqual(dropIn, official);
  });
});

function operations(given: () => Subject): void {
  it('registers, reads, lists, replaces and deletes a device', async () => {
    const { api } = given();
    const device = await api.postMobiledevices(fullDevice());
    const { id = '', selfUri, ...echo } = device;
    assert.deepEqual(echo, fullDevice());
    assert.equal(selfUri, `${COLLECTION}/${id}`);
    assert.deepEqual(await api.getMobiledevice(id), device);
    const second = await api.postMobiledevices(minimalDevice('second'));
    const page = await api.getMobiledevices({ pageSize: 1, pageNumber: 2, sortOrder: 'ascending' });
    assert.deepEqual([page.entities, page.total, page.pageCount, page.nextUri], [[second], 2, 2, undefined]);
    assert.deepEqual(await api.putMobiledevice(id), device);
    assert.deepEqual(await api.putMobiledevice(id, { body: { ...device, model: 'X' } }), { ...device, model: 'X' });
    assert.equal(await api.deleteMobiledevice(id), undefined);
    assert.equal(await api.deleteMobiledevice(second.id ?? ''), undefined);
    assert.deepEqual((await api.getMobiledevices()).entities, []);
  });

  it('follows a redirect of the server', async () => {
    const { api, recorder } = given();
    recorder.answerNext({ status: 307, headers: { Location: `${COLLECTION}?pageSize=3` } });
    assert.equal((await api.getMobiledevices()).pageSize, 3);
    assert.match(recorder.last().authorization ?? '', /^Bearer hb_/);
  });

  it('makes the calls of an instance of its own through the client that it was given', async () => {
    const { library, client, recorder } = given();
    await new library.MobileDevicesApi(client).getMobiledevices();
    assert.equal(recorder.last().url, COLLECTION);
    assert.equal(library.ApiClient.instance, client);
  });
}

function addresses(given: () => Subject): void {
  const queries: readonly (readonly [opts: unknown, query: string])[] = [
    [undefined, ''],
    [null, ''],
    [{}, ''],
    [{ pageSize: undefined, another: 1 }, ''],
    [{ pageSize: 50, pageNumber: 2, sortOrder: 'descending' }, '?pageSize=50&pageNumber=2&sortOrder=descending'],
    [{ sortOrder: 'ascending', pageSize: '7' }, '?pageSize=7&sortOrder=ascending'],
    [{ pageSize: 0, pageNumber: null, sortOrder: '' }, '?pageSize=0&pageNumber=&sortOrder='],
    [{ pageSize: Number.NaN, pageNumber: false, sortOrder: [] }, '?pageSize=NaN&pageNumber=false&sortOrder='],
    [{ sortOrder: ['a', 'b'] }, '?sortOrder=a,b'],
    [{ sortOrder: 'a b:c' }, '?sortOrder=a+b:c'],
    [{ sortOrder: '$@&=+/?#[]%()*!~é📱' }, '?sortOrder=$%40%26%3D%2B%2F%3F%23%5B%5D%25()*!~%C3%A9%F0%9F%93%B1'],
    [{ sortOrder: new Date(0) }, '?sortOrder=1970-01-01T00:00:00.000Z'],
  ];
  for (const [opts, query] of queries) {
    it(`asks for ${COLLECTION}${query}`, async () => {
      const { loose, recorder } = given();
      await loose.getMobiledevices(opts).catch(() => 'the address is what counts');
      assert.equal(recorder.last().url, COLLECTION + query);
    });
  }

  const ids: readonly (readonly [id: unknown, path: string])[] = [
    ['a/b c?d#é', '/a%2Fb%20c%3Fd%23%C3%A9'],
    ["%zz!'()*~:$,", "/%25zz!'()*~%3A%24%2C"],
    [0, '/0'],
    [false, '/false'],
  ];
  for (const [id, path] of ids) {
    it(`sends the id ${JSON.stringify(id)} as ${path}`, async () => {
      const { loose, recorder } = given();
      for (const method of ['getMobiledevice', 'putMobiledevice', 'deleteMobiledevice'] as const) {
        assert.equal((await rejection(() => loose[method](id))).status, 404);
        assert.equal(recorder.last().url, COLLECTION + path);
      }
    });
  }

  it('throws a text, and sends nothing, for a required parameter that is missing', async () => {
    const { loose, recorder } = given();
    const before = recorder.requests.length;
    for (const method of ['getMobiledevice', 'putMobiledevice', 'deleteMobiledevice'] as const) {
      for (const id of [undefined, null, '']) {
        assert.throws(
          () => loose[method](id),
          (thrown: unknown) => thrown === `Missing the required parameter "deviceId" when calling ${method}`,
        );
      }
    }
    for (const body of [undefined, null]) {
      assert.throws(
        () => loose.postMobiledevices(body),
        (thrown: unknown) => thrown === 'Missing the required parameter "body" when calling postMobiledevices',
      );
    }
    assert.equal(recorder.requests.length, before);
  });

  it('rejects an id that cannot be encoded', async () => {
    assert.equal((await rejection(() => given().api.getMobiledevice('\ud800'))).name, 'URIError');
  });
}

function bodies(given: () => Subject): void {
  const sent: readonly (readonly [body: unknown, text: string])[] = [
    [{ a: 'é', b: undefined, c: null, d: [1], e: new Date(0) }, '{"a":"é","c":null,"d":[1],"e":"1970-01-01T00:00:00.000Z"}'],
    [{}, '{}'],
    [[], '[]'],
    ['text', '"text"'],
    [' {"a": 1} ', '{"a": 1}'],
    [5, '5'],
    [true, 'true'],
    [0, ''],
    ['', ''],
    [false, ''],
  ];
  for (const [body, text] of sent) {
    it(`sends ${JSON.stringify(body)} as ${text || 'nothing'}`, async () => {
      const { loose, recorder } = given();
      assert.equal((await rejection(() => loose.postMobiledevices(body))).status, 400);
      assert.deepEqual([recorder.last().body, recorder.last().contentType], [text, 'application/json']);
    });
  }

  it('sends a PUT without a body when there is none', async () => {
    const { loose, recorder } = given();
    for (const opts of [undefined, null, {}, { body: undefined }, { body: null }, { body: 0 }, { body: '' }]) {
      assert.equal((await rejection(() => loose.putMobiledevice(MISSING, opts))).status, 404);
      const { body, contentType, headers: all } = recorder.last();
      assert.deepEqual([body, contentType, all['content-length']], ['', 'application/json', '0']);
    }
  });

  const received: readonly (readonly [body: string, value: unknown])[] = [
    ['{"a":1}', { a: 1 }],
    ['{broken', '{broken'],
    ['<html></html>', '<html></html>'],
    ['', undefined],
    ['0', undefined],
    ['null', undefined],
    ['"text"', 'text'],
  ];
  for (const [body, value] of received) {
    it(`resolves an answer of ${body || 'nothing'} to ${JSON.stringify(value) ?? 'undefined'}, whatever its type`, async () => {
      const { api, recorder } = given();
      recorder.answerNext({ status: 200, headers: { 'Content-Type': 'text/html' }, body });
      assert.deepEqual(await api.getMobiledevices(), value);
    });
  }
}

function headers(given: () => Subject): void {
  it('accepts JSON, and calls with the token', async () => {
    const { api, recorder, token } = given();
    await api.getMobiledevices();
    const { accept, contentType, authorization } = recorder.last();
    assert.deepEqual([accept, contentType, authorization], ['application/json', 'application/json', `Bearer ${token}`]);
  });

  it('leaves the Authorization header out without a token', async () => {
    const { api, client, recorder } = given();
    client.clearAccessToken();
    assert.equal((await rejection(() => api.getMobiledevices())).code, 'authentication.required');
    assert.equal(recorder.last().authorization, undefined);
    assert.equal(client.authData.accessToken, null);
  });

  it('sends the headers of the app and those of the call', async () => {
    const { api, client, recorder } = given();
    assert.equal(client.getGenesysAppHeader(), null);
    client.setGenesysAppHeader('app');
    await api.getMobiledevices({ customHeaders: { 'X-Custom': 'yes', accept: 'text/plain' } });
    const { 'genesys-app': app, 'x-custom': custom, accept } = recorder.last().headers;
    assert.deepEqual([app, custom, accept], ['app', 'yes', 'application/json']);
    assert.deepEqual(client.getDefaultHeaders(), { 'Genesys-App': 'app' });
    assert.throws(() => client.setGenesysAppHeader(''), /headerValue must be a non empty string/);
  });

  it('rejects headers of a call that cannot be sent', async () => {
    const { loose } = given();
    for (const customHeaders of ['X: y', { X: 5 }, { 'X Y': 'z' }, { X: 'a\r\nb' }]) {
      assert.ok((await rejection(() => loose.getMobiledevices({ customHeaders }))) instanceof Error);
    }
  });
}

function refusals(given: () => Subject): void {
  it("reject with the server's own error body", async () => {
    const { api, loose, client } = given();
    const unknown = await rejection(() => api.getMobiledevice(MISSING));
    assert.equal(unknown instanceof Error, false);
    assert.deepEqual([unknown.status, unknown.code], [404, 'general.resource.not.found']);
    const invalid = await rejection(() => loose.postMobiledevices({}));
    assert.deepEqual([invalid.status, invalid.code, invalid.details.length], [400, 'constraint.validation', 6]);
    client.setAccessToken('nonsense');
    assert.equal((await rejection(() => api.getMobiledevices())).code, 'bad.credentials');
  });

  const canned: readonly (readonly [status: number, body: string, value: unknown])[] = [
    [400, '{"message":"m","code":"c"}', { message: 'm', code: 'c' }],
    [404, '', undefined],
    [401, '', undefined],
    [502, '<html>Bad gateway</html>', '<html>Bad gateway</html>'],
    [503, '{broken', '{broken'],
    [304, '', undefined],
  ];
  for (const [status, body, value] of canned) {
    it(`reject a ${status} with ${body || 'no body'} with ${JSON.stringify(value) ?? 'undefined'}`, async () => {
      const { api, recorder } = given();
      recorder.answerNext({ status, body });
      assert.deepEqual(await rejection(() => api.getMobiledevice(MISSING)), value);
    });
  }

  it('are not tried again, even where the server says when', async () => {
    const { api, recorder } = given();
    const before = recorder.requests.length;
    recorder.answerNext({ status: 429, headers: { 'Retry-After': '1' }, body: '{"status":429}' });
    assert.deepEqual(await rejection(() => api.getMobiledevices()), { status: 429 });
    assert.equal(recorder.requests.length, before + 1);
  });
}
