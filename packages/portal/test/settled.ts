/** Whether what a page shows has come to rest. */
import type { Page } from 'playwright-core';

/**
 * Waits until what fades or slides in is there. In the middle of it the colors are mixed with what is behind: on a quick machine a picture
 * shows half a dialog, and the contrast of its text is too low. What moves for ever, such as what waits for an answer, is not waited for.
 */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(`Promise.allSettled(
    document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).map(({ finished }) => finished))`);
}
