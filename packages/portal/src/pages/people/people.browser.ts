/** The list of people in a browser: search, order, off-boarding several at once, phones and wide screens. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

describe('the list of people', () => {
  const portal = usePortal();

  it('is searched while one types, and sorted by a press on the head', async () => {
    const { page, faults } = await openSignedIn(portal, 'people');
    await page.getByRole('grid', { name: 'People' }).waitFor();
    await page.getByRole('button', { name: 'Login' }).click();
    await page.getByRole('columnheader', { name: 'Login' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('sort'), 'login');
    await page.getByRole('combobox', { name: 'Filter' }).fill('ada');
    await page.waitForURL(/q=ada/);
    await page.getByRole('row', { name: /ada/i }).nth(0).waitFor();
    assert.deepEqual(faults, []);
  });

  it('off-boards people after showing what ends for each, and takes them back', async () => {
    const { page, faults } = await openSignedIn(portal, 'people?q=role%3Amember+is%3Aactive&sort=-number');
    const grid = page.getByRole('grid', { name: 'People' });
    await grid.getByRole('row').nth(3).waitFor();
    await grid.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Off-board …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Off-board 2 people' });
    await dialog.getByText('2 will change').waitFor();
    await dialog
      .getByText(/^Leaves\./)
      .first()
      .waitFor();
    await keepShot(page, 'people-off-board');
    await assertAccessible(page);
    await dialog.getByLabel('Reason').fill('The site is closed');
    await dialog.getByRole('button', { name: 'Off-board 2 people' }).click();
    await page.getByText('Off-boarded 2 people').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Took 2 people back').waitFor();
    assert.deepEqual(faults, []);
  });

  it('adds a person by the keyboard alone, and says at the fields what is missing', async () => {
    const { page, faults } = await openSignedIn(portal, 'people');
    await page.getByRole('button', { name: 'Add a person' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.waitFor();
    await page.keyboard.type('نورة');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is needed.').first().waitFor();
    assert.equal(await dialog.getByText('This is needed.').count(), 2);
    await page.keyboard.press('Tab');
    await page.keyboard.type('A name of sixty characters that goes on and on and on, to end');
    await page.keyboard.press('Tab');
    await page.keyboard.type('noura@example.com');
    await keepShot(page, 'add-person');
    await assertAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByText(/^Added نورة/).waitFor();
    await page.getByRole('combobox', { name: 'Filter' }).fill('noura');
    await page.getByRole('row', { name: /نورة/ }).waitFor();
    await keepShot(page, 'people-one');
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits phones and wide screens in ${colorScheme}, and is accessible`, async () => {
      const { page, faults } = await openSignedIn(portal, 'people', { colorScheme });
      await heading(page, 'People').waitFor();
      await page.getByRole('grid').waitFor();
      await page.evaluate('document.fonts.ready');
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `people-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      assert.deepEqual(faults, []);
    });
  }
});
