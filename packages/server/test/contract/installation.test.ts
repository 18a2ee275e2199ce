/** The operator's routes: organizations, host names, the server's status, settings, keys and backups. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { before, it } from 'node:test';
import { fetchInProcess } from '../../src/daemon/operator-fetch.ts';
import { createOperatorServer } from '../../src/daemon/operator-server.ts';
import { type Api, createApi } from '../support/http.ts';
import { BASE, ok, refused, UNKNOWN_ID, walk } from '../support/native.ts';
import { onBothDatabases, type TestRegistry, useRegistry } from '../support/registry.ts';

const OPERATOR = ['org:admin', 'installation:admin'] as const;

/** The same calls through the operator's socket. */
async function operatorApi(registry: TestRegistry): Promise<Api> {
  const call = fetchInProcess(await createOperatorServer(await registry.serve()));
  return async (method, url, body, headers = {}) => {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
    const answer = await call(`http://operator${url}`, { method, headers, ...sent });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
}

onBothDatabases('the installation', engine => {
  const registry = useRegistry(engine);
  let api: Api;
  let socket: Api;

  before(async () => {
    const { token } = await registry().addPerson('operator', { role: 'full', scopes: OPERATOR });
    api = createApi(await registry().serve(), token);
    socket = await operatorApi(registry());
  });

  it('an organization is created, renamed, listed in pages and found by its id', async () => {
    await refused(api, 'invalid', 'POST', '/installation/organizations', { name: '  ' });
    const north = await ok(api, 'POST', '/installation/organizations', { name: 'North' });
    assert.deepEqual([north.name, north.closedAt, north.closedReason], ['North', null, null]);
    const renamed = await ok(api, 'PATCH', `/installation/organizations/${north.id}`, { name: 'Norden' });
    assert.equal(renamed.name, 'Norden');
    assert.deepEqual(await ok(socket, 'GET', `/installation/organizations/${north.id}`), renamed);
    assert.deepEqual(await walk(api, '/installation/organizations', 1), [registry().organization.id, north.id]);
    await refused(api, 'not_found', 'GET', `/installation/organizations/${UNKNOWN_ID}`);
  });

  it('a dry run of each change keeps nothing', async () => {
    const before = await ok(api, 'GET', '/installation/organizations');
    const { id } = before.items.at(-1);
    assert.equal((await ok(api, 'POST', '/installation/organizations?dryRun=true', { name: 'Ghost' })).name, 'Ghost');
    assert.equal((await ok(api, 'PATCH', `/installation/organizations/${id}?dryRun=true`, { name: 'Ghost' })).name, 'Ghost');
    assert.notEqual((await ok(api, 'POST', `/installation/organizations/${id}/close?dryRun=true`)).closedAt, null);
    assert.equal(
      (await ok(api, 'POST', `/installation/organizations/${id}/hosts?dryRun=true`, { host: 'ghost.example' })).host,
      'ghost.example',
    );
    assert.deepEqual(await ok(api, 'GET', '/installation/organizations'), before);
    assert.deepEqual((await ok(api, 'GET', '/installation/hosts')).items, []);
  });

  it('in a closed organization nobody calls or signs in, until it is opened again with all that it had', async () => {
    const { services } = registry();
    const closing = await services.organizations.create('Closing');
    const member = await registry().addPerson('member', { role: 'full', in: closing });
    const theirs = createApi(await registry().serve(), member.token);
    await services.passwords.set(
      { actor: { ...registry().system, org: closing.org, organizationId: closing.id } },
      member.person.id,
      'a long password',
    );
    const signIn = () =>
      services.signIn.withPassword({ login: 'member', password: 'a long password', org: closing.org, address: '192.0.2.1' });
    assert.equal((await theirs('GET', `${BASE}/me`)).status, 200);

    const closed = await ok(socket, 'POST', `/installation/organizations/${closing.id}/close`, { reason: 'the contract ended' });
    assert.deepEqual([typeof closed.closedAt, closed.closedReason], ['string', 'the contract ended']);
    assert.deepEqual(await ok(socket, 'POST', `/installation/organizations/${closing.id}/close`), closed);
    const refusal = await refused(theirs, 'unauthenticated', 'GET', '/me');
    assert.equal(refusal.detail, 'The organization is closed.');
    await assert.rejects(services.people.update({ actor: member.actor }, member.person.id, { firstName: 'Late' }), {
      code: 'unauthenticated',
      message: 'The organization is closed.',
    });
    await assert.rejects(async () => services.sessions.open(await signIn(), undefined), { code: 'unauthenticated' });
    // The operator still sees what is in it.
    const within = { 'Heldby-Organization': closing.id };
    assert.equal((await socket('GET', `${BASE}/people`, undefined, within)).body.items.length, 1);

    const open = await ok(socket, 'POST', `/installation/organizations/${closing.id}/reopen`);
    assert.deepEqual([open.closedAt, open.closedReason], [null, null]);
    assert.equal((await theirs('GET', `${BASE}/me`)).status, 200);
  });

  it('nobody closes the organization that their own token belongs to; through the socket the operator may', async () => {
    const { id } = registry().organization;
    const { detail } = await refused(api, 'conflict', 'POST', `/installation/organizations/${id}/close`);
    assert.match(detail, /Your token belongs to this organization/);
    await ok(socket, 'POST', `/installation/organizations/${id}/close`);
    await refused(api, 'unauthenticated', 'GET', '/installation/organizations');
    await ok(socket, 'POST', `/installation/organizations/${id}/reopen`);
    await ok(api, 'GET', '/installation/organizations');
  });

  it("what happens is in the organization's own history, by the system, with the reason", async () => {
    const { services } = registry();
    const told = await services.organizations.create('Told');
    await ok(api, 'POST', `/installation/organizations/${told.id}/close`, { reason: 'unpaid' });
    await ok(api, 'POST', `/installation/organizations/${told.id}/reopen`, { reason: 'paid' });
    const { items } = (await socket('GET', `${BASE}/events`, undefined, { 'Heldby-Organization': told.id })).body;
    const shown = items.map((event: Record<string, unknown>) => [
      event.type,
      (event.actor as { kind: string }).kind,
      event.reason,
    ]);
    assert.deepEqual(shown, [
      ['organization.closed', 'system', 'unpaid'],
      ['organization.reopened', 'system', 'paid'],
    ]);
    assert.ok(
      items.every((event: { credentialId: unknown }) => event.credentialId !== null),
      'the token that was presented',
    );
  });

  it('host names of all organizations are listed, added and taken away', async () => {
    const { services } = registry();
    const other = await services.organizations.create('With a host');
    const added = await ok(api, 'POST', `/installation/organizations/${other.id}/hosts`, { host: 'Phones.example.com' });
    assert.deepEqual(added, { host: 'phones.example.com', organizationId: other.id, organizationName: 'With a host' });
    await ok(api, 'POST', `/installation/organizations/${registry().organization.id}/hosts`, { host: 'a.example.com' });
    assert.deepEqual(
      (await ok(api, 'GET', '/installation/hosts')).items.map((each: { host: string }) => each.host),
      ['a.example.com', 'phones.example.com'],
    );
    assert.deepEqual((await ok(api, 'GET', `/installation/hosts?organizationId=${other.id}`)).items, [added]);
    await refused(api, 'conflict', 'POST', `/installation/organizations/${registry().organization.id}/hosts`, {
      host: 'phones.example.com',
    });
    assert.deepEqual(await ok(api, 'DELETE', '/installation/hosts/phones.example.com'), added);
    await refused(api, 'not_found', 'DELETE', '/installation/hosts/phones.example.com');
  });

  it('the status says what runs, on which store, and how it is', async () => {
    const status = await ok(api, 'GET', '/installation/status');
    assert.match(status.version, /^\d+\.\d+\.\d+/);
    assert.equal(status.nodeVersion, process.version);
    assert.deepEqual([status.store.kind, status.store.isWritable], [engine, true]);
    assert.ok(status.store.schema >= 1 && status.store.migrations.length >= 1 && status.organizations >= 1);
    assert.ok(status.store.transactions > 0 && status.memoryBytes > 0 && status.lagMs >= 0);
    assert.equal(status.store.bytes === null, engine === 'postgres');
  });

  it('the settings are shown as they are, but for the secrets', async () => {
    const { items } = await ok(api, 'GET', '/installation/settings');
    const of = (name: string) => items.find((each: { name: string }) => each.name === name);
    assert.deepEqual([of('shedAfterMs').value, of('shedAfterMs').isDefault], ['0', false]);
    assert.deepEqual([of('port').value, of('port').isDefault, of('port').flag], ['8080', true, '--port']);
    assert.equal(of('metricsToken').value, null);
    const { databaseUrl } = registry().settings;
    assert.equal(of('databaseUrl').value, databaseUrl === null ? null : '••••');
    if (databaseUrl !== null) assert.ok(!JSON.stringify(items).includes(databaseUrl));
  });

  it('keys are listed by their ids and rotated', async () => {
    registry().core.keyring.ensure();
    const before = await ok(api, 'GET', '/installation/keys');
    assert.equal(before.keys.length, 1);
    const after = await ok(api, 'POST', '/installation/keys/rotate');
    assert.deepEqual(after.keys.slice(1), before.keys);
    assert.equal(after.keys.length, 2);
  });

  it('a backup is written into the data folder for its user alone, listed and removed', async () => {
    const ghost = await ok(api, 'POST', '/installation/backups?dryRun=true');
    assert.equal(ghost.bytes, 0);
    const made = await ok(api, 'POST', '/installation/backups', { reason: 'before the upgrade' });
    assert.ok(made.rows.organization >= 2 && made.bytes > 0 && !made.isEncrypted);
    if (process.platform !== 'win32') assert.equal(statSync(made.file).mode & 0o777, 0o600);
    const { items } = await ok(api, 'GET', '/installation/backups');
    assert.deepEqual(
      items.map((each: { name: string }) => each.name),
      [made.name],
    );
    await refused(api, 'invalid', 'POST', '/installation/backups', { recipients: ['nobody'] });
    await ok(api, 'DELETE', `/installation/backups/${made.name}`);
    await refused(api, 'not_found', 'DELETE', `/installation/backups/${made.name}`);
    await refused(api, 'not_found', 'DELETE', '/installation/backups/..%2Fheldby.key');
    assert.deepEqual((await ok(api, 'GET', '/installation/backups')).items, []);
  });

  it('a backup is streamed in lines that end with their sum, unless the policy wants it encrypted', async () => {
    const answer = await api('GET', `${BASE}/installation/backups/stream`);
    assert.match(String(answer.headers['content-type']), /^application\/x-ndjson/);
    const lines = answer.text.trim().split('\n');
    assert.equal(JSON.parse(lines[0] ?? '').heldby, 'backup');
    assert.equal(JSON.parse(lines.at(-1) ?? '').end, true);
    await ok(api, 'PATCH', '/organization/policy', { encryptedBackups: true });
    await refused(api, 'forbidden', 'GET', '/installation/backups/stream');
    await refused(api, 'forbidden', 'POST', '/installation/backups');
    assert.equal((await api('GET', `${BASE}/installation/backups/stream?encrypts=true`)).status, 200);
    await ok(api, 'PATCH', '/organization/policy', { encryptedBackups: null });
  });

  it('backups and keys are in the history of the installation, with the reason and the token', async () => {
    const events = async (type: string) => (await ok(api, 'GET', `/installation/events?type=${type}&limit=1000`)).items;
    const last = async (type: string) => (await events(type)).at(-1);
    const key = `backup-${Date.now()}`;
    const make = () => api('POST', `${BASE}/installation/backups`, { reason: 'before the move' }, { 'idempotency-key': key });
    const made = (await make()).body;
    const event = await last('backup.made');
    assert.deepEqual(event.after, { name: made.name, bytes: made.bytes, isEncrypted: false });
    assert.deepEqual([event.reason, event.actor.kind, typeof event.credentialId], ['before the move', 'system', 'string']);
    // A repeated key writes no second file.
    assert.deepEqual((await make()).body, made);
    assert.equal((await ok(api, 'GET', '/installation/backups')).items.length, 1);
    await ok(api, 'DELETE', `/installation/backups/${made.name}`, { reason: 'it was a try' });
    const gone = await last('backup.removed');
    assert.deepEqual([gone.after, gone.reason], [{ name: made.name }, 'it was a try']);
    await ok(api, 'GET', '/installation/backups/stream?encrypts=true');
    assert.deepEqual((await last('backup.streamed')).after, { isEncrypted: true });

    const rotations = (await events('installation.keys_rotated')).length;
    const untouched = await ok(api, 'POST', '/installation/keys/rotate?dryRun=true', { reason: 'only to see' });
    assert.equal((await events('installation.keys_rotated')).length, rotations);
    const rotated = await ok(api, 'POST', '/installation/keys/rotate', { reason: 'somebody left' });
    assert.deepEqual(rotated.keys.slice(1), untouched.keys);
    const turned = await last('installation.keys_rotated');
    assert.deepEqual([turned.after, turned.reason], [{ keyId: rotated.keys[0] }, 'somebody left']);
  });

  it('is for the operator alone: a full administrator with every scope of the organization is refused', async () => {
    const { token } = await registry().addPerson('administrator', { role: 'full', scopes: ['org:admin'] });
    const theirs = createApi(await registry().serve(), token);
    for (const path of ['organizations', 'hosts', 'status', 'settings', 'keys', 'events', 'backups', 'backups/stream']) {
      await refused(theirs, 'forbidden', 'GET', `/installation/${path}`);
    }
    const reader = await registry().addPerson('reader', { role: 'read_only', scopes: ['installation:admin'] });
    await refused(createApi(await registry().serve(), reader.token), 'forbidden', 'GET', '/installation/status');
  });
});
