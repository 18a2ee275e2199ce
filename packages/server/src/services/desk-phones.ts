/** Desk phones and room devices: added by MAC address, found, tagged, set up, reported in, removed. */
import type { Actor } from '../domain/actor.ts';
import { type Device, parseMac } from '../domain/device.ts';
import type { DeviceId, LocationId } from '../domain/ids.ts';
import type { Owner } from '../domain/owner.ts';
import { findPhoneModel, type PhoneModel } from '../domain/phone-models.ts';
import { invalid, notFound, Problem } from '../domain/problem.ts';
import type { Role } from '../domain/role.ts';
import { hasScope } from '../domain/scope.ts';
import type { Customizations, DeskPhone } from '../domain/telephony.ts';
import { digest } from '../lib/crypto.ts';
import {
  restartDeskPhone,
  selectCustomizations,
  selectDeskDevice,
  selectDeskDevicesByMac,
  selectDeskPhone,
  toCustomizations,
  toDeskPhone,
  updateChangesApplied,
  updateCustomizations,
  updateDeskPhone,
  updateSipPassword,
} from '../storage/statements/desk-phones.ts';
import { fromDevice, selectDeviceByMac, toDevice, updateDevice } from '../storage/statements/devices.ts';
import type { Reader } from '../storage/storage.ts';
import { assign, endAllOf } from './assignments.ts';
import { mayActOnOthers, requireAdministrator, requireRole, requireSelfOrAdministrator, seesLocation } from './authorize.ts';
import { requireCalling } from './calling.ts';
import type { Core } from './core.ts';
import { type DeskDevice, toDeskDevice } from './desk-devices.ts';
import { createDevice } from './devices.ts';
import { newDeskPhone } from './lines.ts';
import { type Change, change, type Write } from './write.ts';

export interface DeskPhoneInput {
  readonly mac: string;
  readonly model: PhoneModel;
  readonly owner: Owner;
  /** For phones of other makers only. */
  readonly password?: string | null;
}

/** How the tags of a device are to change. */
export interface TagChange {
  readonly op: 'add' | 'remove' | 'replace';
  readonly tags: readonly string[];
}

export type MacState = 'available' | 'unavailable' | 'duplicate' | 'invalid';

export interface DeskPhones {
  readonly add: (write: Write, input: DeskPhoneInput) => Promise<DeskDevice>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<DeskDevice>;
  readonly remove: (write: Write, id: DeviceId) => Promise<void>;
  readonly tag: (write: Write, id: DeviceId, wish: TagChange) => Promise<DeskDevice>;
  readonly setSipPassword: (write: Write, id: DeviceId, password: string) => Promise<void>;
  readonly customizations: (actor: Actor, id: DeviceId) => Promise<Customizations & { readonly device: Device }>;
  readonly customize: (write: Write, id: DeviceId, values: Readonly<Record<string, unknown>>, enabled: boolean) => Promise<void>;
  readonly applyChanges: (write: Write, id: DeviceId) => Promise<void>;
  /** Whether a phone could be added with each of these addresses, in their order. */
  readonly checkMacs: (actor: Actor, macs: readonly string[]) => Promise<MacState[]>;
  /** The phone reports in: the first time it becomes active. */
  readonly checkIn: (write: Write, id: DeviceId, report: { ip: string; software: string | null }) => Promise<DeskPhone>;
}

const READ: readonly Role[] = ['full', 'read_only', 'location_admin', 'user_admin'];
const FULL: readonly Role[] = ['full'];
const FULL_OR_READ: readonly Role[] = ['full', 'read_only'];

