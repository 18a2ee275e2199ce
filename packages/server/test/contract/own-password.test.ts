/** People change their own password over HTTP, and see when that was and whether they are locked out. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { systemActor } from '../../src/domain/actor.ts';
import { eventsOf } from '../support/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { addLogin, PASSWORD } from '../support/login.ts';
import { administratorApi, BASE, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

const NEW = 'staple battery horse';

onBothDatabases('people’s own passwords', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
  });
  const signIn = (login: string, password: string, address = '10.2.2.2') =>
    registry().services.signIn.withPassword({ login, password, org: registry().organization.org, address });

  /** Signed in with the password, as an app that asks for it. */
  const signedIn = async (login: string) => {
    const server = await registry().serve();
    const body = { user_id: login, password: PASSWORD };
    const answer = await createApi(server, null)('POST', '/users/authenticate', body);
    assert.equal(answer.status, 200, answer.text);
    return createApi(server, answer.body.token);
  };

  it('are changed by who knows the present one, and end their other sign-ins', async () => {
    const ann = await addLogin(registry(), 'ann');
    const [here, there] = [await signedIn('ann'), await signedIn('ann')];
    const before = await ok(here, 'GET', `/people/${ann.id}`);
    assert.equal(before.lockedUntil, null);
    const wish = { present: PASSWORD, password: NEW, reason: 'somebody looked over my shoulder' };
    const recorded = await eventsOf(registry(), () => ok(here, 'PUT', '/me/password', wish));
    assert.deepEqual(
      recorded.map(({ type, actorId, reason }) => [type, actorId, reason]),
      [
        ['person.password_set', ann.id, wish.reason],
        ['credential.revoked', ann.id, wish.reason],
      ],
    );
    assert.deepEqual([(await here('GET', `${BASE}/me`)).status, (await there('GET', `${BASE}/me`)).status], [200, 401]);
    await assert.rejects(signIn('ann', PASSWORD), { code: 'unauthenticated' });
    assert.equal((await signIn('ann', NEW)).person.id, ann.id);
    const { passwordChangedAt } = await ok(admin, 'GET', `/people/${ann.id}`);
    assert.ok(passwordChangedAt > before.passwordChangedAt);
  });

  it('stay with a wrong present one, a short one, the same one, and a dry run', async () => {
    await addLogin(registry(), 'bob');
    const api = await signedIn('bob');
    const change = (present: string, password: string, query = '') =>
      api('PUT', `${BASE}/me/password${query}`, { present, password });
    assert.equal((await change('not it', NEW)).status, 403);
    assert.deepEqual(await onlyFault(api, 'PUT', '/me/password', { present: PASSWORD, password: 'short' }), [
      'body',
      'password',
      'range',
    ]);
    assert.deepEqual(await onlyFault(api, 'PUT', '/me/password', { present: PASSWORD, password: PASSWORD }), [
      'body',
      'password',
      'range',
    ]);
    assert.equal((await change(PASSWORD, NEW, '?dryRun=true')).status, 204);
    assert.ok(await signIn('bob', PASSWORD));
  });

  it('are answered the same when the same request is sent again under its key', async () => {
    await addLogin(registry(), 'cleo');
    const api = await signedIn('cleo');
    const key = { 'idempotency-key': 'once' };
    const wish = { present: PASSWORD, password: NEW };
    assert.equal((await api('PUT', `${BASE}/me/password`, wish, key)).status, 204);
    assert.equal((await api('PUT', `${BASE}/me/password`, wish, key)).status, 204);
    await refused(api, 'conflict', 'PUT', '/me/password', { ...wish, password: 'another long one' }, key);
  });

  it('cannot be guessed with a token: the login is locked out, which its person and administrators see', async () => {
    const dan = await addLogin(registry(), 'dan');
    const api = await signedIn('dan');
    for (let guess = 0; guess < 10; guess += 1) {
      await refused(api, 'forbidden', 'PUT', '/me/password', { present: `guess ${guess}`, password: NEW });
    }
    const locked = await api('PUT', `${BASE}/me/password`, { present: PASSWORD, password: NEW });
    assert.equal(locked.status, 403);
    assert.ok(Number(locked.headers['retry-after']) > 0);
    await until(async () => (await ok(api, 'GET', `/people/${dan.id}`)).lockedUntil !== null);
    const { lockedUntil } = await ok(admin, 'GET', `/people/${dan.id}`);
    const [lockOut] = (await ok(admin, 'GET', `/lock-outs?personId=${dan.id}`)).items;
    assert.equal(lockedUntil, lockOut.until);
    await ok(admin, 'POST', `/people/${dan.id}/unlock`);
    assert.equal((await ok(admin, 'GET', `/people/${dan.id}`)).lockedUntil, null);
    await ok(api, 'PUT', '/me/password', { present: PASSWORD, password: NEW });
  });

  it('are not changed with a limited token, by an application, or by who has none', async () => {
    const { organization, services } = registry();
    const eve = await addLogin(registry(), 'eve');
    const owner = { kind: 'person', id: eve.id };
    const wish = { label: 'x', scopes: ['devices:write'], owner };
    const limited = await ok(admin, 'POST', '/tokens', { ...wish, limits: { endpoints: ['native.me.*'] } });
    const server = await registry().serve();
    const body = { present: PASSWORD, password: NEW };
    await refused(createApi(server, limited.token), 'forbidden', 'PUT', '/me/password', body);
    const { application } = await services.applications.create({ actor: registry().system }, { name: 'Job' });
    const subject = { kind: 'application', id: application.id } as const;
    const system = systemActor(organization.org, organization.id);
    const issued = { subject, scopes: ['devices:write'], label: 'job', expiresAt: null } as const;
    const { secret } = await services.credentials.issue({ actor: system }, issued);
    await refused(createApi(server, secret), 'conflict', 'PUT', '/me/password', body);
    const { person, token } = await registry().addPerson('finn', { scopes: ['devices:write'] });
    await refused(createApi(server, token), 'forbidden', 'PUT', '/me/password', body);
    assert.equal((await ok(admin, 'GET', `/people/${person.id}`)).passwordChangedAt, null);
  });
});
