/** Maps the core's objects to those of the contract: instants become text, and what only one holder may see is left out. */
import type * as api from '@heldby/contract';
import type { Assignment, NamedAssignment } from '../domain/assignment.ts';
import type { Block, NamedBlock } from '../domain/block.ts';
import type { Application, Credential } from '../domain/credential.ts';
import type { Device, DeviceNow, NamedDevice } from '../domain/device.ts';
import type { FailedAttempts } from '../domain/failed-attempts.ts';
import type { SignInGrant } from '../domain/grant.ts';
import type { Group } from '../domain/group.ts';
import type { IdentityProvider, OutsideIdentity } from '../domain/identity-provider.ts';
import type { LockOut } from '../domain/lock-out.ts';
import type { MetadataDefinition } from '../domain/metadata.ts';
import type { Organization } from '../domain/organization.ts';
import type { Person } from '../domain/person.ts';
import type { Location, Workspace } from '../domain/place.ts';
import type { PushRegistration } from '../domain/push.ts';
import type { SigningCredential } from '../domain/signing-credential.ts';
import type { Calling, Customizations, DeskDefaults, DeskPhone, GuestSession, Line, VirtualLine } from '../domain/telephony.ts';
import { toIso, toIsoOrNull } from '../lib/instant.ts';
import type { RecordedEvent } from '../storage/statements/events.ts';

export function toOrganization({ id, name, policy, createdAt, closedAt, closedReason }: Organization): api.Organization {
  return { id, name, policy, closedReason, createdAt: toIso(createdAt), closedAt: toIsoOrNull(closedAt) };
}

export function toPerson(person: Person): api.Person {
  const shown = {
    id: person.id,
    number: person.number,
    login: person.login,
    firstName: person.firstName,
    lastName: person.lastName,
    displayName: person.displayName,
    email: person.email,
    mobilePhone: person.mobilePhone,
    role: person.role,
    locationId: person.locationId,
    disabledReason: person.disabledReason,
    createdAt: toIso(person.createdAt),
    modifiedAt: toIso(person.modifiedAt),
    revision: person.revision,
  };
  return person.details === null ? shown : { ...shown, ...person.details };
}

export function toMetadataDefinition({
  appliesTo,
  values,
  createdAt,
  modifiedAt,
  ...rest
}: MetadataDefinition): api.MetadataDefinition {
  const times = { createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt) };
  return { ...rest, appliesTo: [...appliesTo], values: values && [...values], ...times };
}

export function toLocation({ extras: _, ...location }: Location): api.Location {
  return { ...location, ...changesOf(location) };
}

function changesOf({ createdAt, modifiedAt, closedAt }: Pick<Location, 'createdAt' | 'modifiedAt' | 'closedAt'>) {
  return { createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt), closedAt: toIsoOrNull(closedAt) };
}

export function toWorkspace({ extras: _, ...workspace }: Workspace): api.Workspace {
  return { ...workspace, ...changesOf(workspace) };
}

export function toDevice(device: NamedDevice, isHeld: boolean): api.Device {
  return deviceWith(device, toDisabled(device), device.lifecycle ?? (isHeld ? 'assigned' : 'in_stock'));
}

/** The same for a device that was read together with whether anybody holds it. */
export function toDeviceNow(device: NamedDevice<DeviceNow>): api.Device {
  return toDevice(device, device.isHeld);
}

/** The disabling of a device, with the name of who did it. */
export function toDisabled({ disabled }: NamedDevice): api.Device['disabled'] {
  return disabled && { reason: disabled.reason, by: disabled.doer, at: toIso(disabled.at) };
}

/** As events have it. */
export function toDeviceRecord(device: Device): api.DeviceRecord {
  const { disabled, lifecycle } = device;
  return deviceWith(device, disabled && { reason: disabled.reason, by: disabled.by, at: toIso(disabled.at) }, lifecycle);
}