export function createDeskPhones(core: Core): DeskPhones {
  const { storage, clock } = core;

  /** A change to one phone by somebody with one of the roles. */
  const edit = <T>(
    write: Write,
    roles: readonly Role[],
    operation: string,
    request: { readonly id: DeviceId },
    work: (edit: Change, desk: DeskDevice) => Promise<T>,
  ) => {
    requireRole(write.actor, roles);
    return change(core, write, `deskPhones.${operation}`, request, async each =>
      work(each, await requireDeskDevice(each.tx, write.actor, request.id, each.now)),
    );
  };

  return {
    add: async (write, input) => {
      requireAdministrator(write.actor, 'write devices');
      const mac = parseMac(input.mac);
      if (mac === undefined) throw invalid('mac', '12 hex digits', input.mac);
      return change(core, write, 'deskPhones.add', { ...input, password: null }, async each => {
        const { locationId } = await requireCalling(each.tx, write.actor, input.owner);
        const device = await placePhone(each, mac, input.model, locationId);
        if (input.password) await savePassword(each, device.id, input.password);
        await assign(each, device, { deviceId: device.id, owner: input.owner, role: 'owner' });
        return requireDeskDevice(each.tx, write.actor, device.id, each.now);
      });
    },
    get: (actor, id) => requireDeskDevice(storage, actor, id, clock.now()),
    remove: async (write, id) => {
      await change(core, write, 'deskPhones.remove', { id }, async each => {
        await requireWritable(each, id);
        await endAllOf(each, id, write.reason ?? 'the device was removed');
      });
    },
    tag: async (write, id, wish) =>
      change(core, write, 'deskPhones.tag', { id, wish }, async each => {
        const desk = await requireWritable(each, id);
        const tags = tagged(desk.device.tags, wish);
        const before = desk.device;
        const after: Device = { ...before, tags, modifiedAt: each.now, revision: before.revision + 1 };
        await each.tx.run(updateDevice, { org: each.org, ...fromDevice(after) });
        each.record({ type: 'device.updated', subject: id, device: id, before, after });
        return { ...desk, device: after };
      }),
    setSipPassword: (write, id, password) =>
      edit(write, ['full', 'user_admin'], 'setSipPassword', { id }, each => savePassword(each, id, password)),
    customizations: async (actor, id) => {
      requireRole(actor, FULL_OR_READ);
      const { device } = await requireDeskDevice(storage, actor, id, clock.now());
      const row = await storage.one(selectCustomizations, { org: actor.org, deviceId: id });
      if (row === undefined) throw notFound('device');
      return { device, ...toCustomizations(row) };
    },
    customize: (write, id, values, enabled) =>
      edit(write, FULL, 'customize', { id }, async each => {
        const row = { enabled: enabled ? 1 : 0, customizations: JSON.stringify(values) };
        await each.tx.run(updateCustomizations, { org: each.org, deviceId: id, now: each.now, ...row });
        each.record({ type: 'desk_phone.customized', subject: id, device: id, after: { enabled, values } });
      }),
    applyChanges: (write, id) =>
      edit(write, FULL, 'applyChanges', { id }, async each => {
        await each.tx.run(updateChangesApplied, { org: each.org, deviceId: id, now: each.now });
        each.record({ type: 'desk_phone.changes_applied', subject: id, device: id });
      }),
    checkMacs: async (actor, macs) => {
      requireRole(actor, FULL_OR_READ);
      const seen = new Set<string>();
      const states: MacState[] = [];
      for (const text of macs) states.push(await macState(storage, actor.org, text, seen, clock.now()));
      return states;
    },
    checkIn: async (write, id, { ip, software }) => {
      requireAdministrator(write.actor, 'write devices');
      return change(core, write, 'deskPhones.checkIn', { id, ip, software }, async each => {
        await requireDeskDevice(each.tx, write.actor, id, each.now);
        const before = await requireDeskPhone(each.tx, each.org, id);
        const firstSeenAt = before.firstSeenAt ?? each.now;
        const after: DeskPhone = {
          ...before,
          ip,
          software: software ?? before.software,
          firstSeenAt,
          lastSeenAt: each.now,
          activationState: 'activated',
        };
        await each.tx.run(updateDeskPhone, { org: each.org, ...after });
        const type = before.activationState === 'activated' ? 'desk_phone.checked_in' : 'desk_phone.activated';
        each.record({ type, subject: id, device: id, before, after });
        return after;
      });
    },
  };
}

