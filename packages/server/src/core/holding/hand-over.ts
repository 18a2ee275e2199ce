/** Hands a device over: one holder gives it up and the next one gets it, in one transaction and at one instant. */
import type { Assignment, AssignmentRole } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { AssignmentId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import type { Edit } from '../change.ts';
import { type AssignmentWish, assign } from './assign.ts';
import { endExpired, giveUp, openHoldersOf } from './end.ts';

export type HandedRole = Extract<AssignmentRole, 'owner' | 'user'>;

export interface HandOverWish extends Pick<AssignmentWish, 'dueAt' | 'expiresAt' | 'line'> {
  readonly to: Owner;
  readonly role: HandedRole;
  /** The assignment that ends. Needed only where several users hold the device. */
  readonly from?: AssignmentId | null;
  /** Until when the former owner may still use the device. */
  readonly keepUntil?: Instant | null;
}

export interface HandedOver {
  readonly ended: Assignment;
  readonly begun: Assignment;
  /** What the former owner keeps; null for nothing. */
  readonly kept: Assignment | null;
}

export async function handOver(edit: Edit, device: Device, wish: HandOverWish): Promise<HandedOver> {
  requireKeepable(edit, device, wish);
  await endExpired(edit, device.id);
  const present = presentHolder(await openHoldersOf(edit, device.id), wish);
  if (present.owner.id === wish.to.id) throw new Problem('conflict', `They hold the device already, as ${present.role}.`);
  const ended = await giveUp(edit, present);
  const { to: owner, role, from: _from, keepUntil = null, ...plans } = wish;
  const begun = await assign(edit, device, { ...plans, owner, role, isGiven: true });
  return { ended, begun, kept: await keep(edit, device, present.owner, keepUntil) };
}

async function keep(edit: Edit, device: Device, owner: Owner, expiresAt: Instant | null): Promise<Assignment | null> {
  return expiresAt === null ? null : assign(edit, device, { owner, role: 'user', isGiven: true, expiresAt });
}

function requireKeepable({ now }: Edit, { kind }: Device, { role, keepUntil }: HandOverWish): void {
  if (typeof keepUntil !== 'number') return;
  if (role !== 'owner') throw invalid('keepUntil', 'left out unless the role is owner', toIso(keepUntil), 'unknown');
  if (keepUntil <= now) throw invalid('keepUntil', 'in the future', toIso(keepUntil), 'range');
  if (!DESK_KINDS.includes(kind)) return;
  throw new Problem('conflict', 'A desk phone has one owner and lines: leave keepUntil out, and share a line instead.');
}

/** Who gives the device up. */
function presentHolder(holders: readonly Assignment[], { role, from }: HandOverWish): Assignment {
  const candidates = holders.filter(each => each.role === role && (from ?? each.id) === each.id);
  const [first, ...others] = candidates;
  if (first === undefined)
    throw new Problem('conflict', from == null ? NOBODY[role] : 'That assignment is not open on the device.');
  if (others.length > 0) {
    throw new Problem('conflict', `${candidates.length} users hold the device: name the assignment that ends with from.`);
  }
  return first;
}

const NOBODY: Readonly<Record<HandedRole, string>> = {
  owner: 'The device has no owner who could hand it over: assign it instead.',
  user: 'The device has no user who could hand it over: assign it instead.',
};
