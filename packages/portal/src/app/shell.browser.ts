/** The shell in a real browser: signing in and out, deep links, the palette and keys, narrow and wide, light and dark. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible, heading, keepShot, openSignedIn, signInHere, usePortal } from '../../test/portal.ts';
import { APP } from '../words/app.ts';

/** The portal fetches the palette a while after it is shown, and has it before this import of the same module ends. */
const PALETTE_THERE = `new Promise(done => {
  const look = () => {
    const found = performance.getEntriesByType('resource').find(({ name }) => /palette-[^/]*\\.js$/.test(name));
    if (found === undefined) return requestAnimationFrame(look);
    import(found.name).then(() => done(null));
  };
  look();
})`;

/** Longer than the second tab takes to ask, and not as long as it waits. */
const AT_WORK_MS = 1_200;

describe('the shell of the portal', () => {
  const portal = usePortal();

  it('asks somebody to sign in, and shows them the overview', async () => {
    const tab = await portal.openTab();
    await tab.page.goto(portal.demo().url.replace('portal/', ''));
    await heading(tab.page, 'Sign in').waitFor();
    assert.match(tab.page.url(), /\/oauth\/authorize/);
    await signInHere(tab, portal.demo());
    await heading(tab.page, 'Overview').waitFor();
    assert.equal(tab.page.url(), portal.demo().url, 'neither the code nor the state stay in the address');
    assert.equal(await tab.page.title(), 'Overview · heldby');
    assert.deepEqual(tab.faults, []);
  });

  it('comes back to the address that was asked for, and keeps no token anywhere', async () => {
    const tab = await openSignedIn(portal, 'nowhere/at-all?kind=x');
    await heading(tab.page, 'There is no such page').waitFor();
    assert.equal(tab.page.url(), `${portal.demo().url}nowhere/at-all?kind=x`);
    const kept = await tab.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    assert.doesNotMatch(String(kept), /hb_|verifier/);
    await tab.page.getByRole('link', { name: 'Go to the overview' }).click();
    await heading(tab.page, 'Overview').waitFor();
    await tab.page.locator('h1:focus').waitFor();
    await tab.page.goBack();
    await heading(tab.page, 'There is no such page').waitFor();
    assert.deepEqual(tab.faults, []);
  });

  it('stays signed in when it is loaded anew, and in a second tab, without a page between', async () => {
    const tab = await openSignedIn(portal);
    const visited: string[] = [];
    tab.page.on('framenavigated', frame => visited.push(frame.url()));
    await tab.page.reload();
    await heading(tab.page, 'Overview').waitFor();
    assert.deepEqual(visited, [portal.demo().url]);
    const beside = await portal.openBeside(tab);
    await beside.page.goto(portal.demo().url);
    await heading(beside.page, 'Overview').waitFor();
    await tab.page.reload();
    await heading(tab.page, 'Overview').waitFor();
    assert.deepEqual([...tab.faults, ...beside.faults], []);
  });

  it('takes the sign-in of a tab that is at work, and is not kept waiting by one that was closed', async () => {
    const tab = await openSignedIn(portal);
    const beside = await portal.openBeside(tab);
    const askedFor: string[] = [];
    beside.page.on('request', request => askedFor.push(new URL(request.url()).pathname));
    const working = tab.page.evaluate(`for (const end = performance.now() + ${AT_WORK_MS}; performance.now() < end; );`);
    await beside.page.goto(portal.demo().url);
    await heading(beside.page, 'Overview').waitFor();
    await working;
    assert.deepEqual(
      askedFor.filter(path => path.includes('/oauth/')),
      [],
    );
    await tab.page.close();
    await beside.page.reload();
    await heading(beside.page, 'Overview').waitFor();
    assert.deepEqual([...tab.faults, ...beside.faults], []);
  });

  it('says that it needs https where it is opened from another machine without', async () => {
    const { page } = await portal.openTab();
    const { origin } = new URL(portal.demo().url);
    await page.route('http://devices.test/**', async route => {
      const url = new URL(new URL(route.request().url()).pathname, origin).href;
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await page.goto('http://devices.test/portal/');
    await page.getByText(APP.needsHttps).waitFor();
  });

  it('signs out in every tab at once', async () => {
    const tab = await openSignedIn(portal);
    const beside = await portal.openBeside(tab);
    await beside.page.goto(portal.demo().url);
    await heading(beside.page, 'Overview').waitFor();
    await tab.page.getByRole('button', { name: /your account$/ }).click();
    await tab.page.getByRole('menuitem', { name: 'Sign out' }).click();
    for (const { page } of [tab, beside]) await heading(page, 'Sign in').waitFor();
    await signInHere(beside, portal.demo());
    await heading(beside.page, 'Overview').waitFor();
    assert.deepEqual([...tab.faults, ...beside.faults], []);
  });

  it('takes every letter that is typed right behind the keys that open the palette', async () => {
    const { page, faults } = await openSignedIn(portal);
    await page.evaluate(PALETTE_THERE);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('moretti');
    assert.equal(await page.getByRole('combobox', { name: /^Search/ }).inputValue(), 'moretti');
    await page.getByRole('option', { name: /Chiara Moretti/ }).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Chiara Moretti').waitFor();
    assert.deepEqual(faults, []);
  });

  it('keeps the letters that are typed while the palette is still on its way', async () => {
    const { page, faults } = await openSignedIn(portal, '', { isFirstVisit: true });
    await page.route('**/palette-*.js', async route => {
      await new Promise(resolve => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: /your account$/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: /^Search/ }).waitFor();
    await page.keyboard.type('moretti');
    await page.getByRole('option', { name: /Chiara Moretti/, selected: true }).waitFor();
    assert.equal(await page.getByRole('combobox', { name: /^Search/ }).inputValue(), 'moretti');
    assert.deepEqual(faults, []);
  });

  it('finds pages and commands by the keyboard alone, and gives the focus back', async () => {
    const { page, faults } = await openSignedIn(portal, 'nowhere');
    await heading(page, 'There is no such page').waitFor();
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: /^Search/ });
    await field.waitFor();
    await page.keyboard.type('over');
    await page.getByRole('option', { name: 'Overview' }).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Overview').waitFor();
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('dark');
    await page.getByRole('option', { name: 'Dark', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'dark');
    await page.reload();
    await heading(page, 'Overview').waitFor();
    assert.equal(await page.evaluate('getComputedStyle(document.documentElement).colorScheme'), 'dark', 'it is kept');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content');
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits phones and wide screens in ${colorScheme}, and is accessible, with its palette and menus open`, async () => {
      for (const width of [360, 1280, 2560]) {
        const { page, faults } = await openSignedIn(portal, '', { colorScheme, viewport: { width, height: 900 } });
        await heading(page, 'Overview').waitFor();
        await page
          .getByRole('listitem')
          .filter({ hasText: /^Desk phone/ })
          .waitFor();
        await page.locator('.loading').first().waitFor({ state: 'detached' });
        await page.evaluate('document.fonts.ready');
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
        await keepShot(page, `overview-${colorScheme}-${width}`);
        await assertAccessible(page);
        if (width < 760) {
          await page.getByRole('button', { name: 'Open the menu' }).click();
          await page.getByRole('link', { name: 'Overview' }).waitFor();
          await keepShot(page, `menu-${colorScheme}-${width}`);
          await page.keyboard.press('Escape');
        }
        await page.keyboard.press('Control+k');
        await page.getByRole('option').first().waitFor();
        await keepShot(page, `palette-${colorScheme}-${width}`);
        await assertAccessible(page);
        assert.deepEqual(faults, []);
        await page.close();
      }
    });
  }
});
