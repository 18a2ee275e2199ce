/** The native API: what every write can do: be sent twice, be tried, be bound to a revision, and say why. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { digest } from '../../src/lib/crypto.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { selectReplay } from '../../src/storage/statements/idempotency.ts';
import { type Api, createApi, eventCount, expectEvents } from '../support/http.ts';
import { administratorApi, BASE, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

/** A write of each kind, made on fresh objects. `path` and `body` are the same each time they are asked for. */
interface Sample {
  /** It sets, changes or lifts a block, too, which is an event of its own. */
  readonly blocks?: true;
  readonly path: string;
  readonly method: string;
  readonly body?: object;
  /** Where what it writes can be read. */
  readonly read?: string;
}

onBothDatabases('native writes', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let made = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const events = <T>(count: number, work: () => Promise<T>) =>
    expectEvents(registry().storage, registry().organization.org, count, work);

  const lastEvent = async () => {
    const { storage, organization } = registry();
    const after = (await eventCount(storage, organization.org)) - 1;
    return storage.one(selectEventsAfter, { org: organization.org, after, limit: 1 });
  };

  /** One of each, on objects of their own. */
  const samples = async (): Promise<Sample[]> => {
    made += 1;
    const person = await ok(admin, 'POST', '/people', { login: `person ${made}`, firstName: 'P', lastName: 'Q' });
    const device = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const free = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const owner = { kind: 'person', id: person.id };
    const held = await ok(admin, 'POST', '/assignments', { deviceId: device.id, owner });
    const [people, devices, assignments] = [`/people/${person.id}`, `/devices/${device.id}`, `/assignments/${held.id}`];
    return [
      { method: 'POST', path: '/people', body: { login: `new ${made}`, firstName: 'N', lastName: 'M' } },
      { method: 'PATCH', path: people, body: { firstName: 'R' }, read: people },
      { method: 'POST', path: `${people}/disable`, read: people },
      { method: 'POST', path: `${people}/enable`, read: people },
      { method: 'POST', path: '/locations', body: { name: 'L' } },
      { method: 'POST', path: '/workspaces', body: { name: 'W' } },
      { method: 'POST', path: '/devices', body: { kind: 'browser' } },
      { method: 'PATCH', path: devices, body: { name: 'D' }, read: devices },
      { method: 'POST', path: `${devices}/disable`, read: devices, blocks: true },
      { method: 'POST', path: `${devices}/enable`, read: devices, blocks: true },
      { method: 'POST', path: '/assignments', body: { deviceId: free.id, owner } },
      { method: 'PATCH', path: assignments, body: { expiresAt: '2200-01-01T00:00:00Z' }, read: assignments, blocks: true },
      { method: 'POST', path: `${assignments}/disable`, read: assignments, blocks: true },
      { method: 'POST', path: `${assignments}/enable`, read: assignments, blocks: true },
      { method: 'POST', path: `${assignments}/end`, read: assignments },
    ];
  };

  it('sent twice with one Idempotency-Key a write is done once, and both times gets the same answer', async () => {
    for (const [index, { method, path, body, blocks }] of (await samples()).entries()) {
      const headers = { 'idempotency-key': `${engine} ${made} ${index}` };
      const [first, second] = await events(blocks ? 2 : 1, async () => [
        await admin(method, BASE + path, body, headers),
        await admin(method, BASE + path, body, headers),
      ]);
      assert.ok((first?.status ?? 0) < 300, `${method} ${path}: ${first?.text}`);
      assert.deepEqual([second?.status, second?.body], [first?.status, first?.body], `${method} ${path}`);
      assert.equal(second?.headers.etag, first?.headers.etag);
    }
  });

  it('twenty parallel writes with one Idempotency-Key are one', async () => {
    const headers = { 'idempotency-key': `${engine} parallel` };
    const answers = await events(1, () =>
      Promise.all(Array.from({ length: 20 }, () => ok(admin, 'POST', '/devices', { kind: 'mobile' }, headers))),
    );
    assert.equal(new Set(answers.map(each => each.id)).size, 1);
  });

  it('a key that stood for another request is a conflict, and another caller may use the same', async () => {
    const headers = { 'idempotency-key': 'shared' };
    await ok(admin, 'POST', '/devices', { kind: 'mobile' }, headers);
    await events(0, () => refused(admin, 'conflict', 'POST', '/devices', { kind: 'browser' }, headers));
    await events(0, () => refused(admin, 'conflict', 'POST', '/locations', { name: 'L' }, headers));
    await events(0, () => refused(admin, 'conflict', 'POST', '/devices', { kind: 'mobile', reason: 'another' }, headers));
    const other = await administratorApi(registry(), `other ${engine}`);
    await events(1, () => ok(other, 'POST', '/devices', { kind: 'browser' }, headers));
  });

  it('a key that stood for another secret is a conflict, and what is stored of it does not give the secret away', async () => {
    const { id } = await ok(admin, 'POST', '/people', { login: `keyed ${engine}`, firstName: 'P', lastName: 'Q' });
    const client = { clientId: 'heldby', clientSecret: 'the one before' };
    const made = { name: 'P', issuer: 'https://id.example.com', domains: ['p.example'], loginClaim: 'email', ...client };
    const { id: providerId } = await ok(admin, 'POST', '/providers', made);
    const writes = [
      { path: `/people/${id}/password`, body: (secret: string) => ({ password: secret }) },
      { path: `/providers/${providerId}/client`, body: (secret: string) => ({ clientId: 'heldby', clientSecret: secret }) },
    ];
    for (const { path, body } of writes) {
      const headers = { 'idempotency-key': `secret ${path}` };
      for (const _ of [1, 2]) await ok(admin, 'PUT', path, body('the first secret'), headers);
      await events(0, () => refused(admin, 'conflict', 'PUT', path, body('the second secret'), headers));
    }
    const { storage, organization } = registry();
    const { id: actorId } = await ok(admin, 'GET', '/me');
    for (const { path, body } of writes) {
      const kept = await storage.one(selectReplay, { org: organization.org, actorId, key: `secret ${path}` });
      const plain = [{ personId: id, ...body('the first secret') }, body('the first secret')].map(each =>
        digest(JSON.stringify([each, null])),
      );
      assert.ok(kept !== undefined && !plain.includes(kept.request) && !kept.result.includes('the first secret'));
    }
  });

  it('a refused write keeps no key: the same key serves once the request is right', async () => {
    const headers = { 'idempotency-key': 'second try' };
    await refused(admin, 'invalid', 'POST', '/devices', { kind: 'toaster' }, headers);
    await events(1, () => ok(admin, 'POST', '/devices', { kind: 'mobile' }, headers));
  });

  it('a key of no or of too many characters is refused', async () => {
    for (const key of ['', 'x'.repeat(201)]) {
      await events(0, () => refused(admin, 'invalid', 'POST', '/devices', { kind: 'mobile' }, { 'idempotency-key': key }));
    }
    await ok(admin, 'POST', '/devices', { kind: 'mobile' }, { 'idempotency-key': 'x'.repeat(200) });
  });

  it('dryRun answers what would have been, and keeps nothing', async () => {
    for (const { method, path, body, read } of await samples()) {
      const before = read && (await ok(admin, 'GET', read));
      const tried = await events(0, () => ok(admin, method, `${path}?dryRun=true`, body));
      assert.equal(typeof tried.id, 'string', path);
      if (before) assert.deepEqual(await ok(admin, 'GET', read), before, `${method} ${path}`);
      for (const [name, value] of Object.entries(body ?? {})) {
        if (typeof value === 'string' && name !== 'expiresAt') assert.equal(tried[name], value, `${method} ${path}: ${name}`);
      }
    }
  });

  it('dryRun refuses what would have been refused, stops no credential, and takes nothing but a boolean', async () => {
    const { person, token } = await registry().addPerson(`dry ${engine}`);
    await refused(admin, 'conflict', 'POST', '/people?dryRun=true', { login: person.login, firstName: 'a', lastName: 'b' });
    await ok(admin, 'POST', `/people/${person.id}/disable?dryRun=true`);
    assert.equal((await createApi(await registry().serve(), token)('GET', `${BASE}/me`)).status, 200);
    for (const value of ['1', 'yes', '', 'true&dryRun=false', 'false&dryRun=true']) {
      await refused(admin, 'invalid', 'POST', `/devices?dryRun=${value}`, { kind: 'mobile' });
    }
    await events(1, () => ok(admin, 'POST', '/devices?dryRun=false', { kind: 'mobile' }));
  });

  it('a dry run keeps no idempotency key: the write itself is done afterwards', async () => {
    const headers = { 'idempotency-key': 'dry, then wet' };
    await events(0, () => ok(admin, 'POST', '/devices?dryRun=true', { kind: 'mobile' }, headers));
    await events(1, () => ok(admin, 'POST', '/devices', { kind: 'mobile' }, headers));
  });

  it('an answer carries the revision as ETag, and If-Match with it lets the write through', async () => {
    for (const { method, path, body, read } of await samples()) {
      if (read === undefined) continue;
      const { etag } = (await admin('GET', BASE + read)).headers;
      assert.match(String(etag), /^"\d+"$/);
      const answer = await admin(method, BASE + path, body, { 'if-match': String(etag) });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.headers.etag, `"${answer.body.revision}"`);
      assert.equal((await admin('GET', BASE + read)).headers.etag, answer.headers.etag);
    }
  });

  it('If-Match with another revision is 412, and nothing is written', async () => {
    for (const { method, path, body, read } of await samples()) {
      if (read === undefined) continue;
      const before = await ok(admin, 'GET', read);
      for (const tag of [`"${before.revision + 1}"`, '"0"', `W/"${before.revision}"`, '"elsewhere"', '""']) {
        const problem = await events(0, () => refused(admin, 'precondition_failed', method, path, body, { 'if-match': tag }));
        assert.equal(problem.status, 412);
      }
      assert.deepEqual(await ok(admin, 'GET', read), before);
    }
  });

  it('If-Match * takes whatever there is, and what is no entity tag is refused', async () => {
    const { id } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    await ok(admin, 'PATCH', `/devices/${id}`, { name: 'x' }, { 'if-match': '*' });
    for (const tag of ['2', '"2', 'x', '"2", "3"']) {
      await events(0, () => refused(admin, 'invalid', 'PATCH', `/devices/${id}`, { name: 'y' }, { 'if-match': tag }));
    }
  });

  it('If-Match is 412 where there is no revision to compare, and nothing is written', async () => {
    const person = await ok(admin, 'POST', '/people', { login: `unversioned ${engine}`, firstName: 'P', lastName: 'Q' });
    const application = await ok(admin, 'POST', '/applications', { name: 'Job', grants: ['client_credentials'] });
    const token = await ok(admin, 'POST', '/tokens', {
      owner: { kind: 'person', id: person.id },
      label: 't',
      scopes: ['devices:read'],
    });
    const writes: [string, string, object?][] = [
      ['PATCH', '/organization/policy', { tokenDays: 30 }],
      ['POST', '/people', { login: `new ${engine}`, firstName: 'N', lastName: 'M' }],
      ['PUT', `/people/${person.id}/password`, { password: 'three words more' }],
      ['POST', `/people/${person.id}/unlock`],
      ['PATCH', `/applications/${application.id}`, { name: 'Another job' }],
      ['POST', `/applications/${application.id}/secrets`],
      ['DELETE', `/applications/${application.id}`],
      ['DELETE', `/tokens/${token.credential.id}`],
    ];
    for (const [method, path, body] of writes) {
      await events(0, () => refused(admin, 'precondition_failed', method, path, body, { 'if-match': '"1"' }));
      await ok(admin, method, path, body, { 'if-match': '*' });
    }
  });

  it('the reason is kept with the event, with who did it and in which request', async () => {
    const me = await ok(admin, 'GET', '/me');
    for (const { method, path, body } of await samples()) {
      const why = `because of ${path} 📱`;
      const sent = { ...body, reason: why };
      if (/enable$/.test(path)) await ok(admin, 'POST', path.replace('enable', 'disable'));
      await ok(admin, method, path, sent);
      const event = await lastEvent();
      assert.deepEqual([event?.reason, event?.actorKind, event?.actorId], [why, 'person', me.id], `${method} ${path}`);
    }
  });

  it('a reason that is no text, empty, or too long is refused', async () => {
    for (const reason of ['', 5, null, 'x'.repeat(501)]) {
      await events(0, () => refused(admin, 'invalid', 'POST', '/devices', { kind: 'mobile', reason }));
    }
  });
});
