/** A workspace becomes callable with its first phone, as at vendors that add phones to any workspace (contract webex §4.3). */
import type { Assignment } from '../../domain/assignment.ts';
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import type { Edit } from '../change.ts';
import { findOwner } from '../owners.ts';
import { saveCalling } from './calling.ts';
import { findCalling, phoneLocation } from './find-calling.ts';
import { requireFreeCalling } from './limits.ts';

/** It is called where it is. In an organization without locations it stays as it was. */
export async function makeCallable(edit: Edit, device: Device, { owner, role }: Assignment): Promise<void> {
  if (owner.kind !== 'workspace' || role !== 'owner' || !DESK_KINDS.includes(device.kind)) return;
  const { tx, org } = edit;
  if ((await findCalling(tx, org, owner)) !== undefined) return;
  const facts = await findOwner(tx, org, owner);
  const locationId = facts === undefined ? null : await phoneLocation(tx, org, owner, facts);
  if (locationId === null) return;
  await requireFreeCalling(edit, owner);
  const numbers = { extension: null, phoneNumber: null };
  await saveCalling(edit, undefined, { owner, locationId, ...numbers, compression: false, guestAllowed: true });
}
