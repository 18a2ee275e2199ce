/**
 * One function for each type of event. The contract declares the payloads: `after` is the object, `before` its changed members.
 * Secrets and members that only one holder may see are left out.
 */
import type { Consent } from '@heldby/contract';
import type { Assignment } from '../domain/assignment.ts';
import type { Block } from '../domain/block.ts';
import type { Application, Credential } from '../domain/credential.ts';
import type { Device } from '../domain/device.ts';
import type { FailedAttempts } from '../domain/failed-attempts.ts';
import type { SignInGrant } from '../domain/grant.ts';
import type { Group } from '../domain/group.ts';
import type { OutsideIdentity } from '../domain/identity-provider.ts';
import type { LockOut } from '../domain/lock-out.ts';
import type { MetadataDefinition } from '../domain/metadata.ts';
import type { OffBoarding } from '../domain/off-boarding.ts';
import type { Organization, Policy } from '../domain/organization.ts';
import { type Owner, personOwner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import type { Location, Workspace } from '../domain/place.ts';
import type { PushRegistration } from '../domain/push.ts';
import type { Removed } from '../domain/retention.ts';
import type { SigningCredential } from '../domain/signing-credential.ts';
import type {
  Calling,
  Customizations,
  DeskDefaults,
  DeskPhone,
  GuestSession,
  Hoteling,
  Line,
  VirtualLine,
} from '../domain/telephony.ts';
import { type Instant, toIso } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import { toOffBoardingRecord } from './leaving-objects.ts';
import * as api from './objects.ts';
import { type About, changed, created, put, removed, set } from './put-event.ts';

const ofPerson = (id: string) => ({ subject: id, owner: personOwner(id) });
const ofLeaver = ({ id, personId }: OffBoarding) => ({ subject: id, owner: personOwner(personId) });
const ofIdentity = ({ id, personId }: OutsideIdentity) => ({ subject: id, owner: personOwner(personId) });
const ofDevice = (id: string) => ({ subject: id, device: id });
const ofOwner = (owner: Owner) => ({ subject: owner.id, owner });
const ofHeld = ({ id, deviceId, owner }: Pick<Assignment | Line, 'id' | 'deviceId' | 'owner'>) => ({
  subject: id,
  device: deviceId,
  owner,
});
const ofBlock = ({ id, deviceId, owner }: Block) => ({ subject: id, device: deviceId, owner: owner ?? undefined });
const ofGuest = ({ id, deviceId, personId }: Pick<GuestSession, 'id' | 'deviceId' | 'personId'>) => ({
  subject: id,
  device: deviceId,
  owner: personOwner(personId),
});

type PersonChange = 'person.updated' | 'person.disabled' | 'person.enabled';
const person = (type: PersonChange) => (edit: Edit, before: Person, after: Person) =>
  changed(edit, type, ofPerson(after.id), api.toPerson(before), api.toPerson(after));

type DeviceChange = 'device.updated' | 'device.disabled' | 'device.enabled' | 'device.lifecycle_changed';
const device = (type: DeviceChange) => (edit: Edit, before: Device, after: Device) =>
  changed(edit, type, ofDevice(after.id), api.toDeviceRecord(before), api.toDeviceRecord(after));

type AssignmentChange = `assignment.${'updated' | 'disabled' | 'enabled' | 'ended'}`;
const assignment = (type: AssignmentChange) => (edit: Edit, before: Assignment, after: Assignment) =>
  changed(edit, type, ofHeld(after), api.toAssignmentRecord(before), api.toAssignmentRecord(after));

type DeskPhoneChange = 'desk_phone.activated' | 'desk_phone.checked_in';
const deskPhone = (type: DeskPhoneChange) => (edit: Edit, before: DeskPhone, after: DeskPhone, owner?: Owner) =>
  changed(edit, type, { ...ofDevice(after.deviceId), owner }, api.toDeskPhone(before), api.toDeskPhone(after));

type ApplicationChange = 'application.updated' | 'application.disabled' | 'application.enabled';
const application = (type: ApplicationChange) => (edit: Edit, before: Application, after: Application) =>
  changed(edit, type, ofOwner({ kind: 'application', id: after.id }), api.toApplication(before), api.toApplication(after));

type OffBoardingChange = 'off_boarding.updated' | 'off_boarding.cancelled' | 'off_boarding.failed';
const offBoarding = (type: OffBoardingChange) => (edit: Edit, before: OffBoarding, after: OffBoarding) =>
  changed(edit, type, ofLeaver(after), toOffBoardingRecord(before), toOffBoardingRecord(after));
const location =
  (type: 'location.updated' | 'location.closed' | 'location.reopened') => (edit: Edit, before: Location, after: Location) =>
    changed(edit, type, { subject: after.id }, api.toLocation(before), api.toLocation(after));

type WorkspaceChange = 'workspace.updated' | 'workspace.closed' | 'workspace.reopened';
const workspace = (type: WorkspaceChange) => (edit: Edit, before: Workspace, after: Workspace) =>
  changed(edit, type, ofOwner({ kind: 'workspace', id: after.id }), api.toWorkspace(before), api.toWorkspace(after));

type VirtualLineChange = 'virtual_line.updated' | 'virtual_line.closed' | 'virtual_line.reopened';
const virtualLine = (type: VirtualLineChange) => (edit: Edit, before: VirtualLine, after: VirtualLine) =>
  changed(edit, type, ofOwner({ kind: 'virtual_line', id: after.id }), api.toVirtualLine(before), api.toVirtualLine(after));

export const record = {
  organizationCreated: (edit: Edit, made: Organization) =>
    created(edit, 'organization.created', { subject: made.id }, api.toOrganization(made)),
  policyUpdated: (edit: Edit, id: string, before: Policy, after: Policy) =>
    put(edit, 'organization.updated', { subject: id }, { policy: before }, { policy: after }),
  organizationRenamed: (edit: Edit, before: Organization, after: Organization) =>
    put(edit, 'organization.renamed', { subject: after.id }, { name: before.name }, { name: after.name }),
  organizationClosed: (edit: Edit, { id, closedReason }: Organization) =>
    put(edit, 'organization.closed', { subject: id }, undefined, {
      closedAt: toIso(edit.now),
      ...(closedReason === null ? {} : { closedReason }),
    }),
  organizationReopened: (edit: Edit, { id }: Organization) => put(edit, 'organization.reopened', { subject: id }),
  retentionApplied: (edit: Edit, id: string, removed: Removed) =>
    put(edit, 'organization.retention_applied', { subject: id }, undefined, {
      ...removed,
      chain: Buffer.from(removed.chain).toString('hex'),
    }),
  hostAdded: (edit: Edit, id: string, host: string) => put(edit, 'organization.host_added', { subject: id }, undefined, { host }),
  hostRemoved: (edit: Edit, id: string, host: string) =>
    put(edit, 'organization.host_removed', { subject: id }, undefined, { host }),

  metadataDefined: (edit: Edit, made: MetadataDefinition) =>
    created(edit, 'metadata_definition.created', { subject: made.id }, api.toMetadataDefinition(made)),
  metadataUpdated: (edit: Edit, before: MetadataDefinition, after: MetadataDefinition) =>
    changed(
      edit,
      'metadata_definition.updated',
      { subject: after.id },
      api.toMetadataDefinition(before),
      api.toMetadataDefinition(after),
    ),
  metadataRemoved: (edit: Edit, before: MetadataDefinition) =>
    removed(edit, 'metadata_definition.removed', { subject: before.id }, api.toMetadataDefinition(before)),

  locationCreated: (edit: Edit, location: Location) =>
    created(edit, 'location.created', { subject: location.id }, api.toLocation(location)),
  locationUpdated: location('location.updated'),
  locationClosed: location('location.closed'),
  locationReopened: location('location.reopened'),
  workspaceUpdated: workspace('workspace.updated'),
  workspaceClosed: workspace('workspace.closed'),
  workspaceReopened: workspace('workspace.reopened'),
  workspaceCreated: (edit: Edit, workspace: Workspace) =>
    created(edit, 'workspace.created', ofOwner({ kind: 'workspace', id: workspace.id }), api.toWorkspace(workspace)),

  personCreated: (edit: Edit, made: Person) => created(edit, 'person.created', ofPerson(made.id), api.toPerson(made)),
  personUpdated: person('person.updated'),
  locationsSet: (edit: Edit, personId: string, before: readonly string[], after: readonly string[]) =>
    set(edit, 'person.locations_set', ofPerson(personId), administered(before), administered(after)),
  personDisabled: person('person.disabled'),
  personEnabled: person('person.enabled'),
  passwordSet: (edit: Edit, personId: string) => put(edit, 'person.password_set', ofPerson(personId)),
  personLockedOut: (edit: Edit, personId: string, lockOut: LockOut) =>
    put(edit, 'person.locked_out', ofPerson(personId), undefined, api.toBegunLockOut(lockOut)),
  signInFailed: (edit: Edit, personId: string, failed: FailedAttempts) =>
    put(edit, 'sign_in.failed', ofPerson(personId), undefined, api.toFailedAttempts(failed)),
  signInsFailedWidely: (edit: Edit, id: string, { attempts, since }: Pick<FailedAttempts, 'attempts' | 'since'>) =>
    put(edit, 'sign_in.failed_widely', { subject: id }, undefined, { attempts, since: toIso(since) }),
  personUnlocked: (edit: Edit, personId: string) => put(edit, 'person.unlocked', ofPerson(personId)),
  identityBound: (edit: Edit, made: OutsideIdentity) =>
    created(edit, 'identity.bound', ofIdentity(made), api.toOutsideIdentity(made)),
  identityUnbound: (edit: Edit, before: OutsideIdentity) =>
    removed(edit, 'identity.unbound', ofIdentity(before), api.toOutsideIdentity(before)),
  personRestored: (edit: Edit, back: Person) => created(edit, 'person.restored', ofPerson(back.id), api.toPerson(back)),
  personRehired: (edit: Edit, back: Person) => created(edit, 'person.rehired', ofPerson(back.id), api.toPerson(back)),
  personExported: (edit: Edit, personId: string) => put(edit, 'person.exported', ofPerson(personId)),
  personErased: (edit: Edit, { id, number }: Person, hardware: boolean) =>
    put(edit, 'person.erased', ofPerson(id), undefined, { number, hardware }),
  offBoardingPlanned: (edit: Edit, made: OffBoarding) =>
    created(edit, 'off_boarding.planned', ofLeaver(made), toOffBoardingRecord(made)),
  offBoardingUpdated: offBoarding('off_boarding.updated'),
  offBoardingCancelled: offBoarding('off_boarding.cancelled'),
  offBoardingFailed: offBoarding('off_boarding.failed'),
  personRemoved: (edit: Edit, before: Person) => removed(edit, 'person.removed', ofPerson(before.id), api.toPerson(before)),

  groupCreated: (edit: Edit, group: Group) => created(edit, 'group.created', { subject: group.id }, api.toGroup(group)),
  groupUpdated: (edit: Edit, before: Group, after: Group) =>
    changed(edit, 'group.updated', { subject: after.id }, api.toGroup(before), api.toGroup(after)),
  groupRemoved: (edit: Edit, before: Group, members: readonly string[]) =>
    removed(edit, 'group.removed', { subject: before.id }, { ...api.toGroup(before), members: [...members] }),
  memberAdded: (edit: Edit, groupId: string, personId: string) =>
    put(edit, 'group.member_added', { subject: groupId, owner: personOwner(personId) }),
  memberRemoved: (edit: Edit, groupId: string, personId: string) =>
    put(edit, 'group.member_removed', { subject: groupId, owner: personOwner(personId) }),

  signingCredentialCreated: (edit: Edit, made: SigningCredential) =>
    created(edit, 'signing_credential.created', { subject: made.id }, api.toSigningCredential(made)),
  signingCredentialRemoved: (edit: Edit, before: SigningCredential) =>
    removed(edit, 'signing_credential.removed', { subject: before.id }, api.toSigningCredential(before)),

  applicationCreated: (edit: Edit, made: Application) =>
    created(edit, 'application.created', ofOwner({ kind: 'application', id: made.id }), api.toApplication(made)),
  applicationUpdated: application('application.updated'),
  applicationDisabled: application('application.disabled'),
  applicationEnabled: application('application.enabled'),
  applicationRemoved: (edit: Edit, before: Application) =>
    removed(edit, 'application.removed', ofOwner({ kind: 'application', id: before.id }), api.toApplication(before)),
  consentGiven: (edit: Edit, personId: string, before: Consented | undefined, after: Consented) =>
    set(edit, 'consent.given', ofPerson(personId), before && toConsent(before), toConsent(after)),
  consentWithdrawn: (edit: Edit, personId: string, before: Consented) =>
    removed(edit, 'consent.withdrawn', ofPerson(personId), toConsent(before)),
  grantCreated: (edit: Edit, grant: SignInGrant) =>
    created(edit, 'grant.created', { subject: grant.id, owner: personOwner(grant.personId) }, api.toGrant(grant)),
  credentialIssued: (edit: Edit, made: Credential) =>
    created(edit, 'credential.issued', { subject: made.id, owner: made.subject }, api.toCredential(made)),
  credentialRefused: (edit: Edit, id: string, owner: Owner, failed: FailedAttempts) =>
    put(edit, 'credential.refused', { subject: id, owner }, undefined, api.toFailedAttempts(failed)),
  credentialUpdated: (edit: Edit, before: Credential, after: Credential) =>
    changed(
      edit,
      'credential.updated',
      { subject: after.id, owner: after.subject },
      api.toCredential(before),
      api.toCredential(after),
    ),
  credentialRevoked: (edit: Edit, id: string, owner: Owner) =>
    put(edit, 'credential.revoked', { subject: id, owner }, undefined, { revokedAt: toIso(edit.now) }),

  deviceCreated: (edit: Edit, made: Device) => created(edit, 'device.created', ofDevice(made.id), api.toDeviceRecord(made)),
  deviceUpdated: device('device.updated'),
  deviceDisabled: device('device.disabled'),
  deviceEnabled: device('device.enabled'),
  deviceLifecycleChanged: device('device.lifecycle_changed'),
  deviceErased: (edit: Edit, id: string) => put(edit, 'device.erased', ofDevice(id)),

  assignmentCreated: (edit: Edit, made: Assignment) =>
    created(edit, 'assignment.created', ofHeld(made), api.toAssignmentRecord(made)),
  assignmentUpdated: assignment('assignment.updated'),
  assignmentDisabled: assignment('assignment.disabled'),
  assignmentEnabled: assignment('assignment.enabled'),
  assignmentEnded: assignment('assignment.ended'),
  assignmentOverdue: (edit: Edit, held: Assignment, dueAt: Instant) =>
    put(edit, 'assignment.overdue', ofHeld(held), undefined, { dueAt: toIso(dueAt) }),

  blockSet: (edit: Edit, made: Block) => created(edit, 'block.set', ofBlock(made), api.toBlockRecord(made)),
  blockUpdated: (edit: Edit, before: Block, after: Block) =>
    changed(edit, 'block.updated', ofBlock(after), api.toBlockRecord(before), api.toBlockRecord(after)),
  blockLifted: (edit: Edit, before: Block) => removed(edit, 'block.lifted', ofBlock(before), api.toBlockRecord(before)),

  pushRegistered: (edit: Edit, made: PushRegistration, about: PushAbout) =>
    created(edit, 'push.registered', { subject: made.assignmentId, ...about }, api.toPushRegistration(made)),
  pushUpdated: (edit: Edit, before: PushRegistration, after: PushRegistration, about: PushAbout) =>
    changed(
      edit,
      'push.updated',
      { subject: after.assignmentId, ...about },
      api.toPushRegistration(before),
      api.toPushRegistration(after),
    ),
  pushQuarantined: (edit: Edit, id: string, reason: string, about: PushAbout) =>
    put(edit, 'push.quarantined', { subject: id, ...about }, undefined, { state: 'quarantined', reason }),
  pushEnded: (edit: Edit, id: string, reason: string, about: PushAbout) =>
    put(edit, 'push.ended', { subject: id, ...about }, undefined, { state: 'ended', reason }),

  lineCreated: (edit: Edit, line: Line) => created(edit, 'line.created', ofHeld(line), api.toLine(line)),
  lineUpdated: (edit: Edit, before: Line, after: Line) =>
    changed(edit, 'line.updated', ofHeld(after), api.toLine(before), api.toLine(after)),
  lineEnded: (edit: Edit, line: Pick<Line, 'id' | 'deviceId' | 'owner'>, until: Instant) =>
    put(edit, 'line.ended', ofHeld(line), undefined, { until: toIso(until) }),
  virtualLineUpdated: virtualLine('virtual_line.updated'),
  virtualLineClosed: virtualLine('virtual_line.closed'),
  virtualLineReopened: virtualLine('virtual_line.reopened'),
  virtualLineCreated: (edit: Edit, line: VirtualLine) =>
    created(edit, 'virtual_line.created', ofOwner({ kind: 'virtual_line', id: line.id }), api.toVirtualLine(line)),
  callingUpdated: (edit: Edit, before: Calling | undefined, after: Calling) =>
    set(edit, 'calling.updated', ofOwner(after.owner), before && api.toCalling(before), api.toCalling(after)),
  callingRemoved: (edit: Edit, before: Calling) => removed(edit, 'calling.removed', ofOwner(before.owner), api.toCalling(before)),
  hotelingUpdated: (edit: Edit, owner: Owner, before: Hoteling, after: Hoteling) =>
    changed(edit, 'hoteling.updated', ofOwner(owner), before, after),

  deskPhoneActivated: deskPhone('desk_phone.activated'),
  deskPhoneCheckedIn: deskPhone('desk_phone.checked_in'),
  deskPhoneCustomized: (edit: Edit, deviceId: string, after: Pick<Customizations, 'values' | 'enabled'>) =>
    put(edit, 'desk_phone.customized', ofDevice(deviceId), undefined, api.toCustomization(after)),
  deskDefaultsChanged: (edit: Edit, subject: string, after: DeskDefaults) =>
    put(edit, 'desk_settings.updated', { subject }, undefined, api.toDeskDefaults(after)),
  changesApplied: (edit: Edit, deviceId: string) => put(edit, 'desk_phone.changes_applied', ofDevice(deviceId)),
  phonePasswordChanged: (edit: Edit, deviceId: string) => put(edit, 'desk_phone.password_changed', ofDevice(deviceId)),
  activationIssued: (edit: Edit, id: string, owner: Owner, { model, expiresAt }: { model: string | null; expiresAt: Instant }) =>
    created(edit, 'activation.issued', { subject: id, owner }, { model, expiresAt: toIso(expiresAt) }),
  activationRedeemed: (edit: Edit, id: string, owner: Owner, deviceId: string) =>
    put(edit, 'activation.redeemed', { subject: id, device: deviceId, owner }),
  guestSessionStarted: (edit: Edit, session: GuestSession) =>
    created(edit, 'guest_session.started', ofGuest(session), api.toGuestSession(session)),
  guestSessionMoved: (edit: Edit, before: GuestSession, after: GuestSession) =>
    changed(edit, 'guest_session.updated', ofGuest(after), api.toGuestSession(before), api.toGuestSession(after)),
  guestSessionEnded: (edit: Edit, session: Pick<GuestSession, 'id' | 'deviceId' | 'personId'>, until: Instant) =>
    put(edit, 'guest_session.ended', ofGuest(session), undefined, { until: toIso(until) }),
} as const;

/** Whose registration it is, and on which device. */
export type PushAbout = Required<Pick<About<'push.registered'>, 'device' | 'owner'>>;

/** What a person has allowed an application. */
export interface Consented {
  readonly applicationId: string;
  readonly scopes: readonly string[];
}

function toConsent({ applicationId, scopes }: Consented): Consent {
  return { applicationId, scopes: [...scopes] };
}

/** Without locations there is nothing to administer. */
function administered(locationIds: readonly string[]) {
  return locationIds.length === 0 ? undefined : { locationIds: [...locationIds] };
}
