/** The integrations in a browser: a token from its making to its end, applications, and every section in both themes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible, assertSectionsFit, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

const SECTIONS = [
  ['integrations', 'API tokens'],
  ['integrations/applications', 'Applications'],
  ['integrations/sessions', 'Sessions'],
  ['integrations/lock-outs', 'Lock-outs'],
  ['integrations/sign-in', 'Sign-in provider'],
] as const;

/** Where there is no provider, the API says 404, and a browser tells that by itself. */
const isNoProvider = (fault: string) => /status of 404/.test(fault);

describe('the integrations', () => {
  const portal = usePortal();

  it('make a token, show it once, say what it may do, rotate it, and revoke it once its label is typed', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is for').fill('Nightly report');
    await dialog.getByRole('checkbox', { name: 'devices.org:read', exact: true }).check();
    await dialog.getByRole('checkbox', { name: 'Dry runs only' }).check();
    await keepShot(page, 'integrations-make');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog', { name: 'Your new token' }).waitFor();
    const secret = (await dialog.getByRole('region', { name: 'Token' }).textContent()) ?? '';
    const asked = (method: string) => fetch(new URL('/registry/v1/locations', portal.demo().url), withToken(method, secret));
    assert.equal((await asked('GET')).status, 200);
    assert.equal((await asked('POST')).status, 403);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'What may it do' }).click();
    await dialog.getByText('See all devices and who holds them').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'Rotate' }).click();
    await dialog.getByLabel('How long the old one works on').selectOption('It ends at once');
    await dialog.getByRole('button', { name: 'Make the next token' }).click();
    await page.getByRole('dialog', { name: 'Your new token' }).waitFor();
    assert.equal((await asked('GET')).status, 401);
    const next = (await dialog.getByRole('region', { name: 'Token' }).textContent()) ?? '';
    assert.notEqual(next, secret);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await dialog.getByLabel(/^Type/).fill('Nightly report');
    await dialog.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByText('The token “Nightly report” is revoked').waitFor();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('register an application, show its secret once, disable and remove it', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/applications');
    await page.getByRole('button', { name: 'Register an application' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Door sensor');
    await dialog.getByRole('button', { name: 'Register an application' }).click();
    await page.getByRole('dialog', { name: 'The secret of Door sensor' }).waitFor();
    await page.getByRole('button', { name: 'I have stored it' }).click();
    const actions = page.getByRole('button', { name: 'Actions for Door sensor' });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Secrets' }).click();
    await dialog.getByText('never used').waitFor();
    await page.keyboard.press('Escape');
    await actions.click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('row', { name: /Door sensor.*Disabled/ }).waitFor();
    await actions.click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByLabel(/^Type/).fill('Door sensor');
    await dialog.getByRole('button', { name: 'Remove the application' }).click();
    await actions.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('sign somebody out', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/sessions?q=Tom');
    await page.getByRole('button', { name: /^Actions for Tomás/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText(/is signed out there$/).waitFor();
    await page.getByText('Nobody is signed in').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fit every width and are accessible in ${colorScheme}`, async () => {
      const { page, faults } = await openSignedIn(portal, 'integrations', { colorScheme });
      await assertSectionsFit(portal, page, SECTIONS, colorScheme);
      assert.deepEqual(
        faults.filter(fault => !isNoProvider(fault)),
        [],
      );
    });
  }
});

function withToken(method: string, secret: string): RequestInit {
  const headers = { authorization: `Bearer ${secret.trim()}`, 'content-type': 'application/json' };
  return method === 'GET' ? { headers } : { method, headers, body: JSON.stringify({ name: 'Nowhere' }) };
}
