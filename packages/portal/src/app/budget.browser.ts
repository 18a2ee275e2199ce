/** What a first visit loads until the page is there: scripts and styles, as they are compressed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DRAWN, LOADED, MARK_SHOWN } from '../../test/drawn.ts';
import { heading, openSignedIn, usePortal } from '../../test/portal.ts';

/** 40 KiB. The sentences of events are what the history is made of, so that it takes more. */
const LIMIT_BYTES = 40_960;
const HISTORY_BYTES = 44_000;

const OTHERS = {
  people: 'People',
  devices: 'Devices',
  leavers: 'Leavers',
  loans: 'Loans',
  approvals: 'Approvals',
  stale: 'Stale devices',
  'my-devices': 'My devices',
  settings: 'Organization',
  integrations: 'API tokens',
};

describe('the first load', () => {
  const portal = usePortal();

  const load = async (path: string, title: string | RegExp): Promise<readonly [string, number][]> => {
    const { page } = await openSignedIn(portal);
    await page.addInitScript(MARK_SHOWN);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(portal.demo().url + path);
    await heading(page, title).waitFor();
    await page.locator(DRAWN).first().waitFor({ state: 'attached' });
    return (await page.evaluate(LOADED)) as [string, number][];
  };
  const requireSmall = (title: string, files: readonly [string, number][], limit: number) => {
    const total = files.reduce((sum, [, bytes]) => sum + bytes, 0);
    console.log(`first load of ${title}: ${total} bytes in ${files.length} files`);
    assert.ok(files.length >= 3 && total > 10_000, JSON.stringify(files));
    assert.ok(total <= limit, `${total} bytes: ${JSON.stringify(files)}`);
  };

  it('is small: the shell, the overview, and nothing of other pages', async () => {
    requireSmall('Overview', await load('', 'Overview'), LIMIT_BYTES);
  });

  for (const [path, title] of Object.entries(OTHERS)) {
    it(`is as small on the page ${title}`, async () => requireSmall(title, await load(path, title), LIMIT_BYTES));
  }

  for (const list of ['people', 'devices']) {
    it(`is as small on the page of one of the ${list}`, async () => {
      const { page } = await openSignedIn(portal, list);
      const link = page.locator('[role=grid] tbody a').first();
      await link.waitFor();
      const path = (await link.getAttribute('href'))?.replace('/portal/', '') ?? '';
      requireSmall(list, await load(path, /^(?!People|Devices|Person|Device$)/), LIMIT_BYTES);
    });
  }

  it('is little larger on the page of the history', async () => {
    requireSmall('Activity', await load('activity', 'Activity'), HISTORY_BYTES);
  });
});
