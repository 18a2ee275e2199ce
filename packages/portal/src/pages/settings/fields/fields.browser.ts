/** The organization's own fields, from their definition to the forms that have them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../../test/portal.ts';

/** Statuses of refusals that a test asks for: the console of the browser tells them, too. */
const REFUSED = /status of 400/;

describe('the organization’s own fields', () => {
  const portal = usePortal();
  const faultsOf = (faults: readonly string[]) => faults.filter(fault => !REFUSED.test(fault));

  const define = async (page: Page, key: string, of: 'People' | 'Devices', type: string, required: boolean) => {
    await page.getByRole('button', { name: 'Define a field' }).click();
    const dialog = page.getByRole('dialog', { name: 'Define a field' });
    await dialog.getByLabel('Key').fill(key);
    await dialog.getByLabel('Type').selectOption({ label: type });
    await dialog.getByLabel('People', { exact: true }).setChecked(of === 'People');
    await dialog.getByLabel('Devices', { exact: true }).setChecked(of === 'Devices');
    await dialog.getByLabel('Required').setChecked(required);
    await dialog.getByRole('button', { name: 'Define a field' }).click();
    await page.getByText(`${key} is defined`).waitFor();
  };

  it('are defined, asked for where somebody is added, and shown with them', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/fields');
    await define(page, 'costCenter', 'People', 'Number', true);
    await page.goto(`${portal.demo().url}people`);
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('First name').fill('Imke');
    await dialog.getByLabel('Last name').fill('Petersen');
    await dialog.getByLabel('Login').fill('imke@example.com');
    await dialog.getByLabel('costCenter').fill('north');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('This must be a number.').waitFor();
    await keepShot(page, 'add-person-own-field');
    await dialog.getByLabel('costCenter').fill('4711');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await heading(page, 'Imke Petersen').waitFor();
    await page
      .getByRole('definition')
      .filter({ hasText: /^4711$/ })
      .waitFor();
    await heading(page, 'Imke Petersen').focus();
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByLabel('costCenter').fill('4712');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('definition')
      .filter({ hasText: /^4712$/ })
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByRole('definition')
      .filter({ hasText: /^4711$/ })
      .waitFor();
    assert.deepEqual(faultsOf(faults), []);
  });

  it('are part of the form of a device, beside numbers that few write by hand', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/fields');
    await define(page, 'insured', 'Devices', 'Yes or no', false);
    await page.goto(`${portal.demo().url}devices?q=loaner`);
    await page
      .getByRole('link', { name: /^Loaner/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Edit/ });
    await dialog.getByLabel('insured').selectOption({ label: 'Yes' });
    await dialog.getByText('More numbers and ids').click();
    await dialog.getByLabel('IMEI').fill('490154203237518');
    await dialog.getByLabel('MAC addresses').fill('00:04:f2:ab:cd:01 lan');
    await dialog.getByLabel('Ids in other systems').fill('intune: 7f-1');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/^This must be one of ethernet, wifi/).waitFor();
    await keepShot(page, 'device-edit');
    await assertAccessible(page);
    await dialog.getByLabel('MAC addresses').fill('00:04:f2:ab:cd:01 ethernet');
    await dialog.getByRole('button', { name: 'Save' }).click();
    for (const shown of ['490154203237518', '00:04:F2:AB:CD:01 (ethernet)', 'intune: 7f-1', 'true']) {
      await page.getByRole('definition').filter({ hasText: shown }).waitFor();
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('definition').filter({ hasText: '490154203237518' }).waitFor({ state: 'detached' });
    await page.getByRole('definition').filter({ hasText: 'intune' }).waitFor({ state: 'detached' });
    assert.deepEqual(faultsOf(faults), []);
  });
});
