/** What a desk phone is set to: its SIP password, its customizations, and that it takes them over. */

import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRole } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import type { Customizations } from '../../domain/telephony.ts';
import { hashPassword } from '../../lib/password-hash.ts';
import {
  selectCustomizations,
  toCustomizations,
  updateChangesApplied,
  updateCustomizations,
  updateSipPassword,
} from '../../storage/statements/desk-phones.ts';
import { requireDeskDevice } from './desk-devices.ts';

export interface CustomizationsInput {
  readonly values: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
}

export interface DeskSettings {
  readonly setSipPassword: (write: Write, id: DeviceId, password: string) => Promise<void>;
  readonly customizations: (actor: Actor, id: DeviceId) => Promise<Customizations & { readonly device: Device }>;
  readonly customize: (write: Write, id: DeviceId, input: CustomizationsInput) => Promise<void>;
  /** Notes that the device is to take its configuration over; the device itself does it. */
  readonly applyChanges: (write: Write, id: DeviceId) => Promise<void>;
}

const FULL: readonly Role[] = ['full'];
const FULL_OR_READ: readonly Role[] = ['full', 'read_only'];
const FULL_OR_USERS: readonly Role[] = ['full', 'user_admin'];

export function createDeskSettings(core: Core): DeskSettings {
  /** A change to one device by somebody with one of the roles. */
  const edit = (
    write: Write,
    roles: readonly Role[],
    operation: string,
    request: { readonly id: DeviceId; readonly input?: unknown },
    work: (edit: Edit) => Promise<void>,
  ) => {
    requireRole(write.actor, roles);
    return change(core, write, { name: `deskSettings.${operation}`, needs: null }, request, async each => {
      await requireDeskDevice(each.tx, write.actor, request.id, each.now);
      await work(each);
    });
  };

  return {
    setSipPassword: async (write, id, password) => {
      requireRole(write.actor, FULL_OR_USERS);
      const hash = await hashPassword(password);
      await edit(write, FULL_OR_USERS, 'setSipPassword', { id }, each => savePassword(each, id, hash));
    },
    customizations: async (actor, id) => {
      requireRole(actor, FULL_OR_READ);
      const { device } = await requireDeskDevice(core.storage, actor, id, core.clock.now());
      const row = await core.storage.one(selectCustomizations, { org: actor.org, deviceId: id });
      if (row === undefined) throw notFound('device');
      return { device, ...toCustomizations(row) };
    },
    customize: (write, id, input) =>
      edit(write, FULL, 'customize', { id, input }, async each => {
        const row = { enabled: input.enabled ? 1 : 0, customizations: JSON.stringify(input.values) };
        each.tx.send(updateCustomizations, { org: each.org, deviceId: id, now: each.now, ...row });
        each.record({ type: 'desk_phone.customized', subject: id, device: id, after: input });
      }),
    applyChanges: (write, id) =>
      edit(write, FULL, 'applyChanges', { id }, async each => {
        each.tx.send(updateChangesApplied, { org: each.org, deviceId: id, now: each.now });
        each.record({ type: 'desk_phone.changes_applied', subject: id, device: id });
      }),
  };
}

/** Only a hash is kept, made before the transaction began: people choose these passwords, and nobody reads them back. */
export async function savePassword({ tx, org, record }: Edit, deviceId: DeviceId, hash: string): Promise<void> {
  tx.send(updateSipPassword, { org, deviceId, sipPasswordDigest: hash });
  record({ type: 'desk_phone.password_changed', subject: deviceId, device: deviceId });
}
