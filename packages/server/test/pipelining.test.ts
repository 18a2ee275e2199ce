/** What a client sends before it has read the answers to what it sent before: each request gets its own, in their order. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { COLLECTION, minimalDevice } from './support/genesys.ts';
import { createSocketApi } from './support/http.ts';
import { useRegistry } from './support/registry.ts';
import { exchange } from './support/socket.ts';

const NONSENSE = 'this is not a request\r\n\r\n';

describe('nonsense after valid requests in one packet', () => {
  const registry = useRegistry('sqlite');
  let origin: string;
  let token: string;

  before(async () => {
    ({ token } = await registry().addPerson('administrator', { role: 'full' }));
    const server = await registry().serve();
    origin = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  const request = (first: string, body = '', ...more: string[]) =>
    `${[`${first} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${token}`, ...more].join('\r\n')}\r\n\r\n${body}`;
  const post = (deviceToken: string) => {
    const body = JSON.stringify(minimalDevice(deviceToken));
    return request(`POST ${COLLECTION}`, body, 'Content-Type: application/json', `Content-Length: ${body.length}`);
  };
  const statuses = async (...parts: string[]) => (await exchange(origin, ...parts)).map(({ status }) => status);

  it('is refused after their answers, so that the client knows what became of them', async () => {
    const get = request(`GET ${COLLECTION}`);
    const answers = await exchange(origin, post('first') + get + post('second') + NONSENSE);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 400],
    );
    const [first, , second, refusal] = answers.map(({ body }) => JSON.parse(body));
    assert.deepEqual(
      [first.deviceToken, second.deviceToken, refusal.title, answers.at(-1)?.headers.get('connection')],
      ['first', 'second', 'Bad Request', 'close'],
    );
    const { body } = await createSocketApi(origin, token)('GET', COLLECTION);
    const stored = body.entities.map((device: { deviceToken: string }) => device.deviceToken);
    assert.deepEqual(stored.toSorted(), ['first', 'second']);
  });

  it('is refused once, however much of it comes while an answer is awaited', async () => {
    assert.deepEqual(await statuses(post('third') + NONSENSE, NONSENSE, NONSENSE), [200, 400]);
  });

  it('is not answered where the request before it has ended the connection', async () => {
    assert.deepEqual(await statuses(request('GET /healthz', '', 'Connection: close') + NONSENSE), [200]);
  });

  it('is refused at once where it is the body of the last request, which has done nothing yet', async () => {
    const broken = request(`POST ${COLLECTION}`, 'zz\r\n', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    const began = performance.now();
    assert.deepEqual(await statuses(request(`GET ${COLLECTION}`) + broken), [200, 400]);
    assert.ok(performance.now() - began < 2_000);
  });
});
