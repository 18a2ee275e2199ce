/**
 * The caller's own phones, as an app on them sees them. Registrations of other holders of the same device are never shown.
 */
import { change, type Write } from '../../core/change.ts';
import { type PhoneInput, registerPhone, replacePhone } from '../../core/composed/register-phone.ts';
import type { Core } from '../../core/core.ts';
import { requireAssignment } from '../../core/holding/find.ts';
import { endAssignment } from '../../core/holding/save.ts';
import { keptOf } from '../../core/merged.ts';
import { findOwner } from '../../core/owners.ts';
import { findPhone } from '../../core/pushes/phone.ts';
import { requireSelfOr } from '../../core/rights.ts';
import { type Actor, asOwner } from '../../domain/actor.ts';
import type { DeviceId, OrgId, OwnerId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { selectPhone } from '../../storage/statements/pushes.ts';
import { type Phone, phoneOf, toKnownPhone } from './phone.ts';
import { listPhones, type PhoneList, type PhonePage } from './phone-list.ts';

export interface HoldersPhone {
  /** Null where they see none. */
  readonly phone: Phone | null;
  /** Why the holder cannot call at all; null while they can. */
  readonly disabledReason: string | null;
}

export interface Phones {
  /** Registers the phone. If the app registered the same token before, that registration is updated. */
  readonly register: (write: Write, input: PhoneInput) => Promise<Phone>;
  /** Replaces what the app reported about the phone. Null changes nothing. */
  readonly replace: (write: Write, id: DeviceId, input: PhoneInput | null) => Promise<Phone>;
  /** Ends the caller's assignment; other holders keep the phone. */
  readonly remove: (write: Write, id: DeviceId) => Promise<void>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<Phone>;
  readonly list: (actor: Actor, page: PhonePage) => Promise<PhoneList>;
  /** The phone as its holder sees it, for who may read their devices. It is no use of the phone. */
  readonly ofHolder: (actor: Actor, holder: Owner, id: DeviceId) => Promise<HoldersPhone>;
}

export function createPhones(core: Core): Phones {
  const { storage, clock } = core;
  /** The id of a phone that was merged leads to the one that is kept. */
  const keptPhone = async (key: { org: OrgId; ownerId: OwnerId; now: number }, merged: DeviceId) => {
    const deviceId = await keptOf(storage, key.org, { id: merged });
    return deviceId === undefined ? undefined : storage.one(selectPhone, { ...key, deviceId });
  };
  const used = ({ org }: Actor, assignmentNumber: number) => core.touches.assignment(org, assignmentNumber, clock.now());

  return {
    register: async (write, input) => {
      const owner = requireOwnerOf(write.actor);
      return change(core, write, { name: 'phones.register', needs: null }, input, async edit => {
        const phone = await registerPhone(edit, owner, input);
        edit.afterCommit(() => used(write.actor, phone.assignmentNumber));
        return phoneOf(phone);
      });
    },
    replace: async (write, id, input) => {
      const owner = requireOwnerOf(write.actor);
      return change(core, write, { name: 'phones.replace', needs: null }, { id, input }, async edit => {
        const phone = await findPhone(edit, owner, id);
        if (phone === undefined) throw notFound('device');
        edit.afterCommit(() => used(write.actor, phone.assignmentNumber));
        return phoneOf(input === null ? phone : await replacePhone(edit, phone, input));
      });
    },
    remove: async (write, id) => {
      const owner = requireOwnerOf(write.actor);
      await change(core, write, { name: 'phones.remove', needs: null }, { id }, async edit => {
        const phone = await findPhone(edit, owner, id);
        if (phone === undefined) throw notFound('device');
        const assignment = await requireAssignment(edit.tx, edit.actor, phone.assignmentId);
        await endAssignment(edit, assignment, write.reason ?? 'removed by its holder');
        // The app's next call is no activity of the phone that it has just given up.
        const { credentialId } = edit.actor;
        if (credentialId !== null) edit.afterCommit(() => edit.actors.forgetCredential(credentialId));
      });
    },
    get: async (actor, deviceId) => {
      const key = { org: actor.org, ownerId: requireOwnerOf(actor).id, now: clock.now() };
      const row = (await storage.one(selectPhone, { ...key, deviceId })) ?? (await keptPhone(key, deviceId));
      if (row === undefined) throw notFound('device');
      used(actor, row.assignmentNumber);
      return toKnownPhone(row);
    },
    ofHolder: async (actor, holder, deviceId) => {
      requireSelfOr(actor, holder.id, 'read devices');
      const row = await storage.one(selectPhone, { org: actor.org, ownerId: holder.id, now: clock.now(), deviceId });
      const disabledReason = (await findOwner(storage, actor.org, holder))?.disabledReason ?? null;
      return { phone: row === undefined ? null : toKnownPhone(row), disabledReason };
    },
    list: async (actor, page) => listPhones(core, actor, requireOwnerOf(actor).id, page),
  };
}

function requireOwnerOf(actor: Actor): Owner {
  const owner = asOwner(actor);
  if (owner === undefined) throw new Problem('forbidden', 'The system itself holds no devices.');
  return owner;
}
