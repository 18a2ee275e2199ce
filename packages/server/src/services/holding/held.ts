/** What an owner holds, each device with the fact by which it is held, and whether the owner can use it now. */
import { type Assignment, disabledReasonAt } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Instant } from '../../lib/instant.ts';
import { remember } from '../../lib/remember.ts';
import { type HeldRow, heldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';

export interface HeldDevice {
  readonly device: Device;
  readonly assignment: Assignment;
  /** Why the owner cannot use the device now: it is disabled for all, or they are on it; null when they can. */
  readonly blockedReason: string | null;
}

export function heldDevice(device: Device, assignment: Assignment, at: Instant): HeldDevice {
  return { device, assignment, blockedReason: device.disabled?.reason ?? disabledReasonAt(assignment, at) };
}

/** For rows that time alone cannot change: what is made of kept rows is kept with them. */
export const toSettled = remember((rows: readonly HeldRow[]): readonly HeldDevice[] =>
  rows.map(row => heldDevice(toDevice(row), heldAssignment(row), row.heldSince)),
);
