/** Who works at the demo's organization: when they come, what they do there, and when they leave. */
import type { Role } from '../../domain/role.ts';
import { DAYS } from './calendar.ts';
import { createNames } from './names.ts';
import { DEPARTMENTS, type Employee, type World } from './world.ts';

/** Of all who are there in the end, so many came in the first weeks. */
const FIRST_SHARE = 0.6;
const FIRST_WEEKS_DAYS = 18;
/** So many more have left by now. */
const LEFT_SHARE = 0.24;
const SHORTEST_STAY_DAYS = 40;
/** Nobody leaves on the last days by chance: those who do are a chapter of their own. */
const LAST_LEAVING_DAY = DAYS - 6;

/** Has one person each. Everybody else is a member. */
const OTHER_ROLES: readonly Role[] = ['location_admin', 'user_admin', 'read_only'];

export function hireCrowd(world: World, size: number): Employee[] {
  const { chance, locations } = world;
  const nextName = createNames(chance);
  const first = Math.round(size * FIRST_SHARE);
  const all = size + Math.round(size * LEFT_SHARE);
  return Array.from({ length: all }, (_, index): Employee => {
    const role = OTHER_ROLES[index] ?? 'member';
    const joins = joiningDay(world, index, first, all);
    const isLeaver = role === 'member' && chance.happens(LEFT_SHARE / (1 + LEFT_SHARE - OTHER_ROLES.length / all));
    const latest = LAST_LEAVING_DAY - joins - SHORTEST_STAY_DAYS;
    return {
      name: nextName(),
      number: index,
      department: role === 'user_admin' ? 'People' : chance.oneOf(DEPARTMENTS),
      locationId: locations[role === 'location_admin' ? 1 : chance.below(locations.length)] ?? '',
      role,
      joins,
      leaves: isLeaver && latest > 0 ? joins + SHORTEST_STAY_DAYS + chance.below(latest) : null,
      phone: {},
      desk: {},
      answersFor: 0,
    };
  });
}

function joiningDay({ chance }: Pick<World, 'chance'>, index: number, first: number, all: number): number {
  if (index < OTHER_ROLES.length) return 1;
  if (index < first) return 1 + Math.floor((index / first) * FIRST_WEEKS_DAYS);
  const share = (index - first + chance.next()) / (all - first);
  return FIRST_WEEKS_DAYS + Math.floor(share * (DAYS - FIRST_WEEKS_DAYS - 1));
}
