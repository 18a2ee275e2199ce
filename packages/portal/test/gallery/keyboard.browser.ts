/** The components by keyboard alone: menu, dialog, combobox, filter bar, slider, toast. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useChromium } from '../../../server/test/support/chromium.ts';
import { type Gallery, serveGallery } from './serve.ts';

describe('by keyboard', () => {
  let gallery: Gallery;
  const browser = useChromium();
  let page: Page;
  before(async () => {
    gallery = await serveGallery();
    page = await browser().newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    await page.goto(gallery.origin);
  });
  after(async () => {
    gallery?.close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The accessible name of what has the focus, or what it says. */
  const focused = () =>
    page.evaluate(`(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()`);
  const output = (name: string) => page.getByRole('status', { name, exact: true });
  const shows = (name: string, text: string) => output(name).filter({ hasText: text }).waitFor();

  // First: when anything else is drawn again, it is, too.
  it('a part that comes between its drawing and its effects is shown', async () => {
    await page.getByText('The part is there.').waitFor({ timeout: 5_000 });
  });

  it('a menu opens, moves by arrows and letters, does, and gives the focus back', async () => {
    await button('Actions').focus();
    await press('Enter');
    assert.equal(await focused(), 'Hand over');
    await press('ArrowDown');
    assert.equal(await focused(), 'Disable');
    await press('o');
    assert.equal(await focused(), 'Off-board …');
    await press('ArrowDown', 'Escape');
    assert.equal(await focused(), 'Actions');
    await press('Enter', 'ArrowDown', 'Enter');
    await shows('Chosen', 'Disable');
  });

  it('a dialog keeps the focus, does nothing until the name is typed, and gives the focus back', async () => {
    await button('Erase').focus();
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Erase Ann Meier?' });
    await dialog.waitFor();
    const erase = dialog.getByRole('button', { name: 'Erase' });
    assert.equal(await erase.isDisabled(), true);
    await page.keyboard.type('Ann Meier');
    assert.equal(await erase.isDisabled(), false);
    for (let tab = 0; tab < 8; tab += 1) {
      await press('Tab');
      const inside = await page.evaluate(
        `document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)`,
      );
      assert.equal(inside, true, 'the page behind is not reached');
    }
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Erase');
  });

  it('a dialog has the focus in its first field before the next key, without a frame between', async () => {
    await button('Erase').focus();
    const focus = await page.evaluate(`(async () => {
      document.activeElement.click();
      await null;
      return document.activeElement.closest('dialog')?.querySelector('input') === document.activeElement;
    })()`);
    assert.equal(focus, true);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a combobox searches while one types, and takes what the arrows are at', async () => {
    const field = page.getByRole('combobox', { name: 'Hand over to' });
    await field.focus();
    await page.keyboard.type('keller');
    await page
      .getByRole('option', { name: /Jonas Keller/ })
      .first()
      .waitFor();
    await press('ArrowDown', 'ArrowUp', 'Enter');
    assert.match(await field.inputValue(), /Keller$/);
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await field.fill('zzz');
    await page.getByText('Nothing found.').waitFor();
    await field.fill('fail');
    await page.getByText('The search failed.').waitFor();
    await press('Escape');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
  });

  it('a combobox takes what the last letter finds, however early Enter is pressed', async () => {
    const field = page.getByRole('combobox', { name: 'Hand over to' });
    await field.fill('a');
    await page
      .getByRole('option', { name: /Ann Meier/ })
      .first()
      .waitFor();
    await field.fill('slow keller');
    await press('Enter');
    assert.equal(await field.inputValue(), 'slow keller', 'nothing of what is still on show');
    await page.getByRole('combobox', { name: 'Hand over to', expanded: false }).waitFor();
    assert.match(await field.inputValue(), /Keller$/);
  });

  it('a filter is typed, suggested, turned around, edited and removed', async () => {
    const field = page.getByRole('combobox', { name: 'Filter', exact: true });
    await button('Clear all filters').click();
    await field.focus();
    await page.keyboard.type('-ki');
    await page.getByRole('option', { name: '-kind:', exact: false }).first().waitFor();
    await press('ArrowDown', 'Enter');
    await page.keyboard.type('desk');
    await press('ArrowDown', 'Enter');
    await shows('Query', '-kind:desk_phone');
    await page.keyboard.type('pixel');
    await shows('Query', '-kind:desk_phone pixel');
    await page.keyboard.type(' held-by:keller');
    await page.getByRole('option', { name: /Meier/ }).first().waitFor({ state: 'detached' });
    await page
      .getByRole('option', { name: /Jonas Keller/ })
      .first()
      .waitFor();
    await press('ArrowDown', 'Enter');
    await shows('Query', 'held-by:jonas.keller');
    await field.fill('is:');
    await shows('Query', 'held-by:jonas.keller');
    assert.doesNotMatch((await output('Query').textContent()) ?? '', /is\b/);
    await field.fill('kine:x');
    await press('Escape');
    await page.getByText('Did you mean “kind:”?').waitFor();
    await field.fill('');
    await press('Backspace');
    assert.match(await field.inputValue(), /^held-by:/);
    await field.fill('');
    await button('Remove the filter -kind:desk_phone').focus();
    await press('Enter');
    assert.equal(await output('Query').textContent(), '');
  });

  it('a slider moves by days and months, says the day, and follows the date', async () => {
    const slider = page.getByRole('slider', { name: 'As of' });
    await slider.focus();
    await press('ArrowLeft');
    assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /28 Nov 2026, 1 day ago/);
    await press('PageDown');
    assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /29 Oct 2026, 31 days ago/);
    await page.getByLabel('Day', { exact: true }).fill('2026-05-04');
    await press('Enter');
    assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /4 May 2026/);
    await button('Back to today').focus();
    await press('Enter');
    assert.equal(await slider.getAttribute('aria-valuetext'), 'today');
  });

  it('a message is announced, and its undo is reached', async () => {
    await button('Toast').focus();
    await press('Enter');
    const message = page.getByRole('region', { name: 'Messages' });
    await message.getByText('Pixel 11 went to Jonas Keller.').waitFor();
    assert.equal(await message.locator('[aria-live=polite]').count(), 1);
    await message.getByRole('button', { name: 'Undo' }).focus();
    await press('Enter');
    await shows('Chosen', 'Undo');
    assert.equal(await message.getByText('Pixel 11').count(), 0);
  });

  it('a chart is read as a table', async () => {
    const chart = page.getByRole('figure', { name: 'Joined and ended' });
    await chart.getByRole('button', { name: 'Show as a table' }).focus();
    await press('Enter');
    assert.equal(await chart.getByRole('row').count(), 13);
    await chart.getByRole('columnheader', { name: 'Ended', exact: true }).waitFor();
  });
});
