/** Says what stands against giving a device to somebody, without giving it to them. */
import { type AssignmentRole, excludes, HOLDING_ROLES, holdsAt } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { AssignmentId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { portsOf } from '../../domain/phone-catalogue.ts';
import { Problem } from '../../domain/problem.ts';
import type { Edit } from '../change.ts';
import { openHoldersOf } from '../holding/end.ts';
import { requireBelowCap } from '../holding/gate.ts';
import { requireHolder, requireRoom } from '../holding/quota.ts';
import { findOwner } from '../owners.ts';
import { requireBelowLimit } from '../telephony/limits.ts';
import { linesOf } from '../telephony/lines.ts';
import { requireLineFor } from './hand-over.ts';

export interface Gift {
  readonly to: Owner;
  readonly role: AssignmentRole;
  /** The assignment that ends with it. */
  readonly instead: AssignmentId | null;
}

/** The reason in words; null if nothing does. Writes nothing. */
export async function obstacleTo(edit: Edit, device: Device, gift: Gift): Promise<string | null> {
  return (await rivalOf(edit, device, gift)) ?? messageOf(() => requireAllowed(edit, device, gift));
}

/** The message of a refusal; null if there is none. */
export async function messageOf(check: () => Promise<void>): Promise<string | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (error instanceof Problem && error.code !== 'internal') return error.message;
    throw error;
  }
}

async function rivalOf(edit: Edit, device: Device, { to, role, instead }: Gift): Promise<string | null> {
  const holders = (await openHoldersOf(edit, device.id)).filter(each => each.id !== instead && holdsAt(each, edit.now));
  const own = holders.find(each => each.owner.id === to.id && excludes(each.role, role));
  if (own !== undefined) return `They hold the device already, as ${own.role}.`;
  const owner = role === 'owner' ? holders.find(each => each.role === 'owner') : undefined;
  if (owner === undefined) return null;
  const name = (await findOwner(edit.tx, edit.org, owner.owner))?.name ?? 'somebody else';
  return `${name} is the owner of the device now.`;
}

async function requireAllowed(edit: Edit, device: Device, { to, role }: Gift): Promise<void> {
  requireRoom(edit, await requireHolder(edit, to));
  await requireBelowCap(edit, device, { owner: to, role });
  if (!DESK_KINDS.includes(device.kind) || (HOLDING_ROLES.includes(role) && role !== 'owner')) return;
  await requireLineFor(edit, device, to);
  await requireBelowLimit(edit, to, role === 'owner' ? 'primary' : 'shared');
  if (role === 'owner') return;
  const taken = (await linesOf(edit, device.id)).reduce((ports, { port, weight }) => Math.max(ports, port + weight - 1), 0);
  if (taken >= portsOf(edit.phoneModels, device.model, edit.actor.policy))
    throw new Problem('conflict', 'All lines of the phone are taken.');
}
