/** Loans in a real browser: late and due, extended, handed over, brought back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Loan } from '@heldby/client';
import { apiOf } from '../../../test/api.ts';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

/** In a month, as a field for a time has it. */
function inAMonth(): string {
  return `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T12:00`;
}

describe('loans', () => {
  const portal = usePortal();

  it('that are late get another day, which Undo cannot make late again, by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal, 'loans');
    const row = page.getByRole('row', { name: /days late/ }).first();
    await row.waitFor();
    const name = (await row.locator('bdi').first().textContent()) ?? '';
    await page.getByRole('grid', { name: 'Loans' }).focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Change when it is due …' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `When is ${name} due?` });
    await dialog.getByLabel('Lent until').fill(inAMonth());
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`^${name} is lent to .* until`)).waitFor();
    await page.getByRole('row', { name: new RegExp(`^${name} `) }).waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: 'Undo', exact: true }).count(), 0);
    await page.getByRole('link', { name: 'Due', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: new RegExp(`^${name} .*In time`) }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('in time get another day, and Undo takes it back', async () => {
    const { page, faults } = await openSignedIn(portal, 'loans?view=due');
    const row = page.getByRole('row', { name: /In time/ }).first();
    await row.waitFor();
    const name = (await row.locator('bdi').first().textContent()) ?? '';
    const due = (await row.locator('time').first().textContent()) ?? '';
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Change when it is due …' }).click();
    const dialog = page.getByRole('dialog', { name: `When is ${name} due?` });
    await dialog.getByLabel('Lent until').fill(inAMonth());
    await dialog.getByRole('button', { name: 'Set the day' }).click();
    await page.getByText(new RegExp(`^${name} is lent to .* until`)).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('row', { name: new RegExp(`^${name} .*${due}`) }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('are handed over to somebody else, and handed back by Undo', async () => {
    const { page, faults } = await openSignedIn(portal, 'loans?view=due');
    const row = page.getByRole('row').nth(1);
    await row.waitFor();
    const [name, holder] = await row.locator('bdi').allTextContents();
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Hand over …' }).click();
    const dialog = page.getByRole('dialog', { name: `Hand over ${name}` });
    await dialog.getByRole('combobox', { name: 'To' }).fill('bruno');
    await page.getByRole('option', { name: /^Bruno Costa/ }).click();
    await dialog.getByLabel('Lent until').fill(inAMonth());
    await dialog.getByLabel('Reason').fill('for the trade fair');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await page.getByText(`Bruno Costa now holds ${name}.`).waitFor();
    await page.getByRole('row', { name: new RegExp(`${name} Bruno Costa In time`) }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText(`${holder} now holds ${name}.`).waitFor();
    assert.deepEqual(faults, []);
  });

  it('of one person are asked for, and the address says so', async () => {
    const { page, faults } = await openSignedIn(portal, 'loans?view=all');
    const api = await apiOf(portal, page);
    const { items } = await api<{ items: Loan[] }>('GET', '/registry/v1/reports/loans?state=all&limit=1');
    const { id = '', name: holder = '' } = items[0]?.assignment.owner ?? {};
    const { login } = await api<{ login: string }>('GET', `/registry/v1/people/${id}`);
    await page.getByRole('combobox', { name: 'Lent to' }).fill(holder);
    // Somebody else may have the same name.
    await page.getByRole('option', { name: `${holder} ${login}`, exact: true }).click();
    await page.waitForURL(`**/*person=${id}*`);
    await page.reload();
    await page
      .getByRole('row', { name: new RegExp(holder) })
      .first()
      .waitFor();
    const rows = await page.getByRole('row').allTextContents();
    assert.ok(
      rows.slice(1).every(text => text.includes(holder)),
      rows.join('\n'),
    );
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    assert.equal((await file).suggestedFilename(), 'loans.csv');
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`are accessible in ${colorScheme}, and fit phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, 'loans', { colorScheme });
      await heading(page, 'Loans').waitFor();
      await page.getByRole('row').nth(1).waitFor();
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `loans-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      assert.deepEqual(faults, []);
    });
  }
});
