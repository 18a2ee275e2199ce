/** The metrics of heldby: figures that are right, under names that stay, for those who may read them. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTION, minimalDevice } from './support/genesys.ts';
import { type Api, createSocketApi } from './support/http.ts';
import { onBothDatabases, useRegistry } from './support/registry.ts';
import { until } from './support/until.ts';

const TOKEN = 'a-token-for-metrics';

/** The value of a metric with these labels, in any order; undefined where there is none. */
function figureOf(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  for (const line of text.split('\n')) {
    const [, found, inner = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (found !== name) continue;
    if (Object.entries(labels).every(([label, wanted]) => inner.includes(`${label}="${wanted}"`))) return Number(value);
  }
  return undefined;
}

onBothDatabases('metrics', engine => {
  const registry = useRegistry(engine);
  let api: Api;
  let anonymous: Api;
  const read = async () => (await anonymous('GET', '/metrics')).text;

  before(async () => {
    const { token } = await registry().addPerson('metrics', { role: 'full' });
    const origin = await (await registry().serve()).listen({ host: '127.0.0.1', port: 0 });
    api = createSocketApi(origin, token);
    anonymous = createSocketApi(origin, null);
  });

  it('are text in the format of Prometheus, every family with its type and its meaning', async () => {
    const answer = await anonymous('GET', '/metrics');
    assert.equal(answer.status, 200);
    assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/);
    const names = new Set([...answer.text.matchAll(/^(heldby_\w+?)(?:_bucket|_sum|_count)?(?:\{| )/gm)].map(([, name]) => name));
    assert.ok(names.size >= 10, String([...names]));
    for (const name of names) {
      assert.match(answer.text, new RegExp(`^# HELP ${name} .+\\.$`, 'm'));
      assert.match(answer.text, new RegExp(`^# TYPE ${name} (?:counter|gauge|histogram)$`, 'm'));
    }
  });

  it('count each request once, by dialect, route and outcome', async () => {
    const labels = { dialect: 'genesys', route: 'genesys.mobiledevices.list', status: '2xx' };
    const count = async () => figureOf(await read(), 'heldby_http_requests_total', labels) ?? 0;
    const counted = await count();
    for (let n = 0; n < 5; n += 1) await api('GET', COLLECTION);
    await anonymous('GET', COLLECTION);
    await anonymous('GET', '/nowhere');
    await sleep(20);
    const text = await read();
    assert.equal(await count(), counted + 5);
    assert.equal(figureOf(text, 'heldby_http_requests_total', { ...labels, status: '4xx' }), 1);
    assert.equal(figureOf(text, 'heldby_http_requests_total', { dialect: 'none', route: 'none', status: '4xx' }), 1);
  });

  it('tell how long requests took, each bucket with all that were faster', async () => {
    const labels = { dialect: 'native', route: 'native.me.get', status: '2xx' };
    for (let n = 0; n < 3; n += 1) await api('GET', '/registry/v1/me');
    await sleep(20);
    const text = await read();
    const name = 'heldby_http_request_duration_seconds';
    const buckets = [...text.matchAll(new RegExp(`^${name}_bucket\\{.*route="native.me.get".*le="(.+)"\\} (\\d+)$`, 'gm'))];
    const counts = buckets.map(([, , count]) => Number(count));
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
    );
    assert.deepEqual([counts.at(-1), figureOf(text, `${name}_count`, labels)], [3, 3]);
    assert.equal(buckets.at(-1)?.[1], '+Inf');
    assert.ok((figureOf(text, `${name}_sum`, labels) ?? 0) > 0);
  });

  it('tell what the store does, and what runs', async () => {
    const ended = figureOf(await read(), 'heldby_store_transactions_total') ?? Number.NaN;
    assert.equal((await api('POST', COLLECTION, minimalDevice('metrics'))).status, 200);
    const text = await read();
    assert.ok((figureOf(text, 'heldby_store_transactions_total') ?? 0) > ended);
    assert.equal(figureOf(text, 'heldby_store_writable'), 1);
    assert.equal(figureOf(text, 'heldby_store_transaction_failures_total'), 0);
    assert.equal(figureOf(text, 'heldby_build_info', { engine, node: process.version }), 1);
    assert.ok((figureOf(text, 'heldby_credential_cache_entries') ?? 0) >= 1);
    assert.ok((figureOf(text, 'heldby_http_connections') ?? 0) >= 1);
    for (const name of ['heldby_store_syncs_total', 'heldby_store_sync_seconds_total', 'heldby_store_file_bytes']) {
      assert.equal((figureOf(text, name) ?? 0) > 0, engine === 'sqlite', name);
    }
    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds']) {
      assert.notEqual(figureOf(text, name), undefined, name);
    }
  });

  it('tell what runs in the background: jobs by what came of them, and what is sent to webhooks', async () => {
    const { body } = await api('POST', '/registry/v1/policies/loans/run');
    await api('GET', `/registry/v1/jobs/${body.jobId}?wait=5`);
    await until(async () => figureOf(await read(), 'heldby_jobs_total', { kind: 'policy', outcome: 'done' }) === 1);
    const text = await read();
    for (const result of ['delivered', 'failed', 'dead'])
      assert.equal(figureOf(text, 'heldby_webhook_deliveries_total', { result }), 0);
    for (const name of ['messages_waiting', 'behind_seconds']) assert.equal(figureOf(text, `heldby_webhook_${name}`), 0);
    assert.equal(figureOf(text, 'heldby_webhooks_switched_off_total'), 0);
  });

  it('count the CPU time since the process started, also that of before the first reading', async () => {
    const before = process.cpuUsage();
    const text = await read();
    const after = process.cpuUsage();
    const total = figureOf(text, 'process_cpu_seconds_total') ?? 0;
    assert.ok(total >= (before.user + before.system) / 1e6 && total <= (after.user + after.system) / 1e6, `${total} s`);
    assert.equal([...text.matchAll(/^# TYPE process_cpu_seconds_total /gm)].length, 1);
  });

  it('hold no names: neither of people nor of organizations nor of devices', async () => {
    const text = await read();
    for (const secret of ['Acme', registry().organization.id, 'metrics"', 'iPhone']) assert.ok(!text.includes(secret), secret);
  });
});

describe('a reader of metrics', () => {
  const registry = useRegistry('sqlite');

  it('must be on this machine where no token is set, and what a proxy passes on is not', async () => {
    const server = await registry().serve();
    const status = async (remoteAddress: string, headers = {}) =>
      (await server.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) assert.equal(await status(address), 200, address);
    for (const address of ['10.0.0.1', '192.168.1.2', '2001:db8::1']) assert.equal(await status(address), 403, address);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      assert.equal(await status('127.0.0.1', { [header]: '127.0.0.1' }), 403, header);
    }
  });

  it('must show the token where one is set, wherever they are', async () => {
    const server = await registry().serve({ metricsToken: TOKEN });
    const status = async (authorization?: string) =>
      (
        await server.inject({
          url: '/metrics',
          remoteAddress: '10.0.0.1',
          headers: authorization === undefined ? {} : { authorization },
        })
      ).statusCode;
    const { token } = await registry().addPerson('administrator', { role: 'full' });
    assert.deepEqual([await status(), await status('Bearer x'), await status(`Bearer ${token}`)], [401, 401, 401]);
    assert.equal(await status(`Bearer ${TOKEN}`), 200);
    assert.equal((await server.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).statusCode, 401);
  });
});
