/** Reads and manages handsets: the mobile devices and app catalogs that people hold. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { disableDevice, enableDevice } from '../../core/devices/change.ts';
import { type DeviceRef, requireDeviceBy, requireWritableDevice } from '../../core/devices/find.ts';
import { endAssignment } from '../../core/holding/save.ts';
import { type PersonRef, requirePerson, requireSelfOrOther } from '../../core/people/find.ts';
import { type HandsetHolder, holderOf } from '../../core/people/holder.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Device, HANDSET_KINDS } from '../../domain/device.ts';
import type { Person } from '../../domain/person.ts';
import { notFound } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { type LongList, mapLong } from '../../lib/long-list.ts';
import { heldAssignment, selectHoldersOf } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { type HandsetRow, selectHandset, selectHandsetsOf } from '../../storage/statements/handsets.ts';
import type { Reader } from '../../storage/storage.ts';
import { readInParts } from '../parts.ts';
import { type HeldDevice, heldDevice } from './held.ts';

export interface Handset extends HeldDevice {
  /** The holder's push token; null while they get no pushes. */
  readonly pushToken: string | null;
}

export interface HeldHandsets extends HandsetHolder {
  /** Oldest device first, including disabled ones. */
  readonly handsets: LongList<Handset>;
}

export interface Handsets {
  /** The actor's own, or anybody's for an administrator. */
  readonly of: (actor: Actor, person: PersonRef) => Promise<HeldHandsets>;
  /** For administrators. */
  readonly get: (actor: Actor, device: DeviceRef, person: PersonRef) => Promise<HandsetHolder & { handset: Handset }>;
  /** The same for the person themself, too; undefined where they do not hold it as a handset. */
  readonly find: (
    actor: Actor,
    device: DeviceRef,
    person: PersonRef,
  ) => Promise<(HandsetHolder & { handset: Handset }) | undefined>;
  /** Ends this person's assignment of the device; other holders keep it. For administrators. */
  readonly remove: (write: Write, device: DeviceRef, person: PersonRef) => Promise<void>;
  /** Blocks every holder until the device is enabled again. */
  readonly disable: (write: Write, device: DeviceRef) => Promise<Device>;
  readonly enable: (write: Write, device: DeviceRef) => Promise<Device>;
  /** The actor, or anybody for an administrator. */
  readonly holder: (actor: Actor, person: PersonRef) => Promise<HandsetHolder>;
}

export function createHandsets(core: Core): Handsets {
  const { storage } = core;
  const toHandset = (row: HandsetRow, org: number, at: Instant): Handset => {
    const assignment = core.touches.withActivity(org, heldAssignment(row));
    return { ...heldDevice(toDevice(row), assignment, at), pushToken: row.pushToken };
  };
  const setDisabled = (write: Write, ref: DeviceRef, isDisabled: boolean) => {
    const name = isDisabled ? 'handsets.disable' : 'handsets.enable';
    return change(core, write, { name, needs: 'write devices' }, { ref }, async edit => {
      const { id } = await requireManaged(edit, ref);
      const before = await requireWritableDevice(edit, id);
      checkRevision(edit, before);
      return isDisabled ? disableDevice(edit, before, write.reason ?? null) : enableDevice(edit, before);
    });
  };

  return {
    of: async (actor, ref) => {
      const person = await requireSelfOrOther(storage, actor, ref, 'read devices');
      const at = core.clock.now();
      const key = { org: actor.org, ownerId: person.id, at };
      const rows = await readInParts<HandsetRow>(actor.id, (last, limit) =>
        storage.all(selectHandsetsOf, { ...key, after: last?.number ?? 0, limit }),
      );
      const handsets = mapLong(rows, part => part.map(row => toHandset(row, actor.org, at)));
      return { ...(await holderOf(storage, actor.org, person)), handsets };
    },
    get: async (actor, deviceRef, personRef) => {
      requireRight(actor, 'read devices');
      const at = core.clock.now();
      const { person, row } = await requireHandset(storage, actor, deviceRef, personRef, at);
      return { ...(await holderOf(storage, actor.org, person)), handset: toHandset(row, actor.org, at) };
    },
    find: async (actor, deviceRef, personRef) => {
      const person = await requireSelfOrOther(storage, actor, personRef, 'read devices');
      const at = core.clock.now();
      const { id: deviceId } = await requireDeviceBy(storage, actor, deviceRef);
      const row = await storage.one(selectHandset, { org: actor.org, ownerId: person.id, deviceId, at });
      return row && { ...(await holderOf(storage, actor.org, person)), handset: toHandset(row, actor.org, at) };
    },
    remove: async (write, deviceRef, personRef) => {
      await change(core, write, { name: 'handsets.remove', needs: 'write devices' }, { deviceRef, personRef }, async edit => {
        const { row } = await requireHandset(edit.tx, edit.actor, deviceRef, personRef, edit.now);
        await endAssignment(edit, heldAssignment(row), write.reason ?? 'removed by an administrator');
      });
    },
    disable: (write, ref) => setDisabled(write, ref, true),
    enable: (write, ref) => setDisabled(write, ref, false),
    holder: async (actor, ref) => holderOf(storage, actor.org, await requireSelfOrOther(storage, actor, ref, 'read people')),
  };
}

/** A handset that a person holds, or that nobody holds. */
async function requireManaged({ tx, org, actor, now }: Edit, ref: DeviceRef): Promise<Device> {
  const device = await requireDeviceBy(tx, actor, ref);
  const owners = await tx.all(selectHoldersOf, { org, deviceId: device.id, at: now });
  const isShown = owners.length === 0 || owners.some(owner => owner.ownerKind === 'person');
  if (!isShown || !HANDSET_KINDS.includes(device.kind)) throw notFound('device');
  return device;
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
