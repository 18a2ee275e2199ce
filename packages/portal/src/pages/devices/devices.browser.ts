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

  it('puts what an address can’t ask into the field, to be corrected', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=kind%3Adesk_phone%20kine%3Amobile');
    const field = page.getByRole('combobox', { name: 'Filter' });
    await page.getByText('There is no filter “kine:”. Did you mean “kind:”?').first().waitFor();
    assert.equal(await field.inputValue(), 'kine:mobile');
    await field.fill('-is:stale');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Change the filter not is: stale' }).waitFor();
    await page.getByRole('grid', { name: 'Devices' }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('suggests in rows that can be told apart, and moves nothing when a menu opens', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices', { isFirstVisit: true });
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.fill('ki');
    const option = page.getByRole('option', { name: /kind:/ });
    const [label, detail] = [option.locator('bdi'), option.locator('span')];
    const [before, after] = [await label.boundingBox(), await detail.boundingBox()];
    assert.ok(before && after && after.x >= before.x + before.width + 8, 'the name of the filter and what it is about');
    await field.fill('');
    const width = (await field.boundingBox())?.width;
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view …' }).waitFor();
    assert.equal((await field.boundingBox())?.width, width);
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
    assert.match(lines[0] ?? '', /^\u{feff}Name,Held by,State,Model,/u);
    assert.match((await download).suggestedFilename(), /^devices-\d{4}-\d{2}-\d{2}\.csv$/);
    assert.deepEqual(faults, []);
  });

  it('disables several that were selected with Shift, says before what happens to each, and takes it back', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=kind%3Amobile+is%3Aactive&sort=number');
    const grid = page.getByRole('grid', { name: 'Devices' });
    await grid.getByRole('row').nth(4).waitFor();
    await grid.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Disable …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Disable 3 devices' });
    await dialog.getByText('3 will change').waitFor();
    await keepShot(page, 'devices-disable');
    await assertAccessible(page);
    await dialog.getByLabel('Reason').fill('Recalled by the maker');
    await page.keyboard.press('Enter');
    await page.getByText('Disabled 3 devices', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Enabled 3 devices again').waitFor();
    assert.deepEqual(faults, []);
  });

  it('hands over what somebody chose by the menu of a row, and shows who had it and who gets it', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=kind%3Amobile+is%3Aheld&sort=number');
    const grid = page.getByRole('grid', { name: 'Devices' });
    await grid.getByRole('row').nth(1).waitFor();
    await grid.press('ArrowDown');
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Hand over …' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Hand over 1 device' });
    await dialog.getByLabel('New holder').fill('ada');
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText('1 will change').waitFor();
    await dialog
      .getByRole('cell', { name: /→/ })
      .or(dialog.getByRole('gridcell', { name: /→/ }))
      .waitFor();
    await keepShot(page, 'devices-hand-over');
    await dialog.getByRole('button', { name: 'Hand over 1 device' }).click();
    await page.getByText('Handed over 1 device', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Gave 1 device back').waitFor();
    assert.deepEqual(faults, []);
  });

  it('tags every device of the query, also those that are not loaded, and says which have the tag already', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices?q=is%3Aheld');
    const grid = page.getByRole('grid', { name: 'Devices' });
    await grid.getByRole('row').nth(1).waitFor();
    await grid.press('Space');
    const all = page.getByRole('button', { name: /^Select all [\d,]+$/ });
    const count = (await all.textContent())?.replace('Select all ', '') ?? '';
    await all.click();
    await page.getByText(`${count} selected`).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Add a tag …' }).click();
    const dialog = page.getByRole('dialog', { name: `Tag ${count} devices` });
    await dialog.getByLabel('Tag *').fill('audit-2026');
    await dialog.getByText(`${count} will change`).waitFor();
    await dialog.getByRole('button', { name: `Tag ${count} devices` }).click();
    await page.getByText(`Tagged ${count} devices`).waitFor();
    await page.goto(`${portal.demo().url}devices?q=tag%3Aaudit-2026`);
    await page.getByText(`${count} devices`, { exact: true }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('adds a device and gives it to somebody in one step, with what is wrong at its field', async () => {
    const { page, faults } = await openSignedIn(portal, 'devices');
    await page.getByRole('button', { name: 'Add a device' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a device' });
    await dialog.locator(':focus').waitFor();
    await page.keyboard.type('Desk spare');
    await dialog.getByLabel('MAC address').fill('not a mac');
    await dialog.getByLabel('Give it to').fill('ada');
    await dialog.getByRole('option', { name: /Ada Lindqvist/ }).click();
    await keepShot(page, 'add-device');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Add device' }).click();
    await dialog.getByText(/^This must be /).waitFor();
    assert.equal(await dialog.getByLabel('MAC address').getAttribute('aria-invalid'), 'true');
    await dialog.getByLabel('MAC address').fill('52:ea:d3:24:fd:99');
    await page.keyboard.press('Enter');
    await page.getByText(/^Added Desk spare, and gave it to /).waitFor();
    await page.getByRole('row', { name: /Desk spare.*Ada/ }).waitFor();
    // The refusal of the first try is written to the console by the browser.
    assert.deepEqual(
      faults.filter(fault => !fault.includes('400')),
      [],
    );
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
