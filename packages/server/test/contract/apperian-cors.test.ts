/** From where browsers may call Apperian (contract apperian §1 rule 10, acceptance item 55): the organization's own list, and no patterns. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import { addUser, type Caller, openFace } from '../support/apperian.ts';
import { heldby, temporaryFolder } from '../support/command.ts';
import { type Answer, type Api, createApi, eventCount } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';

const LISTED = 'https://admin.example.com:8443';
const OTHERS = 'https://portal.other.example';
const UNLISTED = 'https://evil.example.com';
const PATTERNS = [
  'https://*.example.com',
  '*',
  'https://*',
  'https://bücher.example',
  'https://Admin.example.com',
  'admin.example.com',
  'https://a.example/path',
  'null',
];

onBothDatabases('CORS of Apperian', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let boss: TestPerson;
  let foreigner: TestPerson;
  let other: Organization;

  before(async () => {
    const { services, system, addPerson } = registry();
    face = await openFace(registry());
    boss = await addUser(registry(), 'boss', 'full');
    other = await services.organizations.create('Other');
    foreigner = await addPerson('foreigner', { role: 'full', in: other });
    await services.organizations.setPolicy({ actor: system }, { corsOrigins: [LISTED] });
    await services.organizations.setPolicy({ actor: foreigner.actor }, { corsOrigins: [OTHERS] });
    await services.hosts.add({ actor: system }, 'acme.example.com');
    await services.hosts.add({ actor: systemActor(other.org, other.id) }, 'other.example.com');
  });

  const allowed = ({ headers }: Answer) => headers['access-control-allow-origin'];
  const call = (api: Api, origin: string, path = '/v2/users/info', headers = {}) =>
    api('GET', path, undefined, { origin, ...headers });
  const preflight = (origin: string, host: string) =>
    face(null)('OPTIONS', '/v1/devices/5/users/6/', undefined, {
      origin,
      host,
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'x-token',
    });

  it("55: a call from another origin gets the headers only if the token's organization lists that origin", async () => {
    const [own, foreign] = [face(boss.token), face(foreigner.token)];
    assert.equal(allowed(await call(own, LISTED)), LISTED);
    assert.equal(allowed(await call(foreign, OTHERS)), OTHERS);
    for (const [api, origin] of [
      [own, OTHERS],
      [own, UNLISTED],
      [foreign, LISTED],
      [own, 'null'],
      [own, `${LISTED}.evil.example`],
    ] as const) {
      const answer = await call(api, origin);
      assert.equal(answer.status, 200, 'the browser keeps the answer from the page, not the server');
      assert.equal(allowed(answer), undefined, origin);
      assert.equal(answer.headers.vary, 'Origin');
    }
    assert.equal(allowed(await own('GET', '/v2/users/info')), undefined);
  });

  it('55: refusals carry the headers too, so that the page can read what was wrong', async () => {
    const missing = await call(face(boss.token), LISTED, '/v1/nothing');
    assert.deepEqual([missing.status, allowed(missing)], [404, LISTED]);
    const anonymous = await call(face(null), LISTED);
    assert.deepEqual([anonymous.status, allowed(anonymous)], [401, LISTED]);
    const wrongMethod = await face(null)('PUT', '/v1/users/info', undefined, { origin: LISTED });
    assert.deepEqual([wrongMethod.status, allowed(wrongMethod)], [405, LISTED]);
  });

  it("55: a preflight is allowed by the list of the host's organization", async () => {
    const answer = await preflight(LISTED, 'acme.example.com');
    assert.equal(answer.status, 204);
    assert.equal(allowed(answer), LISTED);
    assert.match(String(answer.headers['access-control-allow-methods']), /GET, DELETE/);
    assert.equal(answer.headers['access-control-allow-headers'], 'x-token');
    assert.ok(Number(answer.headers['access-control-max-age']) > 0);
    for (const [origin, host] of [
      [LISTED, 'other.example.com'],
      [OTHERS, 'acme.example.com:8443'],
      [UNLISTED, 'acme.example.com'],
    ] as const) {
      const refusal = await preflight(origin, host);
      assert.deepEqual([allowed(refusal), refusal.headers['access-control-allow-methods']], [undefined, undefined], host);
    }
  });

  it('55: a preflight at a host that is shared is allowed by the list of any organization', async () => {
    for (const host of ['na01ws.apperian.com', '127.0.0.1:8080']) {
      for (const origin of [LISTED, OTHERS]) assert.equal(allowed(await preflight(origin, host)), origin);
      assert.equal(allowed(await preflight(UNLISTED, host)), undefined);
    }
  });

  it('55: an entry with a wildcard, or that is otherwise no origin, is refused and changes nothing', async () => {
    const { storage, organization } = registry();
    const native = createApi(await registry().serve(), (await registry().addPerson('owner', { role: 'full' })).token);
    const events = await eventCount(storage, organization.org);
    for (const pattern of PATTERNS) {
      const answer = await native('PATCH', '/registry/v1/organization/policy', { corsOrigins: [LISTED, pattern] });
      assert.deepEqual([answer.status, answer.body.code], [400, 'invalid'], pattern);
    }
    assert.equal(await eventCount(storage, organization.org), events);
    assert.equal(allowed(await call(face(boss.token), LISTED)), LISTED);
  });

  it('an origin that is taken off the list may not call from then on', async () => {
    const { services, system } = registry();
    const gone = 'https://gone.example.com';
    await services.organizations.setPolicy({ actor: system }, { corsOrigins: [LISTED, gone, gone] });
    assert.equal(allowed(await call(face(boss.token), gone)), gone);
    assert.equal(allowed(await preflight(gone, 'acme.example.com')), gone);
    await services.organizations.setPolicy({ actor: system }, { corsOrigins: [LISTED] });
    assert.equal(allowed(await call(face(boss.token), gone)), undefined);
    assert.equal(allowed(await preflight(gone, 'acme.example.com')), undefined);
    assert.equal(allowed(await preflight(LISTED, 'acme.example.com')), LISTED);
  });
});

describe('CORS on the command line', () => {
  it('55: refuses an entry with a wildcard, and says what is expected', async () => {
    const data = temporaryFolder();
    assert.equal((await heldby(['org', 'create', 'Acme', '--data', data])).status, 0);
    const set = (origin: string) => heldby(['org', 'policy', 'set', `corsOrigins=["${origin}"]`, '--data', data]);
    const refusal = await set('https://*.example.com');
    assert.equal(refusal.status, 2, refusal.stderr);
    assert.match(refusal.stderr, /corsOrigins must be a JSON list such as/);
    const accepted = await set(LISTED);
    assert.equal(accepted.status, 0, accepted.stderr);
    assert.match(accepted.stdout, /admin\.example\.com:8443/);
  });
});
