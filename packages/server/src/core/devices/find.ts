/** Finds devices by id or number, and checks whether the actor may see them. */
import type { Actor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectHoldersOf, toAssignment } from '../../storage/statements/assignments.ts';
import { selectDevice, selectDeviceByNumber, toDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { findOwner } from '../owners.ts';
import { mayAct, seesLocation } from '../rights.ts';

/** A device by id, or by its number within the organization. */
export type DeviceRef = { readonly id: DeviceId } | { readonly number: number };

/** Finds the device without checking whether the actor may see it. */
export async function requireDeviceBy(reader: Reader, { org }: Pick<Actor, 'org'>, ref: DeviceRef): Promise<Device> {
  const row =
    'id' in ref ? await reader.one(selectDevice, { org, ...ref }) : await reader.one(selectDeviceByNumber, { org, ...ref });
  if (row === undefined) throw notFound('device');
  return toDevice(row);
}

/** The device, for its holders and for administrators; `not_found` for everybody else. */
export async function requireDevice(reader: Reader, actor: Actor, id: DeviceId, now: Instant): Promise<Device> {
  const device = await requireDeviceBy(reader, actor, { id });
  if (!(await seesDevice(reader, actor, device, now))) throw notFound('device');
  return device;
}

async function seesDevice(reader: Reader, actor: Actor, device: Device, now: Instant): Promise<boolean> {
  const administers = mayAct(actor, 'read devices');
  if (administers && seesLocation(actor, device.locationId)) return true;
  const holders = await reader.all(selectHoldersOf, { org: actor.org, deviceId: device.id, at: now });
  for (const holder of holders) {
    if (holder.ownerId === actor.id) return true;
    if (!administers) continue;
    const owner = await findOwner(reader, actor.org, toAssignment(holder).owner);
    if (owner !== undefined && seesLocation(actor, owner.locationId)) return true;
  }
  return false;
}
