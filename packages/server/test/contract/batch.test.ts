/** Many writes in one call: all or none, each for itself, with the checks and the answers that each has alone. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { before, it } from 'node:test';
import { promisify } from 'node:util';
import { createNative } from '../../src/dialects/native/index.ts';
import { defaultsOf } from '../../src/http/dialect/policy-defaults.ts';
import type { BatchTime } from '../support/batch-time.ts';
import type { Api } from '../support/http.ts';
import { createApi, eventCount } from '../support/http.ts';
import { OPERATIONS } from '../support/operations.ts';
import { type Prepared, prepare } from '../support/operations-world.ts';
import { urlOf } from '../support/refusals.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const BATCH = '/registry/v1/batch';
const people = (login: string) => ({
  method: 'POST',
  path: '/registry/v1/people',
  body: { login, firstName: 'Ann', lastName: 'Lee' },
});
const phone = { method: 'POST', path: '/registry/v1/devices', body: { kind: 'mobile', name: 'Phone' } };

onBothDatabases('a batch', engine => {
  const registry = useRegistry(engine);
  let api: Api;
  let prepared: Prepared;

  before(async () => {
    prepared = await prepare(registry());
    api = createApi(await registry().serve(), prepared.callers.administrator);
  });
  const events = () => eventCount(registry().storage, registry().organization.org);

  it('lets later operations refer to what earlier ones have made', async () => {
    const { status, body } = await api('POST', BATCH, {
      operations: [
        { ...people('refers'), id: 'ann' },
        { ...phone, id: 'phone' },
        {
          id: 'held',
          method: 'POST',
          path: '/registry/v1/assignments',
          body: { deviceId: { $ref: 'phone.id' }, owner: { kind: 'person', id: { $ref: 'ann.id' } } },
        },
        { method: 'POST', path: '/registry/v1/assignments/{held.id}/end', body: { reason: 'broken' } },
      ],
    });
    assert.equal(status, 200);
    assert.deepEqual([body.succeeded, body.failed], [4, 0]);
    assert.deepEqual(
      body.results.map((result: { status: number }) => result.status),
      [201, 201, 201, 200],
    );
    const [ann, , held, ended] = body.results;
    assert.equal(ended.body.owner.id, ann.body.id);
    assert.equal(held.etag, '"1"');
    assert.notEqual(ended.body.until, null);
    assert.equal((await api('GET', `/registry/v1/assignments/${held.body.id}`)).body.until, ended.body.until);
  });

  it('does nothing if it is atomic and one operation is refused, and names that one', async () => {
    const had = await events();
    const { status, body } = await api('POST', BATCH, { operations: [people('all'), people('all'), phone] });
    assert.equal(status, 409);
    assert.equal(body.operation, 1);
    assert.match(body.detail, /^Operation 1, POST \/registry\/v1\/people: .* Nothing of the batch was done\.$/);
    assert.equal(await events(), had);
    assert.equal((await api('GET', '/registry/v1/people?q=all')).body.items.length, 0);
  });

  it('does what it can if it is not atomic, and says what became of each', async () => {
    const operations = [
      { ...people('each'), id: 'first' },
      people('each'),
      { method: 'PATCH', path: '/registry/v1/people/{first.id}', body: { firstName: 'Other' }, ifMatch: '"7"' },
      { method: 'PATCH', path: '/registry/v1/people/{first.id}', body: { firstName: 'Other' }, ifMatch: '"1"' },
      { method: 'PATCH', path: '/registry/v1/people/{nobody.id}', body: { firstName: 'Other' } },
      { method: 'POST', path: '/registry/v1/people', body: { login: 'short' } },
      { method: 'POST', path: '/registry/v1/nothing', body: {} },
      people('each-last'),
    ];
    const { status, body } = await api('POST', BATCH, { mode: 'each', operations });
    assert.equal(status, 200);
    assert.deepEqual(
      body.results.map((result: { status: number }) => result.status),
      [201, 409, 412, 200, 400, 400, 404, 201],
    );
    assert.deepEqual([body.succeeded, body.failed], [3, 5]);
    assert.equal(body.results[5].body.faults[0].field, 'firstName');
    const alone = await api('GET', `/registry/v1/people/${body.results[0].body.id}`);
    assert.equal(alone.body.firstName, 'Other');
  });

  it('keeps the order over the borders of its transactions, and refers across them', async () => {
    const operations = Array.from({ length: 120 }, (_, at) => ({ ...people(`many-${at}`), id: `p${at}` }));
    const last = { method: 'PATCH', path: '/registry/v1/people/{p0.id}', body: { lastName: 'Last' } };
    const { body } = await api('POST', BATCH, { mode: 'each', operations: [...operations, last] });
    assert.deepEqual([body.succeeded, body.failed], [121, 0]);
    assert.equal(body.results[120].body.id, body.results[0].body.id);
    assert.deepEqual(
      body.results.slice(0, 120).map((result: { body: { login: string } }) => result.body.login),
      operations.map(operation => operation.body.login),
    );
  });

  for (const mode of ['atomic', 'each'] as const) {
    it(`stores nothing in a dry run, and shows what it would do (${mode})`, async () => {
      const had = await events();
      const operations = [
        { ...people(`dry-${mode}`), id: 'ann' },
        { method: 'PATCH', path: '/registry/v1/people/{ann.id}', body: { firstName: 'Other' } },
      ];
      const { status, body } = await api('POST', `${BATCH}?dryRun=true`, { mode, operations });
      assert.equal(status, 200);
      assert.equal(body.results[1].body.firstName, 'Other');
      assert.equal(await events(), had);
      assert.equal((await api('GET', `/registry/v1/people/${body.results[0].body.id}`)).status, 404);
    });

    it(`does nothing again under the same idempotency key, and shows no secret again (${mode})`, async () => {
      const key = { 'idempotency-key': `batch-${mode}` };
      const operations = [
        people(`once-${mode}`),
        { method: 'POST', path: '/registry/v1/tokens', body: { label: 'Job', scopes: ['devices:read'] } },
      ];
      const first = await api('POST', BATCH, { mode, operations }, key);
      const had = await events();
      const again = await api('POST', BATCH, { mode, operations }, key);
      assert.deepEqual([first.status, again.status], [200, 200], first.text);
      assert.equal(await events(), had);
      assert.deepEqual(again.body.results[0], first.body.results[0]);
      assert.equal(first.body.results[1].status, 201, first.text);
      assert.equal(typeof first.body.results[1].body.token, 'string');
      assert.equal(again.body.results[1].body, null);
      const other = await api('POST', BATCH, { mode, operations: operations.slice(1) }, key);
      assert.equal(other.status, 409);
    });
  }

  it('answers each write as it would be answered alone', async () => {
    const { callers, worlds } = prepared;
    const steady = (answer: unknown) => JSON.stringify(answer, withoutChance);
    const server = await registry().serve();
    const differing: string[] = [];
    let compared = 0;
    for (const route of createNative([], defaultsOf([], null)).routes) {
      const takesDryRun = 'dryRun' in ((route.query as { properties?: object }).properties ?? {});
      if (!takesDryRun || route.method === 'GET' || route.alone || route.scope === 'installation:admin') continue;
      for (const token of [callers.administrator, callers.without(route)]) {
        const entry = OPERATIONS[route.id] ?? {};
        const path = urlOf(route, entry, worlds.existing);
        const body = entry.body?.(worlds.existing);
        const caller = createApi(server, token);
        const alone = await caller(route.method, `${path}${path.includes('?') ? '&' : '?'}dryRun=true`, body);
        const operations = [{ method: route.method, path, ...(body === undefined ? {} : { body }) }];
        const batch = await caller('POST', `${BATCH}?dryRun=true`, { mode: 'each', operations });
        const [result] = batch.body.results ?? [{ status: batch.text }];
        compared += 1;
        if (result.status !== alone.status || steady(result.body) !== steady(alone.body ?? null))
          differing.push(
            `${route.id}: ${alone.status} ${alone.text} and in a batch ${result.status} ${JSON.stringify(result.body)}`,
          );
      }
    }
    assert.deepEqual(differing, []);
    assert.ok(compared > 60, `only ${compared} answers were compared`);
  });

  it('refuses by name what cannot be a part of one', async () => {
    const { personId, providerId } = prepared.worlds.existing;
    const refused = async (method: string, path: string, body?: object) => {
      const answer = await api('POST', BATCH, { operations: [{ method, path, ...(body === undefined ? {} : { body }) }] });
      assert.equal(answer.status, 400, answer.text);
      return answer.body.detail;
    };
    const password = await refused('PUT', `/registry/v1/people/${personId}/password`, { password: 'x' });
    assert.match(password, /PUT \/registry\/v1\/people\/\{personId\}\/password cannot be a part of a batch\. The hash/);
    assert.match(await refused('POST', BATCH, { operations: [] }), /A batch has no batches in it/);
    assert.match(await refused('POST', '/registry/v1/activations', { code: '1', mac: '2' }), /It is not about one organization/);
    assert.match(await refused('POST', `/registry/v1/providers/${providerId}/check`), /It cannot be undone with the others/);
    assert.match(await refused('POST', '/registry/v1/people?dryRun=true', {}), /dryRun is for the whole batch/);
    assert.match(await refused('GET', '/registry/v1/people'), /operations\.0\.method: must be one of POST, PUT, PATCH, DELETE/);
  });

  it('has at most 1,000 operations, and ids of their own', async () => {
    const many = await api('POST', BATCH, { operations: Array.from({ length: 1_001 }, () => phone) });
    assert.equal(many.status, 400);
    const twice = await api('POST', BATCH, {
      operations: [
        { ...phone, id: 'a' },
        { ...phone, id: 'a' },
      ],
    });
    assert.equal(twice.status, 400);
    assert.equal(twice.body.faults[0].field, 'operations.1.id');
  });

  it('counts as so many requests', async () => {
    const { token } = await registry().addPerson('counted', { role: 'full' });
    const counted = createApi(await registry().serve(), token);
    const left = async () => Number(/r=(\d+)/.exec(String((await counted('GET', '/registry/v1/me')).headers.ratelimit))?.[1]);
    const had = await left();
    await counted('POST', BATCH, { operations: Array.from({ length: 10 }, () => phone) });
    assert.equal(await left(), had - 11);
  });

  it('does nothing that a limited token could not do alone', async () => {
    const endpoints = ['native.batch.run', 'native.devices.create'];
    const scopes = ['devices.org:write', 'people.org:write'];
    const issued = await api('POST', '/registry/v1/tokens', { label: 'Limited', scopes, limits: { endpoints } });
    assert.equal(issued.status, 201, issued.text);
    const limited = createApi(await registry().serve(), issued.body.token);
    const each = await limited('POST', BATCH, { mode: 'each', operations: [phone, people('limited')] });
    assert.deepEqual(
      each.body.results?.map((result: { status: number }) => result.status),
      [201, 403],
      each.text,
    );
  });

  it('holds what follows to the rights that it leaves', async () => {
    const { token, person } = await registry().addPerson('demoted', { role: 'full' });
    const demoted = createApi(await registry().serve(), token);
    const operations = [
      { method: 'PATCH', path: `/registry/v1/people/${person.id}`, body: { role: 'member' } },
      people('after-demotion'),
    ];
    const atomic = await demoted('POST', BATCH, { operations });
    assert.equal(atomic.body.operation, 1, atomic.text);
    const each = await demoted('POST', BATCH, { mode: 'each', operations });
    assert.deepEqual(
      each.body.results.map((result: { status: number }) => result.status),
      [200, 403],
    );
  });

  it('assigns 1,000 devices in one call, in less than a quarter of the processor time of 1,000 calls', async () => {
    // In a process of its own: here the test runner hooks itself into each promise, which takes longer than many of them do.
    const program = join(import.meta.dirname, '../support/batch-time.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, program, engine]);
    const { count, aloneMs, batchMs } = JSON.parse(stdout) as BatchTime;
    const ratio = batchMs / aloneMs;
    console.log(
      `${engine}: ${count} assignments in ${ratio.toFixed(2)} of the time of as many calls (${Math.round(aloneMs)} ms)`,
    );
    // What PostgreSQL does itself is not time of that thread.
    if (engine === 'sqlite') assert.ok(ratio < 0.25, `${ratio}`);
  });
});

const CHANCE = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{4}-\d\d-\d\dT.*Z|hb_.*|\d{16})$/;

/** Ids, instants, numbers and secrets differ from call to call. */
function withoutChance(name: string, value: unknown): unknown {
  if (name === 'number' || name === 'clientSecret' || name === 'secret' || name === 'hint') return null;
  return typeof value === 'string' && CHANCE.test(value) ? null : value;
}
