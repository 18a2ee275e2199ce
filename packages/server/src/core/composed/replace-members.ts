/**
 * Replaces the lines of a device by a list of wishes: equal lines stay, differing ones are changed, missing ones are ended and
 * new ones are added. The holder of the primary line keeps it.
 */
import type { Device } from '../../domain/device.ts';
import type { OwnerId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { portsOf } from '../../domain/phone-catalogue.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Line } from '../../domain/telephony.ts';
import { selectOpenAssignments, toAssignment } from '../../storage/statements/assignments.ts';
import { selectCallable, toCalling } from '../../storage/statements/calling.ts';
import type { Edit } from '../change.ts';
import { assign } from '../holding/assign.ts';
import { endExpired } from '../holding/end.ts';
import { findAssignment } from '../holding/find.ts';
import { endAssignment } from '../holding/save.ts';
import { requireAbleCalling } from '../telephony/find-calling.ts';
import { addLine, endLine, linesOf, saveLine } from '../telephony/lines.ts';
import { type MemberPlan, type MemberWish, planMembers, requirePorts, withPrimary } from '../telephony/member-plan.ts';

export async function replaceMembers(edit: Edit, device: Device, wishes: readonly MemberWish[]): Promise<void> {
  await endExpired(edit, device.id);
  const lines = await linesOf(edit, device.id);
  const primary = lines.find(line => line.kind === 'primary');
  if (primary === undefined) throw notFound('device');
  const wanted = withPrimary(wishes, primary);
  requirePorts(wanted, portsOf(edit.phoneModels, device.model, edit.actor.policy));
  const plans = planMembers(wanted, lines, primary);

  // End the old lines first, so that their ports are free for the new ones.
  for (const line of lines) if (!plans.some(plan => plan.line === line)) endLine(edit, line);
  for (const owner of new Set(lines.map(line => line.owner.id))) {
    if (!wanted.some(wish => wish.ownerId === owner)) await endSharing(edit, device, owner);
  }
  for (const plan of plans) {
    if (plan.line === undefined) await addMember(edit, device, plan, primary);
    else changeLine(edit, plan.line, plan.wish);
  }
}

/** Ends the assignment of an owner who has no line on the device any more. */
async function endSharing(edit: Edit, device: Device, ownerId: OwnerId): Promise<void> {
  const open = await openOf(edit, device, ownerId);
  for (const each of open) if (each.role === 'shared_line') await endAssignment(edit, each, 'the line was removed');
}

function changeLine(edit: Edit, before: Line, wish: MemberWish): void {
  const { appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax } = wish;
  saveLine(edit, before, { ...before, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax });
}

async function addMember(edit: Edit, device: Device, { wish, kind }: MemberPlan, primary: Line): Promise<void> {
  if (wish.ownerId === primary.owner.id) {
    const owning = await findAssignment(edit.tx, edit.actor, primary.assignmentId);
    if (owning === undefined) throw notFound('device');
    addLine(edit, owning, kind, wish);
    return;
  }
  const owner = await requireMember(edit, wish.ownerId);
  const sharing = (await openOf(edit, device, owner.id)).find(each => each.role === 'shared_line');
  if (sharing === undefined) await assign(edit, device, { owner, role: 'shared_line', line: wish, isGiven: true });
  else addLine(edit, sharing, 'shared', wish);
}

async function openOf({ tx, org }: Edit, { id: deviceId }: Device, ownerId: OwnerId) {
  return (await tx.all(selectOpenAssignments, { org, ownerId, deviceId })).map(toAssignment);
}

/** An owner who may get a line: they can be called, where the actor administers, and are not disabled. */
export async function requireMember({ tx, org, actor }: Edit, ownerId: OwnerId): Promise<Owner> {
  const row = await tx.one(selectCallable, { org, ownerId });
  if (row === undefined) throw new Problem('invalid', 'A member must be an owner who can be called.');
  const { owner } = toCalling(row);
  await requireAbleCalling(tx, actor, owner);
  return owner;
}
