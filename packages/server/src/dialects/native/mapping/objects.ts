/** The core's objects as the native API shows them: instants as text, nothing that is private to one holder. Pure. */
import type * as api from '@heldby/contract';
import type { Page } from '../../../core/core.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Assignment } from '../../../domain/assignment.ts';
import type { Device } from '../../../domain/device.ts';
import type { Organization } from '../../../domain/organization.ts';
import type { Person } from '../../../domain/person.ts';
import type { Location, Workspace } from '../../../domain/place.ts';
import { hasScope, SCOPES } from '../../../domain/scope.ts';
import type { Calling, DeskPhone, GuestSession, VirtualLine } from '../../../domain/telephony.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { remember } from '../../../lib/remember.ts';
import type { HeldDevice, Holder } from '../../../services/holding/assignments.ts';

export function toOrganization({ org: _, createdAt, ...rest }: Organization): api.Organization {
  return { ...rest, createdAt: toIso(createdAt) };
}

export function toPerson(person: Person): api.Person {
  const { extras: _, createdAt, modifiedAt, ...rest } = person;
  return { ...rest, createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt) };
}

export function toLocation(location: Location): api.Location {
  return { ...location, createdAt: toIso(location.createdAt) };
}

export function toWorkspace(workspace: Workspace): api.Workspace {
  return { ...workspace, createdAt: toIso(workspace.createdAt) };
}

export function toDevice(device: Device): api.Device {
  const { extras: _, tags, disabled, createdAt, modifiedAt, ...rest } = device;
  return {
    ...rest,
    tags: [...tags],
    disabled: disabled && { ...disabled, at: toIso(disabled.at) },
    createdAt: toIso(createdAt),
    modifiedAt: toIso(modifiedAt),
  };
}

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

/** Remembered for as long as the core knows that nothing has changed. */
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

export function toCalling({ owner: _, ...calling }: Calling): api.Calling {
  return calling;
}

export function toVirtualLine(line: VirtualLine): api.VirtualLine {
  return { ...line, createdAt: toIso(line.createdAt) };
}

export function toDeskPhone({ deviceId, activationState, ip, software, firstSeenAt, lastSeenAt }: DeskPhone): api.DeskPhone {
  return { deviceId, activationState, ip, software, firstSeenAt: toIsoOrNull(firstSeenAt), lastSeenAt: toIsoOrNull(lastSeenAt) };
}

export function toGuestSession({ assignmentId: _, createdAt, expiresAt, until, ...rest }: GuestSession): api.GuestSession {
  return { ...rest, createdAt: toIso(createdAt), expiresAt: toIso(expiresAt), until: toIsoOrNull(until) };
}

export function toMe(actor: Actor): api.Me {
  return {
    kind: actor.kind === 'application' ? 'application' : 'person',
    id: actor.id,
    name: actor.name,
    role: actor.role,
    organizationId: actor.organizationId,
    scopes: SCOPES.filter(scope => hasScope(actor.scopes, scope)),
  };
}

export function toPage<T, U>(page: Page<T>, map: (item: T) => U): { items: U[]; nextCursor: string | null } {
  return { items: page.items.map(map), nextCursor: page.nextCursor };
}
