/** Keeps the block of a holder in step with their assignment, and begins assignments with the blocks that are found. */
import { waitsFor } from '../../domain/approval.ts';
import { type Assignment, EXPIRED } from '../../domain/assignment.ts';
import { type Block, blockAt, carriesPlans, type Restriction, restrictionOf } from '../../domain/block.ts';
import type { Device } from '../../domain/device.ts';
import { Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectDevice, toDevice } from '../../storage/statements/devices.ts';
import { keepBlock, liftBlocks, removeBlock } from '../blocks.ts';
import type { Edit } from '../change.ts';
import type { AssignmentWish } from './assign.ts';

type Beginning = Pick<Assignment, 'expiresAt' | 'disableAt' | 'disabledReason' | 'disabledBy' | 'disabledAt'>;

type Wish = Pick<AssignmentWish, 'role' | 'expiresAt' | 'disableAt' | 'isGiven'>;

/** How an assignment begins on hardware with these blocks of its owner. */
export function beginningOf(edit: Edit, wish: Wish, blocks: readonly Block[]): Beginning {
  const own = blocks.filter(({ owner }) => owner !== null).map(block => blockAt(block, edit.now));
  const inForce = own.find(block => block.reason !== null && !(wish.isGiven && (isOverdue(block) || isWaiting(block))));
  if (inForce !== undefined && wish.role === 'guest') {
    throw new Problem('conflict', 'This person is blocked on the device: lift the block first.');
  }
  const planned = (member: 'expiresAt' | 'disableAt'): Instant | null => {
    if (wish[member] !== undefined) return wish[member];
    return carriesPlans(wish.role) ? earliest(own, member, edit.now) : null;
  };
  return {
    expiresAt: planned('expiresAt'),
    disableAt: planned('disableAt'),
    disabledReason: inForce?.reason ?? null,
    disabledBy: inForce?.by ?? null,
    disabledAt: inForce?.at ?? null,
  };
}

/** A planned end that has come says that the holder gave the device back: an administrator may give it to them again. */
function isOverdue({ reason, by }: Block): boolean {
  return reason === EXPIRED && by === null;
}

/** Who gives the device to somebody has approved it. */
function isWaiting({ reason, by }: Block): boolean {
  return waitsFor({ disabledReason: reason, disabledBy: by }) !== null;
}

function earliest(blocks: readonly Block[], member: 'expiresAt' | 'disableAt', now: Instant): Instant | null {
  const planned = blocks.map(block => block[member]).filter(each => each !== null);
  const coming = planned.filter(each => each > now);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** The blocks of the owner after the assignment has begun: they hold on, or an administrator has given the device anew. */
export async function settleBlocks(edit: Edit, device: Device, begun: Assignment, found: readonly Block[]): Promise<void> {
  const restriction = restrictionOf(begun);
  if (restriction !== null) await keepBlock(edit, device, begun.owner, restriction);
  else if (carriesPlans(begun.role)) for (const block of found) if (block.owner !== null) removeBlock(edit, block);
}

/** Keeps, changes or lifts the block of a changed assignment. Returns the other devices from which it was lifted. */
export async function followRestriction(edit: Edit, before: Assignment, after: Assignment): Promise<readonly string[]> {
  const [was, is] = [restrictionOf(before), restrictionOf(after)];
  if (was === null && is === null) return [];
  if (is === null) return liftBlocks(edit, after.deviceId, after.owner);
  if (was === null || !isSame(was, is)) {
    const row = await edit.tx.one(selectDevice, { org: edit.org, id: after.deviceId });
    if (row !== undefined) await keepBlock(edit, toDevice(row), after.owner, is);
  }
  return [];
}

const MEMBERS = ['reason', 'by', 'at', 'disableAt', 'expiresAt'] as const;

function isSame(one: Restriction, other: Restriction): boolean {
  return MEMBERS.every(member => one[member] === other[member]);
}
