/** The reference page in a real browser: every face, nothing from elsewhere, nothing against its policy, and a call that is tried. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, Response } from 'playwright-core';
import { useChromium } from '../support/chromium.ts';
import { dialects } from '../support/operations-world.ts';
import { openTestRegistry, type TestRegistry } from '../support/registry.ts';

/** What each face answers to this person's token, and where the page has the call. */
const TRIES: Readonly<Record<string, { readonly path: string; readonly group: string }>> = {
  native: { path: '/registry/v1/me', group: 'me' },
  genesys: { path: '/api/v2/mobiledevices', group: 'mobiledevices' },
  webex: { path: '/v1/devices', group: 'devices' },
  apperian: { path: '/users/info', group: 'users' },
};

describe('the reference page', () => {
  let registry: TestRegistry;
  const browser = useChromium();
  let origin: string;
  let token: string;

  before(async () => {
    registry = await openTestRegistry('sqlite');
    origin = await (await registry.serve()).listen({ host: '127.0.0.1', port: 0 });
    ({ token } = await registry.addPerson('admin', { role: 'full' }));
  });
  after(async () => {
    await registry?.close();
  });

  /** Opens the page, and gives what is wrong with it: errors, refusals of its policy, requests to other hosts. */
  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<{ page: Page; faults: string[] }> => {
    const page = await browser().newPage(options);
    const faults: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    page.on('pageerror', error => faults.push(error.message));
    page.on('request', request => {
      if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(request.url());
    });
    await page.goto(`${origin}/docs/`);
    await heading(page, 'heldby: the native API').waitFor();
    return { page, faults };
  };
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const chooser = (page: Page) => page.getByRole('button', { name: /^heldby: / }).first();
  const choose = async (page: Page, title: string) => {
    await chooser(page).click();
    await page.getByRole('option', { name: title }).click();
    await heading(page, title).waitFor();
  };

  it('shows every face by its chooser, without an error, a refusal of its policy, or a request to another host', async () => {
    const { page, faults } = await open();
    for (const { reference } of dialects) await choose(page, reference.title);
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('fits phones, tablets and wide screens, in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [390, 820, 1440]) {
        const { page, faults } = await open({ colorScheme, viewport: { width, height: 900 } });
        const scroll = await page.evaluate('document.documentElement.scrollWidth');
        const back = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        assert.equal(scroll, width, 'nothing stands out at the side');
        assert.equal(back === 'rgb(255, 255, 255)', colorScheme === 'light', `${colorScheme}: ${back}`);
        assert.deepEqual(faults, []);
        await page.close();
      }
    }
  });

  for (const [id, { path, group }] of Object.entries(TRIES)) {
    it(`tries a call of the ${id} face with one's own token`, async () => {
      const { page, faults } = await open();
      const title = dialects.find(dialect => dialect.id === id)?.reference.title ?? '';
      if (id !== 'native') await choose(page, title);
      await page.goto(`${origin}/docs/#${id}/tag/${group}/GET${path}`);
      await page.getByRole('button', { name: `Test Request (get ${path})` }).click();
      await page
        .getByRole('textbox', { name: /Token|Value/ })
        .first()
        .fill(token);
      const [answer] = await Promise.all([
        page.waitForResponse((response: Response) => response.url() === origin + path),
        page.getByRole('button', { name: /^Send get request/ }).click(),
      ]);
      assert.equal(answer.status(), 200);
      const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
      assert.ok(!String(kept).includes(token), 'the token is in the memory of the page alone');
      assert.deepEqual(faults, []);
      await page.close();
    });
  }
});
