/**
 * What the policies of caps and of approval say to an assignment before it begins. Where an organization has neither, nothing is looked up:
 * this is part of every registration of a phone.
 */

import { type ApprovalCause, WAITING_REASON } from '../../domain/approval.ts';
import { type Assignment, HOLDING_ROLES } from '../../domain/assignment.ts';
import { capOf, capReason, capSettingOf, type KindCap } from '../../domain/caps.ts';
import type { Device } from '../../domain/device.ts';
import { Problem, QUOTA } from '../../domain/problem.ts';
import { inWords } from '../../lib/in-words.ts';
import { selectApproved } from '../../storage/statements/approvals.ts';
import { countHeldOfKind, selectOldestOfKind, toAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { rolesOf } from '../rights.ts';
import type { AssignmentWish } from './assign.ts';
import { endAssignment } from './save.ts';

type Wish = Pick<AssignmentWish, 'owner' | 'role' | 'since'>;

/** Why the new assignment waits; null if it does not. Throws `conflict` where the cap refuses it, and ends others where it says so. */
export async function passGate(edit: Edit, device: Device, wish: Wish): Promise<ApprovalCause | null> {
  if (!concerns(wish)) return null;
  const cap = capOf(edit.actor.policy, device.kind);
  const above = cap === undefined ? null : await passCap(edit, device, wish, cap);
  return (await needsApproval(edit, device, wish)) ? 'approval' : above;
}

/** As members of the assignment. */
export function waiting({ now }: Edit, cause: ApprovalCause | null) {
  return cause === null ? {} : { disabledReason: WAITING_REASON[cause], disabledBy: null, disabledAt: now };
}

/** People, who hold a device from now on. What was in the past is history. */
function concerns({ owner, role, since }: Wish): boolean {
  return owner.kind === 'person' && HOLDING_ROLES.includes(role) && since === undefined;
}

/** Throws `conflict` where the person could not hold the device by the cap. For previews. */
export async function requireBelowCap(edit: Edit, device: Device, wish: Wish): Promise<void> {
  const cap = concerns(wish) ? capOf(edit.actor.policy, device.kind) : undefined;
  if (cap?.over === 'refuse' && (await heldOf(edit, device, wish)) >= cap.limit) throw above(device, cap);
}

async function passCap(edit: Edit, device: Device, wish: Wish, cap: KindCap): Promise<ApprovalCause | null> {
  const held = await heldOf(edit, device, wish);
  if (held < cap.limit) return null;
  if (cap.over === 'refuse') throw above(device, cap);
  if (cap.over === 'ask') {
    if (isOwnDevice(edit, wish)) return 'caps';
    await tell(edit, 'cap exceeded', { device, ended: [] });
    return null;
  }
  await endOldest(edit, device, wish, { ...cap, surplus: held + 1 - cap.limit });
  return null;
}

async function heldOf({ tx, org, now }: Edit, { id, kind }: Device, { owner }: Wish): Promise<number> {
  return (await tx.one(countHeldOfKind, { org, ownerId: owner.id, kind, now, except: id }))?.held ?? 0;
}

async function endOldest(edit: Edit, device: Device, { owner }: Wish, cap: KindCap & { surplus: number }): Promise<void> {
  const { kind, id } = device;
  const key = { org: edit.org, ownerId: owner.id, kind, now: edit.now, except: id, limit: cap.surplus };
  const ended: Assignment[] = [];
  for (const row of await edit.tx.all(selectOldestOfKind, key)) {
    ended.push(await endAssignment(edit, toAssignment(row), capReason(inWords(kind), cap.limit)));
  }
  await tell(edit, 'cap exceeded', { device, ended });
}

function above({ kind }: Device, { limit }: KindCap): Problem {
  const message = `One person holds at most ${limit} of the kind ${inWords(kind)} (${capSettingOf(kind)}). Remove one first.`;
  return new Problem('conflict', message, { resource: QUOTA, limit });
}

/** Somebody registers a device for themselves, who could not give it to others. */
function isOwnDevice({ actor }: Edit, { owner }: Wish): boolean {
  return actor.kind === 'person' && actor.id === owner.id && !rolesOf('write devices').includes(actor.role);
}

/** A device that was approved for the person before needs no other approval. */
async function needsApproval(edit: Edit, { id: deviceId, kind }: Device, wish: Wish): Promise<boolean> {
  const { tx, org, actor } = edit;
  if (actor.policy.approvalKinds?.includes(kind) !== true || !isOwnDevice(edit, wish)) return false;
  return (await tx.one(selectApproved, { org, ownerId: wish.owner.id, deviceId })) === undefined;
}
