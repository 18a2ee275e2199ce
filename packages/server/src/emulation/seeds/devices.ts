/** The devices of a seed: how each begins, and who has it when. */
import { systemActor } from '../../domain/actor.ts';
import type { DeviceColumns } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { writeOf } from '../contents.ts';
import { at, type Field, ownerOf, TURNS } from './field.ts';
import type { SeedDevice, SeedHolder } from './schema.ts';

/** Plans what becomes of the device. A holder who has no `from` has it since they and the device are there. */
export function planDevice(field: Field, device: SeedDevice): void {
  const { steps, start } = field;
  const whose = device.name ?? device.mac ?? device.serial ?? device.kind;
  const [first, ...others] = device.holders ?? [];
  const made: { id?: DeviceId } = {};
  const cameAt = ({ person }: SeedHolder) => at(field.seed.people?.find(({ login }) => login === person)?.since, start);
  const began = first === undefined ? start : at(first.from, cameAt(first));
  const add = async () => {
    made.id = await addDevice(field, device, first, whose);
  };
  steps.push({ at: began, turn: TURNS.give, run: add });
  for (const holder of others) {
    const from = at(holder.from, Math.max(began, cameAt(holder)));
    if (from < began) throw new Problem('invalid', `${whose}: holders must be in the order in which they got it.`);
    steps.push({ at: from, turn: TURNS.give, run: () => give(field, made.id ?? '', holder, whose) });
  }
  for (const holder of device.holders ?? []) {
    if (holder.until === undefined) continue;
    steps.push({ at: at(holder.until, began), turn: TURNS.takeBack, run: () => takeBack(field, made.id, holder, whose) });
  }
  const { guest } = device;
  if (guest !== undefined)
    steps.push({
      at: at(field.seed.now, Number.MAX_SAFE_INTEGER),
      turn: TURNS.guest,
      run: () => receive(field, made.id ?? '', first, guest, whose),
    });
}

async function addDevice(field: Field, device: SeedDevice, first: SeedHolder | undefined, whose: string): Promise<DeviceId> {
  const { kind, holders: _, push, guest: __, ...facts } = device;
  if (push !== undefined) return addPhone(field, device, push, first, whose);
  if (kind === 'desk_phone') return addDeskPhone(field, device, first, whose);
  const { id } = await field.services.devices.create(writeOf(field.organization), { kind, ...facts });
  if (first !== undefined) await give(field, id, first, whose);
  return id;
}

/** A phone whose app registers itself. */
async function addPhone(
  field: Field,
  device: SeedDevice,
  push: NonNullable<SeedDevice['push']>,
  first: SeedHolder | undefined,
  whose: string,
): Promise<DeviceId> {
  const { services, organization } = field;
  const { kind, name, make, model, platform, osVersion, serial, mac, tags } = device;
  if (kind !== 'mobile') throw new Problem('invalid', `${whose}: push cannot be set for a ${kind}, only for a mobile.`);
  if (first?.person === undefined) throw new Problem('invalid', `${whose}: push needs a person as the first holder.`);
  if (make === undefined || model === undefined || (platform !== 'ios' && platform !== 'android'))
    throw new Problem('invalid', `${whose}: a phone with push needs make, model, and ios or android as its platform.`);
  requireUsualOwner(device, first, 'a phone with push', whose);
  const { id: holder } = ownerOf(field, first, whose);
  const displayName = field.people.get(first.person)?.displayName ?? '';
  const who = { kind: 'person', id: holder, name: displayName, role: 'member' } as const;
  const actor = { ...systemActor(organization.org, organization.id), ...who };
  const report = { name: name ?? null, make, model, platform, ...push, acceptNotifications: true, sessionHash: null };
  const { deviceId } = await services.phones.register({ actor }, report);
  await complete(field, deviceId, { osVersion, serial, mac, tags });
  await setDue(field, deviceId, first);
  return deviceId;
}

