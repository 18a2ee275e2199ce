import { it } from 'node:test';
import { change } from '../src/core/change.ts';
import { createDevice } from '../src/core/devices/create.ts';
import { assign } from '../src/core/holding/assign.ts';
import { createClock } from '../src/lib/clock.ts';
import { uuidv7 } from '../src/lib/uuid.ts';
import { administratorApi, ok } from './support/native.ts';
import { onBothDatabases, useRegistry } from './support/registry.ts';
import { runDueJobs } from './support/jobs.ts';
onBothDatabases('measure', engine => {
  let nowMs = Date.UTC(2024, 0, 1);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  it('runs', async () => {
    const admin = await administratorApi(registry());
    const { person } = await registry().addPerson('x');
    const people = [person];
    for (let p = 0; p < 19; p += 1) people.push((await registry().addPerson(`x${p}`)).person);
    for (let b = 0; b < 50; b += 1)
      await change(registry().core, { actor: registry().system }, { name: 'm', needs: null }, null, async edit => {
        for (let i = 0; i < 200; i += 1) {
          const device = await createDevice(edit, { kind: 'mobile', name: `p${b}-${i}` });
          await assign(edit, device, { owner: { kind: 'person', id: people[(b * 200 + i) % 20]?.id ?? '' }, role: 'owner' });
        }
      });
    await ok(admin, 'PATCH', '/policies/stale', { staleMobileDays: 90 });
    for (const [name, days] of [['disable', 91], ['end', 31]] as const) {
      nowMs += days * 86_400_000;
      const [t, c] = [performance.now(), process.cpuUsage()];
      await ok(admin, 'POST', '/policies/stale/run');
      await runDueJobs(registry());
      const u = process.cpuUsage(c);
      const run = (await ok(admin, 'GET', '/policies/stale')).lastRun;
      console.log('MEASURE', engine, name, run.disabled, run.ended, run.state, Math.round(performance.now() - t), 'ms', Math.round((u.user + u.system) / 1000), 'cpu ms');
    }
  });
});