/** The device with this address, as new: a phone that nobody owns any more is given out again and keeps its history. */
export async function placePhone(edit: Change, mac: string, model: PhoneModel, locationId: LocationId): Promise<Device> {
  const { tx, org, now } = edit;
  const name = model.displayName;
  const make = model.manufacturer === 'CISCO' ? 'Cisco' : null;
  const known = await tx.one(selectDeviceByMac, { org, mac });
  if (known === undefined) return createDevice(edit, { kind: 'desk_phone', mac, model: model.model, name, make, locationId });
  if ((await tx.one(selectDeskDevicesByMac, { org, mac, now })) !== undefined) throw macInUse(mac);
  const phone = await tx.one(selectDeskPhone, { org, deviceId: known.id });
  if (phone === undefined) throw macInUse(mac);
  const before = toDevice(known);
  const after: Device = {
    ...before,
    model: model.model,
    name,
    make,
    locationId,
    tags: [],
    disabled: null,
    modifiedAt: now,
    revision: before.revision + 1,
  };
  await tx.run(updateDevice, { org, ...fromDevice(after) });
  await tx.run(restartDeskPhone, { org, sipPasswordDigest: null, ...newDeskPhone(after, 'mac') });
  edit.record({ type: 'device.updated', subject: after.id, device: after.id, before, after });
  return after;
}

/** The refusal of an address that another phone has, for dialects with words of their own for it. */
export const MAC_IN_USE = 'mac';

function macInUse(mac: string): Problem {
  return new Problem('conflict', `The MAC address ${mac} is in use.`, { resource: MAC_IN_USE });
}

/** The device with its owner, for its owner and for administrators in whose location it is; `not_found` for others. */
export async function requireDeskDevice(reader: Reader, actor: Actor, id: DeviceId, now: number): Promise<DeskDevice> {
  const row = await reader.one(selectDeskDevice, { org: actor.org, id, now });
  if (row === undefined) throw notFound('device');
  const desk = toDeskDevice(row);
  if (desk.owner.id === actor.id) return desk;
  const mayRead = hasScope(actor.scopes, 'devices.org:read') || hasScope(actor.scopes, 'telephony:read');
  if (!mayRead || !READ.includes(actor.role) || !seesLocation(actor, desk.locationId)) throw notFound('device');
  return desk;
}

/** The device, for somebody who may change it: its owner, and administrators who write devices. Others learn nothing of it. */
async function requireWritable({ tx, actor, now }: Change, id: DeviceId): Promise<DeskDevice> {
  if (actor.role === 'member' || mayActOnOthers(actor, 'write devices')) return requireDeskDevice(tx, actor, id, now);
  const row = await tx.one(selectDeskDevice, { org: actor.org, id, now });
  requireSelfOrAdministrator(actor, row?.ownerId ?? '', 'write devices');
  return requireDeskDevice(tx, actor, id, now);
}

async function requireDeskPhone(reader: Reader, org: number, deviceId: DeviceId): Promise<DeskPhone> {
  const row = await reader.one(selectDeskPhone, { org, deviceId });
  if (row === undefined) throw notFound('device');
  return toDeskPhone(row);
}

/** Only a digest is kept: a SIP registrar compares, nobody reads it back. */
async function savePassword({ tx, org, record }: Change, deviceId: DeviceId, password: string): Promise<void> {
  const { sipUserName } = await requireDeskPhone(tx, org, deviceId);
  await tx.run(updateSipPassword, { org, deviceId, sipPasswordDigest: digest(`${sipUserName}:${password}`) });
  record({ type: 'desk_phone.password_changed', subject: deviceId, device: deviceId });
}

async function macState(reader: Reader, org: number, text: string, seen: Set<string>, now: number): Promise<MacState> {
  const mac = parseMac(text);
  if (mac === undefined) return 'invalid';
  if (seen.has(mac)) return 'duplicate';
  seen.add(mac);
  return (await reader.one(selectDeskDevicesByMac, { org, mac, now })) === undefined ? 'available' : 'unavailable';
}

/** Removing drops all tags, whatever is named, as the vendor has it. */
function tagged(tags: readonly string[], { op, tags: named }: TagChange): string[] {
  if (op === 'remove') return [];
  return [...new Set(op === 'add' ? [...tags, ...named] : named)];
}

/** The model that a client names, by either of its names. */
export function requireModel(text: string): PhoneModel {
  const model = findPhoneModel(text);
  if (model === undefined) throw new Problem('invalid', `Unsupported model: ${text}`);
  return model;
}
