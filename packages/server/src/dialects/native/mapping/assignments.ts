/** Assignments, and who holds what, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import type { Assignment } from '../../../domain/assignment.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { remember } from '../../../lib/remember.ts';
import type { HeldDevice, Holder } from '../../../services/holding/assignments.ts';
import { toDevice } from './devices.ts';

export function toAssignment(assignment: Assignment): api.Assignment {
  return {
    id: assignment.id,
    deviceId: assignment.deviceId,
    owner: assignment.owner as api.OwnerRef,
    role: assignment.role,
    createdAt: toIso(assignment.createdAt),
    until: toIsoOrNull(assignment.until),
    endReason: assignment.endReason,
    expiresAt: toIsoOrNull(assignment.expiresAt),
    disableAt: toIsoOrNull(assignment.disableAt),
    disabledReason: assignment.disabledReason,
    disabledBy: assignment.disabledBy,
    disabledAt: toIsoOrNull(assignment.disabledAt),
    lastActiveAt: toIsoOrNull(assignment.lastActiveAt),
    revision: assignment.revision,
  };
}

/** Cached per list, which the core replaces when anything changes. */
export const toHeldDevices = remember((held: readonly HeldDevice[]): { items: api.HeldDevice[] } => ({
  items: held.map(({ device, assignment, blockedReason }) => ({
    device: toDevice(device),
    assignment: toAssignment(assignment),
    blockedReason,
  })),
}));

export function toHolder(holder: Holder): api.Holder {
  return { name: holder.name, assignment: toAssignment(holder.assignment) };
}
