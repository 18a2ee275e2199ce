/** Gives the devices back to somebody whose off-boarding is undone, where nothing stands against it. */
import { type Assignment, holdsAt } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Left, LeftAssignment } from '../../domain/off-boarding.ts';
import { portsOf } from '../../domain/phone-catalogue.ts';
import type { Line } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { requireDeviceBy } from '../devices/find.ts';
import { assign } from '../holding/assign.ts';
import { endExpired, giveUp } from '../holding/end.ts';
import { findAssignment } from '../holding/find.ts';
import { saveAssignment } from '../holding/save.ts';
import { mayAct } from '../rights.ts';
import { addLine, linesOf } from '../telephony/lines.ts';
import { obstacleTo } from './obstacle.ts';
import { came, type Outcomes, stayedAway } from './outcomes.ts';

/** In the history instead of words of the caller, because the holder did not have the device in between. */
const RESTORED = 'the off-boarding was undone';

/** What ended stays ended: somebody else may have had the device meanwhile. They begin to hold it anew. */
export async function returnDevices(edit: Edit, { assignments, lines }: Left, outcomes: Outcomes): Promise<void> {
  for (const each of assignments) {
    const own = lines.filter(line => line.assignmentId === each.assignment.id);
    const { begun, why } = await returnDevice(edit, each, own);
    if (begun === null) {
      for (const { id } of own) outcomes.set(`line:${id}`, stayedAway('The device did not come back.'));
      outcomes.set(`assignment:${each.assignment.id}`, stayedAway(why));
    } else {
      await returnLines(edit, begun, own, outcomes);
      outcomes.set(`assignment:${each.assignment.id}`, came(begun.id));
    }
  }
}

type Outcome = { readonly begun: Assignment; readonly why: null } | { readonly begun: null; readonly why: string };

/** `reason`: in the history instead of words of the caller. */
export async function returnDevice(
  edit: Edit,
  { assignment, heirId }: LeftAssignment,
  lines: readonly Line[],
  reason = RESTORED,
): Promise<Outcome> {
  const { role, owner, deviceId, expiresAt, disableAt, dueAt } = assignment;
  if (role === 'guest') return { begun: null, why: 'The stay of a guest is over.' };
  if (expiresAt !== null && expiresAt <= edit.now) return { begun: null, why: 'Its planned end has come.' };
  const device = await requireDeviceBy(edit.tx, edit.actor, { id: deviceId });
  await endExpired(edit, deviceId);
  const heir = await heirOf(edit, heirId);
  const why = await obstacleTo(edit, device, { to: owner, role, instead: heir?.id ?? null });
  if (why !== null) return { begun: null, why };
  if (heir !== null) await giveUp(edit, heir);
  const plans = {
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(disableAt !== null && disableAt > edit.now ? { disableAt } : {}),
  };
  const line = await firstLine(edit, device, lines);
  const begun = await assign(edit, device, { owner, role, isGiven: true, reason, line, ...plans });
  if (dueAt === null) return { begun, why: null };
  // A due time may be past: the loan is as late as it was.
  return { begun: await saveAssignment(edit, begun, { ...begun, dueAt }, 'updated'), why: null };
}

/** Who got the device from them, and still has it. Only who may write devices takes it away again. */
async function heirOf(edit: Edit, heirId: string | null): Promise<Assignment | null> {
  if (heirId === null || !mayAct(edit.actor, 'write devices')) return null;
  const heir = await findAssignment(edit.tx, edit.actor, heirId);
  return heir !== undefined && holdsAt(heir, edit.now) ? heir : null;
}

/** The settings of the line that comes with the assignment. */
async function firstLine(edit: Edit, device: Device, [first]: readonly Line[]): Promise<Partial<Line>> {
  if (first === undefined) return {};
  const { port, ...settings } = settingsOf(first);
  return (await isFree(edit, device, first)) ? { ...settings, port } : settings;
}

export async function returnLines(
  edit: Edit,
  begun: Assignment,
  [first, ...others]: readonly Line[],
  outcomes: Outcomes,
): Promise<void> {
  if (first === undefined) return;
  const device = await requireDeviceBy(edit.tx, edit.actor, { id: begun.deviceId });
  const line = (await linesOf(edit, device.id)).find(each => each.assignmentId === begun.id);
  const isMoved = line !== undefined && line.port !== first.port;
  if (line !== undefined) outcomes.set(`line:${first.id}`, came(line.id, isMoved ? `It is on port ${line.port} now.` : null));
  for (const other of others) {
    const free = await isFree(edit, device, other);
    const settings = settingsOf(other);
    outcomes.set(
      `line:${other.id}`,
      free ? came(addLine(edit, begun, other.kind, settings).id) : stayedAway(`Port ${other.port} is taken.`),
    );
  }
}

function settingsOf({ port, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax }: Line) {
  return { port, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax };
}

async function isFree(edit: Edit, device: Device, { port, weight }: Line): Promise<boolean> {
  if (port + weight - 1 > portsOf(edit.phoneModels, device.model, edit.actor.policy)) return false;
  const lines = await linesOf(edit, device.id);
  return lines.every(each => each.port + each.weight <= port || port + weight <= each.port);
}
