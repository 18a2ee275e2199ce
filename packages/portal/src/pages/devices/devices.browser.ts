/** The list of devices in a browser: filters that are the address, columns, views, export, phones and wide screens. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

describe('the list of devices', () => {
  const portal = usePortal();

  it('is filtered by the keyboard, and its address is the query: Back and a second tab show the same', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices');
    const count = page.getByRole('status').filter({ hasText: /^[\d,]+ devices?$/ });
    await count.waitFor();
    const all = await count.textContent();
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.press('k');
    await page.keyboard.type('ind:desk');
    await page.getByRole('option', { name: /desk_phone/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change the filter kind: desk_phone' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('q'), 'kind:desk_phone');
    await page.keyboard.type('-is:held ');
    await page.getByRole('button', { name: 'Change the filter not is: held' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('q'), 'kind:desk_phone -is:held');
    await page.goBack();
    await page.goBack();
    await page.getByText(all ?? '', { exact: true }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('says what can’t be asked, and leads back to everything', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=held-by%3Anobody-at-all');
    await page.getByText('Nobody here is called “nobody-at-all”.').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).last().click();
    await page.getByRole('grid', { name: 'Devices' }).waitFor();
    await page.getByRole('combobox', { name: 'Filter' }).fill('nothing is called so');
    await page.getByText('Nothing fits these filters').waitFor();
    assert.deepEqual(faults, []);
  });

  it('keeps columns and views in this browser', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=kind%3Amobile');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByLabel('MAC address').check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'MAC address' }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view …' }).click();
    await page.getByLabel('Name of the view').fill('Phones');
    await page.keyboard.press('Enter');
    await page.getByText('The view “Phones” is saved in this browser').waitFor();
    await page.goto(`${portal.demo().url}devices`);
    await page.getByRole('columnheader', { name: 'MAC address' }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Phones', exact: true }).click();
    await page.getByRole('button', { name: 'Change the filter kind: mobile' }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('exports every row of the query with the columns that are shown', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=kind%3Adesk_phone');
    const count = page.getByRole('status').filter({ hasText: /^[\d,]+ devices?$/ });
    const rows = Number.parseInt(((await count.textContent()) ?? '').replace(',', ''), 10);
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    const lines = file.trimEnd().split('\r\n');
    assert.equal(lines.length, rows + 1);
    assert.match(lines[0] ?? '', /^\u{feff}Name,.*Kind,Model/u);
    assert.match((await download).suggestedFilename(), /^devices-\d{4}-\d{2}-\d{2}\.csv$/);
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits phones and wide screens in ${colorScheme}, and is accessible`, async () => {
      const { page, faults } = await openSignedIn(portal, 'devices?q=kind%3Amobile+-is%3Adisabled', { colorScheme });
      await heading(page, 'Devices').waitFor();
      await page.getByRole('grid').waitFor();
      await page.evaluate('document.fonts.ready');
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `devices-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      assert.deepEqual(faults, []);
    });
  }
});
