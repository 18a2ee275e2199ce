/** Reads and changes the settings of desk phones: SIP password, customizations, and applying them. */
import { change, type Edit, type Operation, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { saveDevice } from '../../core/devices/save.ts';
import { type Extras, mergeExtras } from '../../core/extras.ts';
import { requireOpenLocation } from '../../core/locations.ts';
import { requireRight } from '../../core/rights.ts';
import { readDeskDefaults, type SetDefaults } from '../../core/telephony/desk-defaults.ts';
import {
  applyChanges,
  type CustomizationsInput,
  saveCustomizations,
  savePhonePassword,
} from '../../core/telephony/desk-settings.ts';
import { requireControlledDesk, requireDeskDevice } from '../../core/telephony/desks.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import type { DeviceId, LocationId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { Customizations } from '../../domain/telephony.ts';
import { hashPassword } from '../../lib/password-hash.ts';
import { randomPassword } from '../../lib/random-password.ts';
import { selectCustomizations, toCustomizations } from '../../storage/statements/desk-phones.ts';
import { createDeskJobs, type DeskJobs } from './desk-jobs.ts';
import { createDeskWork, type DeskWork } from './desk-work.ts';
import { createKeyTemplates, type KeyTemplates } from './key-templates.ts';

export interface DeskSettings extends DeskJobs, DeskWork, KeyTemplates {
  readonly setSipPassword: (write: Write, id: DeviceId, password: string) => Promise<void>;
  /** With what the device has where it has no settings of its own. */
  readonly customizations: (actor: Actor, id: DeviceId) => Promise<DeviceCustomizations>;
  /** Keeps members of a vendor's device for which the core has no word, by dialect. `toExtras` may refuse what does not fit the device. */
  readonly keep: (write: Write, id: DeviceId, wanted: unknown, toExtras: (device: Device) => Extras) => Promise<void>;
  readonly customize: (write: Write, id: DeviceId, input: CustomizationsInput) => Promise<void>;
  /** Records that the device should apply its configuration. The device itself applies it. */
  readonly applyChanges: (write: Write, id: DeviceId) => Promise<void>;
  /** A random password for a phone in this location. It is not stored. */
  readonly examplePassword: (actor: Actor, locationId: LocationId) => Promise<string>;
}

export interface DeviceCustomizations extends Customizations {
  readonly device: Device;
  readonly defaults: SetDefaults;
}

const SET_PASSWORD = { name: 'deskSettings.setSipPassword', needs: 'write phone passwords' } as const;
const CUSTOMIZE = { name: 'deskSettings.customize', needs: 'write desk settings' } as const;
const KEEP = { name: 'deskSettings.keep', needs: 'write desk settings' } as const;
const APPLY_CHANGES = { name: 'deskSettings.applyChanges', needs: 'write desk settings' } as const;

export function createDeskSettings(core: Core): DeskSettings {
  const edit = (
    write: Write,
    operation: Operation,
    request: { readonly id: DeviceId; readonly input?: unknown },
    verb: (edit: Edit) => void,
  ) =>
    change(core, write, operation, request, async each => {
      await requireControlledDesk(each, request.id);
      verb(each);
    });

  return {
    ...createDeskJobs(core),
    ...createDeskWork(core),
    ...createKeyTemplates(core),
    setSipPassword: async (write, id, password) => {
      // Check before hashing the password, which is slow.
      requireRight(write.actor, SET_PASSWORD.needs);
      const hash = await hashPassword(password, core.random);
      await edit(write, SET_PASSWORD, { id }, each => savePhonePassword(each, id, hash));
    },
    customizations: async (actor, id) => {
      requireRight(actor, 'read desk settings');
      const { device, locationId } = await requireDeskDevice(core.storage, actor, id, core.clock.now());
      const row = await core.storage.one(selectCustomizations, { org: actor.org, deviceId: id });
      if (row === undefined) throw notFound('device');
      const defaults = await readDeskDefaults(core.storage, actor.org, locationId);
      return { device, ...toCustomizations(row), defaults };
    },
    keep: (write, id, wanted, toExtras) =>
      change(core, write, KEEP, { id, input: wanted }, async each => {
        const { device } = await requireControlledDesk(each, id);
        await saveDevice(each, device, { ...device, extras: mergeExtras(device.extras, toExtras(device)) });
      }),
    customize: (write, id, input) => edit(write, CUSTOMIZE, { id, input }, each => saveCustomizations(each, id, input)),
    applyChanges: (write, id) => edit(write, APPLY_CHANGES, { id }, each => applyChanges(each, id)),
    examplePassword: async (actor, locationId) => {
      requireRight(actor, 'make example passwords');
      await requireOpenLocation(core.storage, actor, locationId);
      return randomPassword(core.random);
    },
  };
}
