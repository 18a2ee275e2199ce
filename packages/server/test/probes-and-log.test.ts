/** What those see who operate a server: probes, and one log line per request. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTION, minimalDevice } from './support/genesys.ts';
import { createSocketApi } from './support/http.ts';
import { listen } from './support/listening.ts';
import { useRegistry } from './support/registry.ts';
import { until } from './support/until.ts';

const PEOPLE = '/registry/v1/people';

describe('probes', () => {
  const registry = useRegistry('sqlite');

  it('healthz says that the process runs and readyz that the store answers, without a credential', async () => {
    const { origin } = await listen(registry());
    const api = createSocketApi(origin, null);
    for (const path of ['/healthz', '/readyz']) {
      const answer = await api('GET', path);
      assert.deepEqual([answer.status, answer.body], [200, { status: 'ok' }]);
      assert.match(String(answer.headers['content-type']), /^application\/json/);
    }
  });

  it('readyz is 503 from the moment that the server drains, while healthz stays', async () => {
    const { origin, health } = await listen(registry());
    const api = createSocketApi(origin, null);
    health.drain();
    assert.deepEqual([(await api('GET', '/readyz')).status, (await api('GET', '/healthz')).status], [503, 200]);
    assert.deepEqual((await api('GET', '/readyz')).body, { status: 'draining' });
  });
});

describe('the access log', () => {
  const registry = useRegistry('sqlite');

  it('has one line for each request, and no token, query, body or header in any', async () => {
    const { origin, token, lines } = await listen(registry());
    const api = createSocketApi(origin, token);
    await api('GET', `${COLLECTION}?pageSize=1&access_token=hushhush`);
    await api('POST', COLLECTION, { ...minimalDevice('hushhush'), name: 'hushhush' }, { 'x-note': 'hushhush' });
    await api('GET', `${PEOPLE}?login=hushhush`);
    await api('POST', '/oauth/token', 'grant_type=client_credentials&client_secret=hushhush', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    await api('GET', '/nowhere?hushhush');
    await api('GET', `${COLLECTION}/%zz?hushhush`);
    await api('PATCH', `${COLLECTION}?hushhush`);
    await api('GET', '/healthz');
    await until(() => lines.length >= 8);
    await sleep(20);
    assert.deepEqual(
      lines.map(line => [line.method, line.path, line.status]),
      [
        ['GET', COLLECTION, 200],
        ['POST', COLLECTION, 200],
        ['GET', PEOPLE, 200],
        ['POST', '/oauth/token', 401],
        ['GET', '/nowhere', 404],
        ['GET', `${COLLECTION}/%zz`, 404],
        ['PATCH', COLLECTION, 405],
        ['GET', '/healthz', 200],
      ],
    );
    assert.equal(lines.find(({ status }) => status === 405)?.dialect, 'genesys');
    const text = JSON.stringify(lines);
    assert.ok(!text.includes('hushhush') && !text.includes(token), text);
    const [first] = lines;
    assert.equal(first?.route, 'genesys.mobiledevices.list');
    assert.equal(first?.dialect, 'genesys');
    assert.match(String(first?.requestId), /^[0-9a-f-]{36}$/);
    assert.ok(Number(first?.ms) > 0, 'it says how long the request took');
  });
});
