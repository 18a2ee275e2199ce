/** What stands around the calls, the same for both libraries: silence, extended responses, servers and logins. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { minimalDevice } from '../../../server/test/support/genesys.ts';
import { closedPort } from './recorder.ts';
import { rejection, type Subject } from './subject.ts';

const COLLECTION = '/api/v2/mobiledevices';
const MISSING = '01890000-0000-7000-8000-000000000000';

export function silences(given: () => Subject): void {
  it('reject with an Error that has a code and no response', async () => {
    const { api, client, recorder } = given();
    recorder.answerNext('reset');
    const reset = await rejection(() => api.postMobiledevices(minimalDevice()));
    assert.deepEqual([reset instanceof Error, reset.code, reset.response], [true, 'ECONNRESET', undefined]);
    client.setGateway({ host: '127.0.0.1', protocol: 'http', port: await closedPort() });
    const refused = await rejection(() => api.getMobiledevices());
    assert.deepEqual([refused instanceof Error, refused.code, refused.response], [true, 'ECONNREFUSED', undefined]);
  });

  it('give up after the set time', async () => {
    const { api, client, recorder } = given();
    client.getHttpClient().setTimeout(60);
    recorder.answerNext('silence');
    const late = await rejection(() => api.getMobiledevices());
    assert.deepEqual([late instanceof Error, late.code, late.message], [true, 'ECONNABORTED', 'timeout of 60ms exceeded']);
  });
}

export function extendedResponses(given: () => Subject): void {
  it('carry status and headers around the body, of a refusal too', async () => {
    const { api, loose, client, recorder } = given();
    // biome-ignore lint/suspicious/noExplicitAny: the types of both libraries know the default responses only.
    const extended = (response: any) => {
      const { status, statusText, headers: all, body, text, error } = response;
      return { status, statusText, type: all['content-type'], body, text, error: error?.response.status ?? error };
    };
    client.setReturnExtendedResponses(true);
    const { body, ...list } = extended(await loose.getMobiledevices());
    const type = 'application/json; charset=utf-8';
    assert.deepEqual(list, { status: 200, statusText: 'OK', type, text: undefined, error: null });
    assert.equal(body.total, 0);
    recorder.answerNext({ status: 204 });
    const gone = { status: 204, statusText: 'No Content', type: undefined, body: '', text: undefined, error: null };
    assert.deepEqual(extended(await api.deleteMobiledevice(MISSING)), gone);
    const refused = extended(await rejection(() => api.getMobiledevice(MISSING)));
    assert.deepEqual([refused.status, refused.body.status, refused.error, refused.text], [404, 404, 404, undefined]);
  });
}

export function servers(given: () => Subject): void {
  it('takes the paths of a gateway before those of calls and logins', async () => {
    const { api, client, recorder } = given();
    const gateway = { host: '127.0.0.1', protocol: 'http', port: recorder.port };
    client.setGateway({ ...gateway, path_params_api: 'x/', path_params_login: '/y' });
    await rejection(() => api.getMobiledevices());
    assert.equal(recorder.last().url, `/x${COLLECTION}`);
    await rejection(() => client.loginClientCredentialsGrant('a', 'b'));
    assert.equal(recorder.last().url, '/y/oauth/token');
  });

  it('derives its hosts from the environment, and the calls follow a base path', async () => {
    const { api, client, recorder } = given();
    const hosts = () => [client.config.environment, client.config.basePath, client.config.authUrl];
    for (const name of ['mypurecloud.ie', 'https://api.mypurecloud.ie/', 'api.mypurecloud.ie']) {
      client.setEnvironment(name);
      assert.deepEqual(hosts(), ['mypurecloud.ie', 'https://api.mypurecloud.ie', 'https://login.mypurecloud.ie']);
    }
    client.setEnvironment('');
    assert.deepEqual(hosts(), ['mypurecloud.com', 'https://api.mypurecloud.com', 'https://login.mypurecloud.com']);
    client.setGateway();
    client.config.basePath = `http://127.0.0.1:${recorder.port}`;
    assert.equal((await api.getMobiledevices()).total, 0);
  });

  it('knows the regions', () => {
    assert.equal(given().library.PureCloudRegionHosts.us_east_1, 'mypurecloud.com');
    assert.equal(Object.keys(given().library.PureCloudRegionHosts).length, 18);
  });
}

export function logins(given: () => Subject): void {
  it('logs in with client credentials, and calls with the token that it got', async () => {
    const { api, client, recorder, clientId } = given();
    const login = await client.loginClientCredentialsGrant(clientId, 's:é');
    const { method, url, contentType, accept, authorization, body } = recorder.last();
    assert.deepEqual([method, url, body], ['POST', '/oauth/token', 'grant_type=client_credentials']);
    assert.deepEqual([contentType, accept], ['application/x-www-form-urlencoded', 'application/json, text/plain, */*']);
    assert.equal(authorization, `Basic ${clientId}:s:é`);
    const names = ['accessToken', 'error', 'error_description', 'tokenExpiryTime', 'tokenExpiryTimeString'];
    assert.deepEqual(Object.keys(login).toSorted(), names);
    const { tokenExpiryTime = 0, tokenExpiryTimeString } = login;
    assert.ok(tokenExpiryTime > Date.now() && tokenExpiryTime < Date.now() + 90_000_000);
    assert.equal(tokenExpiryTimeString, new Date(tokenExpiryTime).toUTCString());
    assert.equal(client.authData, login);
    assert.equal((await api.getMobiledevices()).total, 0);
    assert.equal(recorder.last().authorization, `Bearer ${login.accessToken}`);
  });

  it('rejects a refused login with an Error that carries the answer', async () => {
    const { client, clientId } = given();
    const error = await rejection(() => client.loginClientCredentialsGrant(clientId, 'wrong'));
    assert.ok(error instanceof Error);
    assert.equal(error.message, 'Request failed with status code 401');
    const { code, response } = error as Error & { code: string; response: { status: number; data: { error: string } } };
    assert.deepEqual([code, response.status, response.data.error], ['ERR_BAD_REQUEST', 401, 'invalid_client']);
  });

  it('takes a login without a lifetime as one that has no known end', async () => {
    const { client, recorder } = given();
    recorder.answerNext({ status: 200, body: '{}' });
    const login = await client.loginClientCredentialsGrant('a', 'b');
    assert.deepEqual(
      [login.accessToken, login.tokenExpiryTime, login.tokenExpiryTimeString],
      [undefined, Number.NaN, 'Invalid Date'],
    );
  });

  it('calls with a token that was found elsewhere', async () => {
    const { api, client, recorder } = given();
    client.setAccessToken('elsewhere');
    assert.equal((await rejection(() => api.getMobiledevices())).status, 401);
    assert.equal(recorder.last().authorization, 'Bearer elsewhere');
  });
}
