/** Hands a device over where its lines can follow. A desk phone needs an owner who can be called and may have one more. */
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import type { Edit } from '../change.ts';
import { type HandedOver, type HandOverWish, handOver } from '../holding/hand-over.ts';
import { findCalling } from '../telephony/find-calling.ts';

export async function handOverDevice(edit: Edit, device: Device, wish: HandOverWish): Promise<HandedOver> {
  if (wish.role === 'owner') await requireLineFor(edit, device, wish.to);
  return handOver(edit, device, wish);
}

/** A workspace becomes callable with its first phone; an application has no line at all. */
export async function requireLineFor({ tx, org }: Edit, { kind }: Device, to: Owner): Promise<void> {
  if (!DESK_KINDS.includes(kind) || to.kind === 'workspace') return;
  if (to.kind !== 'application' && (await findCalling(tx, org, to)) !== undefined) return;
  throw new Problem('conflict', 'The phone would have no line: its new owner cannot be called. Give them a calling first.');
}
