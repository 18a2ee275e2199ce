/** A held device with its assignment, and whether its owner can use it now. */
import { type Assignment, assignmentAt, disabledReasonAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { Device, NamedDevice } from '../../domain/device.ts';
import type { Instant } from '../../lib/instant.ts';
import { remember } from '../../lib/remember.ts';
import { type NamedHeldRow, namedHeldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';

export interface HeldDevice<A extends Assignment = Assignment, D extends Device = Device> {
  readonly device: D;
  readonly assignment: A;
  /** Why the owner cannot use the device now: the device or the assignment is disabled; null if they can. */
  readonly blockedReason: string | null;
  /** Whether anybody holds the device now. */
  readonly isHeld: boolean;
}

/** With the names of everybody that it tells of. */
export type NamedHeldDevice = HeldDevice<NamedAssignment, NamedDevice>;

export function heldDevice<A extends Assignment>(device: Device, assignment: A, now: Instant): HeldDevice<A> {
  const blockedReason = device.disabled?.reason ?? disabledReasonAt(assignment, now);
  return { device, assignment: assignmentAt(assignment, now), blockedReason, isHeld: true };
}

/** The same as it was at a past instant: a disabling that is in force now may not have been then. */
export function heldDeviceThen<A extends Assignment>(device: Device, assignment: A, then: Instant, now: Instant): HeldDevice<A> {
  const held = heldDevice(device, assignment, now);
  const { disabledReason, disabledAt } = held.assignment;
  const isBlocked = disabledReason !== null && (disabledAt === null || disabledAt <= then);
  const isDisabled = device.disabled !== null && device.disabled.at <= then;
  return { ...held, blockedReason: isDisabled ? (device.disabled?.reason ?? null) : isBlocked ? disabledReason : null };
}

/** For a row whose result does not depend on the time. Memoized per row, which the store caches. */
export const toSettled = remember(
  (row: NamedHeldRow): HeldDevice<NamedAssignment> => heldDevice(toDevice(row), namedHeldAssignment(row), row.heldSince),
);
