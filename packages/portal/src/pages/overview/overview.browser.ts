/** The overview in a browser: its figures and their lists, what happens while one looks, and who sees none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

/** How much has moved since the page was opened: the cumulative layout shift, of which 0.1 is good. */
const SHIFTED = `new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries()
  .reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0)))
  .observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 200))`;
const SHIFT_LIMIT = 0.05;

describe('the overview', () => {
  const portal = usePortal();

  it('leads from each figure to the list behind it, with as many rows', async () => {
    const { page, faults } = await openSignedIn(portal);
    const figures = page.getByRole('list', { name: 'In numbers' });
    for (const [label, list, filter] of [
      ['Devices', 'Devices', null],
      ['Held by nobody', 'Devices', 'is:unheld'],
      ['Not used for 90 days', 'Devices', 'is:stale'],
      ['People', 'People', null],
      ['Holding nothing', 'People', 'is:deviceless'],
    ] as const) {
      const figure = figures.getByRole('link', { name: new RegExp(`^${label} ?[0-9]`) });
      const count = /[\d,]+/.exec(await figure.locator('.figure-value').innerText())?.[0];
      await figure.click();
      await heading(page, list).waitFor();
      assert.equal(new URL(page.url()).searchParams.get('q'), filter);
      await page
        .getByText(new RegExp(`^${count === '0' ? 'No |Nobody|Nothing' : count}\\b`))
        .first()
        .waitFor();
      await page.goBack();
      await heading(page, 'Overview').waitFor();
    }
    assert.deepEqual(faults, []);
  });

  it('says where to begin as long as there is no device, and only then', async () => {
    const { page, faults } = await openSignedIn(portal);
    const begin = page.getByRole('region', { name: 'Where to begin' });
    await page.getByRole('link', { name: /^Devices ?[0-9]/ }).waitFor();
    assert.equal(await begin.count(), 0);
    await page.route('**/reports/overview*', async route => {
      const response = await route.fetch();
      const answer = (await response.json()) as { devices: object };
      await route.fulfill({ response, json: { ...answer, devices: { ...answer.devices, total: 0 } } });
    });
    await page.reload();
    await begin.getByRole('link', { name: 'Connect your directory' }).waitFor();
    await assertAccessible(page);
    await begin.getByRole('link', { name: 'Import a spreadsheet' }).click();
    await heading(page, 'Import').waitFor();
    assert.deepEqual(faults, []);
  });

  it('says up to when it is counted while the counts are behind, and shows the figures when they are not', async () => {
    const { page, faults } = await openSignedIn(portal);
    let asked = 0;
    await page.route('**/reports/overview*', async route => {
      const response = await route.fetch();
      const answer = (await response.json()) as object;
      asked += 1;
      const part = asked < 3 ? { complete: false, countedUpTo: `2026-03-04T0${asked}:00:00.000000Z` } : {};
      await route.fulfill({ response, json: { ...answer, ...part } });
    });
    await page.reload();
    const notice = page.getByText(/^Still counting: these figures are as of 4 Mar 2026/);
    await notice.waitFor();
    await assertAccessible(page);
    await notice.waitFor({ state: 'detached' });
    assert.equal(asked, 3);
    assert.deepEqual(faults, []);
  });

  it('leads to the loans that are late, to who leaves, and to the sign-ins that failed', async () => {
    const { page, faults } = await openSignedIn(portal);
    for (const [label, path] of [
      ['Waiting for approval', 'approvals'],
      ['Next to be disabled', 'stale'],
      ['Late loans', 'loans?view=overdue'],
      ['Planned leavers', 'leavers'],
      ['Failed sign-ins', 'activity?q=type%3Asign_in.*%2Cperson.locked_out'],
    ] as const) {
      await page
        .getByRole('list', { name: 'In numbers' })
        .getByRole('link', { name: new RegExp(`^${label}`) })
        .click();
      await heading(page, 'Overview').waitFor({ state: 'detached' });
      assert.equal(page.url(), portal.demo().url + path);
      await page.goBack();
      await heading(page, 'Overview').waitFor();
    }
    assert.deepEqual(faults, []);
  });

  it('shows what happens while one looks, in words', async () => {
    const tab = await openSignedIn(portal);
    const recent = tab.page.getByRole('region', { name: 'What happened' });
    await recent.getByRole('listitem').first().waitFor();
    const beside = await portal.openBeside(tab);
    await beside.page.goto(`${portal.demo().url}my-devices`);
    await beside.page.getByRole('button', { name: "Rename Ada's phone" }).click();
    await beside.page.getByRole('dialog').getByRole('textbox').first().fill('Harbour phone');
    await beside.page.getByRole('dialog').getByRole('textbox').first().press('Enter');
    const first = recent.getByRole('listitem').first();
    await first.filter({ hasText: 'Harbour phone was changed: name' }).waitFor();
    await first.filter({ hasText: 'by Ada Lindqvist' }).waitFor();
    assert.deepEqual([...tab.faults, ...beside.faults], []);
  });

  it('says what is late and who leaves, the first to come at the top', async () => {
    const { page, faults } = await openSignedIn(portal);
    const loans = page.getByRole('region', { name: 'To come back' });
    const due = await loans.locator('tbody tr').first().innerText();
    assert.match(due, /Loaner \d.*ago/s);
    await page.getByRole('region', { name: 'Who leaves' }).getByText('moves abroad').waitFor();
    assert.deepEqual(faults, []);
  });

  it('is not there for a member, who begins at their own devices', async () => {
    const { page, faults } = await openSignedIn(portal, '', { login: 'chiara.moretti' });
    await heading(page, 'My devices').waitFor();
    assert.match(page.url(), /\/portal\/my-devices$/);
    assert.equal(await page.getByRole('link', { name: 'Overview' }).count(), 0);
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`moves nothing while it loads, and is accessible in ${colorScheme}, on phones and wide screens`, async () => {
      for (const width of [360, 1280, 2560]) {
        const { page, faults } = await openSignedIn(portal, '', {
          ...{ colorScheme, viewport: { width, height: 900 } },
          isFirstVisit: true,
        });
        await page.getByRole('region', { name: 'What happened' }).getByRole('listitem').first().waitFor();
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
        await page.evaluate('document.fonts.ready');
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
        assert.ok(Number(await page.evaluate(SHIFTED)) < SHIFT_LIMIT, `shifted by ${await page.evaluate(SHIFTED)}`);
        await keepShot(page, `overview-${colorScheme}-${width}`);
        await assertAccessible(page);
        assert.deepEqual(faults, []);
        await page.close();
      }
    });
  }
});
