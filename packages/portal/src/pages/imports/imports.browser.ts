/** A spreadsheet is imported in a real browser: dropped, corrected, looked at, imported and undone. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

const LONG = 'Maximiliane-Theodora von und zu Hohenlohe-Langenburg-Weikers';
const ARABIC = 'محمد عبد الرحمن';
const SHEET = [
  'Name;E-Mail;Gerät;Seriennummer;Ausgegeben am;Wer',
  `${LONG};max.long@example.com;iPhone 13;PORTAL1;03.05.2024;x`,
  `${ARABIC};muhammad.portal@example.com;Galaxy S23;PORTAL2;14.01.2025;y`,
  'Eva Ohne;eva.ohne@example.com;Pixel 8;;14.01.2025;z',
].join('\r\n');

function fileOf(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'heldby-portal-')), name);
  writeFileSync(file, text);
  return file;
}

describe('an import', () => {
  const portal = usePortal();

  it('is chosen, shown row by row, corrected, imported, and undone', async () => {
    const { page, faults } = await openSignedIn(portal, 'imports');
    await heading(page, 'Import').waitFor();
    await keepShot(page, 'imports-light-none');
    await page.getByLabel('Choose a file').setInputFiles(fileOf('phones.csv', SHEET));
    await page.getByText('Ready to import').waitFor();
    await heading(page, 'phones.csv').waitFor();
    await page.getByText('Semicolons').waitFor();
    await page.getByRole('row', { name: /^3 New .*muhammad\.portal/ }).waitFor();
    await page.getByRole('row', { name: /^4 Refused Nothing in the row tells the device apart/ }).waitFor();
    await page.getByLabel('Wer', { exact: true }).selectOption('device.notes');
    await page.getByRole('button', { name: 'Read it again' }).click();
    await page.getByRole('row', { name: /^2 New .*notes: x/ }).waitFor();
    await page.getByRole('link', { name: /^Refused 1/ }).click();
    await page.waitForURL(/rows=refused/);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download refused rows' }).click();
    assert.equal((await file).suggestedFilename(), 'refused.csv');
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows imported.').waitFor();
    await page.getByRole('link', { name: /^All 3/ }).click();
    await page.getByRole('row', { name: /^2 Imported/ }).waitFor();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('2 rows undone.').waitFor();
    await page.getByRole('row', { name: /^2 Undone/ }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('leaves alone a column that was guessed, where somebody says so', async () => {
    const { page, faults } = await openSignedIn(portal, 'imports');
    await page.getByLabel('Choose a file').setInputFiles(fileOf('left.csv', 'Device,Model,Serial\nMine,Pixel 10,LEFT-1\n'));
    await page.getByRole('row', { name: /^2 New .*name: Mine/ }).waitFor();
    await page.getByLabel('Device', { exact: true }).selectOption({ label: 'Not imported' });
    await page.getByRole('button', { name: 'Read it again' }).click();
    await page.getByRole('row', { name: /^2 New (?!.*name: Mine)/ }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('finds its devices by the column that is chosen, where a file has several that tell them apart', async () => {
    const { page, faults } = await openSignedIn(portal, 'imports');
    const file = fileOf('tags.csv', 'serial,assetTag,model\nKEY1,,Phone\n');
    await page.getByLabel('Choose a file').setInputFiles(file);
    await page.getByRole('row', { name: /^2 New/ }).waitFor();
    await page.getByLabel('Devices are found by').selectOption('device.assetTag');
    await page.getByRole('row', { name: /^2 Refused The row has no device\.assetTag/ }).waitFor();
    assert.equal(await page.getByLabel('Devices are found by').inputValue(), 'device.assetTag');
    assert.deepEqual(faults, []);
  });

  it('of a file that is none says where, and is forgotten by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal, 'imports');
    await page.getByLabel('Choose a file').setInputFiles(fileOf('broken.csv', 'login,firstName\nx,"y\n'));
    await page.getByText('The quote that begins in line 2 is never closed.').waitFor();
    await page.getByRole('button', { name: 'Forget it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The import is forgotten.').waitFor();
    await heading(page, 'Import').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible in ${colorScheme}, and fits phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, 'imports', { colorScheme });
      await page.getByLabel('Choose a file').setInputFiles(fileOf('phones.csv', SHEET.replaceAll('PORTAL', colorScheme)));
      await page.getByRole('row', { name: /^3 New/ }).waitFor();
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `import-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Import' }).click();
      await page
        .getByRole('row', { name: /phones\.csv/ })
        .first()
        .waitFor();
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await keepShot(page, `imports-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      assert.deepEqual(faults, []);
    });
  }
});
