/** Desk phones and room devices: added by MAC address, found, tagged, reported in, removed. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRight, requireRole } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Device, parseMac } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { PhoneModel } from '../../domain/phone-catalogue.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import { hashPassword } from '../../lib/password-hash.ts';
import { selectDeskPhone, toDeskPhone, updateDeskPhone } from '../../storage/statements/desk-phones.ts';
import { fromDevice, updateDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { assign, endAllOf } from '../holding/assignments.ts';
import { requireAbleCalling } from './calling.ts';
import { type DeskDevice, type OwnedDesk, requireAnyDesk, requireDeskDevice, requireWritableDesk } from './desk-devices.ts';
import { type MacState, macState, phonePlacing, placeDevice } from './desk-placing.ts';
import { savePassword } from './desk-settings.ts';

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

/** What a phone says of itself when it reports in. */
export interface Report {
  readonly ip: string;
  readonly software: string | null;
}

export interface DeskPhones {
  readonly add: (write: Write, input: DeskPhoneInput) => Promise<DeskDevice>;
  /** For the owner and for administrators. */
  readonly get: (actor: Actor, id: DeviceId) => Promise<DeskDevice>;
  /** The same, for administrators alone. */
  readonly configuration: (actor: Actor, id: DeviceId) => Promise<OwnedDesk>;
  readonly remove: (write: Write, id: DeviceId) => Promise<void>;
  readonly tag: (write: Write, id: DeviceId, wish: TagChange) => Promise<DeskDevice>;
  /** Whether a phone could be added with each of these addresses, in their order. */
  readonly checkMacs: (actor: Actor, macs: readonly string[]) => Promise<MacState[]>;
  /** The phone reports in: the first time it becomes active. */
  readonly checkIn: (write: Write, id: DeviceId, report: Report) => Promise<DeskPhone>;
  /** What can be added. */
  readonly models: (actor: Actor) => readonly PhoneModel[];
  /** The model that a client names, by either of its names. */
  readonly requireModel: (text: string) => PhoneModel;
}

const ADMINISTRATORS: readonly Role[] = ['full', 'read_only', 'location_admin', 'user_admin'];
const FULL_OR_READ: readonly Role[] = ['full', 'read_only'];

export function createDeskPhones(core: Core): DeskPhones {
  const { storage, clock, phoneModels } = core;

  return {
    add: async (write, input) => {
      requireRight(write.actor, 'write devices');
      const mac = parseMac(input.mac);
      if (mac === undefined) throw invalid('mac', '12 hex digits', input.mac);
      const hash = input.password ? await hashPassword(input.password) : null;
      return change(core, write, { name: 'deskPhones.add', needs: null }, { ...input, password: null }, async edit => {
        const { locationId } = await requireAbleCalling(edit.tx, write.actor, input.owner);
        const placing = { ...phonePlacing(input.model), mac, serial: null, locationId, activatedBy: 'mac' } as const;
        const device = await placeDevice(edit, placing);
        if (hash !== null) await savePassword(edit, device.id, hash);
        await assign(edit, device, { deviceId: device.id, owner: input.owner, role: 'owner' });
        return requireDeskDevice(edit.tx, write.actor, device.id, edit.now);
      });
    },
    get: (actor, id) => requireAnyDesk(storage, actor, id, clock.now()),
    configuration: async (actor, id) => {
      requireRole(actor, ADMINISTRATORS);
      return requireDeskDevice(storage, actor, id, clock.now());
    },
    remove: async (write, id) => {
      await change(core, write, { name: 'deskPhones.remove', needs: null }, { id }, async edit => {
        await requireWritableDesk(edit, id);
        await endAllOf(edit, id, write.reason ?? 'the device was removed');
      });
    },
    tag: async (write, id, wish) =>
      change(core, write, { name: 'deskPhones.tag', needs: null }, { id, wish }, async edit => {
        const desk = await requireWritableDesk(edit, id);
        const before = desk.device;
        const tags = tagged(before.tags, wish);
        if (JSON.stringify(tags) === JSON.stringify(before.tags)) return desk;
        const after: Device = { ...before, tags, modifiedAt: edit.now, revision: before.revision + 1 };
        edit.tx.send(updateDevice, { org: edit.org, ...fromDevice(after) });
        edit.record({ type: 'device.updated', subject: id, device: id, before, after });
        return { ...desk, device: after };
      }),
    checkMacs: async (actor, macs) => {
      requireRole(actor, FULL_OR_READ);
      const seen = new Set<string>();
      const states: MacState[] = [];
      for (const text of macs) states.push(await macState(storage, actor.org, text, seen, clock.now()));
      return states;
    },
    checkIn: async (write, id, report) => {
      requireRight(write.actor, 'write devices');
      return change(core, write, { name: 'deskPhones.checkIn', needs: null }, { id, report }, async edit => {
        await requireDeskDevice(edit.tx, write.actor, id, edit.now);
        const before = await requireDeskPhone(edit.tx, edit.org, id);
        const after = reportedIn(before, report, edit.now);
        edit.tx.send(updateDeskPhone, { org: edit.org, ...after });
        const type = before.activationState === 'activated' ? 'desk_phone.checked_in' : 'desk_phone.activated';
        edit.record({ type, subject: id, device: id, before, after });
        return after;
      });
    },
    models: actor => {
      requireRole(actor, FULL_OR_READ);
      return phoneModels.models;
    },
    requireModel: text => {
      const model = phoneModels.find(text);
      if (model === undefined) throw new Problem('invalid', `Unsupported model: ${text}`);
      return model;
    },
  };
}

/** With its first report a phone becomes active. */
export function reportedIn(phone: DeskPhone, { ip, software }: Report, now: number): DeskPhone {
  const seen = { firstSeenAt: phone.firstSeenAt ?? now, lastSeenAt: now };
  return { ...phone, ...seen, ip, software: software ?? phone.software, activationState: 'activated' };
}

export async function requireDeskPhone(reader: Reader, org: number, deviceId: DeviceId): Promise<DeskPhone> {
  const row = await reader.one(selectDeskPhone, { org, deviceId });
  if (row === undefined) throw notFound('device');
  return toDeskPhone(row);
}

/** Removing drops all tags, whatever is named, as the vendor has it. */
function tagged(tags: readonly string[], { op, tags: named }: TagChange): string[] {
  if (op === 'remove') return [];
  return [...new Set(op === 'add' ? [...tags, ...named] : named)];
}
