/**
 * The OWASP API Security Top 10 (2023), a named test for each line. The operations come from the route tables of all
 * dialects; what other tests prove at length is driven here over the same tables, once more and in few words.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createDialects } from '../../src/app.ts';
import type { Dialect } from '../../src/http/dialect/dialect.ts';
import { MAX_BODY_BYTES } from '../../src/http/limits.ts';
import { createTraffic } from '../../src/http/observe/traffic.ts';
import { toOpenApi } from '../../src/http/reference/document.ts';
import { createServer } from '../../src/http/server.ts';
import { ATTEMPTS_PER_ACCOUNT } from '../../src/services/identity/throttle.ts';
import { createBrowser } from '../support/browser.ts';
import { ERROR_BODIES } from '../support/error-bodies.ts';
import { createApi } from '../support/http.ts';
import { addApplication, addLogin, authorizeUrl, codeFor, PASSWORD, redeem } from '../support/login.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { openTestRegistry, type TestRegistry } from '../support/registry.ts';
import { PUSH_TOKEN } from '../support/scenario-parts.ts';
import type { Pool } from '../torture/fuzz/pool.ts';
import { createRandom } from '../torture/fuzz/random.ts';
import { createRequests, type FuzzRequest, faceOf } from '../torture/fuzz/requests.ts';
import { type Answer, createInjector } from '../torture/fuzz/send.ts';
import { createFuzzWorld, type FuzzWorld } from '../torture/fuzz/world.ts';
import { attack, plunder } from '../torture/isolation/attack.ts';
import { contentsOfOrganization, furnish, type Twin } from '../torture/isolation/twins.ts';

const dialects = createDialects({ tokenLifetimeSeconds: 60 });
/** Those whose callers have credentials. */
const guarded = dialects.filter(dialect => dialect.routes.some(route => route.scope !== null));
const SEED = 20_260_103;

