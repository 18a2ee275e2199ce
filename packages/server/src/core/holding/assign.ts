/** Assigns a device to an owner. An owner can hold a device only once, and beyond that once in each other role. */
import { type Assignment, type AssignmentRole, EXPIRED, HOLDING_ROLES, holdsAt } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import type { LineSettings } from '../../domain/telephony.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { selectOpenAssignments, toAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { findOwner } from '../owners.ts';
import { endExpired } from './end.ts';
import { heldBy, requireRoom } from './quota.ts';
import { beginAssignment, endAssignment } from './save.ts';

/** Who gets the device, and in which role. */
export interface AssignmentWish {
  readonly owner: Owner;
  readonly role: AssignmentRole;
  readonly expiresAt?: Instant | null;
  readonly disableAt?: Instant | null;
  /** Settings of the line on a desk phone. Missing members get their defaults. */
  readonly line?: Partial<LineSettings>;
}

export async function assign(edit: Edit, device: Device, wish: AssignmentWish): Promise<Assignment> {
  requireFuture(wish, edit.now);
  const [held] = await Promise.all([heldBy(edit, wish.owner), requireHolder(edit, wish.owner)]);
  requireRoom(edit, held);
  if (DESK_KINDS.includes(device.kind)) await endExpired(edit, device.id);
  const key = { org: edit.org, ownerId: wish.owner.id, deviceId: device.id };
  for (const other of (await edit.tx.all(selectOpenAssignments, key)).map(toAssignment)) {
    if (!holdsAt(other, edit.now)) await endAssignment(edit, other, EXPIRED);
    else if (excludes(other.role, wish.role)) {
      throw new Problem('conflict', `The owner holds this device already, as ${other.role}.`);
    }
  }
  return begin(edit, device, wish);
}

/**
 * The same for a device created in this transaction, which nobody holds yet. `requireHolder` must have found the owner before, and
 * `requireRoom` that they can take one more.
 */
export async function assignNew(edit: Edit, device: Device, wish: AssignmentWish): Promise<Assignment> {
  requireFuture(wish, edit.now);
  return begin(edit, device, wish);
}

/** The person may have been off-boarded while the request waited for its transaction. */
export async function requireHolder({ tx, org }: Edit, owner: Owner): Promise<void> {
  if ((await findOwner(tx, org, owner)) === undefined) throw notFound(owner.kind);
}

/** Refuses planned instants that are not in the future. To end or disable now, there are other operations. */
export function requireFuture(wish: Pick<AssignmentWish, 'expiresAt' | 'disableAt'>, now: Instant): void {
  for (const planned of ['expiresAt', 'disableAt'] as const) {
    const instant = wish[planned] ?? null;
    if (instant !== null && instant <= now)
      throw invalid(planned, `in the future, which ${toIso(instant)} is not`, toIso(instant), 'range');
  }
}

function begin(edit: Edit, device: Device, wish: AssignmentWish): Promise<Assignment> {
  const assignment: Assignment = {
    id: edit.newId(),
    number: edit.newNumber(),
    deviceId: device.id,
    owner: wish.owner,
    role: wish.role,
    createdAt: edit.now,
    createdBy: edit.actor.id,
    createReason: edit.write.reason ?? null,
    until: null,
    endReason: null,
    endedBy: null,
    expiresAt: wish.expiresAt ?? null,
    disableAt: wish.disableAt ?? null,
    disabledReason: null,
    disabledBy: null,
    disabledAt: null,
    lastActiveAt: null,
    revision: 1,
  };
  return beginAssignment(edit, device, assignment, wish.line ?? {});
}

function excludes(one: AssignmentRole, other: AssignmentRole): boolean {
  return one === other || (HOLDING_ROLES.includes(one) && HOLDING_ROLES.includes(other));
}
