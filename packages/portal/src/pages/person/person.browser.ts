/** A person's page in a real browser: what they hold, what they held on a day, and what is done for them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

/** The last 4 May before the demo's two devices of today were given. */
function fourthOfMay(): string {
  const now = new Date();
  const year = now.getUTCFullYear() - (now.getUTCMonth() > 4 ? 0 : 1);
  return `${year}-05-04`;
}

/** By three letters and Enter, as people do. */
export async function openPerson(page: Page, text: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).waitFor();
  await page.keyboard.type(text);
  await page.getByRole('option', { name, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, name).waitFor();
}

describe('the page of a person', () => {
  const portal = usePortal();

  it('shows what somebody held on 4 May, and keeps the day in the address', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'chiara m', 'Chiara Moretti');
    const devices = page.getByRole('region', { name: 'Devices', exact: true });
    await devices.getByText('6 devices now').waitFor();
    await devices.getByRole('link', { name: 'App catalog' }).waitFor();
    await page.getByLabel('Day', { exact: true }).fill(fourthOfMay());
    await devices.getByText(/^4 devices at the end of 4 May \d{4}$/).waitFor();
    assert.equal(await devices.getByRole('link', { name: 'App catalog' }).count(), 0);
    await devices
      .getByRole('link', { name: 'Chiara’s phone' })
      .or(devices.getByRole('link', { name: "Chiara's phone" }))
      .waitFor();
    assert.match(page.url(), new RegExp(`\\?day=${fourthOfMay()}$`));
    assert.equal(await devices.getByRole('button', { name: /^Actions for/ }).count(), 0, 'the past cannot be changed');
    await page.reload();
    await devices.getByText(/^4 devices at the end of 4 May/).waitFor();
    await page.getByRole('button', { name: 'Back to today' }).click();
    await devices.getByText('6 devices now').waitFor();
    assert.deepEqual(faults, []);
  });

  it('travels by the keyboard alone, a day or a month at a time', async () => {
    const { page, faults } = await openSignedIn(portal);
    await openPerson(page, 'chiara m', 'Chiara Moretti');
    const slider = page.getByRole('slider', { name: 'As of' });
    await slider.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowLeft');
    await page.getByText(/^4 devices at the end of/).waitFor();
    assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /31 days ago$/);
    await page.keyboard.press('End');
    await page.getByText('6 devices now').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible in ${colorScheme}, and fits phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, '', { colorScheme });
      await openPerson(page, 'chiara m', 'Chiara Moretti');
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 1000 });
        await page.getByText('6 devices now').waitFor();
        await page.getByRole('heading', { name: 'Timeline' }).waitFor();
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        await keepShot(page, `person-${colorScheme}-${width}`);
        await assertAccessible(page);
      }
      await page.getByRole('link', { name: 'Groups and access' }).click();
      await page.getByRole('heading', { name: 'Tokens' }).waitFor();
      await page.getByText('All Users').waitFor();
      await keepShot(page, `person-access-${colorScheme}`);
      await assertAccessible(page);
      assert.deepEqual(faults, []);
    });
  }

  it('says so where there is nobody', async () => {
    const { page } = await openSignedIn(portal, 'people/nobody');
    await page.getByText('There is no such person').waitFor();
  });
});