/** Written out member by member because it is faster, and every update of a device calls it twice. */
function deviceWith<D, L>(device: Device, disabled: D, lifecycle: L) {
  const { details } = device;
  const shown = {
    id: device.id,
    number: device.number,
    kind: device.kind,
    name: device.name,
    make: device.make,
    model: device.model,
    platform: device.platform,
    osVersion: device.osVersion,
    serial: device.serial,
    mac: device.mac,
    udid: device.udid,
    locationId: device.locationId,
    tags: [...device.tags],
    disabled,
    lifecycle,
    createdAt: toIso(device.createdAt),
    modifiedAt: toIso(device.modifiedAt),
    revision: device.revision,
  };
  // Most devices have none.
  return details === null ? shown : { ...shown, ...details };
}

/** As events have it. */
export function toAssignmentRecord(assignment: Assignment): api.AssignmentRecord {
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
    dueAt: toIsoOrNull(assignment.dueAt),
    disabledReason: assignment.disabledReason,
    disabledBy: assignment.disabledBy,
    disabledAt: toIsoOrNull(assignment.disabledAt),
    lastActiveAt: toIsoOrNull(assignment.lastActiveAt),
    revision: assignment.revision,
    ...enteredIn(assignment),
  };
}

export function toAssignment(assignment: NamedAssignment): api.Assignment {
  const { owner, names } = assignment;
  return {
    id: assignment.id,
    deviceId: assignment.deviceId,
    owner: { kind: owner.kind, id: owner.id, name: names.owner },
    role: assignment.role,
    createdAt: toIso(assignment.createdAt),
    createdBy: names.createdBy,
    createReason: assignment.createReason,
    until: toIsoOrNull(assignment.until),
    endReason: assignment.endReason,
    endedBy: names.endedBy,
    expiresAt: toIsoOrNull(assignment.expiresAt),
    disableAt: toIsoOrNull(assignment.disableAt),
    dueAt: toIsoOrNull(assignment.dueAt),
    disabledReason: assignment.disabledReason,
    disabledBy: names.disabledBy,
    disabledAt: toIsoOrNull(assignment.disabledAt),
    lastActiveAt: toIsoOrNull(assignment.lastActiveAt),
    revision: assignment.revision,
    ...enteredIn(assignment),
  };
}

function enteredIn({ enteredAt }: Assignment): { enteredAt?: string } {
  return enteredAt === null ? NOT_ENTERED : { enteredAt: toIso(enteredAt) };
}

/** Nearly every assignment began as it was entered. */
const NOT_ENTERED = {};

export function toBlock(block: NamedBlock): api.Block {
  const { owner, names } = block;
  const named = owner && { kind: owner.kind, id: owner.id, name: names.owner };
  return { ...toBlockRecord(block), owner: named, blockedBy: names.by };
}

export function toBlockRecord(block: Block): api.BlockRecord {
  return {
    id: block.id,
    deviceId: block.deviceId,
    owner: block.owner as api.OwnerRef | null,
    reason: block.reason,
    blockedBy: block.by,
    blockedAt: toIsoOrNull(block.at),
    disableAt: toIsoOrNull(block.disableAt),
    expiresAt: toIsoOrNull(block.expiresAt),
    createdAt: toIso(block.createdAt),
    revision: block.revision,
  };
}

export function toCalling({ owner: _, ...calling }: Calling): api.Calling {
  return calling;
}

export function toVirtualLine({ extras: _, ...line }: VirtualLine): api.VirtualLine {
  return { ...line, ...changesOf(line) };
}

export function toDeskPhone({ deviceId, activationState, ip, software, firstSeenAt, lastSeenAt }: DeskPhone): api.DeskPhone {
  return { deviceId, activationState, ip, software, firstSeenAt: toIsoOrNull(firstSeenAt), lastSeenAt: toIsoOrNull(lastSeenAt) };
}

export function toGuestSession({ assignmentId: _, createdAt, expiresAt, until, ...rest }: GuestSession): api.GuestSession {
  return { ...rest, createdAt: toIso(createdAt), expiresAt: toIso(expiresAt), until: toIsoOrNull(until) };
}

export function toGroup({ createdAt, modifiedAt, ...rest }: Group): api.Group {
  return { ...rest, createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt) };
}

