/** Nodes that carry out the stale policy are killed in the middle, or do it at the same time: each device is hit once. */
import { describe, it } from 'node:test';
import { type FreshSettings, migratedSettings } from '../support/registry.ts';
import { addStalePhones, askRun, GRACE_DAYS, requireHitOnce, startNode } from './policies-world.ts';
import { sized } from './size.ts';

/** Three transactions of a run and a bit. */
const PHONES = 350;
const KILLS = sized({ short: 2, full: 12 });
/** A lease of a killed node is over for the next, whose clock is that much further. */
const AHEAD_MS = 60_000;
const DAY_MS = 86_400_000;

describe('the stale policy', { timeout: 180_000 }, () => {
  const onStore = async (engine: 'sqlite' | 'postgres', work: (settings: FreshSettings['settings']) => Promise<void>) => {
    const { settings, remove } = await migratedSettings(engine);
    try {
      await addStalePhones(settings, PHONES);
      await work(settings);
    } finally {
      await remove();
    }
  };

  it('hits each device once when its node is killed in the middle, on SQLite', async () => {
    await onStore('sqlite', async settings => {
      let aheadMs = 0;
      for (const what of ['disabled', 'ended'] as const) {
        const runId = await askRun(settings, aheadMs);
        for (let kill = 1; kill <= KILLS; kill += 1) {
          const node = startNode(settings, aheadMs, runId);
          await node.steps(Math.floor((PHONES * kill) / (KILLS + 2)));
          await node.kill();
          aheadMs += AHEAD_MS;
        }
        const last = startNode(settings, aheadMs, runId);
        await last.done();
        await last.kill();
        await requireHitOnce(settings, runId, what, PHONES);
        aheadMs += (GRACE_DAYS + 1) * DAY_MS;
      }
    });
  });

  it('hits each device once when two nodes carry out the same run, and one of them is killed, on PostgreSQL', async () => {
    await onStore('postgres', async settings => {
      const runId = await askRun(settings, 0);
      // For the second, the lease of the first is over while it works.
      const nodes = [startNode(settings, 0, runId), startNode(settings, AHEAD_MS, runId)];
      await nodes[0]?.steps(PHONES / 2);
      await nodes[0]?.kill();
      await nodes[1]?.done();
      await nodes[1]?.kill();
      await requireHitOnce(settings, runId, 'disabled', PHONES);
    });
  });
});
