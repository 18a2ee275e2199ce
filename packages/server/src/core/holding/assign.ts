/** Assigns a device to an owner. An owner can hold a device only once, and beyond that once in each other role. */
import { type Assignment, type AssignmentRole, EXPIRED, excludes, holdsAt } from '../../domain/assignment.ts';
import { type Block, hardwareKeys } from '../../domain/block.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import type { LineSettings } from '../../domain/telephony.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { selectOpenAssignments, toAssignment } from '../../storage/statements/assignments.ts';
import { adoptBlocks, findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { giveUp, openHoldersOf } from './end.ts';
import { passGate, waiting } from './gate.ts';
import { NOTHING, requireHolder, requireRoom } from './quota.ts';
import { beginningOf, settleBlocks } from './restrict.ts';
import { beginAssignment, endAssignment } from './save.ts';

/** Who gets the device, and in which role. */
export interface AssignmentWish {
  readonly owner: Owner;
  readonly role: AssignmentRole;
  readonly expiresAt?: Instant | null;
  readonly disableAt?: Instant | null;
  /** When a loan is to come back. The holder keeps the device beyond it. */
  readonly dueAt?: Instant | null;
  /** Ends the assignment of the present owner in the same transaction. */
  readonly handOver?: boolean;
  /** An administrator gives the device, also to somebody whose planned end on it has come. */
  readonly isGiven?: boolean;
  /** They were added in this transaction, and hold nothing yet. */
  readonly isNewOwner?: boolean;
  /** When it began, where that was in the past. The caller has checked that nothing stands against it. */
  readonly since?: Instant;
  /** Why, where it is not in the words of the caller. */
  readonly reason?: string;
  /** Settings of the line on a desk phone. Missing members get their defaults. */
  readonly line?: Partial<LineSettings>;
}

export async function assign(edit: Edit, device: Device, wish: AssignmentWish): Promise<Assignment> {
  requireNotRetired(device);
  requireFuture(wish, edit.now);
  requirePlansFor(wish.role, wish);
  if (wish.handOver === true && wish.role !== 'owner')
    throw invalid('handOver', 'left out unless the role is owner', true, 'unknown');
  const blocksOn = () => findBlocks(edit, hardwareKeys(device), wish.owner);
  // Asked together: on PostgreSQL each question by itself is a round trip.
  const held = wish.isNewOwner === true ? NOTHING : requireHolder(edit, wish.owner);
  const [room, rivals, blocks] = await Promise.all([held, rivalsOf(edit, device, wish), blocksOn()]);
  requireRoom(edit, room);
  for (const other of rivals) {
    if (!holdsAt(other, edit.now)) await endAssignment(edit, other, EXPIRED);
    else if (other.owner.id === wish.owner.id && excludes(other.role, wish.role)) {
      throw new Problem('conflict', `The owner holds this device already, as ${other.role}.`);
    } else if (other.role === 'owner' && wish.role === 'owner') await handOver(edit, device, other, wish);
  }
  // One that ended may have left a block behind.
  return begin(edit, device, wish, rivals.length === 0 ? blocks : await blocksOn());
}

/**
 * The same for a device created in this transaction, which nobody holds yet. `requireHolder` must have found the owner before, and
 * `requireRoom` that they can take one more. `blocks`: those on the hardware.
 */
export async function assignNew(edit: Edit, device: Device, wish: AssignmentWish, blocks: readonly Block[]): Promise<Assignment> {
  requireFuture(wish, edit.now);
  return begin(edit, device, wish, blocks);
}

/** Nobody gets by mistake what was written off. */
function requireNotRetired({ lifecycle }: Device): void {
  if (lifecycle === 'retired') throw new Problem('conflict', 'The device is retired. Put it back into stock first.');
}

/**
 * Refuses planned instants that are not in the future. To end or disable now, there are other operations. A loan that began in the past may
 * have been due since then: it is late at once.
 */
export function requireFuture(wish: Pick<AssignmentWish, 'expiresAt' | 'disableAt' | 'dueAt' | 'since'>, now: Instant): void {
  for (const planned of ['expiresAt', 'disableAt', 'dueAt'] as const) {
    const instant = wish[planned] ?? null;
    if (instant === null) continue;
    if (planned === 'dueAt' && wish.since !== undefined) {
      if (instant <= wish.since) throw invalid('dueAt', `after createdAt, ${toIso(wish.since)}`, toIso(instant), 'range');
    } else if (instant <= now) throw invalid(planned, `in the future, which ${toIso(instant)} is not`, toIso(instant), 'range');
  }
}

async function begin(edit: Edit, device: Device, wish: AssignmentWish, blocks: readonly Block[]): Promise<Assignment> {
  const cause = await passGate(edit, device, wish);
  const beginning = beginningOf(edit, wish, blocks);
  const assignment: Assignment = {
    id: edit.newId(),
    number: edit.newNumber(),
    deviceId: device.id,
    owner: wish.owner,
    role: wish.role,
    createdAt: wish.since ?? edit.now,
    createdBy: edit.actor.id,
    createReason: wish.reason ?? edit.write.reason ?? null,
    until: null,
    endReason: null,
    endedBy: null,
    ...beginning,
    ...(beginning.disabledReason === null ? waiting(edit, cause) : {}),
    dueAt: wish.dueAt ?? null,
    lastActiveAt: null,
    enteredAt: wish.since === undefined ? null : edit.now,
    revision: 1,
  };
  adoptBlocks(edit, device, blocks);
  const isKnown = device.disabled !== null || blocks.every(({ owner }) => owner !== null);
  if (!isKnown) await tell(edit, 'blocked hardware found', { device, blocks });
  const begun = await beginAssignment(edit, device, assignment, wish.line ?? {});
  await settleBlocks(edit, device, begun, blocks);
  return begun;
}

/** The open assignments that may stand in the way: on desk devices and for a new owner all, otherwise the owner's own. */
async function rivalsOf(edit: Edit, device: Device, { owner, role }: AssignmentWish): Promise<Assignment[]> {
  if (role === 'owner' || DESK_KINDS.includes(device.kind)) return openHoldersOf(edit, device.id);
  const key = { org: edit.org, ownerId: owner.id, deviceId: device.id };
  return (await edit.tx.all(selectOpenAssignments, key)).map(toAssignment);
}

/** A device has one owner. The present one gives it up only where the caller asks for that. */
async function handOver(edit: Edit, { kind }: Device, present: Assignment, wish: AssignmentWish): Promise<void> {
  if (wish.handOver !== true) throw new Problem('conflict', DESK_KINDS.includes(kind) ? PHONE_HAS_OWNER : DEVICE_HAS_OWNER);
  await giveUp(edit, present);
}

const PHONE_HAS_OWNER =
  'The phone has an owner already: end that assignment first, share a line, or hand the phone over with handOver.';
const DEVICE_HAS_OWNER =
  'The device has an owner already: end that assignment first, assign it as user, or hand it over with handOver.';

/** A guest is not disabled and returns nothing: their stay ends. */
export function requirePlansFor(role: AssignmentRole, plans: Pick<AssignmentWish, 'disableAt' | 'dueAt'>): void {
  if (role !== 'guest') return;
  for (const planned of ['disableAt', 'dueAt'] as const) {
    const instant = plans[planned];
    if (typeof instant === 'number')
      throw invalid(planned, 'left out for a guest: plan the end of their stay with expiresAt', toIso(instant), 'unknown');
  }
}
