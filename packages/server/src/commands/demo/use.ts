/** When the demo's devices were used last: most of them today, and some for months not. */
import type { Instant } from '../../lib/instant.ts';
import { DAY, HOUR } from './calendar.ts';
import { actorOf, byIt, type Employee, type Held, type World } from './world.ts';

/** Of the devices, so many lie in a drawer. */
const STALE_SHARE = 0.08;
const STALE_DAYS = 90;
const STALE_RANGE_DAYS = 160;
const NEVER_SHARE = 0.04;
/** What desk devices report. */
export const SOFTWARE = 'PhoneOS 3.2';
const HOSTS = 250;

export function planLastUse(world: World, employee: Employee, held: Held, since: Instant): void {
  const { story, calendar, chance, organization } = world;
  if (chance.happens(NEVER_SHARE)) return;
  const instant = Math.max(since + HOUR, calendar.now - agoOf(world));
  story.at(instant, async ({ assignments }) => {
    if (employee.person === undefined || employee.hasLeft || employee.isAway || held.assignmentId === undefined) return;
    await assignments.touch(actorOf(organization, employee.person), held.assignmentId);
  });
}

export interface DailyReport {
  readonly ip: string;
  /** Nobody has a line on it any more. */
  readonly isOver?: () => boolean | undefined;
}

/** A desk phone or room device has reported in, unless its plug is out. */
export function planLastReport(world: World, held: Held, since: Instant, report: DailyReport): void {
  const { story, calendar, chance } = world;
  const instant = Math.max(since, calendar.now - (chance.happens(STALE_SHARE) ? agoOf(world) : chance.next() * DAY));
  story.at(instant, async ({ deskPhones }) => {
    if (held.deviceId === undefined || report.isOver?.()) return;
    await deskPhones.checkIn(byIt(world), held.deviceId, { ip: report.ip, software: SOFTWARE });
  });
}

/** The one address of a device with this number. */
export function addressOf(number: number): string {
  return `10.20.${Math.floor(number / HOSTS) % HOSTS}.${2 + (number % HOSTS)}`;
}

function agoOf({ chance }: World): number {
  if (chance.happens(STALE_SHARE)) return (STALE_DAYS + chance.below(STALE_RANGE_DAYS)) * DAY;
  // Most people were there today; a few were last there before the weekend, or are on holiday.
  return chance.next() ** 4 * 30 * DAY;
}
