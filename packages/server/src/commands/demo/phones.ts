/** Mobile phones of the demo's people: the company's with an asset tag, or their own; replaced after a while, and used until now. */
import type { PhoneInput } from '../../core/composed/register-phone.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { DAY, DAYS, MINUTE } from './calendar.ts';
import type { Handset } from './hardware.ts';
import { planLastUse } from './use.ts';
import { byIt, type Employee, type World, writeOf } from './world.ts';

const OWN_SHARE = 0.2;
const WITH_PUSH = 0.8;
/** A phone is replaced after one to two years. */
const SHORTEST_USE_DAYS = 380;
const USE_RANGE_DAYS = 420;
const UPDATE_EVERY_DAYS = 130;
const UPDATE_RANGE_DAYS = 60;
/** Of the replaced phones, so many are written off, and the rest goes to the next who comes. */
const RETIRED_SHARE = 0.6;
const STOCK_KEPT = 8;

export function planPhones(world: World, employee: Employee, from: Instant): void {
  const { story, calendar, chance } = world;
  const isOwn = chance.happens(OWN_SHARE);
  const until = employee.leaves ?? DAYS;
  const day = Math.floor((from - calendar.start) / DAY);
  story.at(from, services => (isOwn ? registerOwn(world, services, employee) : give(world, services, employee, day)));
  const replaced = day + SHORTEST_USE_DAYS + chance.below(USE_RANGE_DAYS);
  planUpdates(world, employee, day, Math.min(replaced, until));
  if (replaced < until) {
    const instant = calendar.worktime(replaced);
    story.at(instant, services => replace(world, services, employee));
    planPhones(world, employee, instant + 15 * MINUTE);
  } else if (employee.leaves === null) planLastUse(world, employee, employee.phone, from);
}

/** Updates of the system, of which device management tells. */
function planUpdates(world: World, employee: Employee, from: number, until: number): void {
  const { story, calendar, chance } = world;
  const step = () => UPDATE_EVERY_DAYS + chance.below(UPDATE_RANGE_DAYS);
  for (let day = from + step(), minor = 0; day < until; day += step(), minor += 1) {
    story.at(calendar.worktime(day), async ({ devices }) => {
      const { phone, hasLeft } = employee;
      if (phone.deviceId === undefined || hasLeft) return;
      await devices.update(byIt(world, 'inventory'), phone.deviceId, { osVersion: `26.${minor}` });
    });
  }
}

/** Their own phone: the app registers it. */
async function registerOwn(world: World, services: Services, { person, phone, hasLeft }: Employee): Promise<void> {
  if (person === undefined || hasLeft) return;
  const report = reportOf(world, world.hardware.phone(), `${person.firstName}'s own phone`);
  const { deviceId } = await services.phones.register(writeOf(world, person), report);
  const { holders } = await services.devices.withHolders(byIt(world).actor, deviceId);
  phone.deviceId = deviceId;
  phone.assignmentId = holders[0]?.id ?? '';
}

/** A phone of the company, out of stock if there is one; the app on it then registers for pushes. */
async function give(world: World, services: Services, { person, phone, hasLeft }: Employee, day: number): Promise<void> {
  // A phone that is replaced on somebody's last day may come after they have gone.
  if (person === undefined || hasLeft) return;
  const { chance, hardware, stock } = world;
  const write = byIt(world, 'joins');
  const handset = hardware.phone();
  const name = `${person.firstName}'s phone`;
  const spare = stock.phones.length > STOCK_KEPT ? stock.phones.shift() : undefined;
  const device =
    spare === undefined
      ? await services.devices.create(write, newPhone(world, handset, name, day))
      : await services.devices.update(write, spare, { name });
  const owner = personOwner(person.id);
  phone.deviceId = device.id;
  phone.assignmentId = (await services.assignments.create(write, { deviceId: device.id, owner, role: 'owner' })).id;
  if (!chance.happens(WITH_PUSH)) return;
  const { make, model, platform } = device;
  const found = { make: make ?? '', model: model ?? '', platform: platform === 'ios' ? 'ios' : 'android' } as const;
  await services.phones.replace(writeOf(world, person), device.id, reportOf(world, found, name));
}

/** The old phone is written off, or waits for the next who comes. */
async function replace(world: World, services: Services, { phone, hasLeft }: Employee): Promise<void> {
  const { deviceId, assignmentId } = phone;
  if (deviceId === undefined || assignmentId === undefined || hasLeft) return;
  await services.assignments.end(byIt(world, 'replaced'), assignmentId);
  if (!world.chance.happens(RETIRED_SHARE)) world.stock.phones.push(deviceId);
  else await services.devices.setLifecycle(byIt(world, 'battery worn out'), deviceId, { state: 'retired', end: true });
}

function newPhone({ hardware, calendar, chance }: World, handset: Handset, name: string, day: number) {
  const purchasedAt = calendar.dateOf(day - chance.below(40));
  const details = { assetTag: hardware.assetTag(), imei: [hardware.imei()], purchasedAt };
  return { kind: 'mobile', ...handset, name, serial: hardware.serial(), tags: tagsOf(chance), details } as const;
}

function tagsOf(chance: World['chance']): string[] {
  return [...(chance.happens(0.15) ? ['field'] : []), ...(chance.happens(0.06) ? ['pilot'] : [])];
}

/** What the app reports. */
function reportOf({ hardware, chance }: World, { make, model, platform }: Omit<Handset, 'osVersion'>, name: string): PhoneInput {
  const token = hardware.pushToken();
  const acceptNotifications = !chance.happens(0.1);
  return { name, make, model, platform, token, notificationId: token.slice(0, 12), acceptNotifications, sessionHash: null };
}
