/** Somebody leaves on Friday: planned, changed, cancelled, done and undone, by hand and by the keyboard alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

const NAME = 'Chiara Moretti';

/** The next Friday at five, as a field for a time has it. */
function friday(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7 || 7));
  return `${day.toISOString().slice(0, 10)}T17:00`;
}

async function openChiara(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).waitFor();
  await page.keyboard.type('chiara m');
  await page.getByRole('option', { name: NAME, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, NAME).waitFor();
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: `Off-board ${NAME}` });

describe('leavers', () => {
  const portal = usePortal();

  it('leave on Friday: the whole list first, then the plan, which is changed and cancelled', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openChiara(page);
    await page.getByRole('button', { name: 'Off-board …' }).click();
    const dialog = dialogOf(page);
    const preview = dialog.getByRole('region', { name: 'What happens' });
    await preview.getByText("Chiara's phone, as owner").waitFor();
    await preview.getByText("Bruno's desk, as shared line").waitFor();
    await dialog.getByLabel('At a later time').check();
    await dialog.getByLabel('They leave at').fill('2020-01-01T10:00');
    await dialog.getByRole('button', { name: /^Plan for 1 Jan 2020/ }).click();
    await dialog.getByText('Choose a time that is still to come.').waitFor();
    await dialog.getByLabel('They leave at').fill(friday());
    await dialog.getByRole('combobox', { name: 'Hand phones and room devices to' }).fill('bruno');
    await page.getByRole('option', { name: /^Bruno Costa/ }).click();
    await dialog.getByRole('region', { name: 'Is handed over' }).getByText("Chiara's phone").waitFor();
    await dialog.getByLabel('Reason').fill('moves to Lyon');
    await dialog.getByRole('button', { name: /^Plan for/ }).click();
    await page
      .getByText(new RegExp(`^${NAME} leaves on .*, 17:00\\.`))
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Leavers' }).click();
    await heading(page, 'Leavers').waitFor();
    await page.getByRole('row', { name: new RegExp(`${NAME}.*Planned.*Bruno Costa`) }).waitFor();
    await page.getByRole('button', { name: `Actions for ${NAME}` }).click();
    await page.getByRole('menuitem', { name: 'Cancel the plan …' }).click();
    await page
      .getByRole('dialog', { name: `Keep ${NAME}` })
      .getByRole('button', { name: 'Cancel the plan' })
      .click();
    await page.getByText(`${NAME} does not leave. The plan is cancelled.`).waitFor();
    await page.getByRole('row', { name: new RegExp(NAME) }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('leave now and come back with Undo, by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openChiara(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('off-board');
    await page.getByRole('option', { name: 'Off-board …', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await dialogOf(page).getByText("Chiara's phone, as owner").waitFor();
    assert.equal(await page.evaluate('document.activeElement.type'), 'radio', 'the first question has the focus');
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`^${NAME} has left\\. \\d+ things ended\\.`)).waitFor();
    await page.getByText('Has left', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.toast-text', { hasText: `${NAME} is back` }).waitFor();
    await page.getByRole('button', { name: 'Give a device' }).waitFor();
    await page.getByText("Chiara's phone").first().waitFor();
    assert.deepEqual(faults, []);
  });

  it('are taken back from the list, which says before what comes and what does not', async () => {
    const { page, faults } = await openSignedIn(portal, 'leavers?view=undoable');
    await heading(page, 'Leavers').waitFor();
    const row = page.getByRole('row', { name: /Left/ }).first();
    const name = (await row.locator('bdi').first().textContent()) ?? '';
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Show what ended' }).click();
    await page
      .getByRole('dialog', { name: `What ended when ${name} left` })
      .getByRole('region', { name: 'Ends' })
      .waitFor();
    assert.match(page.url(), /show=/);
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Undo off-boarding …' }).click();
    const dialog = page.getByRole('dialog', { name: `Take ${name} back` });
    await dialog.getByRole('region', { name: 'Comes back' }).waitFor();
    await assertAccessible(page);
    await keepShot(page, 'take-back');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await page.getByText(new RegExp(`^${name} is back`)).waitFor();
    await page.getByRole('button', { name: `Actions for ${name}` }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`are accessible in ${colorScheme}, with the dialog, and fit phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, 'leavers?view=all', { colorScheme });
      await page.getByRole('row').nth(1).waitFor();
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `leavers-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      await openChiara(page);
      await page.getByRole('button', { name: 'Off-board …' }).click();
      await dialogOf(page).getByText("Chiara's phone, as owner").waitFor();
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await keepShot(page, `off-board-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      assert.deepEqual(faults, []);
    });
  }
});
