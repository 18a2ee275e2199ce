/** A held device with its assignment, and whether its owner can use it now. */
import { type Assignment, disabledReasonAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Instant } from '../../lib/instant.ts';
import { remember } from '../../lib/remember.ts';
import { type NamedHeldRow, namedHeldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';

export interface HeldDevice<A extends Assignment = Assignment> {
  readonly device: Device;
  readonly assignment: A;
  /** Why the owner cannot use the device now: the device or the assignment is disabled; null if they can. */
  readonly blockedReason: string | null;
}

export function heldDevice<A extends Assignment>(device: Device, assignment: A, at: Instant): HeldDevice<A> {
  return { device, assignment, blockedReason: device.disabled?.reason ?? disabledReasonAt(assignment, at) };
}

/** For rows whose result does not depend on the time. Memoized per row array, which the store caches. */
export const toSettled = remember((rows: readonly NamedHeldRow[]): readonly HeldDevice<NamedAssignment>[] =>
  rows.map(row => heldDevice(toDevice(row), namedHeldAssignment(row), row.heldSince)),
);
