/** One person's time at the demo's organization: they come, get what they work with, and leave. */
import type { Services } from '../../services/services.ts';
import { HOUR, MINUTE } from './calendar.ts';
import { planDesk } from './desk-phones.ts';
import { planBrowser, planTablet } from './other-devices.ts';
import { planPhones } from './phones.ts';
import { byIt, type Employee, type World, writeOf } from './world.ts';

/** Who has a desk phone, a tablet or a browser that is registered. */
const WITH_DESK = { Support: 0.9, Sales: 0.55, Operations: 0.25, Engineering: 0.05, Finance: 0.6, People: 0.6 } as const;
const WITH_TABLET = { Support: 0, Sales: 0.3, Operations: 0.35, Engineering: 0.05, Finance: 0, People: 0 } as const;
const WITH_BROWSER = 0.25;
const FIRST_EMPLOYEE_NUMBER = 1_000;

export function planCareer(world: World, employee: Employee): void {
  const { story, calendar, chance } = world;
  const comes = calendar.worktime(employee.joins);
  story.at(comes, services => hire(world, services, employee));
  planPhones(world, employee, comes + (20 + chance.below(60)) * MINUTE);
  if (chance.happens(WITH_DESK[employee.department])) planDesk(world, employee, comes + 2 * HOUR);
  if (chance.happens(WITH_TABLET[employee.department])) planTablet(world, employee, comes + 26 * HOUR);
  if (chance.happens(WITH_BROWSER)) planBrowser(world, employee, comes + 3 * HOUR);
  if (employee.leaves === null) return;
  story.at(calendar.worktime(employee.leaves), services => leave(world, services, employee));
}

async function hire(world: World, services: Services, employee: Employee): Promise<void> {
  const { name, department, locationId, role, number, joins } = employee;
  const details = {
    employeeNumber: String(FIRST_EMPLOYEE_NUMBER + number),
    metadata: { department, startDate: world.calendar.dateOf(joins), ...managerOf(world, employee) },
  };
  employee.person = await services.people.create(byIt(world, 'joins'), {
    ...name,
    email: `${name.login}@harbour-lights.example`,
    role,
    locationId,
    ...(role === 'location_admin' && { administers: [locationId] }),
    details,
  });
  const group = world.groups.get(department);
  if (group !== undefined) await services.groupMembers.add(byIt(world), { id: group }, [{ id: employee.person.id }]);
}

/** The first of a department who came. They have none themselves. */
function managerOf({ employees }: World, { department }: Employee): { readonly manager?: string } {
  const manager = employees.find(each => each.department === department && each.person !== undefined && !each.hasLeft);
  return manager?.person === undefined ? {} : { manager: manager.person.displayName };
}

const REASONS = ['new job', 'contract ended', 'moved abroad', 'retired'] as const;

async function leave(world: World, services: Services, employee: Employee): Promise<void> {
  const { person, phone, desk } = employee;
  if (person === undefined || employee.hasLeft) return;
  employee.hasLeft = true;
  const officer = world.employees.find(({ role }) => role === 'user_admin')?.person ?? world.administrator;
  const write = writeOf(world, officer, world.chance.oneOf(REASONS));
  await services.offBoardings.offBoard(write, person.id, { effectiveAt: null, handTo: null, keepLogin: true });
  if (phone.deviceId !== undefined) world.stock.phones.push(phone.deviceId);
  if (desk.deviceId !== undefined) world.stock.desks.push(desk.deviceId);
}
