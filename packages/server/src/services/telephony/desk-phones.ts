/** Adds, finds, tags and removes desk phones and room devices, and takes their reports. */
import { change, type Write } from '../../core/change.ts';
import { addDesk } from '../../core/composed/add-desk.ts';
import { type TagChange, tagDesk } from '../../core/composed/tag-desk.ts';
import type { Core } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { endAllOfDevice } from '../../core/holding/end.ts';
import { requireRight } from '../../core/rights.ts';
import { type Report, reportIn } from '../../core/telephony/desk-phone.ts';
import {
  type DeskDevice,
  findAnyDesk,
  type OwnedDesk,
  requireAnyDesk,
  requireControlledDesk,
  requireDeskDevice,
  requireWritableDesk,
  shownTo,
} from '../../core/telephony/desks.ts';
import { type MacState, macStates } from '../../core/telephony/macs.ts';
import type { Actor } from '../../domain/actor.ts';
import { requireMac } from '../../domain/hardware.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { AddedBy, PhoneModel } from '../../domain/phone-catalogue.ts';
import { Problem } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import { hashPassword } from '../../lib/password-hash.ts';
import { countDeskUse } from './desk-use.ts';

export interface DeskPhoneInput {
  readonly mac: string;
  readonly model: PhoneModel;
  readonly owner: Owner;
  /** For phones of other makers only. */
  readonly password?: string | null;
}

export interface DeskPhones {
  readonly add: (write: Write, input: DeskPhoneInput) => Promise<DeskDevice>;
  /** For the owner and for administrators. */
  readonly get: (actor: Actor, id: DeviceId) => Promise<DeskDevice>;
  /** The same for who may read the device; undefined where it has no line. */
  readonly find: (actor: Actor, id: DeviceId) => Promise<DeskDevice | undefined>;
  /** The same for administrators only. */
  readonly configuration: (actor: Actor, id: DeviceId) => Promise<OwnedDesk>;
  readonly remove: (write: Write, id: DeviceId) => Promise<void>;
  readonly tag: (write: Write, id: DeviceId, wish: TagChange) => Promise<DeskDevice>;
  /** Whether a phone can be added with each of these addresses, in their order. */
  readonly checkMacs: (actor: Actor, macs: readonly string[]) => Promise<MacState[]>;
  /** Stores a phone's report. The first one activates it. */
  readonly checkIn: (write: Write, id: DeviceId, report: Report) => Promise<DeskPhone>;
  /** The models that can be added. */
  readonly models: (actor: Actor) => readonly PhoneModel[];
  /** The model that a client names, by either of its names, for a device that is added in this way. */
  readonly requireModel: (actor: Actor, text: string, addedBy: AddedBy) => PhoneModel;
}

const needs = 'write devices';

const NOT_ADDED_BY: Readonly<Record<AddedBy, string>> = {
  mac: 'cannot be added by a MAC address, only by an activation code.',
  code: 'cannot be added by an activation code, only by a MAC address.',
};

export function createDeskPhones(core: Core): DeskPhones {
  return {
    add: async (write, input) => {
      // Check before hashing the password, which is slow.
      requireRight(write.actor, needs);
      const mac = requireMac(input.mac);
      const passwordHash = input.password ? await hashPassword(input.password, core.random) : null;
      const request = { ...input, password: null };
      return change(core, write, { name: 'deskPhones.add', needs }, request, edit =>
        addDesk(edit, { ...input, mac, passwordHash }),
      );
    },
    remove: (write, id) =>
      change(core, write, { name: 'deskPhones.remove', needs: null }, { id }, async edit => {
        await requireWritableDesk(edit, id);
        await endAllOfDevice(edit, id, write.reason ?? 'the device was removed');
      }),
    tag: (write, id, wish) =>
      change(core, write, { name: 'deskPhones.tag', needs: null }, { id, wish }, async edit =>
        shownTo(edit.actor, await tagDesk(edit, await requireWritableDesk(edit, id), wish)),
      ),
    checkIn: (write, id, report) =>
      change(core, write, { name: 'deskPhones.checkIn', needs }, { id, report }, async edit => {
        await requireControlledDesk(edit, id);
        await countDeskUse(core, edit, id);
        return reportIn(edit, id, report);
      }),
    ...readsOf(core),
  };
}

type Reads = Pick<DeskPhones, 'get' | 'find' | 'configuration' | 'checkMacs' | 'models' | 'requireModel'>;

function readsOf({ storage, clock, phoneModels }: Core): Reads {
  return {
    get: async (actor, id) => shownTo(actor, await requireAnyDesk(storage, actor, id, clock.now())),
    find: async (actor, id) => {
      const now = clock.now();
      await requireDevice(storage, actor, id, now);
      const desk = await findAnyDesk(storage, actor.org, id, now);
      return desk && shownTo(actor, desk);
    },
    configuration: async (actor, id) => {
      requireRight(actor, 'read desk configuration');
      return requireDeskDevice(storage, actor, id, clock.now());
    },
    checkMacs: async (actor, macs) => {
      requireRight(actor, 'read desk settings');
      return macStates(storage, actor.org, macs, clock.now());
    },
    models: actor => {
      requireRight(actor, 'read phone models');
      return phoneModels.modelsOf(actor.policy);
    },
    requireModel: (actor, text, addedBy) => {
      const model = phoneModels.find(text, actor.policy);
      if (model === undefined) throw new Problem('invalid', `Unsupported model: ${text}`);
      if (!model.addedBy.includes(addedBy)) throw new Problem('invalid', `${text} ${NOT_ADDED_BY[addedBy]}`);
      return model;
    },
  };
}
