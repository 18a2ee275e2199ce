/** The Genesys face, acceptance item 60: the vendor's own SDK, unmodified, over a socket. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fullDevice, minimalDevice } from '../support/genesys.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

interface MobileDevicesApi {
  getMobiledevices(options?: object): Promise<{ entities: object[]; total: number; nextUri?: string }>;
  getMobiledevice(id: string): Promise<object>;
  postMobiledevices(body: object): Promise<{ id: string; selfUri: string }>;
  putMobiledevice(id: string, options?: object): Promise<object>;
  deleteMobiledevice(id: string): Promise<undefined>;
}

interface Sdk {
  readonly ApiClient: {
    readonly instance: {
      readonly config: { live_reload_config: boolean };
      setGateway(gateway: object): void;
      loginClientCredentialsGrant(id: string, secret: string): Promise<{ accessToken: string; tokenExpiryTime: number }>;
    };
  };
  readonly MobileDevicesApi: new () => MobileDevicesApi;
}

onBothDatabases("Genesys' SDK", engine => {
  const registry = useRegistry(engine);
  const home = mkdtempSync(join(tmpdir(), 'heldby-home-'));
  let sdk: Sdk;
  let api: MobileDevicesApi;

  before(async () => {
    // The SDK reads and watches a file in the home folder: give it an empty one.
    process.env.HOME = home;
    process.env.NO_PROXY = '127.0.0.1';
    sdk = createRequire(import.meta.url)('purecloud-platform-client-v2') as Sdk;
    const { services, system, serve } = registry();
    await services.applications.create({ actor: system }, { name: 'sdk', clientId: `sdk-${engine}`, secret: 's:é' });
    const { port } = new URL(await (await serve()).listen({ host: '127.0.0.1', port: 0 }));
    sdk.ApiClient.instance.config.live_reload_config = false;
    sdk.ApiClient.instance.setGateway({ host: '127.0.0.1', protocol: 'http', port: Number(port) });
    api = new sdk.MobileDevicesApi();
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('(60) pointed by setGateway alone it logs in and runs all five methods', async () => {
    const login = await sdk.ApiClient.instance.loginClientCredentialsGrant(`sdk-${engine}`, 's:é');
    assert.ok(login.accessToken.length > 20);
    assert.ok(login.tokenExpiryTime > Date.now());
    const device = await api.postMobiledevices(fullDevice());
    assert.deepEqual(await api.getMobiledevice(device.id), device);
    const second = await api.postMobiledevices(minimalDevice('second'));
    const page = await api.getMobiledevices({ pageSize: 1, pageNumber: 1, sortOrder: 'descending' });
    assert.deepEqual([page.entities, page.total], [[second], 2]);
    assert.ok(page.nextUri !== undefined);
    assert.equal((await api.getMobiledevices()).total, 2);
    assert.deepEqual(await api.putMobiledevice(device.id), device);
    const changed = { ...device, model: 'iPhone18,1' };
    assert.deepEqual(await api.putMobiledevice(device.id, { body: changed }), changed);
    assert.equal(await api.deleteMobiledevice(device.id), undefined);
  });

  it('(60) a refusal rejects with the parsed ErrorBody', async () => {
    const refusal = (call: Promise<unknown>): Promise<Record<string, unknown>> =>
      call.then(
        () => assert.fail('it was not refused'),
        (error: Record<string, unknown>) => error,
      );
    const unknown = await refusal(api.getMobiledevice('a/b c?d#é'));
    assert.deepEqual([unknown.status, unknown.code], [404, 'general.resource.not.found']);
    assert.equal(unknown.message, 'Unable to find a device with that deviceId');
    const invalid = await refusal(api.postMobiledevices({}));
    assert.deepEqual([invalid.status, invalid.code], [400, 'constraint.validation']);
  });
});
