/** The list of devices with 100,000 of them: the server's part is played here, so that the portal's own part is measured. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { openSignedIn, usePortal } from '../../../test/portal.ts';

const DEVICES = 100_000;
/** What people feel as at once. The median of several, because a busy machine stops for a moment now and then. */
const INTERACTION_MS = 100;

describe('the list of devices with 100,000 of them', () => {
  const portal = usePortal();

  it('scrolls to its end, and answers keys at once, with few rows in the page', async () => {
    const { page, faults } = await openSignedIn(portal);
    const asked = await playDevices(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Devices', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Devices' });
    await page.getByText('100,000 devices', { exact: true }).waitFor();
    await grid.focus();
    await page.keyboard.press('End');
    await page.getByRole('row', { name: /Device 99999/ }).waitFor();
    assert.ok(asked() < 5, `the end was there after ${asked()} pages`);
    assert.ok((await page.getByRole('row').count()) < 100, 'only rows in view are in the page');

    const moves = await timesOf(page, () => page.keyboard.press('ArrowUp'));
    const field = page.getByRole('combobox', { name: 'Filter' });
    await field.focus();
    const letters = await timesOf(page, () => page.keyboard.press('d'));
    console.log(`of 100,000 rows: a move ${moves} ms, a letter ${letters} ms until it is painted`);
    assert.ok(moves < INTERACTION_MS && letters < INTERACTION_MS, `${moves} ms, ${letters} ms`);
    assert.deepEqual(faults, []);
  });
});

const ROUNDS = 11;

/** Milliseconds from a press until the next frame is painted: the median of some rounds. */
async function timesOf(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(`globalThis.times = []; globalThis.hear = event =>
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp)));
    addEventListener('keydown', hear, { capture: true })`);
  for (let round = 0; round < ROUNDS; round += 1) await press();
  await page.evaluate(`new Promise(done => {
    const look = () => (times.length === ${ROUNDS} ? done() : requestAnimationFrame(look));
    look();
  })`);
  const times = await page.evaluate<number[]>(`removeEventListener('keydown', hear, { capture: true }), times`);
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN);
}

/** Returns how many pages were asked for. */
async function playDevices(page: Page): Promise<() => number> {
  let pages = 0;
  await page.route(/\/registry\/v1\/devices\?/, route => {
    pages += 1;
    const { searchParams } = new URL(route.request().url());
    const [from, limit] = [Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit'))];
    const end = Math.min(DEVICES, from + limit);
    // In the opposite order, for the end of the list.
    const isBack = searchParams.get('sort') === 'createdAt';
    const items = Array.from({ length: end - from }, (_, at) => device(isBack ? DEVICES - 1 - from - at : from + at));
    return route.fulfill({ json: { items, nextCursor: end === DEVICES ? null : String(end), total: DEVICES } });
  });
  return () => pages;
}

function device(number: number) {
  return {
    ...{ id: `0199-${number}`, number, kind: 'mobile', name: `Device ${number}`, make: 'Google', model: 'Pixel 11' },
    ...{ platform: 'android', osVersion: '17', serial: `S${number}`, mac: null, udid: null, locationId: null, tags: [] },
    ...{ disabled: null, lifecycle: 'assigned', revision: 1 },
    ...{ createdAt: '2026-05-04T06:43:44.000001Z', modifiedAt: '2026-05-04T06:43:44.000001Z' },
    holders: [{ kind: 'person', id: 'p', name: 'Ann Lee', role: 'owner' }],
  };
}
