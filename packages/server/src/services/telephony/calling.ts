/** Who can be called: location, extension and number of persons, workspaces and virtual lines, and their host settings. */

import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { findOwner } from '../../core/owners.ts';
import { requireRight, requireRole, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OwnerId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import { type Calling, HOTELING_DEFAULT, type Hoteling, type VirtualLine } from '../../domain/telephony.ts';
import {
  deleteCalling,
  fromCalling,
  insertVirtualLine,
  selectCalling,
  selectCallingByExtension,
  selectCallingByNumber,
  selectHoteling,
  selectVirtualLine,
  toCalling,
  toHoteling,
  upsertCalling,
  upsertHoteling,
} from '../../storage/statements/calling.ts';
import type { Reader } from '../../storage/storage.ts';
import { requireKnownLocation } from '../places/places.ts';

export interface CallingInput {
  readonly locationId: LocationId;
  readonly extension?: string | null;
  readonly phoneNumber?: string | null;
}

export interface VirtualLineInput extends CallingInput {
  readonly firstName: string;
  readonly lastName: string;
}

export interface CallingService {
  /** Makes the owner callable, or changes how. */
  readonly set: (write: Write, owner: Owner, input: CallingInput) => Promise<Calling>;
  /** Takes the calling from the owner; his lines stay until they are ended. */
  readonly remove: (write: Write, owner: Owner) => Promise<void>;
  readonly get: (actor: Actor, owner: Owner) => Promise<Calling | undefined>;
  readonly createVirtualLine: (write: Write, input: VirtualLineInput) => Promise<VirtualLine>;
  readonly getVirtualLine: (actor: Actor, id: OwnerId) => Promise<VirtualLine>;
  readonly compression: (actor: Actor, owner: Owner) => Promise<boolean>;
  readonly setCompression: (write: Write, owner: Owner, compression: boolean) => Promise<void>;
  readonly setHoteling: (write: Write, owner: Owner, input: HotelingInput) => Promise<void>;
}

/** Host settings as they are to be; the hours that are left out stay as they are. */
export type HotelingInput = Omit<Hoteling, 'guestHoursLimit'> & Partial<Pick<Hoteling, 'guestHoursLimit'>>;

/** The word in a `not_found` for an owner who exists but cannot be called. */
export const CALLING = 'calling';

const READ: readonly Role[] = ['full', 'read_only', 'location_admin', 'user_admin'];
const WRITE_SETTINGS: readonly Role[] = ['full', 'location_admin', 'user_admin'];
const WRITE_HOTELING: Readonly<Record<'person' | 'workspace', readonly Role[]>> = {
  person: ['full', 'location_admin'],
  workspace: ['full'],
};

export function createCalling(core: Core): CallingService {
  return {
    set: async (write, owner, input) => {
      requireRight(write.actor, 'write devices');
      return change(core, write, { name: 'calling.set', needs: null }, { owner, input }, edit => setWithin(edit, owner, input));
    },
    remove: async (write, owner) => {
      requireRight(write.actor, 'write devices');
      await change(core, write, { name: 'calling.remove', needs: null }, { owner }, async edit => {
        const before = await requireCalling(edit.tx, write.actor, owner);
        edit.tx.send(deleteCalling, { org: edit.org, ownerId: owner.id });
        edit.record({ type: 'calling.removed', subject: owner.id, owner, before });
      });
    },
    get: async (actor, owner) => {
      const row = await core.storage.one(selectCalling, { org: actor.org, ownerId: owner.id });
      return row === undefined || row.ownerKind !== owner.kind ? undefined : toCalling(row);
    },
    createVirtualLine: async (write, input) => {
      requireRight(write.actor, 'write devices');
      return change(core, write, { name: 'calling.createVirtualLine', needs: null }, input, async edit => {
        const { firstName, lastName, ...calling } = input;
        const line: VirtualLine = { id: edit.newId(), firstName, lastName, createdAt: edit.now };
        const owner: Owner = { kind: 'virtual_line', id: line.id };
        edit.tx.send(insertVirtualLine, { org: edit.org, ...line });
        edit.record({ type: 'virtual_line.created', subject: line.id, owner, after: line });
        await setWithin(edit, owner, calling);
        return line;
      });
    },
    getVirtualLine: async (actor, id) => {
      requireRight(actor, 'read devices');
      const line = await core.storage.one(selectVirtualLine, { org: actor.org, id });
      const calling = await core.storage.one(selectCalling, { org: actor.org, ownerId: id });
      if (line === undefined || !seesLocation(actor, calling?.locationId ?? null)) throw notFound('virtual_line');
      return { ...line };
    },
    compression: async (actor, owner) => {
      requireRole(actor, READ);
      return (await requireCalling(core.storage, actor, owner)).compression;
    },
    setCompression: async (write, owner, compression) => {
      requireRole(write.actor, WRITE_SETTINGS);
      await change(core, write, { name: 'calling.setCompression', needs: null }, { owner, compression }, async edit => {
        const before = await requireCalling(edit.tx, write.actor, owner);
        if (before.compression !== compression) await save(edit, before, { ...before, compression });
      });
    },
    setHoteling: async (write, owner, input) => {
      requireRole(write.actor, WRITE_HOTELING[owner.kind === 'workspace' ? 'workspace' : 'person']);
      await change(core, write, { name: 'calling.setHoteling', needs: null }, { owner, input }, async edit => {
        await requireCalling(edit.tx, write.actor, owner);
        const before = await readHoteling(edit.tx, edit.org, owner.id);
        const hoteling: Hoteling = { ...before, ...input };
        const row = { enabled: hoteling.enabled ? 1 : 0, limitGuestUse: hoteling.limitGuestUse ? 1 : 0 };
        const key = { org: edit.org, ownerId: owner.id, ownerKind: owner.kind, now: edit.now };
        edit.tx.send(upsertHoteling, { ...key, ...row, guestHoursLimit: hoteling.guestHoursLimit });
        edit.record({ type: 'hoteling.updated', subject: owner.id, owner, before, after: hoteling });
      });
    },
  };
}

export async function readHoteling(reader: Reader, org: number, ownerId: OwnerId): Promise<Hoteling> {
  const row = await reader.one(selectHoteling, { org, ownerId });
  return row === undefined ? HOTELING_DEFAULT : toHoteling(row);
}

/**
 * The owner's calling, for somebody whose role the use case has checked. An unknown owner is `not_found`, one who cannot
 * be called is `not_found` of another word, one in a location that the actor does not look after is `forbidden`.
 */
export async function requireCalling(reader: Reader, actor: Actor, owner: Owner): Promise<Calling> {
  const facts = await findOwner(reader, actor.org, owner);
  if (facts === undefined) throw notFound(owner.kind);
  const row = await reader.one(selectCalling, { org: actor.org, ownerId: owner.id });
  if (row === undefined) throw new Problem('not_found', 'The owner cannot be called.', { resource: CALLING });
  requireCallingIn(actor, row.locationId);
  return toCalling(row);
}

/** For an owner who is known to be called in the location. */
export function requireCallingIn(actor: Actor, locationId: LocationId): void {
  if (!seesLocation(actor, locationId)) throw new Problem('forbidden', 'The owner is in a location that is not yours.');
}

/** The calling of an owner who is to get a device. */
export async function requireAbleCalling(reader: Reader, actor: Actor, owner: Owner): Promise<Calling> {
  const calling = await requireCalling(reader, actor, owner);
  const facts = await findOwner(reader, actor.org, owner);
  if (facts?.disabledReason) throw new Problem('conflict', 'A disabled person cannot be given a device.');
  return calling;
}

async function setWithin(edit: Edit, owner: Owner, input: CallingInput): Promise<Calling> {
  const { tx, org, actor } = edit;
  if ((await findOwner(tx, org, owner)) === undefined) throw notFound(owner.kind);
  await requireKnownLocation(tx, actor, input.locationId);
  const row = await tx.one(selectCalling, { org, ownerId: owner.id });
  const before = row === undefined ? undefined : toCalling(row);
  if (before !== undefined && !seesLocation(actor, before.locationId)) throw notFound(owner.kind);
  const after: Calling = {
    owner,
    locationId: input.locationId,
    extension: input.extension === undefined ? (before?.extension ?? null) : input.extension,
    phoneNumber: input.phoneNumber === undefined ? (before?.phoneNumber ?? null) : input.phoneNumber,
    compression: before?.compression ?? false,
  };
  await requireFreeNumbers(edit, after);
  return save(edit, before, after);
}

async function save(edit: Edit, before: Calling | undefined, after: Calling): Promise<Calling> {
  edit.tx.send(upsertCalling, { org: edit.org, now: edit.now, ...fromCalling(after) });
  edit.record({ type: 'calling.updated', subject: after.owner.id, owner: after.owner, before, after });
  return after;
}

async function requireFreeNumbers({ tx, org }: Edit, { owner, locationId, extension, phoneNumber }: Calling): Promise<void> {
  const taken = (row: { ownerId: string } | undefined) => row !== undefined && row.ownerId !== owner.id;
  if (extension !== null) {
    if (!/^\d{2,10}$/.test(extension)) throw invalid('extension', '2 to 10 digits', extension);
    if (taken(await tx.one(selectCallingByExtension, { org, locationId, extension }))) {
      throw new Problem('conflict', `The extension ${extension} is taken in this location.`);
    }
  }
  if (phoneNumber === null) return;
  if (!/^\+\d{5,15}$/.test(phoneNumber))
    throw invalid('phoneNumber', 'a number in E.164 form, such as +14085550100', phoneNumber);
  if (taken(await tx.one(selectCallingByNumber, { org, phoneNumber }))) {
    throw new Problem('conflict', `The number ${phoneNumber} is taken.`);
  }
}
