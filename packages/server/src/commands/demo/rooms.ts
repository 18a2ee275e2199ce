/** Rooms of the demo with their devices, and lines that belong to nobody. */
import type { Services } from '../../services/services.ts';
import { DAY } from './calendar.ts';
import { planLastReport } from './use.ts';
import { byIt, type Held, type World } from './world.ts';

const ROOMS = ['Fjord', 'Tejo', 'Saint-Laurent', 'Reception', 'Warehouse 2'] as const;
const FIRST_ROOM_EXTENSION = 700;
const LINES = ['Main number', 'Sales hotline', 'Night service'] as const;
const FIRST_LINE_EXTENSION = 750;

export function planRooms(world: World): void {
  const { story, calendar } = world;
  for (const [index, name] of ROOMS.entries()) {
    const room: Held = {};
    const comes = calendar.worktime(3 + index * 40);
    story.at(comes, services => addRoom(world, services, name, index, room));
    planLastReport(world, room, comes + DAY, { ip: `10.21.0.${10 + index}` });
  }
  story.at(calendar.start + 2 * DAY, services => addLines(world, services));
}

async function addRoom(world: World, services: Services, name: string, index: number, room: Held): Promise<void> {
  const { places, calling, devices, assignments } = services;
  const locationId = world.locations[index % world.locations.length] ?? null;
  const write = byIt(world, 'new room');
  const { id } = await places.createWorkspace(write, { name, locationId });
  const owner = { kind: 'workspace', id } as const;
  const extension = String(FIRST_ROOM_EXTENSION + index);
  if (locationId !== null) await calling.set(write, owner, { locationId, extension });
  const hardware = { kind: 'room_device', make: 'Cisco', model: 'Room Bar' } as const;
  const device = await devices.create(write, { ...hardware, name: `${name} screen`, mac: world.hardware.mac() });
  room.deviceId = device.id;
  await assignments.create(write, { deviceId: device.id, owner, role: 'owner' });
}

async function addLines(world: World, { virtualLines }: Services): Promise<void> {
  for (const [index, name] of LINES.entries()) {
    const locationId = world.locations[index % world.locations.length] ?? '';
    const [firstName = '', ...rest] = name.split(' ');
    const extension = String(FIRST_LINE_EXTENSION + index);
    await virtualLines.create(byIt(world), { firstName, lastName: rest.join(' '), locationId, extension });
  }
}
