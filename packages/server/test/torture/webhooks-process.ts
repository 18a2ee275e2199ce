/** Run by webhooks.test.ts as a node that sends, until it is killed. Arguments: the settings as JSON, and by how much its clock is ahead. */
import { pino } from 'pino';
import { openRegistry, sourcesOn } from '../../src/app.ts';
import { createClock } from '../../src/lib/clock.ts';
import type { Settings } from '../../src/settings.ts';
import { startWebhooks } from '../../src/workers/webhooks/dispatcher.ts';

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const aheadMs = Number(process.argv[3]);
const fail = (error: unknown) => {
  throw error;
};
const clock = createClock(() => Date.now() + aheadMs);
const registry = await openRegistry(settings, pino({ level: 'silent' }), fail, sourcesOn(clock));
startWebhooks(registry.core, registry.services, fail);
