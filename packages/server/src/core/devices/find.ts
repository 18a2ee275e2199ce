/** Finds devices by id or number, and checks whether the actor may see them. */
import type { Actor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectHoldersOf } from '../../storage/statements/assignments.ts';
import { selectDevice, selectDeviceByNumber, toDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { keptOf } from '../merged.ts';
import { findsDevice, requireWholeDevice } from '../reach.ts';
import { mayAct } from '../rights.ts';

/** A device by id, or by its number within the organization. */
export type DeviceRef = { readonly id: DeviceId } | { readonly number: number };

/** Finds the device without checking whether the actor may see it. The id of one that was merged leads to the one that is kept. */
export async function requireDeviceBy(reader: Reader, { org }: Pick<Actor, 'org'>, ref: DeviceRef): Promise<Device> {
  const row =
    'id' in ref ? await reader.one(selectDevice, { org, ...ref }) : await reader.one(selectDeviceByNumber, { org, ...ref });
  if (row !== undefined) return toDevice(row);
  const kept = await keptOf(reader, org, ref);
  if (kept === undefined) throw notFound('device');
  return requireDeviceBy(reader, { org }, { id: kept });
}

/** The device, for its holders and for administrators; `not_found` for everybody else. */
export async function requireDevice(reader: Reader, actor: Actor, id: DeviceId, now: Instant): Promise<Device> {
  const device = await requireDeviceBy(reader, actor, { id });
  if (!(await seesDevice(reader, actor, device, now))) throw notFound('device');
  return device;
}

/** The same for an actor who may change it, which the caller has checked; `forbidden` if part of it is outside their locations. */
export async function requireWritableDevice(edit: Edit, id: DeviceId): Promise<Device> {
  const device = await requireDevice(edit.tx, edit.actor, id, edit.now);
  await requireWholeDevice(edit, device);
  return device;
}

async function seesDevice(reader: Reader, actor: Actor, device: Device, now: Instant): Promise<boolean> {
  if (mayAct(actor, 'read devices')) return findsDevice(reader, actor, device, now);
  const holders = await reader.all(selectHoldersOf, { org: actor.org, deviceId: device.id, at: now });
  return holders.some(({ ownerId }) => ownerId === actor.id);
}
