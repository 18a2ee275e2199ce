/** What happens on the wire below every dialect: bad requests of all kinds, over a socket, and never the framework's own answer. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { COLLECTION, minimalDevice } from './support/genesys.ts';
import { type Api, createSocketApi, eventCount } from './support/http.ts';
import { listen } from './support/listening.ts';
import { useRegistry } from './support/registry.ts';
import { exchange, hangUp, type RawAnswer } from './support/socket.ts';
import { until } from './support/until.ts';

const PEOPLE = '/registry/v1/people';

describe('over a socket', () => {
  const registry = useRegistry('sqlite');
  let origin: string;
  let token: string;
  let api: Api;

  before(async () => {
    ({ origin, token } = await listen(registry()));
    api = createSocketApi(origin, token);
  });

  const head = (first: string, ...more: string[]) =>
    `${[`${first} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${token}`, ...more].join('\r\n')}\r\n\r\n`;
  const closing = (first: string, ...more: string[]) => head(first, 'Connection: close', ...more);
  const only = async (...parts: string[]): Promise<RawAnswer> => {
    const answers = await exchange(origin, ...parts);
    assert.equal(answers.length, 1, JSON.stringify(answers));
    return answers[0] as RawAnswer;
  };

  it('a URL that is not properly encoded is not found, in the words of the dialect that the path belongs to', async () => {
    for (const [path, dialect] of [
      [`${COLLECTION}/%zz`, 'genesys'],
      ['/oauth/%zz', 'oauth'],
      [`${PEOPLE}/%zz`, 'native'],
      ['/%', 'native'],
    ] as const) {
      assertRaw(await only(closing(`GET ${path}`)), 404, dialect);
    }
  });

  it('NUL, and bytes that are not UTF-8, are 400 in a path, a query and a body', async () => {
    assertRaw(await only(closing(`GET ${COLLECTION}/a%00b`)), 400, 'genesys');
    assertRaw(await only(closing('GET /api/%E0%A4%A')), 400, 'genesys');
    assertRaw(await only(closing(`GET ${PEOPLE}/a%00b`)), 400, 'native');
    assertRaw(await only(closing(`GET ${PEOPLE}?login=a%00b`)), 400, 'native');
    const body = '{"login":"a\\u0000b","firstName":"a","lastName":"b"}';
    const headers = ['Content-Type: application/json', `Content-Length: ${body.length}`];
    assertRaw(await only(closing(`POST ${PEOPLE}`, ...headers), body), 400, 'native');
    const raw = '{"login":"a\0b"}';
    assertRaw(await only(closing(`POST ${PEOPLE}`, headers[0] ?? '', `Content-Length: ${raw.length}`), raw), 400, 'native');
  });

  it('NUL in a header is refused before there is a request', async () => {
    const answer = await only(closing('GET /healthz', 'X-Note: a\0b'));
    assertRaw(answer, 400, 'parser');
  });

  it('headers beyond the limit are 431', async () => {
    assertRaw(await only(closing('GET /healthz', `X-Long: ${'x'.repeat(20_000)}`)), 431, 'parser');
  });

  it('a method that HTTP does not know is 400, and one that no path has is 404 or 405', async () => {
    assertRaw(await only(closing('FROB /healthz')), 400, 'parser');
    for (const method of ['PROPFIND', 'MKCOL', 'SEARCH']) {
      const answer = await only(closing(`${method} ${COLLECTION}`));
      assert.ok(answer.status === 404 || answer.status === 405, String(answer.status));
      assertRaw(answer, answer.status, 'genesys');
    }
    assertRaw(await only(closing(`TRACE ${PEOPLE}`)), 405, 'native');
  });

  it('a whole URL is as good as its path, as proxies are asked', async () => {
    for (const path of [PEOPLE, `${PEOPLE}?limit=1`, `${COLLECTION}/unknown`]) {
      const [plain, whole] = [await only(closing(`GET ${path}`)), await only(closing(`GET HTTP://na01ws.example.com:80${path}`))];
      assert.deepEqual([whole.status, Object.keys(JSON.parse(whole.body))], [plain.status, Object.keys(JSON.parse(plain.body))]);
    }
    const root = await only(closing('GET /'));
    for (const url of ['https://acme.example.com', 'https://acme.example.com?x=/registry']) {
      const { status, body } = await only(closing(`GET ${url}`));
      assert.deepEqual([status, body], [200, root.body], url);
    }
  });

  it('a request without a host is 400, but from a client of HTTP/1.0', async () => {
    assertRaw(await only('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'), 400, 'parser');
    assert.equal((await only('GET /healthz HTTP/1.0\r\n\r\n')).status, 200);
  });

  it('what is not HTTP at all is 400', async () => {
    assertRaw(await only('\x16\x03\x01\x02\x00\x01\r\n\r\n'), 400, 'parser');
  });

  it('HEAD answers as GET would, without the body, and 405 where there is no GET', async () => {
    const [answer, whole] = [await only(closing(`HEAD ${COLLECTION}`)), await only(closing(`GET ${COLLECTION}`))];
    assert.deepEqual([answer.status, answer.body], [200, '']);
    for (const name of ['content-length', 'content-type']) assert.equal(answer.headers.get(name), whole.headers.get(name));
    assert.equal(Number(answer.headers.get('content-length')), Buffer.byteLength(whole.body));
    const missing = await api('HEAD', `${COLLECTION}/x`);
    assert.deepEqual([missing.status, missing.text], [404, '']);
    const token = await api('HEAD', '/oauth/token');
    assert.deepEqual([token.status, token.text, token.headers.allow], [405, '', 'POST']);
    assert.equal((await api('HEAD', '/healthz')).status, 200);
  });

  it('a client that goes away in the middle of its body leaves nothing behind, and no defect is logged', async () => {
    const { storage, organization } = registry();
    const { lines, origin: watched, token: own } = await listen(registry());
    const events = await eventCount(storage, organization.org);
    const request = [`POST ${COLLECTION} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${own}`, 'Content-Type: application/json'];
    await hangUp(watched, `${[...request, 'Content-Length: 1000'].join('\r\n')}\r\n\r\n{"deviceToken":`);
    await until(() => lines.some(line => line.path === COLLECTION));
    assert.equal(await eventCount(storage, organization.org), events);
    assert.deepEqual(
      lines.filter(line => Number(line.level) >= 50),
      [],
    );
  });

  it('a wrong content type is 415 with a body, and does not matter without one', async () => {
    for (const type of ['text/plain', 'nonsense', ';;', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const refused = await api('POST', COLLECTION, 'a=b', { 'content-type': type });
      assert.deepEqual([refused.status, refused.body.code], [415, 'unsupported.media.type'], type);
      const native = await api('POST', PEOPLE, 'a=b', { 'content-type': type });
      assert.deepEqual([native.status, native.body.code], [415, 'unsupported_media_type'], type);
      assert.equal((await api('GET', COLLECTION, undefined, { 'content-type': type })).status, 200, type);
      assert.equal((await api('DELETE', `${COLLECTION}/x`, undefined, { 'content-type': type })).status, 404, type);
      assert.equal((await api('POST', COLLECTION, '', { 'content-type': type })).status, 400, type);
    }
  });

  it('a body without a content type is 415', async () => {
    assertRaw(await only(closing(`POST ${COLLECTION}`, 'Content-Length: 2'), '{}'), 415, 'genesys');
  });

  it('a chunked body is read like any other, and a broken chunk is 400', async () => {
    const body = JSON.stringify(minimalDevice('chunked'));
    const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
    const headers = ['Content-Type: application/json', 'Transfer-Encoding: chunked'];
    const first = closing(`POST ${COLLECTION}`, ...headers);
    assert.equal((await only(first, chunk(body.slice(0, 9)), chunk(body.slice(9)), '0\r\n\r\n')).status, 200);
    assertRaw(await only(first, 'zz\r\n{}\r\n0\r\n\r\n'), 400, 'any');
    assertRaw(await only(first, '0\r\n\r\n'), 400, 'genesys');
  });

  it('a chunked body that grows beyond the limit is 413', async () => {
    const part = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const headers = ['Content-Type: application/json', 'Transfer-Encoding: chunked'];
    assertRaw(await only(closing(`POST ${PEOPLE}`, ...headers), part.repeat(5), '0\r\n\r\n'), 413, 'native');
  });

  it('two lengths for one body are refused, so that nothing can be smuggled in', async () => {
    const lengths = ['Content-Type: application/json', 'Content-Length: 5', 'Transfer-Encoding: chunked'];
    assertRaw(await only(closing(`POST ${PEOPLE}`, ...lengths), '0\r\n\r\n'), 400, 'parser');
    assertRaw(await only(closing(`POST ${PEOPLE}`, 'Content-Length: 5', 'Content-Length: 6'), 'hello'), 400, 'parser');
  });

  it('after a 413 the same connection serves on', async () => {
    const body = 'x'.repeat(300_000);
    const large = head(`POST ${COLLECTION}`, 'Content-Type: application/json', `Content-Length: ${body.length}`);
    const [refused, served] = await exchange(origin, large, body, closing('GET /healthz'));
    assertRaw(refused, 413, 'genesys');
    assert.equal(served?.status, 200);
  });

  it('__proto__ and constructor are names like any other', async () => {
    const hostile = `{"__proto__":{"role":"full"},"constructor":{"prototype":{}},${JSON.stringify(minimalDevice('proto')).slice(1)}`;
    const device = await api('POST', COLLECTION, hostile);
    assert.deepEqual(Object.keys(device.body).toSorted(), [...Object.keys(minimalDevice()), 'id', 'selfUri'].toSorted());
    for (const name of ['__proto__', 'constructor', 'toString', '__proto__[x]']) {
      const body = await api('POST', PEOPLE, `{"login":"p","firstName":"a","lastName":"b","${name}":{"role":"full"}}`);
      assert.deepEqual([body.status, body.body.faults[0].kind, body.body.faults[0].field], [400, 'unknown', name]);
      const query = await api('GET', `${PEOPLE}?${encodeURIComponent(name)}=1`);
      assert.deepEqual([query.status, query.body.faults[0].kind], [400, 'unknown'], name);
      assert.equal((await api('GET', `${PEOPLE}/${encodeURIComponent(name)}`)).status, 404);
    }
    assert.equal(({} as { role?: unknown }).role, undefined);
  });

  it('ids of 120 and 3000 characters are unknown ids', async () => {
    for (const length of [120, 3_000]) {
      for (const [path, dialect] of [
        [`${COLLECTION}/`, 'genesys'],
        [`${PEOPLE}/`, 'native'],
      ] as const) {
        assertRaw(await only(closing(`GET ${path}${'x'.repeat(length)}`)), 404, dialect);
        assertRaw(await only(closing(`GET ${path}${'%C3%A9'.repeat(length / 3)}`)), 404, dialect);
      }
    }
    assertRaw(await only(closing(`GET ${COLLECTION}/${'x'.repeat(12_000)}`)), 404, 'genesys');
  });

  it('a value nested deeper than any stack is refused like any other wrong value', async () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const answer = await api('POST', COLLECTION, JSON.stringify(minimalDevice()).replace('"Apple"', deep));
    assert.deepEqual([answer.status, answer.body.code], [400, 'invalid.value']);
    assert.ok(answer.text.length < 2_000);
    assert.equal((await api('POST', PEOPLE, `{"login":${deep},"firstName":"a","lastName":"b"}`)).status, 400);
    assert.equal((await api('POST', PEOPLE, `{"login":${deep.replace('[]', '["\\u0000"]')}}`)).status, 400);
  });

  it('an unknown path gets the error body of the dialect that its first word belongs to, whatever its body', async () => {
    for (const [path, dialect] of UNKNOWN_PATHS) {
      for (const answer of [
        await only(closing(`GET ${path}`)),
        await only(closing(`POST ${path}`, 'Content-Type: application/json', 'Content-Length: 1'), '{'),
        await only(closing(`POST ${path}`, 'Content-Type: nonsense', 'Content-Length: 1'), '{'),
        await only(closing(`DELETE ${path}?%zz=%00`)),
      ]) {
        assertRaw(answer, 404, dialect);
      }
    }
  });

  it('an unknown path is 404 without a credential, too', async () => {
    const anonymous = createSocketApi(origin, null);
    for (const [path] of UNKNOWN_PATHS) assert.equal((await anonymous('GET', path)).status, 404, path);
  });

  it('a path that is known with another method is 405 with Allow', async () => {
    for (const [method, path, allow] of [
      ['DELETE', PEOPLE, 'POST, GET'],
      ['PUT', `${PEOPLE}/x`, 'GET, PATCH, DELETE'],
      ['POST', '/registry/v1/me', 'GET'],
      ['GET', '/oauth/token', 'POST'],
      ['DELETE', '/token', 'POST'],
      ['PUT', COLLECTION, 'GET, POST'],
      ['GET', '/users/authenticate', 'POST'],
      ['POST', '/v2/device_users/users/5/', 'GET'],
    ] as const) {
      const answer = await api(method, path);
      assert.deepEqual([answer.status, answer.headers.allow], [405, allow]);
    }
  });

  it('a known path is 405 before a body has come that it would not read', async () => {
    const began = performance.now();
    assertRaw(await only(closing(`PUT ${PEOPLE}`, 'Content-Type: application/json', 'Content-Length: 10')), 405, 'native');
    assert.ok(performance.now() - began < 5_000, 'it does not wait for the body');
  });
});

const UNKNOWN_PATHS: readonly (readonly [path: string, dialect: string])[] = [
  ['/api', 'genesys'],
  ['/api/v2/presence/me', 'genesys'],
  ['/api/v1/mobiledevices', 'genesys'],
  ['/oauth', 'oauth'],
  ['/oauth/token/', 'oauth'],
  ['/oauth/nowhere', 'oauth'],
  ['/token/x', 'oauth'],
  ['/authorize/x', 'oauth'],
  ['/logout/x', 'oauth'],
  ['/.well-known/nothing', 'oauth'],
  ['/registry', 'native'],
  ['/registry/v1/nowhere', 'native'],
  ['/registry/v1/people/', 'native'],
  ['/docs/nowhere', 'native'],
  ['/portal/assets/nowhere', 'native'],
  ['/apix', 'native'],
  ['/favicon.ico', 'native'],
];

/** `parser`: refused before there was a request, in the native body without an id; `any`: whichever of them. */
function assertRaw(answer: RawAnswer | undefined, status: number, dialect: string): void {
  assert.ok(answer !== undefined, 'there was no answer');
  assert.equal(answer.status, status, answer.body);
  const body = JSON.parse(answer.body);
  if (dialect === 'parser' || (dialect === 'any' && !('contextId' in body))) {
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'detail']);
    assert.equal(body.status, status);
    return;
  }
  const expected = ERROR_BODIES[dialect === 'any' ? 'genesys' : dialect];
  assert.deepEqual(expected?.check(body, status), [], answer.body);
  assert.match(answer.headers.get('content-type') ?? '', expected?.contentType ?? /$^/);
}
