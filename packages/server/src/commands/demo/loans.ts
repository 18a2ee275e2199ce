/** Loaners of the demo: handsets that somebody has for some days, time and again. Some are due soon, and some are late. */
import { personOwner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { DAY, DAYS } from './calendar.ts';
import { byIt, type Held, somebody, type World } from './world.ts';

/** For each hundred people. */
const LOANERS = 6;
const FIRST_DAY = 30;
const EACH_DAYS = 60;
/** When the present loans are due, in days from now: the first are late, and the last is not lent. */
const DUE: readonly (number | null)[] = [-9, -2, 0.4, 1.5, 4, 12, null];
const LENT_AGO_DAYS = 14;

export function planLoans(world: World, people: number): void {
  const count = Math.max(DUE.length, Math.round((people / 100) * LOANERS));
  for (let number = 1; number <= count; number += 1) planLoaner(world, number);
}

function planLoaner(world: World, number: number): void {
  const { story, calendar, chance, hardware } = world;
  const held: Held = {};
  story.at(calendar.worktime(FIRST_DAY), async ({ devices }) => {
    const handset = number % 2 === 0 ? hardware.tablet() : hardware.phone();
    const details = { assetTag: hardware.assetTag() };
    const facts = { ...handset, name: `Loaner ${number + 1}`, serial: hardware.serial(), tags: ['loaner'], details };
    held.deviceId = (await devices.create(byIt(world, 'for visitors and repairs'), { kind: 'mobile', ...facts })).id;
  });
  for (let day = FIRST_DAY + chance.below(EACH_DAYS); day < DAYS - 40; day += EACH_DAYS + chance.below(EACH_DAYS)) {
    const from = calendar.worktime(day);
    story.at(from, services => lend(world, services, held, from + 10 * DAY));
    story.at(calendar.worktime(day + 3 + chance.below(9)), services => takeBack(world, services, held));
  }
  const due = DUE[(number - 1) % DUE.length];
  if (due === null || due === undefined) return;
  story.at(calendar.now - LENT_AGO_DAYS * DAY, services => lend(world, services, held, calendar.now + Math.floor(due * DAY)));
}

async function lend(world: World, services: Services, { deviceId }: Held, dueAt: Instant): Promise<void> {
  const borrower = somebody(world);
  if (deviceId === undefined || borrower === undefined) return;
  const owner = personOwner(borrower.person.id);
  await services.assignments.create(byIt(world, 'loan'), { deviceId, owner, role: 'user', dueAt });
}

async function takeBack(world: World, services: Services, { deviceId }: Held): Promise<void> {
  if (deviceId === undefined) return;
  const { holders } = await services.devices.withHolders(byIt(world).actor, deviceId);
  for (const { id } of holders) await services.assignments.end(byIt(world, 'brought back'), id);
}
