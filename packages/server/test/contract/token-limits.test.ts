/** Tokens that are limited to endpoints, to locations or to dry runs: on every face, in every write, and never wider again. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, BASE, ok, refused, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;

onBothDatabases('a limited token', engine => {
  const registry = useRegistry(engine);
  let api: Api;
  const inAnHour = () => new Date(Date.now() + HOUR_MS).toISOString();

  before(async () => {
    api = await administratorApi(registry());
  });

  const issue = async (limits: object, more: object = {}, by: Api = api) => {
    const made = await ok(by, 'POST', '/tokens', { label: 'limited', scopes: ['org:admin'], limits, ...more });
    return { ...made, api: createApi(await registry().serve(), made.token) };
  };
  const person = (login: string, more = {}) => ok(api, 'POST', '/people', { login, firstName: login, lastName: 'X', ...more });

  it('calls only the endpoints that it is limited to, on every face, and says so in me', async () => {
    const limited = await issue({ endpoints: ['native.people.list', 'GET /registry/v1/devices/*', 'native.me.get'] });
    assert.deepEqual((await ok(limited.api, 'GET', '/me')).limits, {
      endpoints: ['native.people.list', 'GET /registry/v1/devices/*', 'native.me.get'],
      locationIds: null,
      dryRunOnly: false,
    });
    await ok(limited.api, 'GET', '/people');
    const { detail } = await refused(limited.api, 'forbidden', 'GET', '/locations');
    assert.equal(detail, 'Your token is limited to other endpoints.');
    await refused(limited.api, 'forbidden', 'POST', '/people', { login: 'x', firstName: 'x', lastName: 'x' });
    await refused(limited.api, 'forbidden', 'GET', '/devices');
    for (const path of ['/api/v2/mobiledevices', '/v1/people', '/v1/devices']) {
      assert.equal((await limited.api('GET', path)).status, 403, path);
    }
    await refused(api, 'invalid', 'POST', '/tokens', { label: 'x', scopes: ['org:admin'], limits: { endpoints: ['GET'] } });
  });

  it('changes nothing but in a dry run, through HTTP and through the core', async () => {
    const limited = await issue({ dryRunOnly: true });
    const wish = { login: 'ghost', firstName: 'G', lastName: 'X' };
    await refused(limited.api, 'forbidden', 'POST', '/people', wish);
    assert.equal((await ok(limited.api, 'POST', '/people?dryRun=true', wish)).login, 'ghost');
    assert.equal((await limited.api('POST', '/api/v2/mobiledevices?dryRun=true', {})).status >= 400, true);
    assert.deepEqual((await ok(api, 'GET', '/people?login=ghost')).items, []);
    const { services } = registry();
    const actor = await services.authentication.authenticate(limited.token);
    await assert.rejects(services.people.create({ actor }, wish), { code: 'forbidden', message: /add dryRun=true/ });
  });

  it('acts as a location administrator where it is limited to locations, in gets and lists alike', async () => {
    const [here, there] = [
      await ok(api, 'POST', '/locations', { name: 'Here' }),
      await ok(api, 'POST', '/locations', { name: 'There' }),
    ];
    const [near, far] = [await person('near', { locationId: here.id }), await person('far', { locationId: there.id })];
    const limited = await issue({ locationIds: [here.id] });
    assert.equal((await ok(limited.api, 'GET', '/me')).role, 'location_admin');
    assert.ok((await walk(limited.api, '/people', 1)).includes(near.id));
    assert.ok(!(await walk(limited.api, '/people', 1)).includes(far.id));
    assert.deepEqual(await walk(limited.api, '/locations', 1), [here.id]);
    await refused(limited.api, 'not_found', 'GET', `/people/${far.id}`);
    await refused(limited.api, 'forbidden', 'PATCH', '/organization/policy', { maxDeviceCount: 9 });
    const device = { kind: 'mobile', locationId: there.id };
    await refused(limited.api, 'invalid', 'POST', '/devices', device);
    await ok(limited.api, 'POST', '/devices', { ...device, locationId: here.id });
    const member = await person('plain');
    const body = { label: 'x', scopes: ['devices:read'], owner: { kind: 'person', id: member.id } };
    await refused(api, 'invalid', 'POST', '/tokens', { ...body, limits: { locationIds: [here.id] } });
    // A closed location has no administrator but people.
    assert.match((await refused(api, 'conflict', 'POST', `/locations/${here.id}/close`)).detail, /has 1 person and 1 device\./);
  });

  it('is refused when its holder is no full administrator any more', async () => {
    const location = await ok(api, 'POST', '/locations', { name: 'Left' });
    const { token, person: holder } = await registry().addPerson('leaving', { role: 'full' });
    const limited = await issue({ locationIds: [location.id] }, {}, createApi(await registry().serve(), token));
    await ok(limited.api, 'GET', '/people');
    await ok(api, 'PATCH', `/people/${holder.id}`, { role: 'location_admin' });
    await refused(limited.api, 'unauthenticated', 'GET', '/people');
  });

  it('makes only tokens that may do no more and last no longer, and gives nobody access', async () => {
    const limited = await issue(
      { endpoints: ['native.tokens.*', 'native.applications.*', 'native.people.*'] },
      { expiresAt: inAnHour() },
    );
    const wish = { label: 'child', scopes: ['devices:read'], expiresAt: new Date(Date.now() + HOUR_MS / 2).toISOString() };
    const child = await ok(limited.api, 'POST', '/tokens', wish);
    assert.deepEqual(child.credential.limits, limited.credential.limits);
    const narrower = await ok(limited.api, 'POST', '/tokens', {
      ...wish,
      limits: { endpoints: ['native.people.get'], dryRunOnly: true },
    });
    assert.deepEqual(narrower.credential.limits, { endpoints: ['native.people.get'], locationIds: null, dryRunOnly: true });
    await refused(limited.api, 'forbidden', 'POST', '/tokens', { ...wish, limits: { endpoints: ['native.*'] } });
    await refused(limited.api, 'invalid', 'POST', '/tokens', { ...wish, expiresAt: undefined });
    await refused(limited.api, 'forbidden', 'POST', '/applications', { name: 'A way round' });
    const { id } = await person('target');
    await refused(limited.api, 'forbidden', 'PUT', `/people/${id}/password`, { password: 'a long password' });
    await refused(limited.api, 'forbidden', 'PATCH', `/people/${id}`, { role: 'full' });
    await refused(limited.api, 'forbidden', 'POST', '/tokens', { ...wish, owner: { kind: 'person', id } });
  });

  it('is renamed, ended earlier and limited further, at once, and never the other way', async () => {
    const made = await issue({ endpoints: ['native.people.*'] }, { expiresAt: inAnHour() });
    const path = `/tokens/${made.credential.id}`;
    await ok(made.api, 'GET', '/people');
    const changed = await ok(api, 'PATCH', path, { label: 'nightly', limits: { endpoints: ['native.people.get'] } });
    assert.deepEqual([changed.label, changed.limits.endpoints], ['nightly', ['native.people.get']]);
    await refused(made.api, 'forbidden', 'GET', '/people');
    await refused(api, 'conflict', 'PATCH', path, { limits: { endpoints: ['native.*'] } });
    await refused(api, 'invalid', 'PATCH', path, { expiresAt: null });
    await refused(api, 'invalid', 'PATCH', path, { expiresAt: new Date(Date.now() + 2 * HOUR_MS).toISOString() });
    const soon = new Date(Date.now() + HOUR_MS / 4).toISOString();
    assert.equal(new Date((await ok(api, 'PATCH', path, { expiresAt: soon })).expiresAt).toISOString(), soon);
  });

  it('is found in the list by its holder, its state, its end and its label, with the name of the holder', async () => {
    const { id } = await person('lister');
    const owner = { kind: 'person', id };
    const body = { scopes: ['devices:read'], owner };
    const one = await ok(api, 'POST', '/tokens', { ...body, label: 'first one', expiresAt: inAnHour() });
    const two = await ok(api, 'POST', '/tokens', { ...body, label: 'second one', expiresAt: null });
    await api('DELETE', `${BASE}/tokens/${two.credential.id}`);
    const labels = async (query: string) =>
      (await ok(api, 'GET', `/tokens?owner=${id}${query}`)).items.map((each: { label: string }) => each.label);
    assert.deepEqual(await labels(''), ['first one', 'second one']);
    assert.deepEqual(await labels('&sort=-createdAt'), ['second one', 'first one']);
    assert.deepEqual(await labels('&state=valid'), ['first one']);
    assert.deepEqual(await labels('&state=revoked'), ['second one']);
    assert.deepEqual(await labels(`&expiresBefore=${new Date(Date.now() + 2 * HOUR_MS).toISOString()}`), ['first one']);
    assert.deepEqual(await labels('&q=SECOND'), ['second one']);
    const [shown] = (await ok(api, 'GET', `/tokens?owner=${id}`)).items;
    assert.deepEqual(shown, { ...one.credential, owner: { ...owner, name: 'lister X' } });
  });
});
