/** What axe finds wrong with a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { settle } from './settled.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 at the levels A and AA. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The axe of a page is loaded once. Only what is wrong is written out, and no file is fetched anew: that is half of its work. */
export async function findViolations(page: Page, tags: readonly string[]): Promise<string[]> {
  await settle(page);
  // Run by the debugger, so that the page's policy stays as it is.
  if ((await page.evaluate('typeof axe')) === 'undefined') {
    await page.evaluate(`(() => { const require = undefined; ${SOURCE}; })()`);
  }
  const options = JSON.stringify({ runOnly: tags, resultTypes: ['violations'], preload: false });
  return page.evaluate(`axe.run(document, ${options}).then(({ violations }) => violations.flatMap(
    ({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`);
}
