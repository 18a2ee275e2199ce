/** A device's page in a real browser: found by three letters, looked at on a day, handed over, explained, merged and taken apart. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

/** The last 4 May before today. */
function fourthOfMay(): string {
  const now = new Date();
  return `${now.getUTCFullYear() - (now.getUTCMonth() > 4 ? 0 : 1)}-05-04`;
}

/** By a few letters and Enter, as people do. */
async function openDevice(page: Page, text: string, name: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).waitFor();
  await page.keyboard.type(text);
  const option = page.getByRole('option', { name }).first();
  await option.waitFor();
  while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, name).waitFor();
}

/** A tab that is still at work does not answer one beside it in time, which then signs in by itself. */
const idle = (page: Page) => page.evaluate('new Promise(requestIdleCallback)');

const holders = (page: Page) => page.getByRole('region', { name: /^Held/ });

describe('the page of a device', () => {
  const portal = usePortal();

  it('finds a phone by three letters, says who had it on 4 May, and hands it over, by the keyboard alone', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'fro', /^Front desk/);
    await holders(page).getByRole('link', { name: 'Elif Demir' }).waitFor();

    await page.getByLabel('Day', { exact: true }).fill(fourthOfMay());
    await page.getByRole('heading', { name: /^Held on 4 May \d{4}$/ }).waitFor();
    await holders(page).getByRole('link', { name: 'Femi Adeyemi' }).waitFor();
    // The guest came today.
    await holders(page).getByRole('link', { name: 'Hugo Marchand' }).waitFor({ state: 'detached' });
    assert.equal(await holders(page).getByRole('button').count(), 0, 'the past cannot be changed');
    assert.match(page.url(), new RegExp(`\\?day=${fourthOfMay()}$`));
    await page.reload();
    await page.getByRole('heading', { name: /^Held on 4 May/ }).waitFor();

    // Until it is known who holds it, it can be neither given nor handed over.
    await page.getByRole('button', { name: 'Hand over', exact: true }).waitFor();
    await heading(page, 'Front desk').focus();
    await page.keyboard.press('h');
    await page.getByRole('dialog', { name: 'Hand over Front desk' }).waitFor();
    await page.keyboard.type('chiara');
    await page.getByRole('option', { name: /Chiara Moretti/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Elif Demir no longer holds it.').waitFor();
    await page.getByText('Chiara Moretti holds it from now on.').waitFor();
    await keepShot(page, 'device-hand-over');
    await page.keyboard.press('Enter');
    await page.getByText('Chiara Moretti now holds Front desk.').waitFor();

    await page.getByRole('button', { name: 'Back to today' }).focus();
    await page.keyboard.press('Enter');
    await holders(page).getByRole('link', { name: 'Chiara Moretti' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await holders(page).getByRole('link', { name: 'Elif Demir' }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('says why Webex does not show a phone, and what Apperian answers, with the command that asks the same', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'ada', /^Ada's phone/);
    await page.getByRole('link', { name: 'In each API' }).click();
    await page.getByRole('link', { name: 'Webex: not shown' }).click();
    await page.getByText('Webex does not show this device').waitFor();
    await page.getByText(/desk phones and room devices, and this is a mobile phone or tablet/).waitFor();
    assert.match(page.url(), /\?tab=apis&api=webex$/);
    await page.getByRole('link', { name: 'Apperian' }).click();
    await page.getByText('Apperian shows this device').waitFor();
    await page
      .getByText(/^curl -s -H "X-TOKEN: \$TOKEN" 'http:\/\/127\.0\.0\.1:\d+\/devices\/users\//)
      .first()
      .waitFor();
    assert.equal(await page.getByText(/7367d85a0e7d10f4/).count(), 0, 'push tokens are masked');
    await page.goBack();
    await page.getByText('Webex does not show this device').waitFor();
    assert.deepEqual(faults, []);
  });

  it('offers no merge with another kind of thing on the same hardware, and says so', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'Web catalog', /^Web catalog/);
    await page.getByRole('link', { name: /^Same hardware 1/ }).click();
    await page.getByText('Another kind, so it stays apart').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Merge …' }).count(), 0);
    assert.deepEqual(faults, []);
  });

  it('merges two registrations of one phone after showing what becomes of them, and takes them apart again', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'from the inventory', /from the inventory/);
    await page.getByRole('link', { name: /^Same hardware 1/ }).click();
    const twin = page.getByRole('region').filter({ hasText: 'Surely the same' });
    await twin.getByText('Serial number').waitFor();
    await page.getByRole('button', { name: 'Merge …' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Merge into/ });
    await dialog.getByText('What becomes of who held them').waitFor();
    await keepShot(page, 'device-merge');
    assert.equal(await dialog.getByRole('button', { name: 'Merge', exact: true }).isDisabled(), true, 'it needs a reason');
    await page.keyboard.type('It was reset in May');
    await page.keyboard.press('Enter');
    await page.getByText(/^The two registrations of .* are one$/).waitFor();
    await page.getByRole('heading', { name: 'Merged into this device' }).waitFor();

    await page.getByRole('button', { name: 'Take apart again …' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^Take .* apart again$/ }).waitFor();
    await page.getByText(/is there again on its own\.$/).waitFor();
    await page.getByRole('button', { name: 'Take apart', exact: true }).press('Enter');
    await page.getByText(/is there again on its own$/).waitFor();
    await page.getByRole('link', { name: /^Same hardware 1/ }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('edits what is known of a device, shows what somebody else changed meanwhile, and takes it back', async () => {
    const tab = await openSignedIn(portal);
    const { page, faults } = tab;
    await openDevice(page, 'ada', /^Ada's phone/);
    await idle(page);
    const beside = await portal.openBeside(tab);
    await beside.page.goto(page.url());
    await heading(beside.page, "Ada's phone").waitFor();
    for (const each of [page, beside.page]) {
      await each.getByRole('button', { name: 'Edit', exact: true }).click();
      await each.getByRole('dialog', { name: /^Edit/ }).waitFor();
    }
    await beside.page.getByLabel('Asset tag').fill('HL-7');
    await beside.page.getByRole('button', { name: 'Save', exact: true }).click();
    await beside.page.getByText(/^Ada's phone is changed$/).waitFor();

    await page.getByLabel('Manufacturer').fill('Apple Inc.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const conflict = page.getByRole('dialog', { name: 'Somebody else has changed this' });
    await conflict.getByRole('row', { name: /^Asset tag .*HL-7$/ }).waitFor();
    await keepShot(page, 'conflict');
    await assertAccessible(page);
    await conflict.getByRole('button', { name: 'Go on with mine' }).click();
    await page.getByRole('definition').filter({ hasText: 'Apple Inc.' }).waitFor();
    await page.getByRole('definition').filter({ hasText: 'HL-7' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/^Ada's phone is as it was before$/).waitFor();
    await page.getByRole('definition').filter({ hasText: 'Apple Inc.' }).waitFor({ state: 'detached' });
    // A write that is refused with 412 is an error to the console of the browser.
    assert.deepEqual(
      faults.filter(fault => !fault.includes('412')),
      [],
    );
  });

  it('reports a phone as lost, with the reason, and finds it again', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'loaner 2', /^Loaner 2/);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Report as lost …' }).click();
    await page.getByText(/disabled for everybody until it is found/).waitFor();
    await page.getByLabel('Reason').fill('Left on a train');
    await page.getByRole('button', { name: 'Report as lost' }).click();
    await page.getByText('Loaner 2 is lost, and disabled').waitFor();
    await page.getByRole('region', { name: 'Life' }).getByText('Left on a train').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Loaner 2 is as it was').waitFor();
    assert.deepEqual(faults, []);
  });

  it('retires a phone, and gives it back to who held it with Undo', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'ada', /^Ada's phone/);
    await holders(page).getByRole('link', { name: 'Ada Lindqvist' }).waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Retire …' }).click();
    const dialog = page.getByRole('dialog', { name: "Retire Ada's phone" });
    await dialog.getByText('It ends for Ada Lindqvist.').waitFor();
    await dialog.getByRole('button', { name: 'Retire', exact: true }).click();
    await page.getByText("Ada's phone is retired").waitFor();
    await holders(page).getByRole('link', { name: 'Ada Lindqvist' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText("Ada's phone is as it was").waitFor();
    await holders(page).getByRole('link', { name: 'Ada Lindqvist' }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('does not undo over what somebody else has changed meanwhile', async () => {
    const tab = await openSignedIn(portal);
    const { page, faults } = tab;
    await openDevice(page, 'loaner 5', /^Loaner 5/);
    await idle(page);
    const beside = await portal.openBeside(tab);
    await beside.page.goto(page.url());
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Retire …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retire', exact: true }).click();
    await page.getByText('Loaner 5 is retired').waitFor();
    await beside.page.getByRole('region', { name: 'Life' }).getByText('Retired').first().waitFor();
    await beside.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await beside.page.getByLabel('Asset tag').fill('HL-9');
    await beside.page.getByRole('button', { name: 'Save', exact: true }).click();
    await beside.page.getByText(/^Loaner 5 is changed$/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Nothing was saved. It is shown as somebody else has left it meanwhile.').waitFor();
    await page.getByRole('region', { name: 'Life' }).getByText('Retired').first().waitFor();
    assert.deepEqual(
      faults.filter(fault => !fault.includes('412')),
      [],
    );
  });

  it('makes an activation code for another phone, and shows it once, large, with the time that is left', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openDevice(page, 'fro', /^Front desk/);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'New activation code …' }).click();
    await page.getByRole('button', { name: 'Make a code' }).click();
    const dialog = page.getByRole('dialog', { name: 'Activation code for Elif Demir' });
    await dialog.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).waitFor();
    await dialog
      .getByRole('timer')
      .getByText(/^Ends in [67]:\d\d:\d\d:\d\d$/)
      .waitFor();
    await keepShot(page, 'device-activation-code');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('region', { name: 'Codes that wait for a phone' })
      .getByText(/^Elif Demir/)
      .waitFor();
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible in ${colorScheme}, and fits phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, '', { colorScheme });
      for (const [text, name, shot] of [
        ['fro', /^Front desk/, 'desk'],
        ['loaner 2', /^Loaner 2/, 'loaner'],
        ['lighthouse board', /^Lighthouse board/, 'room'],
      ] as const) {
        await openDevice(page, text, name);
        await page.getByRole('region', { name: 'Life' }).waitFor();
        await page.getByRole('figure', { name: 'Who held it' }).waitFor();
        for (const width of [360, 1280, 2560]) {
          await page.setViewportSize({ width, height: 1000 });
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
          await keepShot(page, `device-${shot}-${colorScheme}-${width}`);
        }
        await assertAccessible(page);
      }
      await page.getByRole('link', { name: 'In each API' }).click();
      await page.getByText('Native shows this device').waitFor();
      await keepShot(page, `device-apis-${colorScheme}`);
      await assertAccessible(page);
      await page.getByRole('link', { name: 'Timeline' }).click();
      await page.getByText(/was added$/).waitFor();
      await keepShot(page, `device-timeline-${colorScheme}`);
      await assertAccessible(page);
      assert.deepEqual(faults, []);
    });
  }

  it('says so where there is no such device', async () => {
    const { page } = await openSignedIn(portal, 'devices/01937537-a000-7044-b8db-d58530217f99');
    await heading(page, 'There is no such device').waitFor();
  });
});
