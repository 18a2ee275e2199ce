/**
 * What an administrator does in their first five minutes, on PostgreSQL: finds a phone by three letters, sees who had it on 4 May, hands
 * it over, off-boards a leaver and takes them back. It is the keyboard alone.
 */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { startPostgres, type TestPostgres } from '../../../server/test/support/postgres.ts';
import { heading, openSignedIn, usePortal } from '../../test/portal.ts';

describe('the first five minutes, on PostgreSQL', () => {
  let postgres: TestPostgres | undefined;
  const portal = usePortal({
    command: async () => {
      postgres = await startPostgres();
      return ['-C', 'heldby-source', 'packages/portal/test/demo-on-postgres.ts', postgres.url];
    },
  });
  after(async () => postgres?.stop());

  it('are enough to find a phone, see who had it, hand it over, and off-board somebody and take them back', async () => {
    const { page, faults } = await openSignedIn(portal);
    const find = async (letters: string, name: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^Search/ }).waitFor();
      await page.keyboard.type(letters);
      await page.getByRole('option', { name: new RegExp(`^${name}`), selected: true }).waitFor();
      await page.keyboard.press('Enter');
      await heading(page, name).waitFor();
    };
    const holders = page.getByRole('region', { name: /^Held/ });

    await find('fro', 'Front desk');
    await holders.getByRole('link', { name: 'Elif Demir' }).waitFor();
    const year = new Date().getMonth() < 5 ? new Date().getFullYear() - 1 : new Date().getFullYear();
    await page.getByLabel('Day', { exact: true }).fill(`${year}-05-04`);
    await page.getByRole('heading', { name: /^Held on 4 May/ }).waitFor();
    await holders.getByRole('link', { name: 'Femi Adeyemi' }).waitFor();
    await page.getByRole('button', { name: 'Back to today' }).press('Enter');
    await holders.getByRole('link', { name: 'Elif Demir' }).waitFor();

    await heading(page, 'Front desk').focus();
    await page.keyboard.press('h');
    await page.getByRole('dialog', { name: 'Hand over Front desk' }).locator(':focus').waitFor();
    await page.keyboard.type('chiara');
    await page.getByRole('option', { name: /Chiara Moretti/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Chiara Moretti holds it from now on.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Chiara Moretti now holds Front desk.').waitFor();
    // Only what shows the first change can show that it was taken back.
    await holders.getByRole('link', { name: 'Chiara Moretti' }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
    await holders.getByRole('link', { name: 'Elif Demir' }).waitFor();
    await holders.getByRole('link', { name: 'Chiara Moretti' }).waitFor({ state: 'detached' });
    await heading(page, 'Front desk').focus();
    await page.keyboard.press('h');
    await page.getByRole('dialog', { name: 'Hand over Front desk' }).locator(':focus').waitFor();
    await page.keyboard.type('chiara');
    await page.getByRole('option', { name: /Chiara Moretti/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Chiara Moretti holds it from now on.').waitFor();
    await page.keyboard.press('Enter');
    await holders.getByRole('link', { name: 'Chiara Moretti' }).waitFor();

    await find('moretti', 'Chiara Moretti');
    await page.getByRole('button', { name: 'Off-board …' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Off-board Chiara Moretti' });
    await dialog
      .getByRole('region', { name: 'What happens' })
      .getByText(/^Front desk/)
      .waitFor();
    await dialog.getByRole('button', { name: 'Off-board now' }).press('Enter');
    await page.getByText(/^Chiara Moretti has left\. /).waitFor();
    await heading(page, 'Chiara Moretti').and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter');
    await page.locator('.toast-text', { hasText: 'Chiara Moretti is back' }).waitFor();
    await page.getByRole('table').getByText('Front desk').waitFor();
    assert.deepEqual(faults, []);
  });
});
