/** The settings in a browser: locations, policies, groups, roles, and every section in both themes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible, assertSectionsFit, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

const SECTIONS = [
  ['settings', 'Organization'],
  ['settings/policies', 'Policies'],
  ['settings/locations', 'Locations'],
  ['settings/workspaces', 'Workspaces'],
  ['settings/virtual-lines', 'Virtual lines'],
  ['settings/groups', 'Groups'],
  ['settings/fields', 'Your own fields'],
  ['settings/roles', 'Roles'],
  ['settings/retention', 'Retention'],
  ['settings/mail', 'Mail'],
  ['settings/jobs', 'Jobs'],
] as const;

describe('the settings', () => {
  const portal = usePortal();

  it('rename a location and take that back, by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/locations');
    const table = page.getByRole('grid', { name: 'locations' });
    await table.getByText('Bergen').waitFor();
    await table.focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Rename a location' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Rename a location' }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Bergen harbour');
    await page.keyboard.press('Enter');
    await page.getByText('It is called “Bergen harbour” now').waitFor();
    await table.getByText('Bergen harbour').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('It is called “Bergen” again').waitFor();
    await table.getByText('Bergen', { exact: true }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('add a location with a long and an Arabic name, close it, and open it again', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/locations', { viewport: { width: 360, height: 800 } });
    const name = 'مكتب ميناء الإسكندرية and a name of more than sixty characters';
    await page.getByRole('button', { name: 'Add a location' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Add a location' }).click();
    await page.getByRole('grid').getByText(name).waitFor();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
    await keepShot(page, 'settings-long-name');
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Close a location' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close a location' }).click();
    await page.getByRole('link', { name: 'Closed' }).click();
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Open again' }).click();
    await page.getByText('There is no closed location').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const [path, one, about] of [
    ['settings/workspaces', 'workspace', 'What Lab 3 holds ends'],
    ['settings/virtual-lines', 'virtual line', 'The lines of Lab 3 on devices'],
  ] as const) {
    it(`add a ${one}, close it after saying what ends, and open it again`, async () => {
      const { page, faults } = await openSignedIn(portal, path);
      await page.getByRole('button', { name: `Add a ${one}` }).click();
      const dialog = page.getByRole('dialog');
      if (one === 'workspace') await dialog.getByLabel('Name').fill('Lab 3');
      else {
        await dialog.getByLabel('First name').fill('Lab');
        await dialog.getByLabel('Last name').fill('3');
        await dialog.getByRole('combobox', { name: /^Location/ }).fill('Bergen');
        await page.getByRole('option', { name: 'Bergen', selected: true }).click();
        await dialog.getByLabel('Extension').fill('8123');
      }
      await dialog.getByRole('button', { name: `Add a ${one}` }).click();
      await page.getByText('Lab 3 is added').waitFor();
      await page.getByRole('button', { name: 'Actions for Lab 3' }).click();
      await page.getByRole('menuitem', { name: `Close a ${one}` }).click();
      await dialog.getByText(about).waitFor();
      await dialog.getByRole('button', { name: `Close a ${one}` }).click();
      await page.getByRole('link', { name: 'Closed' }).click();
      await page.getByRole('button', { name: 'Actions for Lab 3' }).click();
      await page.getByRole('menuitem', { name: 'Open again' }).click();
      await page.getByText('Lab 3 is open again').waitFor();
      assert.deepEqual(faults, []);
    });
  }

  it('set the texts of a mail, refuse what it does not know, and take that back', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/mail');
    await page.getByText('No mail server is set up, so no mail is sent.').waitFor();
    const texts = page.getByRole('listitem').filter({ hasText: 'A loan is late' });
    await texts.getByRole('button', { name: 'Change A loan is late' }).click();
    const dialog = page.getByRole('dialog', { name: 'The mail “A loan is late”' });
    await dialog.getByLabel('Subject *').fill('{device} fehlt seit {tag}');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('{tag} is nothing that this mail knows.').first().waitFor();
    await keepShot(page, 'settings-mail-dialog');
    await dialog.getByLabel('Subject *').fill('{device} fehlt seit {day}');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await texts.getByText('Set here').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await texts.getByText('Usual text').waitFor();
    assert.deepEqual(
      faults.filter(fault => !fault.includes('400')),
      [],
    );
  });

  it('set a policy, and say where its value is from', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/policies');
    const setting = page.getByRole('listitem').filter({ hasText: 'How long a token is valid' }).first();
    await setting.getByText('90 days').waitFor();
    await setting.getByRole('button', { name: 'Change How long a token is valid' }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('30');
    await page.getByRole('button', { name: 'Save' }).click();
    await setting.getByText('30 days').waitFor();
    await setting.getByText('Set here').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await setting.getByText('90 days').waitFor();
    assert.deepEqual(faults, []);
  });

  it('say what a policy would do with a value before it is saved', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/policies');
    await page.getByRole('button', { name: 'Change Most phones and tablets', exact: true }).click();
    await page.getByRole('textbox', { name: 'Value' }).waitFor();
    await page.getByRole('textbox', { name: 'Value' }).fill('1');
    const foreseen = page.getByRole('region', { name: 'What the policy would do' });
    await foreseen
      .getByText(/^Holds \d+ of the kind mobile, and capMobile is 1\. One more is refused\.$/)
      .first()
      .waitFor();
    await assertAccessible(page);
    await keepShot(page, 'settings-policy-foreseen');
    await page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(faults, []);
  });

  it('put somebody into a group and take them out again', async () => {
    const { page, faults } = await openSignedIn(portal, 'settings/groups');
    await page.getByRole('link', { name: 'Support' }).click();
    await heading(page, 'Support').waitFor();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('combobox', { name: 'Person' }).fill('ada');
    await page.getByRole('option', { name: /Ada Lindqvist/ }).click();
    await page.getByRole('button', { name: 'Add to the group' }).click();
    await page.getByText('Ada Lindqvist is in Support now').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Ada Lindqvist is no longer in Support').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fit every width and are accessible in ${colorScheme}`, async () => {
      const { page, faults } = await openSignedIn(portal, 'settings', { colorScheme });
      await assertSectionsFit(portal, page, SECTIONS, colorScheme);
      assert.deepEqual(faults, []);
    });
  }
});
