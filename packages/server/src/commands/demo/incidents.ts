/** What happened to single devices of the demo: lost, found, broken, disabled, registered twice, and bought for later. */
import type { DeviceId } from '../../domain/ids.ts';
import type { Services } from '../../services/services.ts';
import { DAYS, HOUR } from './calendar.ts';
import { byIt, type Employee, somebody, type World } from './world.ts';

type Incident = (services: Services, deviceId: DeviceId) => Promise<unknown>;

const FERRY = 'left on the ferry';
/** For each hundred people. */
const SPARES = 9;

export function planIncidents(world: World, people: number): void {
  const happens = createHappening(world);
  const found: { deviceId?: DeviceId } = {};
  happens(212, async (services, deviceId) => {
    found.deviceId = deviceId;
    await services.devices.setLifecycle(byIt(world, FERRY), deviceId, { state: 'lost', end: false });
  });
  world.story.at(world.calendar.worktime(DAYS - 209), async ({ devices }) => {
    if (found.deviceId !== undefined)
      await devices.setLifecycle(byIt(world, 'found'), found.deviceId, { state: null, end: false });
  });
  happens(95, (services, id) => setState(world, services, id, 'lost', 'stolen from a car'));
  happens(12, (services, id) => setState(world, services, id, 'lost', 'not seen since the trade fair'));
  happens(4, (services, id) => setState(world, services, id, 'in_repair', 'cracked screen'));
  for (const daysAgo of [33, 9]) happens(daysAgo, ({ devices }, id) => devices.disable(byIt(world, 'out of compliance'), id));
  for (const daysAgo of [60, 41, 18]) happens(daysAgo, (services, id) => registerAgain(world, services, id));
  planSpares(world, Math.max(1, Math.round((people / 100) * SPARES)));
}

/** Something happens to the phone of somebody who stays, so that it can still be seen. Nobody has two misfortunes. */
function createHappening(world: World): (daysAgo: number, incident: Incident) => void {
  const unlucky = new Set<Employee>();
  const isWanted = (employee: Employee) =>
    employee.phone.deviceId !== undefined && employee.leaves === null && employee.role === 'member' && !unlucky.has(employee);
  return (daysAgo, incident) => {
    world.story.at(world.calendar.worktime(DAYS - daysAgo), async services => {
      const holder = somebody(world, isWanted);
      if (holder?.phone.deviceId === undefined) return;
      unlucky.add(holder);
      await incident(services, holder.phone.deviceId);
    });
  };
}

function setState(world: World, { devices }: Services, id: DeviceId, state: 'lost' | 'in_repair', reason: string) {
  return devices.setLifecycle(byIt(world, reason), id, { state, end: false });
}

/** An inventory brings in a phone that is here already: the same serial number, spelled otherwise. */
async function registerAgain(world: World, { devices }: Services, id: DeviceId): Promise<void> {
  const { make, model, platform, serial } = await devices.get(byIt(world).actor, id);
  const known = serial ?? world.hardware.serial();
  // Apps register phones without it. What nobody could compare would be another phone.
  if (serial === null) await devices.update(byIt(world, 'inventory'), id, { serial: known });
  const same = { make, model, platform, serial: known.toLowerCase() };
  await devices.create(byIt(world, 'inventory'), { kind: 'mobile', ...same, name: `${model ?? 'Phone'} from the inventory` });
}

/** Phones that were bought for those who come next. */
function planSpares(world: World, count: number): void {
  const { story, calendar, hardware } = world;
  const bought = calendar.worktime(DAYS - 20) + HOUR;
  story.at(bought, async ({ devices }) => {
    const handset = hardware.phone();
    for (let number = 1; number <= count; number += 1) {
      const details = { assetTag: hardware.assetTag(), imei: [hardware.imei()], purchasedAt: calendar.dateOf(DAYS - 24) };
      const input = { kind: 'mobile', ...handset, name: `${handset.model}, new`, serial: hardware.serial(), details } as const;
      await devices.create(byIt(world, 'delivery'), input);
    }
  });
}
