/** Where the drop-in is meant to differ from the vendor's SDK, and what it offers beside it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import platformClient, { ApiClient, createApiClient, MobileDevicesApi } from '@heldby/client/purecloud';
import { useRegistry } from '../../../server/test/support/registry.ts';
import { openRecorder, type Recorder } from './recorder.ts';

describe('the drop-in', () => {
  const registry = useRegistry('sqlite');
  let recorder: Recorder;
  let origin: string;
  before(async () => {
    const server = await registry().serve();
    recorder = await openRecorder(await server.listen({ host: '127.0.0.1', port: 0 }));
    origin = `http://127.0.0.1:${recorder.port}`;
    const { services, system } = registry();
    await services.applications.create({ actor: system }, { name: 'app', clientId: 'app', secret: 'secret' });
  });
  after(() => recorder.close());

  it('is the same by default import and by names', () => {
    assert.equal(platformClient.ApiClient, ApiClient);
    assert.equal(platformClient.MobileDevicesApi, MobileDevicesApi);
    assert.equal(new MobileDevicesApi().apiClient, ApiClient.instance);
  });

  it('keeps clients apart: each has its own server and login', async () => {
    const [ann, bob] = [createApiClient(), createApiClient()];
    for (const client of [ann, bob]) client.basePath = origin;
    ann.setAccessToken((await registry().addPerson('ann')).token);
    bob.setAccessToken((await registry().addPerson('bob')).token);
    const body = { deviceToken: 't', notificationId: 'n', make: 'm', model: 'm', acceptNotifications: true, type: 'ios' };
    await new MobileDevicesApi(ann).postMobiledevices(body);
    assert.equal((await new MobileDevicesApi(ann).getMobiledevices()).total, 1);
    assert.equal((await new MobileDevicesApi(bob).getMobiledevices()).total, 0);
    assert.equal(ApiClient.authData.accessToken, undefined);
  });

  it('sends no secret to the vendor once the base path is another', async () => {
    const client = createApiClient();
    client.config.basePath = origin;
    const login = await client.loginClientCredentialsGrant('app', 'secret');
    assert.match(login.accessToken ?? '', /^hb_access_/);
    assert.equal(recorder.last().url, '/oauth/token');
    client.config.authUrl = `${origin}/elsewhere`;
    await assert.rejects(client.loginClientCredentialsGrant('app', 'secret'), { code: 'ERR_BAD_REQUEST' });
    assert.equal(recorder.last().url, '/elsewhere/oauth/token');
  });

  it('takes addresses with a slash at the end, for calls and for logins', async () => {
    const client = createApiClient();
    client.basePath = `${origin}/`;
    await client.loginClientCredentialsGrant('app', 'secret');
    assert.equal(recorder.last().url, '/oauth/token');
    await new MobileDevicesApi(client).getMobiledevices();
    assert.match(recorder.last().url ?? '', /^\/api\/v2\/mobiledevices/);
    client.config.authUrl = `${origin}/`;
    await client.loginClientCredentialsGrant('app', 'secret');
    assert.equal(recorder.last().url, '/oauth/token');
  });

  it('logs in implicitly outside of browsers only with a token that works already', async () => {
    const client = createApiClient();
    client.basePath = origin;
    await assert.rejects(client.loginImplicitGrant('app', 'https://app.example.com'), /only supported in a browser/);
    client.setAccessToken((await registry().addPerson('eve')).token);
    const session = await client.loginImplicitGrant('app', 'https://app.example.com', { state: 's' });
    assert.deepEqual([recorder.last().url, session.state], ['/api/v2/tokens/me', 's']);
    assert.equal(session, client.authData);
  });

  it('takes an organization and its provider together only', async () => {
    const client = createApiClient();
    const before = recorder.requests.length;
    const login = (opts: { org?: string; provider?: string }) => client.loginImplicitGrant('app', 'https://a.test', opts);
    await assert.rejects(login({ org: 'o' }), { message: 'opts.provider must be set if opts.org is set' });
    await assert.rejects(login({ provider: 'p' }), { message: 'opts.org must be set if opts.provider is set' });
    assert.equal(recorder.requests.length, before);
  });

  it('gives a state back as it was, percent signs included, and takes the token out of the address', async t => {
    const addresses: string[] = [];
    const answer = new URLSearchParams({ access_token: 'granted', expires_in: '60', state: '100% a+b' });
    const location = { hash: `#${answer}`, pathname: '/app', search: '?x=1' };
    const history = { replaceState: (_state: unknown, _unused: string, url: string) => addresses.push(url) };
    Object.assign(globalThis, { window: { location, history } });
    t.after(() => Reflect.deleteProperty(globalThis, 'window'));
    const client = createApiClient();
    client.basePath = origin;
    recorder.answerNext({ status: 200, body: '{}' });
    const session = await client.loginImplicitGrant('app', 'https://app.example.com');
    assert.deepEqual([session.accessToken, session.state, addresses], ['granted', '100% a+b', ['/app?x=1']]);
    assert.equal(recorder.last().authorization, 'Bearer granted');
  });
});
