/** Desk phones of the demo's people: their own, and lines on the phones of colleagues. */
import { type Owner, personOwner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { DAY } from './calendar.ts';
import { addressOf, planLastReport, SOFTWARE } from './use.ts';
import { byIt, type Employee, somebody, type World } from './world.ts';

const FIRST_EXTENSION = 2_000;
const SHARED_SHARE = 0.3;
const MOST_COLLEAGUES = 3;
const SPARE_DESKS_KEPT = 3;

export function planDesk(world: World, employee: Employee, from: Instant): void {
  const { story, chance } = world;
  story.at(from, services => give(world, services, employee));
  if (chance.happens(SHARED_SHARE)) story.at(from + 5 * DAY, services => shareLine(world, services, employee));
  if (employee.leaves === null)
    planLastReport(world, employee.desk, from + 6 * DAY, {
      ip: addressOf(employee.number),
      isOver: () => employee.hasLeft,
    });
}

async function give(world: World, services: Services, employee: Employee): Promise<void> {
  const { person, desk, locationId, number, hasLeft } = employee;
  if (person === undefined || hasLeft) return;
  const write = byIt(world, 'joins');
  const owner = personOwner(person.id);
  await services.calling.set(write, owner, { locationId, extension: String(FIRST_EXTENSION + number) });
  const spare = world.stock.desks.length > SPARE_DESKS_KEPT ? world.stock.desks.shift() : undefined;
  desk.deviceId = spare ?? (await addPhone(world, services, employee));
  if (spare !== undefined) await reuse(world, services, spare, owner);
  await services.devices.update(write, desk.deviceId, { name: `${person.firstName}'s desk phone` });
  const { holders } = await services.devices.withHolders(write.actor, desk.deviceId);
  desk.assignmentId = holders.find(each => each.owner.id === owner.id)?.id ?? '';
}

/** Nobody answers any more for those who had the phone before. Otherwise its lines are all taken after some holders. */
async function reuse(world: World, { devices, assignments }: Services, deviceId: string, owner: Owner): Promise<void> {
  const write = byIt(world, 'joins');
  const { holders } = await devices.withHolders(write.actor, deviceId);
  for (const { id } of holders) await assignments.end(write, id);
  await assignments.create(write, { deviceId, owner, role: 'owner' });
}

async function addPhone(world: World, { deskPhones }: Services, { person, number }: Employee): Promise<string> {
  const { hardware } = world;
  const write = byIt(world, 'joins');
  const { device } = await deskPhones.add(write, {
    mac: hardware.mac(),
    model: deskPhones.requireModel(write.actor, hardware.deskModel(), 'mac'),
    owner: personOwner(person?.id ?? ''),
  });
  await deskPhones.checkIn(byIt(world), device.id, { ip: addressOf(number), software: SOFTWARE });
  return device.id;
}

/** A colleague answers for them. */
async function shareLine(world: World, services: Services, employee: Employee): Promise<void> {
  const { desk, department, hasLeft } = employee;
  const colleague = somebody(world, each => each !== employee && each.department === department && answersOne(each));
  if (desk.deviceId === undefined || hasLeft || colleague === undefined) return;
  colleague.answersFor += 1;
  const line = { deviceId: desk.deviceId, owner: personOwner(colleague.person.id), role: 'shared_line' } as const;
  await services.assignments.create(byIt(world, 'answers for the team'), line);
}

/** Few people answer for many. */
function answersOne({ desk, answersFor }: Employee): boolean {
  return desk.deviceId !== undefined && answersFor < MOST_COLLEAGUES;
}
