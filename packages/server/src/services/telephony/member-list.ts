/**
 * Replaces the lines of a device by a list of wishes: what is the same stays, what differs is changed, what nobody wants is
 * ended, what is new is added. Whoever has the primary line keeps it, so that the device always belongs to somebody.
 */

import type { Change } from '../../core/change.ts';
import type { Device } from '../../domain/device.ts';
import type { OwnerId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Appearance, Line, LineSettings } from '../../domain/telephony.ts';
import { selectAssignment, selectOpenAssignments, toAssignment } from '../../storage/statements/assignments.ts';
import { selectCallable, toCalling } from '../../storage/statements/calling.ts';
import { endLine, fromLine, selectLinesOf, toLine, updateLine } from '../../storage/statements/lines.ts';
import { assign, end, endExpired } from '../holding/assignments.ts';
import { requireAbleCalling } from './calling.ts';
import { addLine } from './lines.ts';

/** One member as a replacement wants him. */
export interface MemberWish extends LineSettings {
  readonly ownerId: OwnerId;
}

/** A wish with what follows from the whole list: whether it is the primary line, and which line it is already. */
interface Plan {
  readonly wish: MemberWish;
  readonly kind: Appearance;
  readonly line: Line | undefined;
}

export async function replaceMembers(edit: Change, device: Device, wishes: readonly MemberWish[]): Promise<void> {
  await endExpired(edit, device.id);
  const key = { org: edit.org, deviceId: device.id, now: edit.now };
  const lines = (await edit.tx.all(selectLinesOf, key)).map(toLine);
  const primary = lines.find(line => line.kind === 'primary');
  if (primary === undefined) throw notFound('device');
  const wanted = withPrimary(wishes, primary);
  requirePorts(wanted, edit.phoneModels.portsOf(device.model));
  const plans = planOf(wanted, lines, primary);

  // First everything that goes, so that ports are free for what comes.
  for (const line of lines) if (!plans.some(plan => plan.line === line)) await endOne(edit, line);
  for (const owner of new Set(lines.map(line => line.owner.id))) {
    if (!wanted.some(wish => wish.ownerId === owner)) await endSharing(edit, device, owner);
  }
  for (const { wish, kind, line } of plans) {
    if (line === undefined) await addMember(edit, device, wish, kind, primary);
    else await changeLine(edit, line, wish);
  }
}

/** The primary owner stays even when nobody names him. */
function withPrimary(wishes: readonly MemberWish[], primary: Line): readonly MemberWish[] {
  if (wishes.some(wish => wish.ownerId === primary.owner.id)) return wishes;
  const { owner, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax } = primary;
  const port = isFree(wishes, primary.port) ? primary.port : lowestFree(wishes);
  return [{ ownerId: owner.id, port, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax }, ...wishes];
}

function isFree(wishes: readonly MemberWish[], port: number): boolean {
  return !wishes.some(wish => wish.port <= port && port < wish.port + wish.weight);
}

function lowestFree(wishes: readonly MemberWish[]): number {
  let port = 1;
  while (!isFree(wishes, port)) port += 1;
  return port;
}

function requirePorts(wishes: readonly MemberWish[], ports: number): void {
  const taken = new Set<number>();
  for (const { port, weight } of wishes) {
    if (port < 1 || weight < 1 || port + weight - 1 > ports) {
      throw new Problem('invalid', `The device has the ports 1 to ${ports}.`);
    }
    for (let each = port; each < port + weight; each += 1) {
      if (taken.has(each)) throw new Problem('invalid', `Port ${each} is given twice.`);
      taken.add(each);
    }
  }
}

/** The primary line is the owner's on the lowest of his ports; every other line is a shared one. */
function planOf(wishes: readonly MemberWish[], lines: readonly Line[], primary: Line): Plan[] {
  const ownPorts = wishes.filter(wish => wish.ownerId === primary.owner.id).map(wish => wish.port);
  const primaryPort = Math.min(...ownPorts);
  return wishes.map(wish => {
    const kind = wish.port === primaryPort ? 'primary' : 'shared';
    const line = lines.find(each => each.owner.id === wish.ownerId && each.port === wish.port && each.kind === kind);
    return { wish, kind, line };
  });
}

async function endOne({ tx, org, now, record }: Change, line: Line): Promise<void> {
  tx.send(endLine, { org, id: line.id, deviceId: line.deviceId, until: now });
  record({ type: 'line.ended', subject: line.id, device: line.deviceId, owner: line.owner, before: line });
}

/** Who has no line any more does not share the device any more. */
async function endSharing(edit: Change, device: Device, ownerId: OwnerId): Promise<void> {
  const open = await edit.tx.all(selectOpenAssignments, { org: edit.org, ownerId, deviceId: device.id });
  for (const row of open) if (row.role === 'shared_line') await end(edit, toAssignment(row), 'the line was removed');
}

async function changeLine({ tx, org, record }: Change, before: Line, wish: MemberWish): Promise<void> {
  const { appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax } = wish;
  const after: Line = { ...before, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax };
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  tx.send(updateLine, { org, ...fromLine(after) });
  record({ type: 'line.updated', subject: after.id, device: after.deviceId, owner: after.owner, before, after });
}

async function addMember(edit: Change, device: Device, wish: MemberWish, kind: Appearance, primary: Line): Promise<void> {
  if (wish.ownerId === primary.owner.id) {
    const row = await edit.tx.one(selectAssignment, { org: edit.org, id: primary.assignmentId });
    if (row === undefined) throw notFound('device');
    await addLine(edit, toAssignment(row), kind, wish);
    return;
  }
  const owner = await requireCallable(edit, wish.ownerId);
  const open = await edit.tx.all(selectOpenAssignments, { org: edit.org, ownerId: owner.id, deviceId: device.id });
  const sharing = open.find(row => row.role === 'shared_line');
  if (sharing === undefined) await assign(edit, device, { deviceId: device.id, owner, role: 'shared_line' }, wish);
  else await addLine(edit, toAssignment(sharing), 'shared', wish);
}

async function requireCallable({ tx, org, actor }: Change, ownerId: OwnerId): Promise<Owner> {
  const row = await tx.one(selectCallable, { org, ownerId });
  if (row === undefined) throw new Problem('invalid', 'A member must be somebody who can be called.');
  const { owner } = toCalling(row);
  await requireAbleCalling(tx, actor, owner);
  return owner;
}
