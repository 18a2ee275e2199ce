/** From a page of another origin in a real browser: heldby's own client, and the vendor's unmodified browser bundle. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useChromium } from '../../../server/test/support/chromium.ts';
import { openTestRegistry, type TestRegistry } from '../../../server/test/support/registry.ts';

const sdk = createRequire(import.meta.url).resolve(
  'purecloud-platform-client-v2/dist/web-cjs/purecloud-platform-client-v2.min.js',
);
const clientFolder = new URL('../../dist/', import.meta.url);

/** A site that has nothing to do with the server under test, but for the scripts that it brings. */
function openSite(): Promise<Server> {
  const site = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/sdk.js') return response.setHeader('Content-Type', 'text/javascript').end(readFileSync(sdk));
    if (path.startsWith('/client/')) {
      return response
        .setHeader('Content-Type', 'text/javascript')
        .end(readFileSync(new URL(path.slice('/client/'.length), clientFolder)));
    }
    return response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>another origin</title>');
  });
  return new Promise(resolve => site.listen(0, '127.0.0.1', () => resolve(site)));
}

describe('a page of another origin', () => {
  let registry: TestRegistry;
  let site: Server;
  const browser = useChromium();
  let page: Page;
  let api: string;

  before(async () => {
    registry = await openTestRegistry('sqlite');
    api = await (await registry.serve()).listen({ host: '127.0.0.1', port: 0 });
    site = await openSite();
    page = await browser().newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  });
  after(async () => {
    site?.close();
    await registry?.close();
  });

  it('runs the native client: writes, reads, and an error that can be read', async () => {
    const { token } = await registry.addPerson('admin', { role: 'full' });
    const seen = await page.evaluate(
      async ({ api, token }) => {
        const module = '/client/index.js';
        const { createClient } = (await import(module)) as typeof import('@heldby/client');
        const client = createClient({ baseUrl: api, token });
        const ann = await client.people.create({ login: 'ann', firstName: 'Ann', lastName: 'Lee' }, { idempotencyKey: 'k' });
        const held = await client.people.devices(ann.id);
        const error = await client.devices.get('01890000-0000-7000-8000-000000000000').catch((reason: unknown) => reason);
        const { name, status, code, requestId } = error as { name: string; status: number; code: string; requestId: string };
        return { login: ann.login, held: held.items.length, name, status, code, hasRequestId: requestId.length === 36 };
      },
      { api, token },
    );
    assert.deepEqual(seen, { login: 'ann', held: 0, name: 'HeldbyError', status: 404, code: 'not_found', hasRequestId: true });
  });

  it("runs the vendor's browser bundle: all five operations, each behind a preflight", async () => {
    const { token } = await registry.addPerson('bob');
    await page.addScriptTag({ url: '/sdk.js' });
    const seen = await page.evaluate(
      async ({ api, token }) => {
        type Device = Record<string, unknown>;
        const load = (globalThis as unknown as { require: (name: string) => never }).require;
        const platform: {
          ApiClient: { instance: { setGateway: (at: object) => void; setAccessToken: (token: string) => void } };
          MobileDevicesApi: new () => Record<string, (...args: unknown[]) => Promise<Device>>;
        } = load('platformClient');
        const { hostname, port } = new URL(api);
        platform.ApiClient.instance.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
        platform.ApiClient.instance.setAccessToken(token);
        const devices = new platform.MobileDevicesApi();
        const body = {
          deviceToken: 't',
          notificationId: 'n',
          make: 'Apple',
          model: 'iPhone',
          acceptNotifications: true,
          type: 'ios',
        };
        const made = await devices.postMobiledevices?.(body);
        const put = await devices.putMobiledevice?.(made?.id, { body: { ...body, name: 'Bob’s 📱' } });
        const got = await devices.getMobiledevice?.(made?.id);
        const list = await devices.getMobiledevices?.({ pageSize: 10 });
        const gone = await devices.deleteMobiledevice?.(made?.id);
        const error = await devices.getMobiledevice?.(made?.id).catch((reason: Device) => reason);
        return {
          put: put?.name,
          same: JSON.stringify(put) === JSON.stringify(got),
          total: list?.total,
          gone: gone ?? null,
          code: error?.code,
        };
      },
      { api, token },
    );
    assert.deepEqual(seen, { put: 'Bob’s 📱', same: true, total: 1, gone: null, code: 'general.resource.not.found' });
  });

  it('reads the correlation id and the rate-limit headers of an answer', async () => {
    const { token } = await registry.addPerson('eve');
    const headers = await page.evaluate(
      async ({ api, token }) => {
        const response = await fetch(`${api}/api/v2/mobiledevices`, { headers: { Authorization: `Bearer ${token}` } });
        const names = ['ININ-Correlation-Id', 'inin-ratelimit-count', 'inin-ratelimit-allowed', 'inin-ratelimit-reset'];
        return names.map(name => response.headers.get(name));
      },
      { api, token },
    );
    assert.match(headers[0] ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(headers.slice(1, 3), ['1', '300']);
    assert.match(headers[3] ?? '', /^\d+$/);
  });
});
