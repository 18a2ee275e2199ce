/**
 * Run by kill.test.ts as a process of its own: 32 writers create devices without a pause, and each id is printed once its
 * write was acknowledged. Ends by being killed. Arguments: the settings as JSON.
 */
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Settings } from '../../src/settings.ts';

const WRITERS = 32;

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const { services } = await openRegistry(settings, pino({ level: 'silent' }), error => {
  throw error;
});
const [organization = await services.organizations.create('Torture')] = await services.organizations.list();
const actor = systemActor(organization.org, organization.id);

for (let writer = 0; writer < WRITERS; writer += 1) void writeForever(writer);

async function writeForever(writer: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const device = await services.devices.create({ actor }, { kind: 'mobile', name: `writer ${writer}, ${count}` });
    process.stdout.write(`${device.id}\n`);
  }
}
