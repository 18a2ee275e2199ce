/** Four years of forgotten phones: the policy is off, then on; one is exempt, the rest are disabled, and the run is undone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiOf } from '../../../test/api.ts';
import { assertSectionsFit, heading, openSignedIn, usePortal } from '../../../test/portal.ts';

describe('the page of stale devices', () => {
  const portal = usePortal();

  it('leads to the policies while the policy is off', async () => {
    const { page, faults } = await openSignedIn(portal, 'stale');
    await page.getByText('The policy is off').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Run now' }).count(), 0);
    await page.getByRole('link', { name: 'Settings → Policies' }).click();
    await heading(page, 'Policies').waitFor();
    assert.deepEqual(faults, []);
  });

  it('shows what is next and why, exempts a device and takes that back, runs, shows the steps, and undoes the run', async () => {
    const { page, faults } = await openSignedIn(portal, 'stale');
    const api = await apiOf(portal, page);
    await api('PATCH', '/registry/v1/policies/stale', { staleMobileDays: 90, staleBrowserDays: 60, staleGraceDays: 30 });
    await page.reload();
    await page.getByText(/phones and tablets after 90 days and browsers after 60 days\. After a grace of 30 days/).waitFor();
    const first = page.getByRole('row', { name: /Is disabled With the next run .*, and the limit is \d+ days\./ }).first();
    const name = (await first.locator('bdi').first().textContent()) ?? '';
    const counted = page.getByRole('status').filter({ hasText: /^\d+ devices?$/ });
    const before = Number.parseInt((await counted.textContent()) ?? '', 10);

    await page.getByRole('grid', { name: 'Stale devices' }).focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Exempt …' }).focus();
    await page.keyboard.press('Enter');
    const exempt = page.getByRole('dialog', { name: `Exempt ${name}` });
    await exempt.getByLabel('Reason').fill('kept for emergencies');
    await page.keyboard.press('Enter');
    await page.getByText(`${name} is exempt`, { exact: true }).waitFor();
    await page.getByText(before === 2 ? '1 device' : `${before - 1} devices`, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Exempt', exact: true }).click();
    await page.getByRole('row', { name: /Device No end kept for emergencies/ }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Nothing is exempt').waitFor();
    await page.getByRole('button', { name: 'Exempt something …' }).click();
    const several = page.getByRole('dialog', { name: 'Exempt something' });
    await several.getByLabel('Kind').selectOption('Location');
    await several.getByRole('combobox', { name: 'Location' }).click();
    const place = page.getByRole('listbox').getByRole('option').first();
    await place.waitFor();
    const placeName = (await place.textContent()) ?? '';
    await place.click();
    await several.getByRole('button', { name: 'Exempt', exact: true }).click();
    await page.getByRole('row', { name: new RegExp(`${placeName} Location No end`) }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('Nothing is exempt').waitFor();

    await page.getByRole('button', { name: 'Run now' }).click();
    const run = page.getByRole('dialog', { name: 'Carry out the policy now' });
    await run.getByText(`It disables ${before} devices, ends the assignments of 0 devices`).waitFor();
    await run.getByRole('button', { name: 'Run now' }).click();
    const done = page.getByRole('row', { name: new RegExp(`Done ${before} 0 0 `) });
    await done.waitFor();
    await done.getByRole('link').click();
    const steps = page.getByRole('dialog', { name: 'Steps of the run' });
    await steps
      .getByRole('row', { name: /Disabled Not used/ })
      .first()
      .waitFor();
    await page.goBack();
    await steps.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'In grace' }).click();
    await page
      .getByRole('row', { name: /Assignments end/ })
      .first()
      .waitFor();
    await page.goBack();
    await page.getByRole('grid', { name: 'Runs' }).focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Undo the run …' }).click();
    const undo = page.getByRole('dialog', { name: /^Undo the run of/ });
    await undo.getByText(`${before} devices that it disabled can be used again`).waitFor();
    await undo.getByRole('button', { name: 'Undo the run' }).click();
    await page.getByRole('row', { name: /Undone/ }).waitFor();
    await page.getByRole('link', { name: 'In grace' }).click();
    await page.getByText('Nothing is in its grace').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible in ${colorScheme}, and fits phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, 'stale', { colorScheme });
      const api = await apiOf(portal, page);
      await api('PATCH', '/registry/v1/policies/stale', { staleNativeCatalogDays: 30, staleDeskPhoneDays: 30 });
      await assertSectionsFit(
        portal,
        page,
        [
          ['stale', 'Stale devices'],
          ['stale?view=runs', 'Stale devices'],
        ],
        colorScheme,
      );
      assert.deepEqual(faults, []);
    });
  }
});
