/** In a real browser, from a page of another origin: people sign in, with the drop-in and with the vendor's bundle. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthData } from '@heldby/client/purecloud';
import type { BrowserContext, Page } from 'playwright-core';
import { useChromium } from '../../../server/test/support/chromium.ts';
import { addApplication, addLogin, PASSWORD } from '../../../server/test/support/login.ts';
import { openTestRegistry, type TestRegistry } from '../../../server/test/support/registry.ts';
import { LIBRARIES, type Specifier } from '../purecloud/libraries.ts';
import { openRecorder, type Recorder } from '../purecloud/recorder.ts';
import { OPERATIONS_DONE, openSite, runOperations, type Site } from '../purecloud/site.ts';

const STATE = 'ünï &=/?#+ 💡';

describe('a page that logs its visitors in', () => {
  let registry: TestRegistry;
  let site: Site;
  const browser = useChromium();
  let origin: string;

  before(async () => {
    registry = await openTestRegistry('sqlite');
    origin = await (await registry.serve()).listen({ host: '127.0.0.1', port: 0 });
    site = await openSite();
    const redirectUris = LIBRARIES.map(({ specifier }) => site.login(specifier));
    await addApplication(registry, 'spa', { public: true, grants: ['implicit'], redirectUris });
    await addApplication(registry, 'server-side', { redirectUris });
  });
  after(async () => {
    site?.close();
    await registry?.close();
  });

  for (const { name, specifier } of LIBRARIES) {
    describe(`with ${name}`, () => suite(specifier));
  }

  it("signs people in by code and PKCE with the vendor's SDK", async () => {
    const { specifier } = LIBRARIES[0];
    await addLogin(registry, 'bob');
    const redirectUris = [site.login(specifier)];
    await addApplication(registry, 'pkce', { public: true, grants: ['authorization_code'], redirectUris });
    const { port } = new URL(origin);
    site.use({ port: Number(port), clientId: 'pkce', state: STATE, method: 'loginPKCEGrant' });
    const page = await (await browser().newContext()).newPage();
    await page.goto(site.login(specifier));
    await signIn(page, 'bob');
    const session = await loggedIn(page);
    assert.match(session.accessToken ?? '', /^hb_access_/);
    assert.equal(session.state, STATE);
    assert.deepEqual(await page.evaluate(runOperations), OPERATIONS_DONE);
    await page.context().close();
  });

  function suite(specifier: Specifier): void {
    const ann = `ann-${specifier.length}`;
    let recorder: Recorder;
    let context: BrowserContext;
    let page: Page;
    before(async () => {
      await addLogin(registry, ann);
      recorder = await openRecorder(origin);
      context = await browser().newContext();
      page = await context.newPage();
      site.use({ port: recorder.port, clientId: 'spa', state: STATE });
    });
    after(async () => {
      await context?.close();
      await recorder?.close();
    });
    const paths = () =>
      recorder.requests.filter(({ method }) => method !== 'OPTIONS').map(({ method, url }) => `${method} ${url}`);

    it('sends them to the sign-in page, and knows them when they come back', async () => {
      await page.goto(site.login(specifier));
      await page.waitForURL(/\/oauth\/authorize/);
      const asked = new URL(page.url()).searchParams;
      const query = { client_id: 'spa', redirect_uri: site.login(specifier), response_type: 'token', state: STATE };
      assert.deepEqual(Object.fromEntries(asked), query);

      await signIn(page, ann);
      const session = await loggedIn(page);
      assert.match(session.accessToken ?? '', /^hb_access_/);
      assert.equal(session.state, STATE);
      assert.ok((session.tokenExpiryTime ?? 0) > Date.now());
      assert.equal(session.tokenExpiryTimeString, new Date(session.tokenExpiryTime ?? 0).toUTCString());
      assert.equal(recorder.last().authorization, `Bearer ${session.accessToken}`);
      assert.equal(paths().at(-1), 'GET /api/v2/tokens/me');
      assert.equal(page.url(), site.login(specifier), 'the token is gone from the address');
    });

    it('runs all five operations for them', async () => {
      assert.deepEqual(await page.evaluate(runOperations), OPERATIONS_DONE);
    });

    it('does not ask again who is signed in', async () => {
      const first = await loggedIn(page);
      await page.reload();
      const second = await loggedIn(page);
      assert.match(second.accessToken ?? '', /^hb_access_/);
      assert.notEqual(second.accessToken, first.accessToken);
    });

    it('gets another token when the one that it has does not work', async () => {
      await page.goto('about:blank');
      const before = recorder.requests.length;
      await page.goto(`${site.login(specifier)}#access_token=stale&expires_in=60&token_type=bearer`);
      assert.match((await loggedIn(page)).accessToken ?? '', /^hb_access_/);
      const tested = recorder.requests.slice(before).filter(({ url, method }) => method === 'GET' && url === '/api/v2/tokens/me');
      assert.deepEqual(
        tested.map(({ authorization }) => authorization?.replace(/hb_\w+/, 'token')),
        ['Bearer stale', 'Bearer token'],
      );
    });

    it('rejects with what the server has against it', async () => {
      site.use({ port: recorder.port, clientId: 'server-side', state: STATE });
      await page.goto('about:blank');
      await page.goto(site.login(specifier));
      await page.waitForURL(/#error=/);
      const message = await page.evaluate(() => login.catch((error: Error) => error.message));
      assert.equal(message, '[unauthorized_client] the client is not registered for the grant implicit');
      const state = await page.evaluate(() => platformClient.ApiClient.instance.authData.state);
      assert.equal(state, STATE);
      site.use({ port: recorder.port, clientId: 'spa', state: STATE });
    });

    it('logs them out', async () => {
      await page.goto('about:blank');
      await page.goto(site.login(specifier));
      await loggedIn(page);
      const home = site.login(specifier);
      await page.evaluate(uri => platformClient.ApiClient.instance.logout(uri), home).catch(() => 'the page is gone');
      await page.waitForURL(/\/oauth\/authorize/);
      assert.equal(await page.getByRole('heading').textContent(), 'Sign in');
      const logout = paths().find(path => path.startsWith('GET /logout'));
      assert.equal(logout, `GET /logout?${new URLSearchParams({ client_id: 'spa', redirect_uri: home })}`);
    });
  }
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until the page has come back from wherever it went, and gives what the login resolved to. */
async function loggedIn(page: Page): Promise<AuthData> {
  for (;;) {
    // While a page leaves, nothing can be asked of it.
    const session = await page.evaluate(async () => (await globalThis.login) ?? null).catch(() => null);
    if (session?.accessToken) return session;
    await sleep(50);
  }
}
