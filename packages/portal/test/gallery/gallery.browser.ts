/** The components in a real browser: axe in both themes and three widths, the policy of the portal, and screenshots. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { useChromium } from '../../../server/test/support/chromium.ts';
import { findViolations, WCAG } from '../axe.ts';
import { type Gallery, serveGallery } from './serve.ts';

const SHOTS = 'packages/portal/dist/screenshots';

describe('the components', () => {
  let gallery: Gallery;
  const browser = useChromium();
  before(async () => {
    gallery = await serveGallery();
  });
  after(async () => {
    gallery?.close();
  });

  /** Opens the gallery, and gives what is wrong with it: errors, and refusals of its policy. */
  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<{ page: Page; faults: string[] }> => {
    const page = await browser().newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
    const faults: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    page.on('pageerror', error => faults.push(error.message));
    await page.goto(gallery.origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { page, faults };
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280, 2560]) {
      it(`are accessible and within the page: ${colorScheme}, ${width} pixels`, async () => {
        const { page, faults } = await open({ colorScheme, viewport: { width, height: 900 } });
        assert.deepEqual(await findViolations(page, WCAG), []);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing stands out at the side');
        mkdirSync(SHOTS, { recursive: true });
        await page.screenshot({ path: `${SHOTS}/components-${colorScheme}-${width}.png`, fullPage: true });
        assert.deepEqual(faults, []);
        await page.close();
      });
    }

    it(`are accessible while a menu, a dialog, a list and a message are open: ${colorScheme}`, async () => {
      const { page, faults } = await open({ colorScheme });
      await page.getByRole('button', { name: 'Actions', exact: true }).click();
      assert.deepEqual(await findViolations(page, WCAG), []);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Erase' }).click();
      assert.deepEqual(await findViolations(page, WCAG), []);
      await page.screenshot({ path: `${SHOTS}/dialog-${colorScheme}.png` });
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Hand over to' }).fill('a');
      await page.getByRole('option', { name: /Ann/ }).first().waitFor();
      await page.getByRole('button', { name: 'Toast' }).evaluate((button: { click: () => void }) => button.click());
      assert.deepEqual(await findViolations(page, WCAG), []);
      await page.screenshot({ path: `${SHOTS}/open-${colorScheme}.png` });
      assert.deepEqual(faults, []);
      await page.close();
    });
  }

  it('show what is focused, and stand still for people who want that', async () => {
    const { page } = await open({ reducedMotion: 'reduce', forcedColors: 'active' });
    await page.getByRole('button', { name: 'Assign' }).focus();
    await page.keyboard.press('Tab');
    const [outline, spin] = (await page.evaluate(`[
      getComputedStyle(document.activeElement).outlineStyle,
      getComputedStyle(document.querySelector('.icon-spin')).animationIterationCount,
    ]`)) as string[];
    assert.deepEqual([outline, spin], ['solid', '1']);
    await page.close();
  });
});
