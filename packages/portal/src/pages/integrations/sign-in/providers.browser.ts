/** The sign-in providers in a browser: one from its adding to its end. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, DEMO, heading, keepShot, openSignedIn, usePortal } from '../../../../test/portal.ts';

/** Nothing listens there: the port is the system's, and none is given out by chance. */
const CLOSED_PORT = 1;

/** A browser tells of a call that is refused by itself. */
const isRefused = (fault: string) => /status of 400/.test(fault);

describe('the sign-in providers', () => {
  const portal = usePortal({ command: async () => [...DEMO, '--allow-private', 'loopback'] });

  it('add a sign-in provider with its domains, say where it sends people back to, check it, change it and remove it', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/sign-in');
    const dialog = page.getByRole('dialog');
    await page.getByText('People sign in with passwords').waitFor();
    await page.getByRole('button', { name: 'Add a provider' }).click();
    await dialog.getByLabel('Name').fill('Entra');
    await dialog.getByLabel('Issuer').fill(`http://127.0.0.1:${CLOSED_PORT}`);
    await dialog.getByLabel('Client id').fill('heldby');
    await dialog.getByLabel('Client secret').fill('kept between the two');
    await dialog.getByRole('textbox', { name: 'Domains' }).fill('a.example\nnot a domain');
    await dialog.getByRole('button', { name: 'Add a provider' }).click();
    await dialog.getByText('This must be domains such as example.com.').waitFor();
    await dialog.getByRole('textbox', { name: 'Domains' }).fill('a.example\nb.example');
    await keepShot(page, 'integrations-provider-add');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Add a provider' }).click();
    await heading(page, 'Entra').waitFor();
    await page.getByText(/\/oauth\/callback\/[\w-]{36}$/).waitFor();
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByText(/cannot be used: the connection is refused \(connect ECONNREFUSED/).waitFor();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      await assertAccessible(page);
    }
    await keepShot(page, 'integrations-provider-one');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
    await dialog.getByRole('textbox', { name: 'Domains' }).fill('b.example');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Entra is changed').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('Entra is as before').waitFor();
    await page.getByText('a.example, b.example').waitFor();
    await addRule(page);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Renew the client secret' }).click();
    await dialog.getByLabel('Client secret').fill('another one');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The client secret at Entra is set').waitFor();
    await page.getByRole('link', { name: 'Show them' }).click();
    await heading(page, 'Activity').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByLabel(/^Type/).fill('Entra');
    await dialog.getByRole('button', { name: 'Remove the provider' }).click();
    await page.getByText('People sign in with passwords').waitFor();
    assert.deepEqual(
      faults.filter(fault => !isRefused(fault)),
      [],
    );
  });
});

/** Groups give something once the claim is named in which they are. */
async function addRule(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByText('No claim of the groups is set').waitFor();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await dialog.getByLabel('Claim of the groups').fill('groups');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Groups give neither roles nor locations.').waitFor();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await dialog.getByLabel('Group').fill('helpdesk');
  await dialog.getByLabel('Role').selectOption({ label: 'Location administrator' });
  await dialog.getByText('Nobody’s role or location changes.').waitFor();
  await keepShot(page, 'integrations-provider-rule');
  await assertAccessible(page);
  await dialog.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('list', { name: 'Rules' }).getByText('helpdesk').waitFor();
}
