/** Finds a holder's phone for a write of their app: the device, the assignment, and the push registration if there is one. */
import type { Device } from '../../domain/device.ts';
import type { AssignmentId, DeviceId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { PushRegistration, PushState } from '../../domain/push.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { selectDeviceOfTarget, selectWrittenPhone, type WrittenPhoneRow } from '../../storage/statements/pushes.ts';
import type { Edit } from '../change.ts';
import { keptOf } from '../merged.ts';

export interface HeldPhone {
  readonly device: Device;
  readonly owner: Owner;
  readonly assignmentId: AssignmentId;
  readonly assignmentNumber: number;
  /** The device or its holder is disabled, or is planned to be. */
  readonly isRestricted: boolean;
  /** Null on a phone that no app has registered for pushes. */
  readonly registration: PushRegistration | null;
}

/** Undefined if the owner holds no phone with this id. The id of one that was merged leads to the one that is kept. */
export async function findPhone(edit: Edit, owner: Owner, deviceId: DeviceId): Promise<HeldPhone | undefined> {
  const { tx, org, now } = edit;
  const row = await tx.one(selectWrittenPhone, { org, ownerId: owner.id, now, deviceId });
  if (row !== undefined) return toHeldPhone(row, owner);
  const kept = await keptOf(tx, org, { id: deviceId });
  return kept === undefined ? undefined : findPhone(edit, owner, kept);
}

/** The owner's phone that registered the target before. */
export async function findPhoneByTarget(edit: Edit, owner: Owner, target: string): Promise<HeldPhone | undefined> {
  const known = await edit.tx.one(selectDeviceOfTarget, { org: edit.org, ownerId: owner.id, now: edit.now, target });
  return known && findPhone(edit, owner, known.deviceId);
}

function toHeldPhone(row: WrittenPhoneRow, owner: Owner): HeldPhone {
  const { assignmentId, assignmentNumber } = row;
  const { disabledReason, holderDisabledReason, holderDisableAt, holderExpiresAt } = row;
  const isRestricted = [disabledReason, holderDisabledReason, holderDisableAt, holderExpiresAt].some(each => each !== null);
  return { device: toDevice(row), owner, assignmentId, assignmentNumber, isRestricted, registration: registrationOf(row) };
}

function registrationOf(row: WrittenPhoneRow): PushRegistration | null {
  const { target, token } = row;
  if (target === null || token === null) return null;
  return {
    assignmentId: row.assignmentId,
    applicationId: row.applicationId,
    target,
    token,
    notificationId: row.notificationId ?? '',
    acceptNotifications: row.acceptNotifications === 1,
    sessionHash: row.sessionHash,
    state: row.state as PushState,
  };
}
