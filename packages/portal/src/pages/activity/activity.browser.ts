/** The history in a browser: filtered by its address, live, an event in detail, verified, exported. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

describe('the history of the organization', () => {
  const portal = usePortal();
  const rows = (page: Page) => page.getByRole('grid', { name: 'Activity' }).getByRole('row');

  it('is filtered by chips that are the address, by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal, 'activity');
    await rows(page).nth(1).waitFor();
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.focus();
    await page.keyboard.type('type:location.created');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=type%3Alocation\.created/);
    await page.getByText('3 events').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Remove the filter type:location.created' }).waitFor();
    await page.getByText('3 events').waitFor();
    await page.goBack();
    await page.getByText(/events so far/).waitFor();
    assert.deepEqual(faults, []);
  });

  it('shows an event before and after, at an address of its own', async () => {
    const { page, faults } = await openSignedIn(portal, 'activity?q=type:assignment.ended');
    await rows(page).nth(1).getByRole('link').click();
    await page.waitForURL(/event=\d+/);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('table', { name: 'Before and after' }).waitFor();
    await keepShot(page, 'activity-event');
    await assertAccessible(page);
    await page.reload();
    await dialog.getByRole('table', { name: 'Before and after' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.doesNotMatch(page.url(), /event=/);
    assert.deepEqual(faults, []);
  });

  it('is loaded again by itself when something happens', async () => {
    const tab = await openSignedIn(portal, 'activity');
    await rows(tab.page).nth(1).waitFor();
    const { page, faults } = await portal.openBeside(tab);
    await page.goto(`${portal.demo().url}my-devices`);
    await page.getByRole('button', { name: "Rename Ada's phone" }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Red phone');
    await page.keyboard.press('Enter');
    await page.getByText('It is called “Red phone” now').waitFor();
    await rows(tab.page).nth(1).getByText('Red phone').waitFor();
    assert.deepEqual([...tab.faults, ...faults], []);
  });

  it('is verified, with the point to keep', async () => {
    const { page, faults } = await openSignedIn(portal, 'activity');
    await page.getByRole('button', { name: 'Verify' }).click();
    const dialog = page.getByRole('dialog', { name: 'Verify the history' });
    await dialog.getByRole('button', { name: 'Verify the history' }).click();
    await dialog.getByText(/verified: nothing was changed/).waitFor();
    const kept = (await dialog.getByRole('region', { name: /^Keep this point/ }).textContent()) ?? '';
    await keepShot(page, 'activity-verified');
    await assertAccessible(page);
    const [after = '', chain = ''] = kept.split(' ');
    await dialog.getByText('Begin with a point that you have kept').click();
    await dialog.getByLabel('Number of the event').fill(after);
    await dialog.getByLabel('Its chain').fill(chain.replace(/^./, first => (first === '0' ? '1' : '0')));
    await dialog.getByRole('button', { name: 'Verify the history' }).click();
    await dialog.getByText(/verified: nothing was changed|is not as it was recorded/).waitFor();
    assert.deepEqual(faults, []);
  });

  it('is exported with its chain', async () => {
    const { page, faults } = await openSignedIn(portal, 'activity');
    await page.getByRole('button', { name: 'Export with chain' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    assert.equal((await coming).suggestedFilename(), 'heldby-history.ndjson');
    assert.deepEqual(faults, []);
  });

  it('is not shown to those who may not read it', async () => {
    const { page } = await openSignedIn(portal, 'activity', { login: 'chiara.moretti' });
    await heading(page, 'There is no such page').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Activity' }).count(), 0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits every width and is accessible in ${colorScheme}`, async () => {
      for (const width of [360, 1280, 2560]) {
        const { page, faults } = await openSignedIn(portal, 'activity', { colorScheme, viewport: { width, height: 900 } });
        await rows(page).nth(1).waitFor();
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `activity-${colorScheme}-${width}`);
        await assertAccessible(page);
        assert.deepEqual(faults, []);
        await page.close();
      }
    });
  }
});
