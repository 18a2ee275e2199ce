/** Credentials: who presents one acts as its holder is now, and what ends its validity ends it at once. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clientSecretPresented } from '../../src/domain/credential.ts';
import { coversScopes, type Scope, scopeMask } from '../../src/domain/scope.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { selectCredential } from '../../src/storage/statements/credentials.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const SECOND = 1_000_000;
const problem = (code: string) => ({ name: 'Problem', code });

onBothDatabases('a credential', engine => {
  const clock = { at: Date.now() * 1000, now: () => clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  const authenticate = (token: string) => registry().services.authentication.authenticate(token);
  const issue = (id: string, scopes: readonly Scope[], expiresAt: number | null = null) =>
    registry().services.credentials.issue(
      { actor: registry().system },
      { subject: { kind: 'person', id }, scopes, label: 'test', expiresAt },
    );

  it('is its holder with their role, its scopes and all that they imply', async () => {
    const { person, token } = await registry().addPerson('ann', { role: 'read_only', scopes: ['devices.org:read'] });
    const actor = await authenticate(token);
    assert.deepEqual([actor.kind, actor.id, actor.name, actor.role], ['person', person.id, 'ann Test', 'read_only']);
    assert.equal(actor.organizationId, registry().organization.id);
    assert.ok(coversScopes(actor.scopes, scopeMask(['devices:read'])));
    assert.ok(!coversScopes(actor.scopes, scopeMask(['devices:write'])));
  });

  it('says by its beginning what it is, and is answered alike when it is unknown, cut or changed', async () => {
    const { token } = await registry().addPerson('bob');
    assert.match(token, /^hb_api_[a-z2-7]{52}$/);
    for (const other of ['', ' ', token.slice(0, -1), `${token}a`, token.toUpperCase(), `Bearer ${token}`, 'hb_api_']) {
      await assert.rejects(authenticate(other), problem('unauthenticated'), other);
    }
  });

  it('that is revoked stops at once, also where it was seen a moment ago', async () => {
    const { services, system } = registry();
    const { person } = await registry().addPerson('cat');
    const { credential, secret } = await issue(person.id, ['devices:read']);
    await authenticate(secret);
    assert.ok(services.authentication.authenticateCached(secret));
    await services.credentials.revoke({ actor: system }, credential.id);
    assert.equal(services.authentication.authenticateCached(secret), undefined);
    await assert.rejects(authenticate(secret), problem('unauthenticated'));
  });

  it('that was to be revoked in a dry run lives on', async () => {
    const { services, system } = registry();
    const { person } = await registry().addPerson('dan');
    const { credential, secret } = await issue(person.id, ['devices:read']);
    await services.credentials.revoke({ actor: system, dryRun: true }, credential.id);
    assert.equal((await authenticate(secret)).id, person.id);
  });

  it('expires at its very instant, also where it was seen a moment ago', async () => {
    const { services } = registry();
    const { person } = await registry().addPerson('eve');
    const { secret } = await issue(person.id, ['devices:read'], clock.at + SECOND);
    clock.at += SECOND - 1;
    assert.equal((await authenticate(secret)).id, person.id);
    clock.at += 1;
    assert.equal(services.authentication.authenticateCached(secret), undefined);
    await assert.rejects(authenticate(secret), problem('unauthenticated'));
  });

  it('ends when its holder is disabled, and does not come back with them', async () => {
    const { services, system } = registry();
    const { person, token } = await registry().addPerson('fay');
    await services.people.disable({ actor: system }, person.id);
    await assert.rejects(authenticate(token), problem('unauthenticated'));
    await assert.rejects(issue(person.id, ['devices:read']), problem('conflict'), 'nothing is issued to the disabled');
    await services.people.enable({ actor: system }, person.id);
    await assert.rejects(authenticate(token), problem('unauthenticated'));
    const anew = await issue(person.id, ['devices:read']);
    assert.equal((await authenticate(anew.secret)).id, person.id);
  });

  it('carries its holder’s present role and locations, not those of when it was issued', async () => {
    const { services, system } = registry();
    const { person, token } = await registry().addPerson('gus', { role: 'full' });
    const location = await services.places.createLocation({ actor: system }, { name: 'Berlin' });
    const write = { actor: system, evenLastAdministrator: true };
    await services.people.update(write, person.id, { role: 'location_admin', administers: [location.id] });
    const actor = await authenticate(token);
    assert.deepEqual([actor.role, [...actor.locations]], ['location_admin', [location.id]]);
  });

  it('is not readable in the store, where only its digest is', async () => {
    const { storage, organization } = registry();
    const { person } = await registry().addPerson('hal');
    const { credential, secret } = await issue(person.id, ['devices:read']);
    assert.ok(!JSON.stringify(credential).includes(secret));
    const row = await storage.one(selectCredential, { org: organization.org, id: credential.id });
    assert.ok(row !== undefined && !JSON.stringify(row).includes(secret));
  });

  it('carries no scope that its issuer does not hold', async () => {
    const { services } = registry();
    const { actor, person } = await registry().addPerson('ida', { scopes: ['devices:write', 'tokens:write'] });
    const wanted = { subject: { kind: 'person', id: person.id }, label: 'mine', expiresAt: null } as const;
    const issued = await services.credentials.issue({ actor }, { ...wanted, scopes: ['devices:read'] });
    assert.equal((await authenticate(issued.secret)).id, person.id);
    for (const scope of ['org:admin', 'devices.org:read'] as const) {
      await assert.rejects(services.credentials.issue({ actor }, { ...wanted, scopes: [scope] }), problem('forbidden'));
    }
  });

  it('is its holder’s and the full administrator’s to issue, to see and to revoke, and nobody else’s', async () => {
    const { services } = registry();
    const jan = await registry().addPerson('jan', { scopes: ['devices:write', 'tokens:write'] });
    const kim = await registry().addPerson('kim', { scopes: ['devices:write', 'tokens:write'] });
    const lea = await registry().addPerson('lea', { role: 'full' });
    const max = await registry().addPerson('max', { scopes: ['devices:write'] });
    const subject = { kind: 'person', id: jan.person.id } as const;
    const input = { subject, scopes: ['devices:read'], label: 'x', expiresAt: null } as const;
    for (const actor of [jan.actor, lea.actor]) {
      const { credential } = await services.credentials.issue({ actor }, input);
      assert.ok((await services.credentials.list(actor, subject)).some(each => each.id === credential.id));
      await services.credentials.revoke({ actor }, credential.id);
    }
    const { credential } = await services.credentials.issue({ actor: jan.actor }, input);
    for (const actor of [kim.actor, max.actor]) {
      await assert.rejects(services.credentials.issue({ actor }, input), problem('forbidden'));
      await assert.rejects(services.credentials.list(actor, subject), problem('forbidden'));
      await assert.rejects(services.credentials.revoke({ actor }, credential.id), problem('forbidden'));
      await assert.rejects(services.credentials.listAll(actor, { limit: 10, cursor: null }), problem('forbidden'));
    }
  });

  it('of an application works at the token endpoint, and its access token everywhere, until it expires', async () => {
    const { services, system } = registry();
    const { application, secret } = await services.applications.create({ actor: system }, { name: 'App', role: 'read_only' });
    const presented = secret ?? assert.fail('no secret');
    await assert.rejects(authenticate(presented), problem('unauthenticated'));
    await assert.rejects(authenticate(clientSecretPresented(application.clientId, presented)), problem('unauthenticated'));
    assert.equal(await services.authentication.authenticateClient(application.clientId, 'wrong', '10.0.0.1'), undefined);
    assert.equal(await services.authentication.authenticateClient('other', presented, '10.0.0.1'), undefined);
    const client = await services.authentication.authenticateClient(application.clientId, presented, '10.0.0.1');
    const issued = await services.applications.issueToken(client ?? assert.fail('not the client'), 60);
    const actor = await authenticate(issued.secret);
    assert.deepEqual([actor.kind, actor.id, actor.role], ['application', application.id, 'read_only']);
    clock.at += 60 * SECOND;
    await assert.rejects(authenticate(issued.secret), problem('unauthenticated'));
  });

  it('is listed in pages, each once', async () => {
    const { services, system } = registry();
    const { person } = await registry().addPerson('ned');
    for (let each = 0; each < 7; each += 1) await issue(person.id, ['devices:read']);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof services.credentials.listAll>> = await services.credentials.listAll(system, {
        limit: 3,
        cursor,
      });
      assert.ok(page.items.length <= 3);
      seen.push(...page.items.map(each => each.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.equal(new Set(seen).size, seen.length);
    assert.deepEqual(seen.toSorted(), seen);
    const own = await services.credentials.list(system, { kind: 'person', id: person.id });
    assert.ok(own.length === 8 && own.every(each => seen.includes(each.id)));
  });
});
