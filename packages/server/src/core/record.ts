/**
 * One function for each type of event. What happened is recorded as the contract shows it: the object as it is, and of the
 * object as it was the members that changed. Secrets, and what is one holder's alone, stay out.
 */
import type { Assignment } from '../domain/assignment.ts';
import type { Application, Credential } from '../domain/credential.ts';
import type { Device } from '../domain/device.ts';
import type { EventType } from '../domain/event.ts';
import type { SignInGrant } from '../domain/grant.ts';
import type { Group } from '../domain/group.ts';
import type { IdentityProvider } from '../domain/identity-provider.ts';
import type { Organization, Policy } from '../domain/organization.ts';
import { type Owner, personOwner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import type { Location, Workspace } from '../domain/place.ts';
import type { PushRegistration } from '../domain/push.ts';
import type { SigningCredential } from '../domain/signing-credential.ts';
import type { Calling, Customizations, DeskPhone, GuestSession, Hoteling, Line, VirtualLine } from '../domain/telephony.ts';
import type { Instant } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import * as api from './objects.ts';

/** What an event is about, beside its subject. */
interface About {
  readonly subject: string;
  readonly device?: string;
  readonly owner?: Owner;
}

function put(edit: Edit, type: EventType, about: About, before?: object | null, after?: object | null): void {
  edit.record({ type, ...about, before: before && after ? changedMembers(before, after) : before, after });
}

/** Of the object as it was, the members that are not the same now. */
function changedMembers(before: object, after: object): object {
  const now = after as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(before).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name])),
  );
}

const ofPerson = (id: string): About => ({ subject: id, owner: personOwner(id) });
const ofDevice = (id: string, owner?: Owner): About => ({ subject: id, device: id, ...(owner && { owner }) });
const ofOwner = (owner: Owner): About => ({ subject: owner.id, owner });
const ofAssignment = ({ id, deviceId, owner }: Assignment): About => ({ subject: id, device: deviceId, owner });
const ofLine = ({ id, deviceId, owner }: Pick<Line, 'id' | 'deviceId' | 'owner'>): About => ({
  subject: id,
  device: deviceId,
  owner,
});
const ofGuest = ({ id, deviceId, personId }: Pick<GuestSession, 'id' | 'deviceId' | 'personId'>): About => ({
  subject: id,
  device: deviceId,
  owner: personOwner(personId),
});

function person(type: EventType) {
  return (edit: Edit, before: Person, after: Person) =>
    put(edit, type, ofPerson(after.id), api.toPerson(before), api.toPerson(after));
}

function device(type: EventType) {
  return (edit: Edit, before: Device, after: Device) =>
    put(edit, type, ofDevice(after.id), api.toDevice(before), api.toDevice(after));
}

function assignment(type: EventType) {
  return (edit: Edit, before: Assignment, after: Assignment) =>
    put(edit, type, ofAssignment(after), api.toAssignment(before), api.toAssignment(after));
}

function deskPhone(type: EventType) {
  return (edit: Edit, before: DeskPhone, after: DeskPhone, owner?: Owner) =>
    put(edit, type, ofDevice(after.deviceId, owner), api.toDeskPhone(before), api.toDeskPhone(after));
}

