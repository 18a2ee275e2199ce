/**
 * A holder's own phones, as an app on them sees them: device, assignment and push registration in one step. Everything
 * here is about the caller; what others registered on the same device is never shown.
 */

import { type Change, change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type Actor, asOwner } from '../../domain/actor.ts';
import type { Platform } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { acceptsPushes, type PushState, pushTarget } from '../../domain/push.ts';
import { remember } from '../../lib/remember.ts';
import { selectAssignment, toAssignment } from '../../storage/statements/assignments.ts';
import { updateDeviceFacts } from '../../storage/statements/devices.ts';
import {
  countPhones,
  insertRegistration,
  type PhoneRow,
  quarantineTarget,
  selectPhone,
  selectPhoneByTarget,
  selectPhones,
  selectPhonesNewestFirst,
  updateRegistration,
  updateRegistrationDetails,
  updateRegistrationTarget,
} from '../../storage/statements/pushes.ts';
import type { Reader } from '../../storage/storage.ts';
import { createDevice } from '../devices/devices.ts';
import { assignNew, end } from './assignments.ts';

export type PhonePlatform = Extract<Platform, 'ios' | 'android'>;

/** Everything that the app may say; it replaces what it said before. */
export interface PhoneInput {
  readonly name: string | null;
  readonly make: string;
  readonly model: string;
  readonly platform: PhonePlatform;
  readonly token: string;
  readonly notificationId: string;
  readonly acceptNotifications: boolean;
  readonly sessionHash: string | null;
}

/** The caller's view of a phone. The members from `token` on are null on a phone that no app has registered for pushes. */
export interface Phone {
  readonly deviceId: DeviceId;
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly platform: PhonePlatform;
  readonly token: string | null;
  readonly notificationId: string | null;
  readonly acceptNotifications: boolean;
  readonly sessionHash: string | null;
  readonly pushState: PushState | null;
}

export interface PhonePage {
  readonly limit: number;
  readonly offset: number;
  readonly newestFirst: boolean;
}

export interface PhoneList {
  readonly phones: readonly Phone[];
  readonly total: number;
  readonly page: PhonePage;
}

export interface Phones {
  /** Registers the phone; the same app's same token again updates the registration instead. */
  readonly register: (write: Write, input: PhoneInput) => Promise<Phone>;
  /** Replaces what the app says of the phone; with null it stays as it is. */
  readonly replace: (write: Write, id: DeviceId, input: PhoneInput | null) => Promise<Phone>;
  /** Ends the caller's assignment, and no other. */
  readonly remove: (write: Write, id: DeviceId) => Promise<void>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<Phone>;
  readonly list: (actor: Actor, page: PhonePage) => Promise<PhoneList>;
}

export function createPhones(core: Core): Phones {
  const used = (actor: Actor, row: PhoneRow) => core.touches.assignment(actor.org, row.assignmentNumber, core.clock.now());

  return {
    register: async (write, input) => {
      const owner = requireOwnerOf(write.actor);
      return change(core, write, 'phones.register', input, async edit => {
        const target = pushTarget(write.actor.applicationId, input.platform, input.token);
        const key = { org: edit.org, ownerId: owner.id, now: edit.now, target };
        const known = await edit.tx.one(selectPhoneByTarget, key);
        const row = known ?? (await create(edit, owner, input));
        return toPhone(await writePhone(edit, row, input, target, true));
      });
    },
    replace: async (write, id, input) => {
      const owner = requireOwnerOf(write.actor);
      return change(core, write, 'phones.replace', { id, input }, async edit => {
        const row = await requirePhone(edit.tx, write.actor, owner, id, edit.now);
        edit.afterCommit(() => used(write.actor, row));
        if (input === null) return toPhone(row);
        const target = pushTarget(
          row.registrationId === null ? write.actor.applicationId : row.applicationId,
          input.platform,
          input.token,
        );
        // An app that only sends back what it read does not take the token away from whoever has it now.
        const claims = target !== row.target || row.state === 'active' || input.acceptNotifications;
        return toPhone(await writePhone(edit, row, input, target, claims));
      });
    },
    remove: async (write, id) => {
      const owner = requireOwnerOf(write.actor);
      await change(core, write, 'phones.remove', { id }, async edit => {
        const row = await requirePhone(edit.tx, write.actor, owner, id, edit.now);
        const assignment = await edit.tx.one(selectAssignment, { org: edit.org, id: row.assignmentId });
        if (assignment === undefined) throw notFound('device');
        await end(edit, toAssignment(assignment), write.reason ?? 'removed by its holder');
      });
    },
    get: async (actor, id) => {
      const row = await requirePhone(core.storage, actor, requireOwnerOf(actor), id, core.clock.now());
      used(actor, row);
      return toKnownPhone(row);
    },
    list: async (actor, page) => {
      const { limit, offset, newestFirst } = page;
      const key = { org: actor.org, ownerId: requireOwnerOf(actor).id, now: core.clock.now() };
      const statement = newestFirst ? selectPhonesNewestFirst : selectPhones;
      const rows = await core.storage.all(statement, { ...key, limit, offset });
      // A page that is not full shows the end of the list by itself; only a full or an empty one needs a count.
      if (rows.length < limit && offset === 0) return toWholeList(rows, page);
      const phones = rows.map(toPhone);
      if (rows.length < limit && rows.length > 0) return { phones, total: offset + rows.length, page };
      return { phones, total: (await core.storage.one(countPhones, key))?.total ?? 0, page };
    },
  };
}

function requireOwnerOf(actor: Actor): Owner {
  const owner = asOwner(actor);
  if (owner === undefined) throw new Problem('forbidden', 'The system itself holds no devices.');
  return owner;
}

