/** An app that registers phones with Genesys Cloud's SDK, tested against the emulator: node --test genesys.test.js */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { createEmulator } from '@heldby/emulator';
import sdk from 'purecloud-platform-client-v2';

const PHONE = { notificationId: 'n-1', make: 'Apple', model: 'iPhone17,1', acceptNotifications: true, type: 'ios' };
const client = sdk.ApiClient.instance;
const api = new sdk.MobileDevicesApi();
let heldby;

before(async () => {
  heldby = await createEmulator();
  const { hostname, port } = new URL(heldby.url);
  client.config.live_reload_config = false;
  client.setGateway({ protocol: 'http', host: hostname, port: Number(port) });
});
beforeEach(async () => {
  await heldby.reset();
  await client.loginClientCredentialsGrant(heldby.client.id, heldby.client.secret);
});
after(() => heldby.close());

it('registers a phone once, however often its app says so', async () => {
  const first = await api.postMobiledevices({ ...PHONE, deviceToken: 'token-1' });
  const again = await api.postMobiledevices({ ...PHONE, deviceToken: 'token-1', name: 'Renamed' });
  assert.equal(again.id, first.id);
});

it('reports an outage to its user', async () => {
  heldby.fault({ operation: 'genesys.mobiledevices.list', status: 503 });
  await assert.rejects(api.getMobiledevices(), error => error.status === 503);
  assert.equal((await api.getMobiledevices()).pageNumber, 1);
});

it('has to sign in again after a day', async () => {
  await heldby.clock.advance('P1D');
  await assert.rejects(api.getMobiledevices(), error => error.status === 401);
  assert.equal(heldby.requests().at(-1).operation, 'genesys.mobiledevices.list');
});