/** A desk phone comes with its owner. */
async function addDeskPhone(field: Field, device: SeedDevice, first: SeedHolder | undefined, whose: string): Promise<DeviceId> {
  const { deskPhones } = field.services;
  const { mac, model, name, make, platform, osVersion, serial, tags } = device;
  if (mac === undefined || model === undefined || first === undefined)
    throw new Problem('invalid', `${whose}: a desk phone needs mac, model and a first holder.`);
  requireUsualOwner(device, first, 'a desk phone', whose);
  const write = writeOf(field.organization);
  const wanted = { mac, model: deskPhones.requireModel(write.actor, model, 'mac'), owner: ownerOf(field, first, whose) };
  const { device: added } = await deskPhones.add(write, wanted);
  if (tags !== undefined) await deskPhones.tag(write, added.id, { op: 'add', tags });
  await complete(field, added.id, { name, make, platform, osVersion, serial });
  await setDue(field, added.id, first);
  return added.id;
}

/** Nothing that a seed says may be lost where a device begins in a way that has no place for it. */
function requireUsualOwner({ udid }: SeedDevice, first: SeedHolder, what: string, whose: string): void {
  const role: string = first.role ?? 'owner';
  if (udid !== undefined) throw new Problem('invalid', `${whose}: udid cannot be set for ${what}.`);
  if (role !== 'owner') throw new Problem('invalid', `${whose}: role of the first holder of ${what} can only be owner.`);
}

type Facts = { readonly [Name in keyof DeviceColumns]: DeviceColumns[Name] | undefined };

/** Sets what the way in which the device began does not. */
async function complete({ services, organization }: Field, id: DeviceId, facts: Facts): Promise<void> {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  if (given.length > 0) await services.devices.update(writeOf(organization), id, Object.fromEntries(given));
}

async function setDue({ services, organization }: Field, deviceId: DeviceId, { dueAt }: SeedHolder): Promise<void> {
  if (dueAt === undefined) return;
  const write = writeOf(organization);
  const { holders } = await services.devices.withHolders(write.actor, deviceId);
  for (const { id } of holders) await services.assignments.update(write, id, { dueAt: at(dueAt, 0) });
}

async function give(field: Field, deviceId: DeviceId, holder: SeedHolder, whose: string): Promise<void> {
  const wish = { deviceId, owner: ownerOf(field, holder, whose), role: holder.role ?? 'owner' } as const;
  const due = holder.dueAt === undefined ? {} : { dueAt: at(holder.dueAt, 0) };
  await field.services.assignments.create(writeOf(field.organization), { ...wish, ...due });
}

async function takeBack(field: Field, deviceId: DeviceId | undefined, holder: SeedHolder, whose: string): Promise<void> {
  const { services, organization } = field;
  const write = writeOf(organization);
  const { id } = ownerOf(field, holder, whose);
  const holders = deviceId === undefined ? [] : (await services.devices.withHolders(write.actor, deviceId)).holders;
  const held = holders.find(each => each.owner.id === id);
  if (held === undefined)
    throw new Problem('invalid', `${whose}: ${holder.person ?? holder.workspace} does not have it when it is taken back.`);
  await services.assignments.end(write, held.id);
}

async function receive(
  field: Field,
  deviceId: DeviceId,
  host: SeedHolder | undefined,
  guest: NonNullable<SeedDevice['guest']>,
  whose: string,
) {
  const { services, organization } = field;
  const write = writeOf(organization);
  if (host === undefined) throw new Problem('invalid', `${whose}: a guest needs a host, who is the first holder.`);
  const hoteling = { enabled: true, limitGuestUse: true, guestHoursLimit: 24 };
  await services.calling.setHoteling(write, ownerOf(field, host, whose), hoteling);
  await services.guestSessions.start(write, {
    deviceId,
    personId: ownerOf(field, { person: guest.person }, whose).id,
    hours: guest.hours,
  });
}
