/** A thousand clients that wait for events cost the others nothing. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Api } from './support/http.ts';
import { createSocketApi } from './support/http.ts';
import { percentile } from './support/load.ts';
import { openTestRegistry, type TestRegistry } from './support/registry.ts';
import { until } from './support/until.ts';

const POLLERS = 1_000;
const REQUESTS = 300;
/** With a thousand, a request takes at most so many times as long. Other tests share the machine. */
const SLOWER = 3;
const NOISE_MS = 5;

let registry: TestRegistry;
let origin: string;
let token: string;

before(async () => {
  registry = await openTestRegistry('sqlite');
  token = (await registry.addPerson('administrator', { role: 'full' })).token;
  const server = await registry.serve({ ratePerMinute: 1_000_000, shedAfterMs: 75 });
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
});
after(() => registry.close());

async function medianMs(api: Api): Promise<number> {
  const times: number[] = [];
  for (let each = 0; each < REQUESTS; each += 1) {
    const began = performance.now();
    const { status } = await api('GET', '/registry/v1/me');
    times.push(performance.now() - began);
    assert.equal(status, 200);
  }
  return percentile(
    times.toSorted((one, other) => one - other),
    0.5,
  );
}

async function openConnections(): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^heldby_http_connections (\d+)$/m.exec(text)?.[1]);
}

it('a thousand waiting pollers take no place and do not slow down other requests, and each gets its event', async () => {
  const api = createSocketApi(origin, token);
  await medianMs(api);
  const alone = await medianMs(api);
  const polls = Array.from({ length: POLLERS }, () =>
    createSocketApi(origin, token)('GET', '/registry/v1/events?after=latest&wait=30&type=device.created'),
  );
  // Those that are cut off where the test fails are no failures of their own.
  for (const poll of polls) poll.catch(() => undefined);
  await until(async () => (await openConnections()) > POLLERS, 25_000);
  const among = await medianMs(api);
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  assert.match(metrics, /^heldby_http_requests_in_flight\{dialect="native"\} 0$/m);
  assert.ok(among < alone * SLOWER + NOISE_MS, `${alone} ms alone, ${among} ms among them`);
  assert.equal((await api('POST', '/registry/v1/devices', { kind: 'mobile' })).status, 201);
  const answers = await Promise.all(polls);
  assert.deepEqual(
    new Set(answers.map(({ status, body }) => `${status} ${body.items?.[0]?.type}`)),
    new Set(['200 device.created']),
  );
});