describe('OWASP API Security Top 10 (2023)', () => {
  let registry: TestRegistry;
  let server: FastifyInstance;
  let victim: Twin;
  let attackers: FuzzWorld;
  let loot: Pool;
  const random = createRandom(SEED);
  /** What was answered to somebody who may read everything. */
  const read: string[] = [];

  before(async () => {
    registry = await openTestRegistry('sqlite');
    server = await registry.serve({ ratePerMinute: 1_000_000 });
    victim = await furnish(registry, registry.organization, true);
    attackers = await createFuzzWorld(registry, 'attackers');
    const inject = createInjector(server);
    const listening = async (request: FuzzRequest): Promise<Answer | undefined> => {
      const answer = await inject(request);
      if (answer !== undefined) read.push(answer.text);
      return answer;
    };
    ({ loot } = await plunder(dialects, listening, victim, random));
  });
  after(() => registry.close());

  /** A call as this dialect's callers make it. */
  const call = (dialect: Dialect, token: string, method: string, url: string, body?: unknown, headers = {}) =>
    createApi(server, null)(method, url, body, { ...faceOf(dialect)(token), ...headers });
  const refusedAs = (dialect: Dialect, answer: { status: number; body: unknown }, status: number) => {
    assert.equal(answer.status, status, `${dialect.id}: ${JSON.stringify(answer.body)}`);
    assert.deepEqual(ERROR_BODIES[dialect.id]?.check(answer.body, status), [], dialect.id);
  };

  it('API1 broken object level authorization: no operation gives or changes what belongs to somebody else', async () => {
    const contents = await contentsOfOrganization(registry, victim.organization);
    const plan = { dialects, send: createInjector(server), newCallers: attackers.newCallers, loot, contents, random };
    const { leaks, named } = await attack({ ...plan, attempts: 500 });
    assert.deepEqual(leaks, []);
    assert.ok(named.size > 50, `${named.size} operations were tried`);
    assert.deepEqual(await contentsOfOrganization(registry, victim.organization), contents);
  });

  it('API2 broken authentication: a secret of one kind does nothing elsewhere, and guessing is slowed down', async () => {
    await addLogin(registry, 'nina');
    await addApplication(registry, 'web', { secret: 'shh' });
    const browser = createBrowser(server);
    const anonymous = createApi(server, null);
    const tokens = await redeem(anonymous, await codeFor(browser, 'web', 'nina'), {}, basic('web', 'shh'));
    const session = browser.cookies.get('heldby-session') ?? '';
    const code = await codeFor(createBrowser(server), 'web', 'nina');
    const secrets = { session, code, refresh: tokens.body.refresh_token, 'client secret': 'web:shh', garbage: 'hb_api_x' };
    for (const dialect of guarded) {
      const route = dialect.routes.find(each => each.method === 'GET' && each.scope !== null && !each.path.includes('{'));
      for (const [kind, secret] of Object.entries(secrets)) {
        assert.ok(secret, kind);
        assert.equal(
          (await call(dialect, secret, 'GET', route?.path ?? '')).status,
          401,
          `a ${kind} at the ${dialect.id} dialect`,
        );
      }
    }
    const guess = (secret: string) => requestToken(anonymous, { grant_type: 'client_credentials' }, basic('web', secret));
    for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
      assert.equal((await guess(`guess ${attempt}`)).body.error, 'invalid_client');
    }
    assert.equal((await guess('shh')).body.error, 'invalid_client', 'even the right one, after so many');
  });

  it('API3 broken object property level authorization: nothing undeclared is shown, and nothing undeclared is taken', async () => {
    assert.ok(read.length > 100, `${read.length} answers were read`);
    for (const text of read) {
      assert.ok(!text.includes(PUSH_TOKEN) || text.includes("administrator's token"), `another's push token: ${text}`);
      assert.doesNotMatch(text, /argon2|sipPassword|secret_hash|token_hash|sessionHash":"\w/, text);
    }
    const { token, person } = await registry.addPerson('climber', { scopes: ['org:admin'] });
    const hostile = {
      id: person.id,
      role: 'full',
      orgId: 1,
      org_id: 1,
      revision: 99,
      modifiedAt: '2020-01-01T00:00:00Z',
      number: 1,
    };
    const next = createRequests({ dialects, callers: [{ name: 'climber', token, isKnown: true, weight: 1 }], pool: loot });
    let tried = 0;
    while (tried < 300) {
      const request = next(random);
      if (request.kind !== 'valid' || request.route?.form || typeof request.payload !== 'string') continue;
      tried += 1;
      const payload = JSON.stringify({ ...JSON.parse(request.payload), ...hostile });
      await createInjector(server)({ ...request, payload });
    }
    assert.equal((await registry.services.people.get(registry.system, person.id)).role, 'member');
    const administrator = createApi(server, victim.token);
    for (const member of Object.keys(hostile).filter(name => name !== 'role')) {
      const body = { login: 'x', firstName: 'x', lastName: 'x', [member]: 1 };
      const { body: problem } = await administrator('POST', '/registry/v1/people', body);
      assert.deepEqual([problem.code, problem.faults?.[0]?.kind], ['invalid', 'unknown'], member);
    }
  });

  it('API4 unrestricted resource consumption: bodies, pages, headers and rates have limits, on every face', async () => {
    const strict = await registry.serve({ ratePerMinute: 3 });
    for (const dialect of guarded) {
      const writing = dialect.routes.find(route => route.body !== undefined && route.scope !== null && !route.path.includes('{'));
      if (writing !== undefined) {
        const body = JSON.stringify({ x: 'x'.repeat(MAX_BODY_BYTES) });
        refusedAs(dialect, await call(dialect, victim.token, writing.method, writing.path, body, JSON_TYPE), 413);
      }
      const reading = dialect.routes.find(route => route.method === 'GET' && route.scope !== null && !route.path.includes('{'));
      const headers = faceOf(dialect)(victim.token);
      const answers = [];
      for (let count = 0; count < 4; count += 1)
        answers.push(await createApi(strict, null)('GET', reading?.path ?? '', undefined, headers));
      const last = answers.at(-1) ?? assert.fail();
      refusedAs(dialect, last, 429);
      assert.match(String(last.headers['retry-after']), /^\d+$/);
      assert.notEqual(answers[2]?.status, 429);
    }
    const administrator = createApi(server, victim.token);
    for (const url of ['/registry/v1/people?limit=1001', '/registry/v1/people?limit=1000000000']) {
      assert.equal((await administrator('GET', url)).status, 400, url);
    }
  });

  it('API5 broken function level authorization: no role changes what it may not, over every operation', async () => {
    const { organization } = registry;
    for (const role of ['member', 'read_only'] as const) {
      const before = await contentsOfOrganization(registry, organization);
      const { token } = await registry.addPerson(`a ${role}`, { role, scopes: ['org:admin'] });
      const next = createRequests({ dialects, callers: [{ name: role, token, isKnown: true, weight: 1 }], pool: loot });
      const asked = new Map<string, number>();
      const send = createInjector(server);
      for (let count = 0; count < 1_500; count += 1) {
        const request = next(random);
        if (request.kind !== 'valid' || request.route === undefined || request.route.method === 'GET') continue;
        await send(request);
        asked.set(request.route.id, (asked.get(request.route.id) ?? 0) + 1);
      }
      assert.ok(asked.size > 30, `${asked.size} writing operations were asked for`);
      const after = new Set((await contentsOfOrganization(registry, organization)).map(withoutCounters));
      const changed = before.filter(line => !after.has(withoutCounters(line)));
      assert.deepEqual(changed, [], `rows that a ${role} changed or took away`);
    }
  });

  it('API6 unrestricted access to sensitive business flows: codes and passwords cannot be tried through', async () => {
    const trusting = await registry.serve({ trustProxy: '127.0.0.1' });
    const redemption = { mac: '00005E0053FF', model: 'Cisco 8851', ip: '10.0.0.1' };
    const knock = (code: string, address: string) =>
      createApi(trusting, null)('POST', '/registry/v1/activations', { ...redemption, code }, { 'x-forwarded-for': address });
    const statuses = new Set<number>();
    for (let guess = 0; guess < 20; guess += 1) statuses.add((await knock(String(guess).padStart(16, '0'), '192.0.2.1')).status);
    assert.deepEqual([...statuses], [401, 429], 'first refused, then not even looked at');
    assert.equal((await knock('0000000000000000', '192.0.2.2')).status, 401, 'others go on');

    await addLogin(registry, 'otto');
    await addApplication(registry, 'portal', { secret: 'shh' });
    const page = await createBrowser(server).visit(authorizeUrl({ client_id: 'portal' }));
    assert.equal(page.status, 200);
    const browser = createBrowser(server);
    const form = await browser.visit(authorizeUrl({ client_id: 'portal' }));
    for (let guess = 0; guess < ATTEMPTS_PER_ACCOUNT; guess += 1) {
      assert.equal((await browser.submit(form, { login: 'otto', password: `guess ${guess}` })).status, 401);
    }
    assert.equal((await browser.submit(form, { login: 'otto', password: PASSWORD })).status, 401, 'and then the right one too');
  });

  it('API8 security misconfiguration: headers, origins, methods and errors tell and allow as little as they can', async () => {
    for (const dialect of dialects) {
      const path = dialect.routes[0]?.path.replaceAll(/\{\w+\}/g, 'x') ?? '';
      for (const url of [path, `${path}/%zz`, `${path}?x=%00`]) {
        const { headers, text } = await createApi(server, null)('GET', url, undefined, { origin: 'https://evil.example' });
        assert.equal(headers['x-content-type-options'], 'nosniff', url);
        assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/, url);
        assert.match(String(headers['strict-transport-security']), /max-age=\d{7,}/);
        assert.match(String(headers['cache-control']), /no-store/);
        assert.deepEqual(
          [headers.server, headers['x-powered-by'], headers['access-control-allow-credentials']],
          [undefined, undefined, undefined],
        );
        assert.doesNotMatch(text, /\n\s+at |node_modules|\.ts:\d/);
      }
      assert.equal((await createApi(server, null)('TRACE', path)).status, 405, `TRACE ${path}`);
    }
    const hostless = await createApi(server, victim.token)('GET', '/v1/devices?max=1', undefined, { host: 'evil.example:99999' });
    assert.equal(hostless.status, 400, hostless.text);
  });

  it('API9 improper inventory management: every path that is served is in the reference, and nothing else is served', async () => {
    const documented = new Set(dialects.flatMap(dialect => [...pathsOf(dialect)]));
    const mounted = new Set<string>();
    const limits = { ratePerMinute: null, addressRatePerMinute: 0, shedAfterMs: 0, maxConnections: 100 };
    const options = { ...limits, logger: pino({ level: 'silent' }), trustProxy: null, tls: null, traffic: createTraffic() };
    const watched = createServer(dialects, registry.services, options);
    watched.addHook('onRoute', ({ url, method, config }) => {
      const { routeId } = (config ?? {}) as { routeId?: string };
      const path = url.replaceAll(/:(\w+)/g, '{$1}');
      const methods = [method].flat().filter(each => each !== 'HEAD');
      if (routeId !== undefined) for (const each of methods) mounted.add(`${each} ${path}`);
    });
    await watched.ready();
    await watched.close();
    assert.deepEqual([...mounted].toSorted(), [...documented].toSorted());
    assert.ok(mounted.size > 80);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };
/** Counters and the chain of events move with every event, and say nothing of the organization's things. */
function withoutCounters(line: string): string {
  return line.startsWith('organization ')
    ? line.replaceAll(/"(?:(?:event_sequence|last_number)":\d+|event_chain":\{[^}]*\})/g, '')
    : line;
}

function* pathsOf(dialect: Dialect): Iterable<string> {
  const { paths } = toOpenApi(dialect, '1') as { paths: Readonly<Record<string, object>> };
  for (const [path, methods] of Object.entries(paths))
    for (const method of Object.keys(methods)) yield `${method.toUpperCase()} ${path}`;
}