export const record = {
  organizationCreated: (edit: Edit, { id, name, policy }: Organization) =>
    put(edit, 'organization.created', { subject: id }, undefined, { name, policy }),
  policyUpdated: (edit: Edit, id: string, before: Policy, after: Policy) =>
    put(edit, 'organization.updated', { subject: id }, before, after),
  hostAdded: (edit: Edit, id: string, host: string) => put(edit, 'organization.host_added', { subject: id }, undefined, { host }),
  providerSet: (edit: Edit, id: string, before: IdentityProvider | null, after: IdentityProvider | null) =>
    put(edit, 'organization.provider_set', { subject: id }, before && api.toProvider(before), after && api.toProvider(after)),

  locationCreated: (edit: Edit, location: Location) =>
    put(edit, 'location.created', { subject: location.id }, undefined, api.toLocation(location)),
  workspaceCreated: (edit: Edit, workspace: Workspace) =>
    put(edit, 'workspace.created', ofOwner({ kind: 'workspace', id: workspace.id }), undefined, api.toWorkspace(workspace)),

  personCreated: (edit: Edit, made: Person) => put(edit, 'person.created', ofPerson(made.id), undefined, api.toPerson(made)),
  personUpdated: person('person.updated'),
  personDisabled: person('person.disabled'),
  personEnabled: person('person.enabled'),
  passwordSet: (edit: Edit, personId: string) => put(edit, 'person.password_set', ofPerson(personId)),
  personRemoved: (edit: Edit, before: Person) => put(edit, 'person.removed', ofPerson(before.id), api.toPerson(before)),

  groupCreated: (edit: Edit, group: Group) => put(edit, 'group.created', { subject: group.id }, undefined, api.toGroup(group)),
  groupUpdated: (edit: Edit, before: Group, after: Group) =>
    put(edit, 'group.updated', { subject: after.id }, api.toGroup(before), api.toGroup(after)),
  groupRemoved: (edit: Edit, before: Group, members: readonly string[]) =>
    put(edit, 'group.removed', { subject: before.id }, { ...api.toGroup(before), members }),
  memberAdded: (edit: Edit, groupId: string, personId: string) =>
    put(edit, 'group.member_added', { subject: groupId, owner: personOwner(personId) }),
  memberRemoved: (edit: Edit, groupId: string, personId: string) =>
    put(edit, 'group.member_removed', { subject: groupId, owner: personOwner(personId) }),

  signingCredentialCreated: (edit: Edit, made: SigningCredential) =>
    put(edit, 'signing_credential.created', { subject: made.id }, undefined, api.toSigningCredential(made)),
  signingCredentialRemoved: (edit: Edit, before: SigningCredential) =>
    put(edit, 'signing_credential.removed', { subject: before.id }, api.toSigningCredential(before)),

  applicationCreated: (edit: Edit, made: Application) =>
    put(edit, 'application.created', ofOwner({ kind: 'application', id: made.id }), undefined, api.toApplication(made)),
  consentGiven: (edit: Edit, personId: string, before: Consented | undefined, after: Consented) =>
    put(edit, 'consent.given', ofPerson(personId), before, after),
  grantCreated: (edit: Edit, grant: SignInGrant) =>
    put(edit, 'grant.created', { subject: grant.id, owner: personOwner(grant.personId) }, undefined, api.toGrant(grant)),
  credentialIssued: (edit: Edit, made: Credential) =>
    put(edit, 'credential.issued', { subject: made.id, owner: made.subject }, undefined, api.toCredential(made)),
  credentialRevoked: (edit: Edit, id: string, owner: Owner) => put(edit, 'credential.revoked', { subject: id, owner }),

  deviceCreated: (edit: Edit, made: Device) => put(edit, 'device.created', ofDevice(made.id), undefined, api.toDevice(made)),
  deviceUpdated: device('device.updated'),
  deviceDisabled: device('device.disabled'),
  deviceEnabled: device('device.enabled'),

  assignmentCreated: (edit: Edit, made: Assignment) =>
    put(edit, 'assignment.created', ofAssignment(made), undefined, api.toAssignment(made)),
  assignmentUpdated: assignment('assignment.updated'),
  assignmentDisabled: assignment('assignment.disabled'),
  assignmentEnabled: assignment('assignment.enabled'),
  assignmentEnded: assignment('assignment.ended'),

  pushRegistered: (edit: Edit, made: PushRegistration, about: PushAbout) =>
    put(edit, 'push.registered', { subject: made.assignmentId, ...about }, undefined, api.toPushRegistration(made)),
  pushUpdated: (edit: Edit, before: PushRegistration, after: PushRegistration, about: PushAbout) =>
    put(
      edit,
      'push.updated',
      { subject: after.assignmentId, ...about },
      api.toPushRegistration(before),
      api.toPushRegistration(after),
    ),
  pushQuarantined: (edit: Edit, id: string, reason: string) =>
    put(edit, 'push.quarantined', { subject: id }, undefined, { state: 'quarantined', reason }),
  pushEnded: (edit: Edit, id: string, reason: string, about: PushAbout) =>
    put(edit, 'push.ended', { subject: id, ...about }, undefined, { state: 'ended', reason }),

  lineCreated: (edit: Edit, line: Line) => put(edit, 'line.created', ofLine(line), undefined, api.toLine(line)),
  lineUpdated: (edit: Edit, before: Line, after: Line) =>
    put(edit, 'line.updated', ofLine(after), api.toLine(before), api.toLine(after)),
  lineEnded: (edit: Edit, line: Pick<Line, 'id' | 'deviceId' | 'owner'>, until: Instant) =>
    put(edit, 'line.ended', ofLine(line), undefined, api.toEnd(until)),
  virtualLineCreated: (edit: Edit, line: VirtualLine) =>
    put(edit, 'virtual_line.created', ofOwner({ kind: 'virtual_line', id: line.id }), undefined, api.toVirtualLine(line)),
  callingUpdated: (edit: Edit, before: Calling | undefined, after: Calling) =>
    put(edit, 'calling.updated', ofOwner(after.owner), before && api.toCalling(before), api.toCalling(after)),
  callingRemoved: (edit: Edit, before: Calling) => put(edit, 'calling.removed', ofOwner(before.owner), api.toCalling(before)),
  hotelingUpdated: (edit: Edit, owner: Owner, before: Hoteling, after: Hoteling) =>
    put(edit, 'hoteling.updated', ofOwner(owner), before, after),

  deskPhoneActivated: deskPhone('desk_phone.activated'),
  deskPhoneCheckedIn: deskPhone('desk_phone.checked_in'),
  deskPhoneCustomized: (edit: Edit, deviceId: string, after: Pick<Customizations, 'values' | 'enabled'>) =>
    put(edit, 'desk_phone.customized', ofDevice(deviceId), undefined, after),
  changesApplied: (edit: Edit, deviceId: string) => put(edit, 'desk_phone.changes_applied', ofDevice(deviceId)),
  phonePasswordChanged: (edit: Edit, deviceId: string) => put(edit, 'desk_phone.password_changed', ofDevice(deviceId)),
  activationIssued: (edit: Edit, id: string, owner: Owner, { model, expiresAt }: { model: string | null; expiresAt: Instant }) =>
    put(edit, 'activation.issued', { subject: id, owner }, undefined, api.toActivation(model, expiresAt)),
  activationRedeemed: (edit: Edit, id: string, owner: Owner, deviceId: string) =>
    put(edit, 'activation.redeemed', { subject: id, device: deviceId, owner }, undefined, { deviceId }),
  guestSessionStarted: (edit: Edit, session: GuestSession) =>
    put(edit, 'guest_session.started', ofGuest(session), undefined, api.toGuestSession(session)),
  guestSessionEnded: (edit: Edit, session: Pick<GuestSession, 'id' | 'deviceId' | 'personId'>, until: Instant) =>
    put(edit, 'guest_session.ended', ofGuest(session), undefined, api.toEnd(until)),
} as const;

/** Whose registration it is, and on which device. */
export interface PushAbout {
  readonly device: string;
  readonly owner: Owner;
}

/** What a person has allowed an application. */
export interface Consented {
  readonly applicationId: string;
  readonly scopes: readonly string[];
}
