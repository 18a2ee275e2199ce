/** One's own devices in a browser: what a member sees and does there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

const MEMBER = { login: 'chiara.moretti' };

describe('the page of one’s own devices', () => {
  const portal = usePortal();

  it('lets a member rename a device and take that back, by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal, 'my-devices', MEMBER);
    await heading(page, 'My devices').waitFor();
    const rename = page.getByRole('button', { name: "Rename Chiara's phone" });
    await rename.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Rename a device' }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Blue phone');
    await page.keyboard.press('Enter');
    await page.getByText('It is called “Blue phone” now').waitFor();
    await page.getByRole('button', { name: 'Rename Blue phone' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await rename.waitFor();
    assert.equal(await page.getByRole('button', { name: "Rename Chiara's desk" }).count(), 0, 'administrators name desk phones');
    assert.deepEqual(faults, []);
  });

  it('lets a member give up a device once its name is typed', async () => {
    const { page, faults } = await openSignedIn(portal, 'my-devices', MEMBER);
    await page.getByRole('button', { name: 'Give up Firefox on the laptop' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give up a device' });
    const verb = dialog.getByRole('button', { name: 'Give it up' });
    assert.equal(await verb.isDisabled(), true);
    await dialog.getByLabel(/^Type/).fill('Firefox on the laptop');
    await verb.click();
    await page.getByText('You no longer hold Firefox on the laptop').waitFor();
    await page.getByRole('heading', { name: 'Browsers' }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('lists where one is signed in, and signs out there', async () => {
    const beside = await openSignedIn(portal, 'my-devices', MEMBER);
    const { page, faults } = await openSignedIn(portal, 'my-devices', MEMBER);
    await page.getByText('this browser').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText(/sign-ins? (?:was|were) ended/).waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
    await beside.page.reload();
    await heading(beside.page, 'Sign in').waitFor();
    assert.deepEqual(faults, []);
  });

  it('refuses a wrong password in the dialog, and says why', async () => {
    const { page } = await openSignedIn(portal, 'my-devices', MEMBER);
    await page.getByRole('button', { name: 'Change password' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change your password' });
    await dialog.getByLabel('Present password').fill('harbour-lighthouse');
    await dialog.getByLabel('New password').fill('harbour-lights-2');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await dialog.getByRole('alert').waitFor();
  });

  it('downloads what is stored about one', async () => {
    const { page, faults } = await openSignedIn(portal, 'my-devices', MEMBER);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download what is stored about you' }).click();
    assert.equal((await coming).suggestedFilename(), 'heldby-about-me.json');
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits every width and is accessible in ${colorScheme}`, async () => {
      for (const width of [360, 1280, 2560]) {
        const { page, faults } = await openSignedIn(portal, 'my-devices', {
          ...MEMBER,
          colorScheme,
          viewport: { width, height: 900 },
        });
        await page.getByText('this browser').waitFor();
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `my-devices-${colorScheme}-${width}`);
        await assertAccessible(page);
        assert.deepEqual(faults, []);
        await page.close();
      }
    });
  }
});