async function requirePhone(reader: Reader, actor: Actor, owner: Owner, deviceId: DeviceId, now: number): Promise<PhoneRow> {
  const row = await reader.one(selectPhone, { org: actor.org, ownerId: owner.id, now, deviceId });
  if (row === undefined) throw notFound('device');
  return row;
}

async function create(edit: Change, owner: Owner, input: PhoneInput): Promise<PhoneRow> {
  const { name, make, model, platform } = input;
  const device = await createDevice(edit, { kind: 'mobile', name, make, model, platform });
  const assignment = await assignNew(edit, device, { deviceId: device.id, owner, role: 'owner' });
  return {
    id: device.id,
    assignmentId: assignment.id,
    assignmentNumber: assignment.number,
    ownerId: owner.id,
    role: assignment.role,
    heldSince: assignment.createdAt,
    expiresAt: null,
    name,
    make,
    model,
    platform,
    registrationId: null,
    applicationId: null,
    target: null,
    token: null,
    notificationId: null,
    acceptNotifications: null,
    sessionHash: null,
    state: null,
  };
}

/** Registers the token of a phone that the actor holds, beside whatever else happens in the transaction. */
export async function registerPush(edit: Change, deviceId: DeviceId, token: string): Promise<void> {
  const row = await requirePhone(edit.tx, edit.actor, requireOwnerOf(edit.actor), deviceId, edit.now);
  const { name, platform } = row as { name: string | null; platform: PhonePlatform };
  const facts = { name, make: row.make ?? '', model: row.model ?? '', platform };
  const input = { ...facts, token, notificationId: row.notificationId ?? '', acceptNotifications: true, sessionHash: null };
  await writePhone(edit, row, input, pushTarget(row.applicationId, platform, token), true);
}

/** Brings device and registration to what the input says, with an event for each that changes. */
async function writePhone(edit: Change, row: PhoneRow, input: PhoneInput, target: string, claims: boolean): Promise<PhoneRow> {
  await writeFacts(edit, row, input);
  const { tx, org, now } = edit;
  const owner: Owner = { kind: edit.actor.kind === 'application' ? 'application' : 'person', id: row.ownerId };
  const registration = {
    id: row.registrationId ?? edit.newId(),
    assignmentId: row.assignmentId,
    applicationId: row.registrationId === null ? edit.actor.applicationId : row.applicationId,
    target,
    token: input.token,
    notificationId: input.notificationId,
    acceptNotifications: input.acceptNotifications ? 1 : 0,
    sessionHash: input.sessionHash,
    state: claims ? 'active' : (row.state ?? 'active'),
  };
  const { name, make, model, platform } = input;
  const after: PhoneRow = { ...row, ...registration, name, make, model, platform, registrationId: registration.id, id: row.id };
  if (row.registrationId !== null && sameRegistration(row, after)) return after;
  if (registration.state === 'active' && (row.state !== 'active' || row.target !== target)) {
    const reason = 'the token was registered again';
    const older = await tx.returning(quarantineTarget, { org, target, except: registration.id, reason, now });
    for (const { id } of older) edit.record({ type: 'push.quarantined', subject: id, after: { reason } });
  }
  tx.send(statementFor(row, after), { org, now, ...registration });
  const type = row.registrationId === null ? 'push.registered' : 'push.updated';
  edit.record({ type, subject: registration.id, device: row.id, owner, before: describe(row), after: describe(after) });
  return after;
}

function statementFor(before: PhoneRow, after: PhoneRow) {
  if (before.registrationId === null) return insertRegistration;
  if (before.state !== after.state) return updateRegistration;
  return before.target === after.target ? updateRegistrationDetails : updateRegistrationTarget;
}

const FACTS = ['name', 'make', 'model', 'platform'] as const;

async function writeFacts({ tx, org, now, record }: Change, row: PhoneRow, input: PhoneInput): Promise<void> {
  const before = { name: row.name, make: row.make, model: row.model, platform: row.platform };
  const after = { name: input.name, make: input.make, model: input.model, platform: input.platform };
  if (FACTS.every(fact => before[fact] === after[fact])) return;
  tx.send(updateDeviceFacts, { org, id: row.id, ...after, modifiedAt: now });
  record({ type: 'device.updated', subject: row.id, device: row.id, before, after });
}

const REGISTRATION_MEMBERS = ['target', 'notificationId', 'acceptNotifications', 'sessionHash', 'state'] as const;

function sameRegistration(one: PhoneRow, other: PhoneRow): boolean {
  return REGISTRATION_MEMBERS.every(member => one[member] === other[member]);
}

/** What an event says of a registration: never the token itself, which is its holder's alone. */
function describe(row: PhoneRow): object | undefined {
  if (row.registrationId === null) return undefined;
  return { target: row.target, acceptNotifications: row.acceptNotifications === 1, state: row.state };
}

/** Of rows that the store keeps, what is made of them is kept with them. */
const toKnownPhone = remember(toPhone);
const toWholeList = remember((rows: readonly PhoneRow[], page: PhonePage): PhoneList => {
  // Another page is other rows.
  return { phones: rows.map(toPhone), total: rows.length, page };
});

function toPhone(row: PhoneRow): Phone {
  return {
    deviceId: row.id,
    name: row.name,
    make: row.make,
    model: row.model,
    platform: row.platform as PhonePlatform,
    token: row.token,
    notificationId: row.notificationId,
    acceptNotifications: acceptsPushes({
      state: row.state as PushState | null,
      acceptNotifications: row.acceptNotifications === 1,
    }),
    sessionHash: row.sessionHash,
    pushState: row.state as PushState | null,
  };
}
