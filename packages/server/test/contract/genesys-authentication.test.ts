/** The Genesys face, acceptance items 1 to 7 and 48 to 50: who may call, and what is theirs. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { systemActor } from '../../src/domain/actor.ts';
import { assertError, COLLECTION, fullDevice, minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { basic, requestToken } from '../support/oauth.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('Genesys authentication', engine => {
  const registry = useRegistry(engine);
  let ann: Api;
  let bob: Api;
  let anonymous: Api;

  before(async () => {
    const server = await registry().serve();
    anonymous = createApi(server, null);
    ann = createApi(server, (await registry().addPerson('ann')).token);
    bob = createApi(server, (await registry().addPerson('bob')).token);
  });

  const addClient = (clientId: string, secret: string) =>
    registry().services.applications.create({ actor: registry().system }, { name: clientId, clientId, secret });

  it('(1) a call without an Authorization header is refused as authentication.required', async () => {
    const answer = await anonymous('GET', COLLECTION);
    assertError(answer, 401, 'authentication.required', 'No authentication bearer token specified in authorization header.');
  });

  it('(2) a call with an empty bearer token is refused with an ErrorBody', async () => {
    for (const authorization of ['Bearer ', 'Bearer', 'Basic YTpi', 'bogus']) {
      const answer = await anonymous('GET', COLLECTION, undefined, { authorization });
      assert.equal(answer.status, 401, authorization);
      assert.match(answer.body.code, /^(?:authentication\.required|bad\.credentials)$/);
    }
  });

  it('(3) a call with an unknown token is refused as bad.credentials', async () => {
    const answer = await anonymous('GET', `${COLLECTION}/x`, undefined, { authorization: 'Bearer hb_api_unknown' });
    assertError(answer, 401, 'bad.credentials', 'Invalid login credentials.');
  });

  it('(3) a revoked token and one whose holder was disabled are refused as bad.credentials', async () => {
    const { services, system, addPerson, serve } = registry();
    const server = await serve();
    const [cay, dee] = [await addPerson('cay'), await addPerson('dee')];
    for (const { token } of [cay, dee]) assert.equal((await createApi(server, token)('GET', COLLECTION)).status, 200);
    const credential = (await services.credentials.list(system, { kind: 'person', id: cay.person.id }))[0];
    await services.credentials.revoke({ actor: system }, credential?.id ?? '');
    await services.people.disable({ actor: system }, dee.person.id);
    for (const { token } of [cay, dee]) {
      assertError(await createApi(server, token)('GET', COLLECTION), 401, 'bad.credentials');
    }
  });

  it('(4) client credentials by Basic give a bearer token with a numeric expires_in', async () => {
    await addClient('headless', 's3cret');
    const answer = await requestToken(anonymous, { grant_type: 'client_credentials' }, basic('headless', 's3cret'));
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.body.access_token, /\S{20,}/);
    assert.equal(answer.body.token_type, 'bearer');
    assert.equal(typeof answer.body.expires_in, 'number');
  });

  it('(5) a wrong secret is invalid_client', async () => {
    await addClient('careful', 'right');
    const answer = await requestToken(anonymous, { grant_type: 'client_credentials' }, basic('careful', 'wrong'));
    assert.deepEqual([answer.status, answer.body.error], [401, 'invalid_client']);
  });

  it('(6) a secret with a colon and non-ASCII characters logs in through Basic, split at the first colon', async () => {
    await addClient('punctual', 's:é%3A:💡');
    const answer = await requestToken(anonymous, { grant_type: 'client_credentials' }, basic('punctual', 's:é%3A:💡'));
    assert.equal(answer.status, 200, answer.text);
  });

  it('(7) an unknown grant is unsupported_grant_type, and a foreign code is invalid_grant', async () => {
    await addClient('curious', 'secret');
    const ask = (form: Record<string, string>) => requestToken(anonymous, form, basic('curious', 'secret'));
    const unknown = await ask({ grant_type: 'password', username: 'ann', password: 'x' });
    assert.deepEqual([unknown.status, unknown.body.error], [400, 'unsupported_grant_type']);
    const foreign = await ask({ grant_type: 'authorization_code', code: 'foreign', redirect_uri: 'https://app.example.com' });
    assert.deepEqual([foreign.status, foreign.body.error], [400, 'invalid_grant']);
  });

  it('(48) a device of one user is invisible to another, who can neither read, change nor delete it', async () => {
    const { storage, organization } = registry();
    const device = await register(ann, fullDevice('mine'));
    await expectEvents(storage, organization.org, 0, async () => {
      assertError(await bob('GET', device.selfUri), 404, 'general.resource.not.found');
      assertError(await bob('PUT', device.selfUri, minimalDevice('stolen')), 404, 'not.found');
      assertError(await bob('PUT', device.selfUri), 404, 'not.found');
      assertError(await bob('DELETE', device.selfUri), 404, 'not.found');
    });
    assert.deepEqual((await bob('GET', COLLECTION)).body.entities, []);
    assert.deepEqual((await ann('GET', device.selfUri)).body, device);
  });

  it('(49) a client-credentials token has a set of devices of its own', async () => {
    await addClient('robot', 'oil');
    const issued = await requestToken(anonymous, { grant_type: 'client_credentials' }, basic('robot', 'oil'));
    const robot = createApi(await registry().serve(), issued.body.access_token);
    const device = await register(robot, fullDevice('robot token'));
    const listed = (await robot('GET', COLLECTION)).body.entities;
    assert.deepEqual(listed, [device]);
    assertError(await ann('GET', device.selfUri), 404, 'general.resource.not.found');
    assert.equal((await robot('DELETE', device.selfUri)).status, 204);
    assert.deepEqual((await robot('GET', COLLECTION)).body.entities, []);
  });

  it('(49) an organization may refuse client-credentials tokens as the vendor does, with a 400 about user context', async () => {
    const { services, addPerson, serve } = registry();
    const strict = await services.organizations.create('Strict', { genesysRequiresUser: true });
    const person = await addPerson('strict', { in: strict, role: 'full' });
    const write = { actor: systemActor(strict.org, strict.id) };
    const { application } = await services.applications.create(write, { name: 'x', clientId: 'strictly', secret: 'x' });
    const issued = await services.applications.issueToken({ org: strict.org, application, credentialId: null }, 60);
    const server = await serve();
    const message = 'This request requires a user context. Client credentials cannot be used for requests to this resource.';
    assertError(await createApi(server, issued.secret)('GET', COLLECTION), 400, 'bad.request', message);
    assert.equal((await createApi(server, person.token)('GET', COLLECTION)).status, 200);
  });

  it('(50) a token with devices:readonly reads, and is refused every change with the scope that it needs', async () => {
    const { storage, organization, addPerson, serve } = registry();
    const server = await serve();
    const { person, token } = await addPerson('reader', { scopes: ['devices:read'] });
    const { services, system } = registry();
    const subject = { kind: 'person', id: person.id } as const;
    const full = await services.credentials.issue(
      { actor: system },
      { subject, scopes: ['devices:write'], label: 'app', expiresAt: null },
    );
    const device = await register(createApi(server, full.secret), fullDevice('readable'));
    const reader = createApi(server, token);
    assert.deepEqual((await reader('GET', device.selfUri)).body, device);
    assert.deepEqual((await reader('GET', COLLECTION)).body.entities, [device]);
    await expectEvents(storage, organization.org, 0, async () => {
      const message = 'App not authorized to use scope devices';
      for (const [method, url, body] of [
        ['POST', COLLECTION, minimalDevice()],
        ['PUT', device.selfUri, minimalDevice()],
        ['DELETE', device.selfUri],
      ] as const) {
        assertError(await reader(method, url, body), 403, 'app.not.authorized.for.scope', message);
      }
    });
  });
});