/** Without the client secret. Written out member by member, so that a secret that is added later does not get into events. */
export function toProvider({ createdAt, modifiedAt, ...provider }: IdentityProvider): api.IdentityProvider {
  const { id, name, issuer, clientId, domains, loginClaim, verifiedAsText, groupsClaim, rules, newPeople, revision } = provider;
  const gives = { groupsClaim, rules: rules.map(rule => ({ ...rule })), newPeople };
  const times = { createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt) };
  return { id, name, issuer, clientId, domains: [...domains], loginClaim, verifiedAsText, ...gives, ...times, revision };
}

export function toOutsideIdentity({ createdAt, ...rest }: OutsideIdentity): api.OutsideIdentity {
  return { ...rest, createdAt: toIso(createdAt) };
}

export function toSigningCredential({ expiresAt, createdAt, ...rest }: SigningCredential): api.SigningCredential {
  return { ...rest, expiresAt: toIso(expiresAt), createdAt: toIso(createdAt) };
}

export function toApplication({ grants, redirectUris, createdAt, ...rest }: Application): api.Application {
  return { ...rest, grants: [...grants], redirectUris: [...redirectUris], createdAt: toIso(createdAt) };
}

/** Without the redirect URI and the code challenge. */
export function toGrant({ id, personId, applicationId, kind, scopes, scopeWords, createdAt }: SignInGrant): api.SignInGrant {
  return { id, personId, applicationId, kind, scopes: [...scopes], scopeWords, createdAt: toIso(createdAt) };
}

export function toLimits(limits: Credential['limits']): api.TokenLimits | null {
  if (limits === null) return null;
  const { endpoints, locationIds, dryRunOnly } = limits;
  return { endpoints: endpoints && [...endpoints], locationIds: locationIds && [...locationIds], dryRunOnly };
}

export function toCredential(credential: Credential): api.Credential {
  const { subject, scopes, limits, createdAt, expiresAt, revokedAt, lastUsedAt, ...rest } = credential;
  return {
    ...rest,
    limits: toLimits(limits),
    owner: subject as api.OwnerRef,
    scopes: [...scopes],
    createdAt: toIso(createdAt),
    expiresAt: toIsoOrNull(expiresAt),
    revokedAt: toIsoOrNull(revokedAt),
    lastUsedAt: toIsoOrNull(lastUsedAt),
  };
}

/** Without the members that only the holder's app may know: the token and its digest, the notification id, the session. */
export function toPushRegistration({
  assignmentId,
  applicationId,
  acceptNotifications,
  state,
}: PushRegistration): api.PushRegistration {
  return { assignmentId, applicationId, acceptNotifications, state };
}

export function toLine({ assignmentId: _, owner, ...line }: Line): api.Line {
  return { ...line, owner: owner as api.OwnerRef };
}

/** The names of the settings, without their values, which may be secrets. */
export function toCustomization({ values, enabled }: Pick<Customizations, 'values' | 'enabled'>): api.Customization {
  return { enabled, settings: Object.keys(values ?? {}).toSorted() };
}

export function toDeskDefaults({ locationId, enabled, values }: DeskDefaults): api.DeskDefaults {
  return { locationId, enabled, settings: Object.keys(values).toSorted() };
}

/** An event as the API returns it. */
export function toServedEvent({ at, actorKind, actorId, chain, ...rest }: RecordedEvent): api.Event {
  const served = { ...rest, at: toIso(at), actor: { kind: actorKind, id: actorId }, chain: Buffer.from(chain).toString('hex') };
  return served as api.Event;
}

export function toFailedAttempts({ network, attempts, since }: FailedAttempts): api.FailedAttempts {
  return { network, attempts, since: toIso(since) };
}

export function toBegunLockOut({ network, attempts, beganAt, until }: LockOut): api.BegunLockOut {
  return { ...(network === null ? {} : { network }), attempts, since: toIso(beganAt), until: toIso(until) };
}

export function toLockOut({ personId, login, network, ...rest }: LockOut & { personId: string; login: string }): api.LockOut {
  const { attempts, beganAt, until } = rest;
  return { personId, login, network, attempts, since: toIso(beganAt), until: toIso(until) };
}
