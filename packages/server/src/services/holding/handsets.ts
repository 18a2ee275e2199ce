/** Managed handsets: the mobile devices and app catalogs that people hold, for themselves and for administrators. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireAdministrator } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Device, HANDSET_KINDS } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { notFound } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { heldAssignment, selectHoldersOf } from '../../storage/statements/assignments.ts';
import { selectDevice, selectDeviceByNumber, toDevice } from '../../storage/statements/devices.ts';
import { type HandsetRow, selectHandset, selectHandsetsOf, selectLastCatalogSignIn } from '../../storage/statements/handsets.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Devices } from '../devices/devices.ts';
import { type PersonRef, requirePerson, requireSelfOrOther } from '../people/refs.ts';
import { end, type HeldDevice, heldDevice } from './assignments.ts';

/** A device by id, or by its integer within the organization. */
export type DeviceRef = { readonly id: DeviceId } | { readonly number: number };

export interface Handset extends HeldDevice {
  /** The holder's own push token; null while no pushes go there. */
  readonly pushToken: string | null;
}

export interface HandsetHolder {
  readonly person: Person;
  /** When he last signed in to an app catalog; null when he never did. */
  readonly lastCatalogSignInAt: Instant | null;
}

export interface HeldHandsets extends HandsetHolder {
  /** The devices that were made first come first; disabled ones are among them. */
  readonly handsets: readonly Handset[];
}

export interface Handsets {
  /** One's own, and as an administrator anybody's. */
  readonly of: (actor: Actor, person: PersonRef) => Promise<HeldHandsets>;
  /** One of them, for administrators. */
  readonly get: (actor: Actor, device: DeviceRef, person: PersonRef) => Promise<HandsetHolder & { handset: Handset }>;
  /** Takes the device from that person and from nobody else, by an administrator. */
  readonly remove: (write: Write, device: DeviceRef, person: PersonRef) => Promise<void>;
  /** Blocks the device for everybody who holds it, until it is enabled again. */
  readonly disable: (write: Write, device: DeviceRef) => Promise<Device>;
  readonly enable: (write: Write, device: DeviceRef) => Promise<Device>;
  /** The person, for himself and for administrators. */
  readonly holder: (actor: Actor, person: PersonRef) => Promise<HandsetHolder>;
}

export function createHandsets(core: Core, devices: Devices): Handsets {
  const { storage } = core;
  const toHandset = (row: HandsetRow, org: number, at: Instant): Handset => {
    const assignment = heldAssignment(row);
    const lastActiveAt = core.touches.lastActive(org, assignment.number, assignment.lastActiveAt);
    return { ...heldDevice(toDevice(row), { ...assignment, lastActiveAt }, at), pushToken: row.pushToken };
  };
  /** A number is one device's for ever, so that what is found before the transaction holds within it. */
  const idOfHandset = async (actor: Actor, ref: DeviceRef) => {
    requireAdministrator(actor, 'write devices');
    const device = await requireDeviceBy(storage, actor, ref);
    const owners = await storage.all(selectHoldersOf, { org: actor.org, deviceId: device.id, at: core.clock.now() });
    const isShown = owners.length === 0 || owners.some(owner => owner.ownerKind === 'person');
    if (!isShown || !HANDSET_KINDS.includes(device.kind)) throw notFound('device');
    return device.id;
  };

  return {
    of: async (actor, ref) => {
      const person = await requireSelfOrOther(storage, actor, ref, 'read devices');
      const at = core.clock.now();
      const rows = await storage.all(selectHandsetsOf, { org: actor.org, ownerId: person.id, at });
      return { ...(await holderOf(storage, actor.org, person)), handsets: rows.map(row => toHandset(row, actor.org, at)) };
    },
    get: async (actor, deviceRef, personRef) => {
      requireAdministrator(actor, 'read devices');
      const at = core.clock.now();
      const { person, row } = await requireHandset(storage, actor, deviceRef, personRef, at);
      return { ...(await holderOf(storage, actor.org, person)), handset: toHandset(row, actor.org, at) };
    },
    remove: async (write, deviceRef, personRef) => {
      requireAdministrator(write.actor, 'write devices');
      await change(core, write, 'handsets.remove', { deviceRef, personRef }, async edit => {
        const { row } = await requireHandset(edit.tx, write.actor, deviceRef, personRef, edit.now);
        await end(edit, heldAssignment(row), write.reason ?? 'removed by an administrator');
      });
    },
    disable: async (write, ref) => devices.disable(write, await idOfHandset(write.actor, ref)),
    enable: async (write, ref) => devices.enable(write, await idOfHandset(write.actor, ref)),
    holder: async (actor, ref) => holderOf(storage, actor.org, await requireSelfOrOther(storage, actor, ref, 'read people')),
  };
}

/** The person with what is told of him beside it. */
export async function holderOf(reader: Reader, org: number, person: Person): Promise<HandsetHolder> {
  const last = await reader.one(selectLastCatalogSignIn, { org, personId: person.id });
  return { person, lastCatalogSignInAt: last?.at ?? null };
}

async function requireDeviceBy(reader: Reader, { org }: Actor, ref: DeviceRef): Promise<Device> {
  const row =
    'id' in ref ? await reader.one(selectDevice, { org, ...ref }) : await reader.one(selectDeviceByNumber, { org, ...ref });
  if (row === undefined) throw notFound('device');
  return toDevice(row);
}

async function requireHandset(
  reader: Reader,
  actor: Actor,
  deviceRef: DeviceRef,
  personRef: PersonRef,
  at: Instant,
): Promise<{ person: Person; row: HandsetRow }> {
  const person = await requirePerson(reader, actor, personRef);
  const device = await requireDeviceBy(reader, actor, deviceRef);
  const row = await reader.one(selectHandset, { org: actor.org, ownerId: person.id, deviceId: device.id, at });
  if (row === undefined) throw notFound('assignment');
  return { person, row };
}
