/** What is done for a person from their page: a device is given, lent, handed over and ended; they are edited and kept from signing in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, openSignedIn, usePortal } from '../../../test/portal.ts';

/** By three letters and Enter, as people do. */
async function openPerson(page: Page, text: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).waitFor();
  await page.keyboard.type(text);
  await page.getByRole('option', { name, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, name).waitFor();
}

function inAMonth(): string {
  return `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T12:00`;
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

describe('for a person', () => {
  const portal = usePortal();

  it('a device is lent until a day by the keyboard alone, and Undo makes it theirs to keep', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'chiara m', 'Chiara Moretti');
    await page.getByRole('button', { name: "Actions for Chiara's phone" }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Lend until …' }).waitFor();
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: "Lend Chiara's phone until" });
    await dialog.getByLabel('Lent until').fill(inAMonth());
    await page.keyboard.press('Enter');
    const lent = page.getByRole('row', { name: /Chiara's phone.*Lent until/ });
    await lent.waitFor();
    await undo(page).focus();
    await page.keyboard.press('Enter');
    await lent.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('a device is handed over by the keyboard alone, and comes back by Undo', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'chiara m', 'Chiara Moretti');
    await page.getByRole('button', { name: "Actions for Chiara's phone" }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Hand over …' }).waitFor();
    await page.keyboard.press('h');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: "Hand over Chiara's phone" }).waitFor();
    await page.keyboard.type('bruno c');
    await page.getByRole('option', { name: /^Bruno Costa/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    const doIt = page.getByRole('button', { name: 'Hand over', exact: true, disabled: false });
    await doIt.waitFor();
    await doIt.focus();
    await page.keyboard.press('Enter');
    await page.getByText("Bruno Costa now holds Chiara's phone.").waitFor();
    const held = page.getByRole('region', { name: 'Devices', exact: true }).getByRole('link', { name: "Chiara's phone" });
    await held.waitFor({ state: 'detached' });
    await undo(page).focus();
    await page.keyboard.press('Enter');
    await held.waitFor();
    assert.deepEqual(faults, []);
  });

  it('a device is given from stock by a key, blocked, unblocked and ended', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'chiara m', 'Chiara Moretti');
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Give Chiara Moretti a device' });
    await dialog.getByRole('combobox', { name: 'Device' }).click();
    await page.getByRole('option').first().waitFor();
    await assertAccessible(page);
    await page.keyboard.press('Enter');
    const name = await dialog.getByRole('combobox', { name: 'Device' }).inputValue();
    await dialog.getByRole('button', { name: 'Give device' }).click();
    await page.getByText(`Chiara Moretti now holds ${name}.`).waitFor();
    const actions = page.getByRole('button', { name: `Actions for ${name}`, exact: true });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Block here …' }).click();
    await page.getByLabel('Reason').fill('screen is broken');
    await page.getByRole('button', { name: 'Block', exact: true }).click();
    await page.getByRole('row', { name: /Blocked/ }).waitFor();
    await actions.click();
    await page.getByRole('menuitem', { name: 'Unblock' }).click();
    await page.getByRole('row', { name: /Blocked/ }).waitFor({ state: 'detached' });
    await actions.click();
    await page.getByRole('menuitem', { name: 'End …' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByText(`Chiara Moretti no longer holds ${name}.`).waitFor();
    await actions.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('what is known is edited, sign-in is disabled, a group is added and a session ended', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'bruno c', 'Bruno Costa');
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Edit Bruno Costa' });
    await dialog.getByLabel('Phone').fill('+47 40 00 00 00');
    await dialog.getByLabel('Notes').fill('Has the key of the store room.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Bruno Costa is changed.').waitFor();
    await page.getByText('+47 40 00 00 00').waitFor();
    await page.getByText('Has the key of the store room.').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Disable sign-in …' }).click();
    await page.getByRole('button', { name: 'Disable sign-in', exact: true }).click();
    await page.getByText('They cannot sign in.').waitFor();
    await page.getByRole('button', { name: 'Enable sign-in' }).click();
    await page.getByText('They cannot sign in.').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Groups and access' }).click();
    await page.getByRole('button', { name: 'Add to a group' }).click();
    await page.getByRole('combobox', { name: 'Group' }).fill('sales');
    await page.getByRole('option', { name: 'Sales', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Take out of Sales' }).click();
    await page.getByText('Bruno Costa is no longer in Sales.').waitFor();
    assert.deepEqual(faults, []);
  });

  it('a copy of their data is downloaded, and erasing shows what goes and wants the name', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'chiara m', 'Chiara Moretti');
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Get a copy of their data' }).click();
    assert.equal((await file).suggestedFilename(), 'chiara.moretti.json');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Erase …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase Chiara Moretti' });
    await dialog.getByText('Goes', { exact: true }).waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled(), true);
    await dialog.getByLabel('Type “Chiara Moretti” to confirm').fill('Chiara Moretti');
    assert.equal(await dialog.getByRole('button', { name: 'Erase for good' }).isEnabled(), true);
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(faults, []);
  });
});
