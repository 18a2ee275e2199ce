/** Stores lines on desk phones: the phone's owner has the primary line, everybody else on it a shared one. */
import { isDeepStrictEqual } from 'node:util';
import type { Assignment } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { portsOf } from '../../domain/phone-catalogue.ts';
import { Problem } from '../../domain/problem.ts';
import type { Appearance, Line, LineSettings } from '../../domain/telephony.ts';
import {
  endLine as closeLine,
  endLinesOfAssignment,
  fromLine,
  insertLine,
  selectLinesOf,
  selectOpenLineOfAssignment,
  toLine,
  updateLine,
} from '../../storage/statements/lines.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requireBelowLimit } from './limits.ts';

/** Settings of a line. Missing members get their defaults. */
export type LineWish = Partial<LineSettings>;

/** The open lines of a device, by port. */
export async function linesOf({ tx, org, now }: Edit, deviceId: DeviceId): Promise<Line[]> {
  return (await tx.all(selectLinesOf, { org, deviceId, now })).map(toLine);
}

/** Adds the line of a new assignment. The owner gets the primary line, a guest none. Only desk devices have lines. */
export async function addLineFor(edit: Edit, device: Device, assignment: Assignment, wish: LineWish): Promise<void> {
  const { owner, role } = assignment;
  if (!DESK_KINDS.includes(device.kind) || role === 'guest' || role === 'user' || owner.kind === 'application') return;
  const lines = await linesOf(edit, device.id);
  const kind: Appearance = role === 'owner' ? 'primary' : 'shared';
  if (kind === 'primary' && lines.some(line => line.kind === 'primary')) {
    throw new Problem('conflict', 'The phone has an owner already: end that assignment first, or share a line.');
  }
  await requireBelowLimit(edit, owner, kind);
  const port = wish.port ?? freePort(lines);
  if (port > portsOf(edit.phoneModels, device.model, edit.actor.policy))
    throw new Problem('conflict', 'All lines of the phone are taken.');
  addLine(edit, assignment, kind, { ...wish, port });
}

/** Adds a line on a port that the caller has checked to be free. */
export function addLine(edit: Edit, assignment: Assignment, kind: Appearance, wish: LineWish & { port: number }): Line {
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
    revision: 1,
  };
  edit.tx.send(insertLine, { org: edit.org, now: edit.now, ...fromLine(line) });
  record.lineCreated(edit, line);
  return line;
}

/** Writes the line if it differs from `before`. Its owner, device and port do not change. */
export function saveLine(edit: Edit, before: Line, wanted: Line): Line {
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: Line = { ...wanted, revision: before.revision + 1 };
  edit.tx.send(updateLine, { org: edit.org, ...fromLine(after) });
  record.lineUpdated(edit, before, after);
  return after;
}

export function endLine(edit: Edit, line: Line): void {
  const { org, now } = edit;
  edit.tx.send(closeLine, { org, id: line.id, deviceId: line.deviceId, until: now });
  record.lineEnded(edit, line, now);
}

/** Ends the lines of an assignment that has ended. Most have none, which is asked first: many such questions are asked together. */
export async function endLinesOf(edit: Edit, { id, deviceId, owner, until }: Assignment): Promise<void> {
  const end = until ?? edit.now;
  if ((await edit.tx.one(selectOpenLineOfAssignment, { org: edit.org, assignmentId: id })) === undefined) return;
  const ended = await edit.tx.returning(endLinesOfAssignment, { org: edit.org, assignmentId: id, until: end });
  for (const line of ended) record.lineEnded(edit, { id: line.id, deviceId, owner }, end);
}

function freePort(lines: readonly Line[]): number {
  let port = 1;
  for (const line of lines) if (line.port < port + 1) port = Math.max(port, line.port + line.weight);
  return port;
}
