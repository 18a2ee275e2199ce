/** The operator's socket: the native API without a token, for the user who owns the data folder alone. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import type { Server } from 'node:http';
import { before, it } from 'node:test';
import { openAdminServer } from '../../src/daemon/admin-server.ts';
import { type Fetch, fetchInProcess, fetchThroughSocket, isNoServer } from '../../src/daemon/operator-fetch.ts';
import { createOperatorServer } from '../../src/daemon/operator-server.ts';
import { socketPath } from '../../src/daemon/socket.ts';
import { eventsOf } from '../support/events.ts';
import { createApi } from '../support/http.ts';
import { BASE } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const ORIGIN = 'http://operator';

onBothDatabases("the operator's socket", engine => {
  const registry = useRegistry(engine);
  let server: Server;
  let call: Fetch;

  before(async () => {
    server = await createOperatorServer(await registry().serve());
    call = fetchInProcess(server);
  });

  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await call(ORIGIN + BASE + path, init);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('a call needs no token, and is the operator in the only organization', async () => {
    const { status, body } = await ask('/me');
    assert.equal(status, 200);
    assert.deepEqual(
      { kind: body.kind, role: body.role, organizationId: body.organizationId },
      { kind: 'system', role: 'full', organizationId: registry().organization.id },
    );
    assert.ok((body.scopes as string[]).includes('installation:admin'));
  });

  it('a change is recorded as made by the system', async () => {
    const json = { 'content-type': 'application/json' };
    const [made] = await eventsOf(registry(), () =>
      ask('/locations', { method: 'POST', headers: json, body: JSON.stringify({ name: 'Bärn' }) }),
    );
    assert.deepEqual([made?.type, made?.actorKind], ['location.created', 'system']);
  });

  it('a token that is presented there wins over the socket', async () => {
    const { token, person } = await registry().addPerson('member', { scopes: ['devices:read'] });
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await ask('/me', { headers })).body.id, person.id);
    assert.equal((await ask('/people', { headers })).status, 403);
    assert.equal((await ask('/me', { headers: { authorization: 'Bearer wrong' } })).status, 401);
  });

  it('only the native API is served there', async () => {
    for (const path of ['/v1/people', '/api/v2/mobiledevices', '/oauth/token', '/metrics', '/registry/v2/me']) {
      assert.equal((await call(ORIGIN + path)).status, 404, path);
    }
  });

  it('where there are several organizations, the header says which, by name or id in any alphabet', async () => {
    const { organizations } = registry().services;
    const [greek, twin, other] = [
      await organizations.create('Ελλάς'),
      await organizations.create('Twin'),
      await organizations.create('Twin'),
    ];
    const within = (organization: string) => ask('/organization', { headers: { 'Heldby-Organization': organization } });
    assert.equal((await within(encodeURIComponent('Ελλάς'))).body.id, greek.id);
    assert.equal((await within(other.id.toUpperCase())).body.id, other.id);
    const ambiguous = await within(twin.name);
    assert.deepEqual([ambiguous.status, ambiguous.body.code], [400, 'invalid']);
    assert.match(String(ambiguous.body.detail), /more than one organization "Twin".*Heldby-Organization/);
    assert.match(String((await ask('/organization')).body.detail), /more than one organization\. Say which/);
    assert.equal((await within('nobody')).status, 404);
    assert.equal((await within('%')).status, 400);
  });

  it('on the network, neither the header nor its absence is worth anything', async () => {
    const network = createApi(await registry().serve(), null);
    const headers = { 'heldby-organization': registry().organization.id };
    assert.equal((await network('GET', `${BASE}/me`, undefined, headers)).status, 401);
    const { token } = await registry().addPerson('reader', { scopes: ['devices:read'] });
    const mine = createApi(await registry().serve(), token);
    assert.equal((await mine('GET', `${BASE}/me`, undefined, headers)).body.role, 'member');
  });

  it('the socket is a file that only its user can open, and is found by the data folder', async () => {
    const { dataFolder } = registry().settings;
    await assert.rejects(fetchThroughSocket(dataFolder)(`${ORIGIN}${BASE}/me`), isNoServer);
    const opened = await openAdminServer(dataFolder, await registry().serve());
    try {
      if (process.platform !== 'win32') assert.equal(statSync(socketPath(dataFolder)).mode & 0o777, 0o600);
      const headers = { 'Heldby-Organization': registry().organization.id };
      const answer = await fetchThroughSocket(dataFolder)(`${ORIGIN}${BASE}/people?limit=1`, { headers });
      assert.equal(answer.status, 200);
      await answer.body?.cancel();
    } finally {
      await opened.close();
    }
  });
});
