/** Takes the pictures of README and docs from the demo, light and dark. Needs a build, and Chromium as the browser tests do. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Demo, heading, readDemo, signInHere } from '../packages/portal/test/portal.ts';

const IMAGES = join(import.meta.dirname, '../docs/images');
const DEMO = join(import.meta.dirname, '../packages/server/bin/heldby.js');
const SIZE = { width: 1280, height: 800 };

const demo = spawn(process.execPath, [DEMO, 'demo', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const executablePath = process.env.HELDBY_CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  mkdirSync(IMAGES, { recursive: true });
  const address = await readDemo(demo);
  for (const colorScheme of ['light', 'dark'] as const) await takeAll(browser, address, colorScheme);
} finally {
  await browser.close();
  demo.kill('SIGTERM');
}

async function takeAll(from: Browser, address: Demo, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await from.newPage({ colorScheme, viewport: SIZE, locale: 'en-GB', timezoneId: 'Europe/Zurich' });
  await page.goto(address.url);
  await signInHere({ page, faults: [] }, address);
  await heading(page, 'Overview').waitFor();
  await take(page, `overview-${colorScheme}`);
  await page.goto(`${address.url}people?q=moretti`);
  await page.getByRole('link', { name: 'Chiara Moretti' }).click();
  await heading(page, 'Chiara Moretti').waitFor();
  await take(page, `person-${colorScheme}`);
  await page.close();
}

/** Once nothing is on its way any more. */
async function take(page: Page, name: string): Promise<void> {
  await page.locator('.skeleton, .loading').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
}
