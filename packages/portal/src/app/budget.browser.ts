/** What a first visit loads: scripts and styles, as they are compressed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heading, openSignedIn, usePortal } from '../../test/portal.ts';

/** Goal and limit in bytes, for the shell with any one page. */
const GOAL_BYTES = 40_000;

describe('the first load', () => {
  const portal = usePortal();

  it('is small: the shell, the overview, and nothing of other pages', async () => {
    const { page } = await openSignedIn(portal);
    const sizes = new Map<string, number>();
    page.on('response', async response => {
      if (!/\/assets\/.*\.(?:js|css)$/.test(response.url())) return;
      sizes.set(response.url(), Number((await response.allHeaders())['content-length'] ?? 0));
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.reload();
    await heading(page, 'Overview').waitFor();
    await page.evaluate('document.fonts.ready');
    const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    console.log(`first load: ${total} bytes in ${sizes.size} files`);
    assert.ok(sizes.size >= 3 && total > 0);
    assert.ok(total <= GOAL_BYTES, `${total} bytes: ${JSON.stringify([...sizes])}`);
  });
});
