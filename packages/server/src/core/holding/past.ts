/** Enters who held a device in the past. Nothing of today follows from it: no line, no block, and nothing of what somebody may hold. */
import type { Assignment, AssignmentRole } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Owner } from '../../domain/owner.ts';
import { requirePastInterval } from '../../domain/past.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { type Fact, lastOf, standsAgainst } from '../../domain/standing.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { selectNamedAssignment, toAssignment } from '../../storage/statements/assignments.ts';
import { selectBetween } from '../../storage/statements/past.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { requireOwnerEver } from '../owners.ts';
import { storePast } from './save.ts';

/** An interval that is over. */
export interface PastWish {
  readonly owner: Owner;
  readonly role: AssignmentRole;
  readonly createdAt: Instant;
  readonly until: Instant;
  readonly endReason?: string | null;
}

export async function enterPast(edit: Edit, device: Device, wish: PastWish): Promise<Assignment> {
  requirePastInterval(wish.createdAt, wish.until, edit.now);
  if (wish.role === 'guest')
    throw invalid('role', 'owner, user or shared_line: a stay of a guest is not entered later', 'guest', 'enum');
  const assignment: Assignment = {
    id: edit.newId(),
    number: edit.newNumber(),
    deviceId: device.id,
    owner: wish.owner,
    role: wish.role,
    createdAt: wish.createdAt,
    createdBy: edit.actor.id,
    createReason: edit.write.reason ?? null,
    until: wish.until,
    endReason: wish.endReason ?? null,
    endedBy: blocker(edit),
    ...NOTHING_PLANNED,
    enteredAt: edit.now,
    revision: 1,
  };
  await requireNothingAgainst(edit, device.id, assignment);
  return storePast(edit, assignment);
}

const NOTHING_PLANNED = {
  expiresAt: null,
  disableAt: null,
  dueAt: null,
  disabledReason: null,
  disabledBy: null,
  disabledAt: null,
  lastActiveAt: null,
} as const;

/** Throws `conflict` where something that is known of the device cannot be true beside the fact. `but`: what it replaces. */
export async function requireNothingAgainst(edit: Edit, deviceId: string, fact: Fact, but: string | null = null): Promise<void> {
  const key = { org: edit.org, deviceId, from: fact.createdAt, to: lastOf(fact) };
  const rows = await edit.tx.all(selectBetween, key);
  const against = rows.map(toAssignment).find(each => each.id !== but && standsAgainst(each, fact));
  if (against !== undefined) throw new Problem('conflict', await saying(edit, against));
}

async function saying({ tx, actor, org }: Edit, against: Assignment): Promise<string> {
  const { id, owner, role, createdAt } = against;
  const until = lastOf(against);
  const when = `since ${toIso(createdAt)}${until === Number.MAX_SAFE_INTEGER ? '' : ` until ${toIso(until)}`}`;
  try {
    await requireOwnerEver(tx, actor, owner);
  } catch {
    return `Somebody outside your locations holds the device ${when}: that stands against it.`;
  }
  const named = await tx.one(selectNamedAssignment, { org, id });
  return `${named?.ownerName?.trim() || 'Somebody'} holds the device as ${role} ${when} (assignment ${id}): that stands against it.`;
}
