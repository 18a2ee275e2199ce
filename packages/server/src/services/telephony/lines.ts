/** The telephony half of an assignment: a desk phone's owner has its primary line, everybody else on it a shared one. */

import type { Change } from '../../core/change.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import { Problem } from '../../domain/problem.ts';
import type { Appearance, DeskPhone, Line, LineSettings } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { insertDeskPhone } from '../../storage/statements/desk-phones.ts';
import { endGuestSessionOfAssignment } from '../../storage/statements/guest-sessions.ts';
import { endLinesOfAssignment, fromLine, insertLine, selectLinesOf, toLine } from '../../storage/statements/lines.ts';
import { requireRoomFor } from './line-limits.ts';

/** How a line is to be; what is left out takes the usual value. */
export type LineWish = Partial<LineSettings>;

/** A desk phone has one owner, with the primary line; a guest uses the host's. Other kinds of devices have no lines. */
export async function addLineFor(
  edit: Change,
  device: Device,
  assignment: Assignment,
  wish: LineWish,
): Promise<Line | undefined> {
  const { owner, role } = assignment;
  if (!DESK_KINDS.includes(device.kind) || role === 'guest' || role === 'user' || owner.kind === 'application') return undefined;
  const lines = (await edit.tx.all(selectLinesOf, { org: edit.org, deviceId: device.id, now: edit.now })).map(toLine);
  const kind: Appearance = role === 'owner' ? 'primary' : 'shared';
  if (kind === 'primary' && lines.some(line => line.kind === 'primary')) {
    throw new Problem('conflict', 'The phone has an owner already: end that assignment first, or share a line.');
  }
  await requireRoomFor(edit, owner, kind);
  const port = wish.port ?? freePort(lines);
  if (port > edit.phoneModels.portsOf(device.model)) throw new Problem('conflict', 'All lines of the phone are taken.');
  return addLine(edit, assignment, kind, { ...wish, port });
}

/** Puts the line on its port, which the caller knows to be free. */
export async function addLine(
  edit: Change,
  assignment: Assignment,
  kind: Appearance,
  wish: LineWish & { port: number },
): Promise<Line> {
  const line: Line = {
    id: edit.newId(),
    assignmentId: assignment.id,
    deviceId: assignment.deviceId,
    owner: assignment.owner,
    port: wish.port,
    kind,
    appearance: wish.appearance ?? kind,
    weight: wish.weight ?? 1,
    label: wish.label ?? null,
    hotlineDestination: wish.hotlineDestination ?? null,
    allowCallDecline: wish.allowCallDecline ?? true,
    t38Fax: wish.t38Fax ?? false,
  };
  edit.tx.send(insertLine, { org: edit.org, now: edit.now, ...fromLine(line) });
  edit.record({ type: 'line.created', subject: line.id, device: line.deviceId, owner: line.owner, after: line });
  return line;
}

/** With an assignment end its lines, and the guest session that it stands for. Gives how many lines that were. */
export async function endTelephony(edit: Change, { id, deviceId, owner }: Assignment, until: Instant): Promise<number> {
  const key = { org: edit.org, assignmentId: id, until };
  const lines = await edit.tx.returning(endLinesOfAssignment, key);
  for (const line of lines) edit.record({ type: 'line.ended', subject: line.id, device: deviceId, owner });
  for (const session of await edit.tx.returning(endGuestSessionOfAssignment, { ...key, deviceId })) {
    edit.record({ type: 'guest_session.ended', subject: session.id, device: deviceId, owner });
  }
  return lines.length;
}

/** Gives a new desk phone or room device its telephony half; it waits to be activated. */
export async function addDeskPhone(edit: Change, device: Device, activatedBy: DeskPhone['activatedBy']): Promise<DeskPhone> {
  const phone = newDeskPhone(device, activatedBy);
  edit.tx.send(insertDeskPhone, { org: edit.org, sipPasswordDigest: null, ...phone });
  return phone;
}

export function newDeskPhone(device: Device, activatedBy: DeskPhone['activatedBy']): DeskPhone {
  return {
    deviceId: device.id,
    activationState: 'activating',
    activatedBy,
    ip: null,
    software: null,
    firstSeenAt: null,
    lastSeenAt: null,
    sipUserName: `p${device.number}`,
  };
}

function freePort(lines: readonly Line[]): number {
  let port = 1;
  for (const line of lines) if (line.port < port + 1) port = Math.max(port, line.port + line.weight);
  return port;
}
