/** Undoes a merge: the other registration is there again, with everything against which nothing stands. */
import type { Assignment } from '../../domain/assignment.ts';
import { hardwareKeys, keysOf } from '../../domain/block.ts';
import { CATALOG_KINDS, type Device } from '../../domain/device.ts';
import type { Merge, Restore, Touched } from '../../domain/merge.ts';
import { personOwner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { fromDevice, insertDevice, selectCatalogDevice, selectDeviceByMac } from '../../storage/statements/devices.ts';
import { closeMerge, unblockDevice } from '../../storage/statements/merges.ts';
import { markDeviceEntered } from '../../storage/statements/past.ts';
import type { Edit } from '../change.ts';
import { saveDevice } from '../devices/save.ts';
import { findAssignment } from '../holding/find.ts';
import { insertAgain, putBack } from '../holding/move.ts';
import { requireNothingAgainst } from '../holding/past.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { keptPerson } from '../merged.ts';
import { findOwner } from '../owners.ts';
import { recordCorrection } from '../record-corrections.ts';
import { unrestrict } from './carried-blocks.ts';
import { nameOfFact, requireHoldersReached } from './fact-names.ts';
import { messageOf } from './obstacle.ts';
import { partedDevice, takenBy } from './united-device.ts';

const STAY_OVER = 'The stay of a guest is over.';

/** What came of an assignment that the merge had changed. */
export interface PartedThing {
  readonly kind: 'assignment';
  readonly id: string;
  readonly name: string;
  readonly came: boolean;
  readonly why: string | null;
}

export interface Parted {
  readonly device: Device;
  readonly things: readonly PartedThing[];
}

export async function unmergeDevices(edit: Edit, present: Device, merge: Merge): Promise<Parted> {
  const restore = requireUndoable(edit, merge);
  await saveDevice(edit, present, partedDevice(present, restore.keptBefore, restore.keptAfter));
  const device = await bringBack(edit, restore);
  for (const blockId of restore.adoptedBlocks) unblock(edit, present, device, blockId);
  const things: PartedThing[] = [];
  // What goes back to the other registration makes room for what comes back here.
  const isOther = ({ before }: Touched) => before.deviceId === device.id;
  for (const each of [...restore.touched.filter(isOther), ...restore.touched.filter(one => !isOther(one))]) {
    const why = await bringFactBack(edit, each);
    things.push({ kind: 'assignment', id: each.before.id, name: await nameOfFact(edit, each.before), came: why === null, why });
  }
  await unrestrict(edit, restore.restricted);
  edit.tx.send(closeMerge, { org: edit.org, id: merge.id, closedAt: edit.now });
  recordCorrection.deviceUnmerged(edit, device, present.id);
  return { device, things };
}

function requireUndoable({ now }: Edit, { restore, undoUntil }: Merge): Restore {
  if (restore !== null && now < undoUntil) return restore;
  throw new Problem('conflict', 'The time in which this merge could be undone is over.');
}

async function bringBack(edit: Edit, { merged, hardwareKey, enteredAt }: Restore): Promise<Device> {
  const { tx, org, now } = edit;
  const twin =
    hardwareKey !== null && CATALOG_KINDS.includes(merged.kind)
      ? await tx.one(selectCatalogDevice, { org, hardwareKey, kind: merged.kind })
      : undefined;
  if (twin !== undefined)
    throw new Problem('conflict', `The catalog has registered again since then, as ${twin.id}: merge that one.`);
  const other = merged.mac === null ? undefined : await tx.one(selectDeviceByMac, { org, mac: merged.mac });
  if (other !== undefined) throw new Problem('conflict', `The device ${other.id} has the MAC address ${merged.mac} now.`);
  if (await takenBy(edit, merged))
    throw new Problem('conflict', 'Another device has one of its ids now. Take it from that device first.');
  const device: Device = { ...merged, modifiedAt: now, revision: merged.revision + 1 };
  tx.send(insertDevice, { org, hardwareKey, ...fromDevice(device) });
  if (enteredAt !== null) tx.send(markDeviceEntered, { org, id: device.id, enteredAt });
  await saveIdentifiers(edit, 'device', device.id, null, device.details);
  return device;
}

function unblock({ tx, org }: Edit, kept: Device, merged: Device, blockId: string): void {
  const theirs = new Set(keysOf(hardwareKeys(merged)));
  for (const key of keysOf(hardwareKeys(kept))) if (!theirs.has(key)) tx.send(unblockDevice, { org, key, blockId });
}

/** Null where it is as it was. */
async function bringFactBack(edit: Edit, { before, afterRevision }: Touched): Promise<string | null> {
  if (afterRevision === null) return insertFactAgain(edit, before);
  const present = await findAssignment(edit.tx, edit.actor, before.id);
  if (present === undefined) return 'It was removed since then.';
  const isChanged = present.revision !== afterRevision;
  const wanted = isChanged ? { ...present, deviceId: before.deviceId } : intervalOf(present, before);
  // A stay that moved goes on; one that was cut is over.
  const why = present.until === wanted.until ? await obstacleTo(edit, wanted) : await obstacleToFact(edit, wanted);
  if (why === null && present.until !== wanted.until) await requireHoldersReached(edit, [wanted]);
  if (why === null) putBack(edit, present, wanted);
  else if (present.deviceId !== before.deviceId) putBack(edit, present, { ...present, deviceId: before.deviceId });
  return why ?? (isChanged && present.until !== before.until ? 'It was changed since then, and stays as it is now.' : null);
}

/** Its holder may have been merged since then. */
async function insertFactAgain(edit: Edit, before: Assignment): Promise<string | null> {
  const kept = before.owner.kind === 'person' ? await keptPerson(edit.tx, edit.org, before.owner.id) : undefined;
  const wanted = kept === undefined ? before : { ...before, owner: personOwner(kept) };
  const why = await obstacleToFact(edit, wanted);
  if (why !== null) return why;
  await requireHoldersReached(edit, [wanted]);
  insertAgain(edit, wanted);
  return why;
}

/** Who has left, or was closed, holds nothing any more: only what was over comes back. */
async function obstacleToFact(edit: Edit, wanted: Assignment): Promise<string | null> {
  const isOpen = wanted.until === null || wanted.until > edit.now;
  if (isOpen && wanted.role === 'guest') return STAY_OVER;
  if (isOpen && (await findOwner(edit.tx, edit.org, wanted.owner)) === undefined) return 'Its holder has left since then.';
  return obstacleTo(edit, wanted);
}

function obstacleTo(edit: Edit, wanted: Assignment): Promise<string | null> {
  return messageOf(() => requireNothingAgainst(edit, wanted.deviceId, wanted, wanted.id));
}

function intervalOf(present: Assignment, before: Assignment): Assignment {
  const { deviceId, createdAt, until, endReason, endedBy, enteredAt } = before;
  return { ...present, deviceId, createdAt, until, endReason, endedBy, enteredAt };
}
