/** Devices: created, read, changed, disabled for all of their holders. */
import { isDeepStrictEqual } from 'node:util';
import { type Change, change, checkRevision, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { findOwner } from '../../core/owners.ts';
import { mayActOnOthers, requireAdministrator, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { CATALOG_KINDS, DESK_KINDS, type Device, type DeviceKind, type Platform, parseMac } from '../../domain/device.ts';
import type { DeviceId, LocationId } from '../../domain/ids.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import { selectHoldersOf, selectOpenHoldersOf, toAssignment } from '../../storage/statements/assignments.ts';
import {
  fromDevice,
  insertDevice,
  selectCatalogDevice,
  selectDevice,
  selectDeviceByMac,
  selectDevices,
  toDevice,
  updateDevice,
} from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { signOut } from '../identity/credentials.ts';
import { pageByNumber } from '../paging.ts';
import { BY_ADMINISTRATOR } from '../people/people.ts';
import { requireKnownLocation } from '../places/places.ts';
import { addDeskPhone } from '../telephony/lines.ts';

export interface DeviceFacts {
  readonly name?: string | null;
  readonly make?: string | null;
  readonly model?: string | null;
  readonly platform?: Platform | null;
  readonly osVersion?: string | null;
  readonly serial?: string | null;
  /** In any usual spelling. */
  readonly mac?: string | null;
  readonly locationId?: LocationId | null;
  readonly tags?: readonly string[];
  /** What a dialect keeps with the device, by dialect. */
  readonly extras?: Readonly<Record<string, unknown>>;
}

export interface DeviceInput extends DeviceFacts {
  readonly kind: DeviceKind;
  readonly udid?: string | null;
}

export interface Devices {
  readonly create: (write: Write, input: DeviceInput) => Promise<Device>;
  readonly update: (write: Write, id: DeviceId, input: DeviceFacts) => Promise<Device>;
  /** Blocks every holder, until it is enabled again. */
  readonly disable: (write: Write, id: DeviceId) => Promise<Device>;
  readonly enable: (write: Write, id: DeviceId) => Promise<Device>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<Device>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Device>>;
}

export function createDevices(core: Core): Devices {
  const edit = async (
    write: Write,
    id: DeviceId,
    operation: 'update' | 'disable' | 'enable',
    request: unknown,
    next: (before: Device, change: Change) => Promise<Device>,
  ) => {
    requireAdministrator(write.actor, 'write devices');
    return change(core, write, `devices.${operation}`, request, async each => {
      const before = await requireDevice(each.tx, write.actor, id, each.now);
      checkRevision(write, before);
      const changed = await next(before, each);
      if (isDeepStrictEqual(changed, before)) return before;
      const after = { ...changed, modifiedAt: each.now, revision: before.revision + 1 };
      each.tx.send(updateDevice, { org: each.org, ...fromDevice(after) });
      each.record({ type: `device.${operation}d`, subject: id, device: id, before, after });
      if (operation === 'disable') await signOutHolders(each, id);
      return after;
    });
  };

  return {
    create: async (write, input) => {
      requireAdministrator(write.actor, 'write devices');
      return change(core, write, 'devices.create', input, each => createDevice(each, { locationId: null, ...input }));
    },
    update: (write, id, input) =>
      edit(write, id, 'update', { id, input }, async (before, each) => {
        const facts = await checkedFacts(each, input, before);
        return { ...before, ...facts };
      }),
    disable: (write, id) =>
      edit(write, id, 'disable', { id }, async (before, { now }) => {
        if (before.disabled !== null) return before;
        const by = write.actor.kind === 'system' ? null : write.actor.id;
        return { ...before, disabled: { reason: write.reason ?? BY_ADMINISTRATOR, by, at: now } };
      }),
    enable: (write, id) =>
      edit(write, id, 'enable', { id }, async before => (before.disabled === null ? before : { ...before, disabled: null })),
    get: (actor, id) => requireDevice(core.storage, actor, id, core.clock.now()),
    list: async (actor, page) => {
      requireAdministrator(actor, 'read devices');
      const now = core.clock.now();
      const read = (after: number, limit: number) => core.storage.all(selectDevices, { org: actor.org, after, limit });
      const devices = await pageByNumber(page, read, row => row.number, toDevice);
      if (actor.role !== 'location_admin') return devices;
      const seen: Device[] = [];
      for (const device of devices.items) if (await seesDevice(core.storage, actor, device, now)) seen.push(device);
      return { ...devices, items: seen };
    },
  };
}

/** Makes the device within a transaction that may go on to assign it. */
export async function createDevice(edit: Change, input: DeviceInput): Promise<Device> {
  const { tx, org, now } = edit;
  const { kind, udid = null, ...given } = input;
  const facts = await checkedFacts(edit, given, undefined);
  if (CATALOG_KINDS.includes(kind)) {
    if (udid === null) throw invalid('udid', 'given for an app catalog', '', 'missing');
    const twin = await tx.one(selectCatalogDevice, { org, udid, kind });
    if (twin !== undefined) throw new Problem('conflict', 'This catalog is registered already.');
  }
  const device: Device = {
    id: edit.newId(),
    number: edit.newNumber(),
    kind,
    name: null,
    make: null,
    model: null,
    platform: null,
    osVersion: null,
    serial: null,
    mac: null,
    udid,
    locationId: null,
    tags: [],
    extras: {},
    ...facts,
    disabled: null,
    createdAt: now,
    modifiedAt: now,
    revision: 1,
  };
  tx.send(insertDevice, { org, ...fromDevice(device) });
  if (DESK_KINDS.includes(kind)) await addDeskPhone(edit, device, 'mac');
  edit.record({ type: 'device.created', subject: device.id, device: device.id, after: device });
  return device;
}

/** The device, for somebody who may see it: its holders, and administrators; `not_found` for everybody else. */
export async function requireDevice(reader: Reader, actor: Actor, id: DeviceId, now: number): Promise<Device> {
  const row = await reader.one(selectDevice, { org: actor.org, id });
  if (row === undefined) throw notFound('device');
  const device = toDevice(row);
  if (!(await seesDevice(reader, actor, device, now))) throw notFound('device');
  return device;
}

async function seesDevice(reader: Reader, actor: Actor, device: Device, now: number): Promise<boolean> {
  const administers = mayActOnOthers(actor, 'read devices');
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

/** Tokens of sign-ins on the device are worth nothing while it is disabled, and nothing afterwards. */
async function signOutHolders(edit: Change, deviceId: DeviceId): Promise<void> {
  for (const row of await edit.tx.all(selectOpenHoldersOf, { org: edit.org, deviceId })) await signOut(edit, toAssignment(row));
}

type CheckedFacts = Omit<DeviceFacts, 'mac'> & { mac?: string | null };

async function checkedFacts(edit: Change, input: DeviceFacts, before: Device | undefined): Promise<CheckedFacts> {
  // A holder's own phone is nowhere in particular, whatever its holder administers: then no location is given at all.
  if (input.locationId !== undefined) await requireKnownLocation(edit.tx, edit.actor, input.locationId);
  if (input.mac === undefined || input.mac === null) return input;
  const mac = parseMac(input.mac);
  if (mac === undefined) throw invalid('mac', '12 hex digits', input.mac);
  const other = await edit.tx.one(selectDeviceByMac, { org: edit.org, mac });
  if (other !== undefined && other.id !== before?.id) throw new Problem('conflict', `The MAC address ${mac} is in use.`);
  return { ...input, mac };
}
