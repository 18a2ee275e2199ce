/** The demo's telephony: callings for everybody, own and shared desk phones, a guest, and a room device. */

import type { Write } from '../../core/change.ts';
import type { Device } from '../../domain/device.ts';
import type { LocationId } from '../../domain/ids.ts';
import { type Owner, personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Services } from '../../services/services.ts';
import { macOf } from './data.ts';

const MODEL = 'Cisco 9871';
const FIRST_EXTENSION = 100;
const GUEST_HOURS = 8;

/** Returns the phone with several people's lines. */
export async function addDesks(services: Services, write: Write, people: readonly Person[]): Promise<Device> {
  for (const [index, person] of people.entries()) {
    if (person.locationId === null) continue;
    const extension = String(FIRST_EXTENSION + index);
    await services.calling.set(write, personOwner(person.id), { locationId: person.locationId, extension });
  }
  const own: Device[] = [];
  for (const [index, person] of people.slice(0, 4).entries()) {
    own.push(await addPhone(services, write, personOwner(person.id), `${person.firstName}'s desk`, index));
  }
  await shareLine(services, write, own[1], people[2]);
  await addRoom(services, write, people[0]?.locationId ?? null);
  return addFrontDesk(services, write, people.slice(4, 7));
}

/** A phone that has reported in. */
async function addPhone(services: Services, write: Write, owner: Owner, name: string, index: number): Promise<Device> {
  const { deskPhones, devices } = services;
  const { device } = await deskPhones.add(write, {
    mac: macOf(100 + index),
    model: deskPhones.requireModel(write.actor, MODEL, 'mac'),
    owner,
  });
  await deskPhones.tag(write, device.id, { op: 'add', tags: ['desk'] });
  await deskPhones.checkIn(write, device.id, { ip: `10.20.0.${10 + index}`, software: 'PhoneOS 3.2' });
  return devices.update(write, device.id, { name });
}

/** Gives a colleague a second line on the phone, so that they can answer for its owner. */
async function shareLine({ assignments }: Services, write: Write, device: Device | undefined, colleague: Person | undefined) {
  if (device === undefined || colleague === undefined) throw new RangeError('nobody shares a line');
  await assignments.create(write, { deviceId: device.id, owner: personOwner(colleague.id), role: 'shared_line' });
}

/** One phone for three people. A fourth is its guest later. */
async function addFrontDesk(services: Services, write: Write, people: readonly Person[]): Promise<Device> {
  const [host, ...others] = people;
  if (host === undefined) throw new RangeError('the front desk needs a host');
  const device = await addPhone(services, write, personOwner(host.id), 'Front desk', 10);
  for (const person of others) {
    await services.assignments.create(write, { deviceId: device.id, owner: personOwner(person.id), role: 'shared_line' });
  }
  return device;
}

export interface Visit {
  readonly device: Device;
  readonly host: Person;
  readonly guest: Person;
}

/** Somebody uses the phone of a colleague for the day. */
export async function receiveGuest(services: Services, write: Write, { device, host, guest }: Visit): Promise<void> {
  const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: GUEST_HOURS };
  await services.calling.setHoteling(write, personOwner(host.id), hoteling);
  await services.guestSessions.start(write, { deviceId: device.id, personId: guest.id, hours: GUEST_HOURS });
}

async function addRoom({ places, devices, assignments, calling }: Services, write: Write, locationId: LocationId | null) {
  const room = await places.createWorkspace(write, { name: 'Lighthouse room', locationId });
  const owner = { kind: 'workspace', id: room.id } as const;
  if (locationId !== null) await calling.set(write, owner, { locationId, extension: '200' });
  const hardware = { kind: 'room_device', make: 'Cisco', model: 'Board Pro 75' } as const;
  const board = await devices.create(write, { ...hardware, name: 'Lighthouse board', mac: macOf(200) });
  await assignments.create(write, { deviceId: board.id, owner, role: 'owner' });
}
