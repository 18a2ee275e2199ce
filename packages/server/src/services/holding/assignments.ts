/** Who holds what: assigned, changed, disabled, ended, and asked for in both directions at any instant. */
import { isDeepStrictEqual } from 'node:util';
import { type Change, change, checkRevision, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { findOwner, findOwnerEver, requireAbleOwner, requireOwnerEver } from '../../core/owners.ts';
import { mayActOnOthers, requireAdministrator, requireSelfOrAdministrator, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import {
  type Assignment,
  type AssignmentRole,
  disabledReasonAt,
  endingInstant,
  HOLDING_ROLES,
  holdsAt,
} from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { AssignmentId, DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { remember } from '../../lib/remember.ts';
import {
  endAssignment,
  type HeldRow,
  heldAssignment,
  insertAssignment,
  selectAssignment,
  selectDeviceHistory,
  selectHeldBy,
  selectHeldNow,
  selectHoldersOf,
  selectOpenAssignments,
  selectOpenHoldersOf,
  selectOwnerHistory,
  toAssignment,
  updateAssignment,
} from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { endRegistrations } from '../../storage/statements/pushes.ts';
import type { Reader } from '../../storage/storage.ts';
import { requireDevice } from '../devices/devices.ts';
import { signOut } from '../identity/credentials.ts';
import { pageByNumber } from '../paging.ts';
import { BY_ADMINISTRATOR } from '../people/people.ts';
import { addLineFor, endTelephony, type LineWish } from '../telephony/lines.ts';

export interface AssignmentInput {
  readonly deviceId: DeviceId;
  readonly owner: Owner;
  readonly role: AssignmentRole;
  readonly expiresAt?: Instant | null;
  readonly disableAt?: Instant | null;
}

/** One device of an owner, with the fact by which he holds it. */
export interface HeldDevice {
  readonly device: Device;
  readonly assignment: Assignment;
  /** Why the owner cannot use the device now: it is disabled for all, or he on it; null when he can. */
  readonly blockedReason: string | null;
}

/** One holder of a device. */
export interface Holder {
  readonly assignment: Assignment;
  readonly name: string;
}

export interface Assignments {
  readonly create: (write: Write, input: AssignmentInput) => Promise<Assignment>;
  readonly update: (
    write: Write,
    id: AssignmentId,
    input: Pick<AssignmentInput, 'expiresAt' | 'disableAt'>,
  ) => Promise<Assignment>;
  readonly disable: (write: Write, id: AssignmentId) => Promise<Assignment>;
  readonly enable: (write: Write, id: AssignmentId) => Promise<Assignment>;
  readonly end: (write: Write, id: AssignmentId) => Promise<Assignment>;
  /** The holder used the device just now. Not an event. */
  readonly touch: (actor: Actor, id: AssignmentId) => Promise<Assignment>;
  readonly get: (actor: Actor, id: AssignmentId) => Promise<Assignment>;
  /** What the owner holds, or held at an instant in the past, oldest first. */
  readonly devicesOf: (actor: Actor, owner: Owner, asOf: Instant | null) => Promise<readonly HeldDevice[]>;
  /** Who holds the device, or held it at an instant in the past, oldest first. */
  readonly holdersOf: (actor: Actor, deviceId: DeviceId, asOf: Instant | null) => Promise<Holder[]>;
  /** Everything that the owner ever held, or everybody who ever held the device. */
  readonly historyOf: (
    actor: Actor,
    of: { owner: Owner } | { deviceId: DeviceId },
    page: PageRequest,
  ) => Promise<Page<Assignment>>;
}

export function createAssignments(core: Core): Assignments {
  const overlay = (assignment: Assignment, org: number): Assignment => ({
    ...assignment,
    lastActiveAt: core.touches.lastActive(org, assignment.number, assignment.lastActiveAt),
  });
  /** Neither a touch that waits nor the coming of a planned disabling can make anything else of the row. */
  const isSettled = ({ assignmentNumber, lastActiveAt, disableAt }: HeldRow, org: number) =>
    disableAt === null && core.touches.lastActive(org, assignmentNumber, lastActiveAt) === lastActiveAt;
  const edit = async (
    write: Write,
    id: AssignmentId,
    operation: 'update' | 'disable' | 'enable',
    request: unknown,
    next: (before: Assignment, now: Instant) => Assignment,
  ) => {
    requireAdministrator(write.actor, 'write devices');
    return change(core, write, `assignments.${operation}`, request, async each => {
      const before = await requireOpen(each, id);
      checkRevision(write, before);
      const changed = next(before, each.now);
      if (isDeepStrictEqual(changed, before)) return before;
      const after = { ...changed, revision: before.revision + 1 };
      each.tx.send(updateAssignment, { org: each.org, ownerId: after.owner.id, ownerKind: after.owner.kind, ...after });
      record(each, `assignment.${operation}d`, before, after);
      // A planned disabling that has come counts, also where it is taken back before it was made a fact.
      if (disabledReasonAt(before, each.now) !== null || after.disabledReason !== null) await signOut(each, after);
      return after;
    });
  };

  return {
    create: async (write, input) => {
      requireAdministrator(write.actor, 'write devices');
      return change(core, write, 'assignments.create', input, async each => {
        const device = await requireDevice(each.tx, write.actor, input.deviceId, each.now);
        await requireAbleOwner(each.tx, write.actor, input.owner);
        return assign(each, device, input);
      });
    },
    update: (write, id, input) =>
      edit(write, id, 'update', { id, input }, (before, now) => {
        requireFuture(input, now);
        return { ...before, ...input };
      }),
    disable: (write, id) =>
      edit(write, id, 'disable', { id }, (before, now) => {
        if (before.disabledReason !== null) return before;
        const by = write.actor.kind === 'system' ? null : write.actor.id;
        return { ...before, disabledReason: write.reason ?? BY_ADMINISTRATOR, disabledBy: by, disabledAt: now };
      }),
    enable: (write, id) =>
      edit(write, id, 'enable', { id }, before =>
        before.disabledReason === null && before.disableAt === null
          ? before
          : { ...before, disabledReason: null, disabledBy: null, disabledAt: null, disableAt: null },
      ),
    end: async (write, id) =>
      change(core, write, 'assignments.end', { id }, async each => {
        const before = await requireVisible(each.tx, write.actor, id);
        requireSelfOrAdministrator(write.actor, before.owner.id, 'write devices');
        checkRevision(write, before);
        return before.until === null ? end(each, before, write.reason ?? null) : before;
      }),
    touch: async (actor, id) => {
      const assignment = await requireVisible(core.storage, actor, id);
      const now = core.clock.now();
      if (!holdsAt(assignment, now)) throw notFound('assignment');
      if (actor.id !== assignment.owner.id) {
        throw new Problem('forbidden', 'Only the holder himself shows by a touch that he uses the device.');
      }
      core.touches.assignment(actor.org, assignment.number, now);
      return overlay(assignment, actor.org);
    },
    get: async (actor, id) => overlay(await requireVisible(core.storage, actor, id), actor.org),
    devicesOf: async (actor, owner, asOf) => {
      requireSelfOrAdministrator(actor, owner.id, 'read devices');
      if (actor.id !== owner.id) await requireOwnerEver(core.storage, actor, owner);
      const { org } = actor;
      const at = asOf ?? core.clock.now();
      const key = { org, ownerId: owner.id };
      const rows =
        asOf === null
          ? await core.storage.all(selectHeldNow, { ...key, now: at })
          : await core.storage.all(selectHeldBy, { ...key, at });
      if (rows.every(row => isSettled(row, org))) return toSettled(rows);
      return rows.map(row => heldDevice(toDevice(row), overlay(heldAssignment(row), org), at));
    },
    holdersOf: async (actor, deviceId, asOf) => {
      requireAdministrator(actor, 'read devices');
      const now = core.clock.now();
      await requireDevice(core.storage, actor, deviceId, now);
      const rows = await core.storage.all(selectHoldersOf, { org: actor.org, deviceId, at: asOf ?? now });
      const holders: Holder[] = [];
      for (const row of rows) {
        const assignment = overlay(toAssignment(row), actor.org);
        const name = await nameOfHolder(core.storage, actor, assignment.owner);
        if (name !== undefined) holders.push({ assignment, name });
      }
      return holders;
    },
    historyOf: async (actor, of, page) => {
      const { org } = actor;
      if ('owner' in of) {
        requireSelfOrAdministrator(actor, of.owner.id, 'read devices');
        await requireOwnerEver(core.storage, actor, of.owner);
      } else {
        requireAdministrator(actor, 'read devices');
        await requireDevice(core.storage, actor, of.deviceId, core.clock.now());
      }
      const read = (after: number, limit: number) =>
        'owner' in of
          ? core.storage.all(selectOwnerHistory, { org, ownerId: of.owner.id, after, limit })
          : core.storage.all(selectDeviceHistory, { org, deviceId: of.deviceId, after, limit });
      const history = await pageByNumber(
        page,
        read,
        row => row.number,
        row => overlay(toAssignment(row), org),
      );
      if ('owner' in of || actor.role !== 'location_admin') return history;
      const items: Assignment[] = [];
      for (const each of history.items) {
        if ((await nameOfHolder(core.storage, actor, each.owner)) !== undefined) items.push(each);
      }
      return { ...history, items };
    },
  };
}

/** Of rows that the store keeps, what is made of them is kept with them. */
const toSettled = remember((rows: readonly HeldRow[]): readonly HeldDevice[] =>
  rows.map(row => heldDevice(toDevice(row), heldAssignment(row), row.heldSince)),
);

export function heldDevice(device: Device, assignment: Assignment, at: Instant): HeldDevice {
  return { device, assignment, blockedReason: device.disabled?.reason ?? disabledReasonAt(assignment, at) };
}

/** Undefined for a holder whom the actor must not know of: a device can be shared across locations. */
async function nameOfHolder(reader: Reader, actor: Actor, owner: Owner): Promise<string | undefined> {
  const facts = await findOwnerEver(reader, actor.org, owner);
  const isVisible = actor.id === owner.id || seesLocation(actor, facts?.locationId ?? null);
  return isVisible ? (facts?.name ?? '') : undefined;
}

/** Begins an assignment within a transaction. One owner holds a device at most once, and once in each further role. */
export async function assign(edit: Change, device: Device, input: AssignmentInput, line: LineWish = {}): Promise<Assignment> {
  const { tx, org, now } = edit;
  await requireAssignable(edit, input);
  if (DESK_KINDS.includes(device.kind)) await endExpired(edit, device.id);
  const open = (await tx.all(selectOpenAssignments, { org, ownerId: input.owner.id, deviceId: device.id })).map(toAssignment);
  for (const other of open) {
    if (!holdsAt(other, now)) await end(edit, other, 'expired');
    else if (excludes(other.role, input.role))
      throw new Problem('conflict', `The owner holds this device already, as ${other.role}.`);
  }
  return begin(edit, device, input, line);
}

/** The same for a device that nobody can hold yet, because this very transaction has made it. */
export async function assignNew(edit: Change, device: Device, input: AssignmentInput): Promise<Assignment> {
  await requireAssignable(edit, input);
  return begin(edit, device, input, {});
}

async function requireAssignable({ tx, org, now }: Change, input: AssignmentInput): Promise<void> {
  requireFuture(input, now);
  // Whoever left while his own request waited for its turn must not hold anything from then on.
  if ((await findOwner(tx, org, input.owner)) === undefined) throw notFound(input.owner.kind);
}

async function begin(edit: Change, device: Device, input: AssignmentInput, line: LineWish): Promise<Assignment> {
  const { tx, org, now } = edit;
  const assignment: Assignment = {
    id: edit.newId(),
    number: edit.newNumber(),
    deviceId: device.id,
    owner: input.owner,
    role: input.role,
    createdAt: now,
    until: null,
    endReason: null,
    expiresAt: input.expiresAt ?? null,
    disableAt: input.disableAt ?? null,
    disabledReason: null,
    disabledBy: null,
    disabledAt: null,
    lastActiveAt: null,
    revision: 1,
  };
  tx.send(insertAssignment, { org, ownerId: input.owner.id, ownerKind: input.owner.kind, ...assignment });
  record(edit, 'assignment.created', undefined, assignment);
  await addLineFor(edit, device, assignment, line);
  return assignment;
}

/** Ends an assignment within a transaction: the interval closes, its pushes stop, and nothing is deleted. */
export async function end(edit: Change, before: Assignment, reason: string | null): Promise<Assignment> {
  const { tx, org, now } = edit;
  const until = endingInstant(before, now);
  const ended = await tx.run(endAssignment, { org, ownerId: before.owner.id, id: before.id, until, reason });
  // Whoever takes a device from all of its holders meets guests who went with their host.
  if (ended === 0) return before;
  const stopped = await tx.returning(endRegistrations, { org, assignmentId: before.id, reason: 'assignment ended', now });
  const after = { ...before, until, endReason: reason, revision: before.revision + 1 };
  record(edit, 'assignment.ended', before, after);
  const endedLines = await endTelephony(edit, after, until);
  if (endedLines > 0 && before.role === 'owner') await endGuestsOf(edit, before.deviceId);
  await signOut(edit, after);
  for (const { id } of stopped) edit.record({ type: 'push.ended', subject: id, device: before.deviceId, owner: before.owner });
  return after;
}

/** Makes it a fact that a planned end has come: lines and ports of the past are free for whoever comes next. */
export async function endExpired(edit: Change, deviceId: DeviceId): Promise<void> {
  const holders = await edit.tx.all(selectOpenHoldersOf, { org: edit.org, deviceId });
  for (const holder of holders.map(toAssignment)) if (!holdsAt(holder, edit.now)) await end(edit, holder, 'expired');
}

/** Guests use their host's line: where there is no host, there is no guest. */
async function endGuestsOf(edit: Change, deviceId: DeviceId): Promise<void> {
  const holders = await edit.tx.all(selectOpenHoldersOf, { org: edit.org, deviceId });
  const guests = holders.map(toAssignment).filter(({ role }) => role === 'guest');
  for (const guest of guests) await end(edit, guest, 'the host has given the device up');
}

/** Takes the device from everybody who holds it. */
export async function endAllOf(edit: Change, deviceId: DeviceId, reason: string): Promise<void> {
  const holders = await edit.tx.all(selectOpenHoldersOf, { org: edit.org, deviceId });
  for (const holder of holders) await end(edit, toAssignment(holder), reason);
}

/** What is planned lies ahead; what is past is said by ending or disabling. */
function requireFuture(input: Pick<AssignmentInput, 'expiresAt' | 'disableAt'>, now: Instant): void {
  for (const planned of ['expiresAt', 'disableAt'] as const) {
    const instant = input[planned] ?? null;
    if (instant !== null && instant <= now) throw invalid(planned, 'an instant in the future', instant, 'range');
  }
}

function excludes(one: AssignmentRole, other: AssignmentRole): boolean {
  return one === other || (HOLDING_ROLES.includes(one) && HOLDING_ROLES.includes(other));
}

type AssignmentEvent =
  | 'assignment.created'
  | 'assignment.updated'
  | 'assignment.disabled'
  | 'assignment.enabled'
  | 'assignment.ended';

function record(edit: Change, type: AssignmentEvent, before: Assignment | undefined, after: Assignment): void {
  edit.record({ type, subject: after.id, device: after.deviceId, owner: after.owner, before, after });
}

/** The assignment, for its holder and for administrators who may see him. */
async function requireVisible(reader: Reader, actor: Actor, id: AssignmentId): Promise<Assignment> {
  const row = await reader.one(selectAssignment, { org: actor.org, id });
  if (row === undefined) throw notFound('assignment');
  if (row.ownerId === actor.id) return toAssignment(row);
  if (!mayActOnOthers(actor, 'read devices')) throw notFound('assignment');
  const assignment = toAssignment(row);
  await requireOwnerEver(reader, actor, assignment.owner);
  return assignment;
}

async function requireOpen({ tx, actor, now }: Change, id: AssignmentId): Promise<Assignment> {
  const assignment = await requireVisible(tx, actor, id);
  if (!holdsAt(assignment, now)) throw new Problem('conflict', 'The assignment has ended.');
  return assignment;
}
