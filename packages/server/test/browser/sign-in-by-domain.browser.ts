/** The sign-in page in a real browser: the domain of the login leads to the right provider, and back to the application. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { addApplication, addLogin, authorizeUrl, PASSWORD } from '../support/login.ts';
import { startProvider, type TestProvider } from '../support/openid-provider.ts';
import { openTestRegistry, type TestRegistry } from '../support/registry.ts';

describe('the sign-in page of an organization with two providers', () => {
  let browser: Browser;
  let registry: TestRegistry;
  let address: string;
  let callback: string;
  const providers: TestProvider[] = [];

  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.HELDBY_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    registry = await openTestRegistry('sqlite');
    const server = await registry.serve();
    await server.listen({ host: '127.0.0.1', port: 0 });
    address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    callback = `${address}/.well-known/oauth-authorization-server`;
    await addApplication(registry, 'web', { secret: 'shh', redirectUris: [callback] });
    for (const [name, domain] of [
      ['Entra', 'a.example'],
      ['Google', 'b.example'],
    ] as const) {
      const provider = await startProvider();
      providers.push(provider);
      const { issuer, clientId, clientSecret } = provider;
      const input = { name, issuer, clientId, clientSecret, domains: [domain], loginClaim: 'email' };
      await registry.services.providers.create({ actor: registry.system }, input);
    }
    for (const login of ['ann@a.example', 'bob@b.example', 'root']) await addLogin(registry, login);
  });
  after(async () => {
    await browser?.close();
    await Promise.all(providers.map(each => each.close()));
    await registry.close();
  });

  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(address + authorizeUrl({ client_id: 'web', redirect_uri: callback }));
    return page;
  };
  /** Chromium refuses a redirect that the policy of the form's page does not allow: so the way there is not one. */
  const arrives = (url: URL) => url.href.startsWith(callback) && url.searchParams.has('code');

  it('leads each login to the provider of its domain, and back to the application', async () => {
    for (const [index, email] of ['ann@a.example', 'bob@b.example'].entries()) {
      providers[index]?.signInAs({ sub: email, email, email_verified: true });
      const page = await open();
      assert.equal(await page.getByLabel('Password').count(), 0);
      await page.getByLabel('Login').fill(email);
      await page.keyboard.press('Enter');
      await page.waitForURL(arrives);
      await page.context().close();
    }
  });

  it('asks a login without a provider for the password, and one with a provider that wants to use it', async () => {
    for (const [login, button] of [
      ['root', 'Continue'],
      ['ann@a.example', 'Use a password'],
    ] as const) {
      const page = await open();
      await page.getByLabel('Login').fill(login);
      await page.getByRole('button', { name: button }).click();
      assert.equal(await page.getByLabel('Login').inputValue(), login);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL(arrives);
      await page.context().close();
    }
  });

  it('says why somebody is not let in, although the provider of their domain knows them', async () => {
    providers[0]?.signInAs({ sub: 'another account', email: 'ann@a.example', email_verified: true });
    const page = await open();
    await page.getByRole('link', { name: 'Sign in with Entra' }).click();
    await page.getByRole('alert').getByText('This login belongs to another account at the sign-in provider').waitFor();
    await page.context().close();
  });
});
