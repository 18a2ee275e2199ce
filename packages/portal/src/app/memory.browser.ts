/** That a long day in one tab leaves nothing behind. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession } from 'playwright-core';
import { heading, openSignedIn, usePortal } from '../../test/portal.ts';

const NAVIGATIONS = 1_000;
/** Modules are compiled and caches are full by then. */
const WARM = 200;
/** Less than a kilobyte for each: the engine's own notes of what ran. One kept page would be a hundred times that. */
const LIMIT_GROWTH_BYTES = 1_000_000;
/** Nodes and listeners. One of them left by each navigation would be a thousand. */
const LIMIT_LEFT = 50;

/** Mostly pages that are drawn quickly, and each of the large ones once in a round. */
const ROUND = [
  'Overview',
  'People',
  'Devices',
  'Loans',
  ...Array.from({ length: 9 }, () => ['Leavers', 'Approvals', 'My devices', 'Import']).flat(),
];

/** Presses the entries of the side bar in turn, each once the page before has its title. */
const NAVIGATE = `async ([titles, times]) => {
  const links = titles.map(title => [...document.querySelectorAll('nav[aria-label=Main] li a')].find(each => each.textContent.trim() === title));
  for (let turn = 0; turn < times; turn += 1) {
    links[turn % links.length].click();
    while (document.querySelector('main h1')?.textContent !== titles[turn % links.length] || document.querySelector('main .loading') !== null) {
      await new Promise(requestAnimationFrame);
    }
  }
}`;

describe('a tab of the portal', () => {
  const portal = usePortal();

  it(`keeps its memory flat over ${NAVIGATIONS} navigations`, { timeout: 240_000 }, async () => {
    const { page, faults } = await openSignedIn(portal);
    await heading(page, 'Overview').waitFor();
    const session = await page.context().newCDPSession(page);
    const go = (times: number) => page.evaluate(`(${NAVIGATE})(${JSON.stringify([ROUND, times])})`);
    await go(WARM);
    const before = await keptIn(session);
    await go(NAVIGATIONS);
    const after = await keptIn(session);
    console.log(`${NAVIGATIONS} navigations keep ${after.bytes - before.bytes} bytes of ${after.bytes}`);
    assert.ok(after.bytes - before.bytes < LIMIT_GROWTH_BYTES, `${before.bytes} → ${after.bytes}`);
    // What is on show differs by some, as a message that has come meanwhile.
    assert.ok(after.nodes - before.nodes < LIMIT_LEFT, `${before.nodes} → ${after.nodes} nodes`);
    assert.ok(after.listeners - before.listeners < LIMIT_LEFT, `${before.listeners} → ${after.listeners} listeners`);
    assert.deepEqual(faults, []);
  });
});

interface Kept {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function keptIn(session: CDPSession): Promise<Kept> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}
