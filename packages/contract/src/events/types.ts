/** The list of all types of events. */
import Type from 'typebox';
import { Application, BegunLockOut, Credential } from '../identity-objects.ts';
import { OffBoardingRecord } from '../leaving-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { SetMailTemplate } from '../mail-objects.ts';
import { MetadataDefinition } from '../metadata-objects.ts';
import { AssignmentRecord, BlockRecord, DeviceRecord, Person } from '../objects.ts';
import { Organization } from '../organization-objects.ts';
import { Location, Workspace } from '../place-objects.ts';
import { Policy } from '../policy.ts';
import { closed, freeText, Id, oneOf, Time } from '../schema.ts';
import { changed, created, type EventDeclaration, noted, notedChange, notedWith, removed, set } from './declare.ts';
import { DIRECTORY_EVENTS } from './directory-types.ts';
import { INSTALLATION_EVENTS } from './installation-types.ts';
import { JOB_EVENTS } from './job-types.ts';
import {
  AdministeredLocations,
  Consent,
  CountedDevice,
  FailedAttempts,
  Group,
  PushRegistration,
  RemovedByPolicy,
  RemovedGroup,
  SignInGrant,
  SigningCredential,
} from './nouns.ts';
import { POLICY_EVENTS } from './policy-types.ts';
import { SIGN_IN_EVENTS } from './sign-in-types.ts';
import { TELEPHONY_EVENTS } from './telephony-types.ts';
import { TRANSFER_EVENTS } from './transfer-types.ts';
import { WEBHOOK_EVENTS } from './webhook-types.ts';

const ORGANIZATION = { subject: 'organization' } as const;
const METADATA = { subject: 'metadata definition' } as const;
const PERSON = { subject: 'person', owner: 'always' } as const;
const OFF_BOARDING = { subject: 'off-boarding', owner: 'always' } as const;
const GROUP = { subject: 'group' } as const;
const MEMBER = { subject: 'group', owner: 'always' } as const;
const DEVICE = { subject: 'device', device: 'always' } as const;
const ASSIGNMENT = { subject: 'assignment', device: 'always', owner: 'always' } as const;
const BLOCK = { subject: 'block', device: 'always', owner: 'sometimes' } as const;
const PUSH = { subject: 'assignment', device: 'always', owner: 'always' } as const;
const LOCATION = { subject: 'location' } as const;
const WORKSPACE = { subject: 'workspace', owner: 'always' } as const;
const APPLICATION = { subject: 'application', owner: 'always' } as const;
const CREDENTIAL = { subject: 'credential', owner: 'always' } as const;

const PolicyAlone = closed({ policy: Policy });
const pushState = <const S extends string>(state: S) =>
  closed({ state: oneOf([state], 'The state now.'), reason: freeText(LENGTHS.reason, 'Why.') });

export const EVENTS = {
  'organization.created': created(Organization, ORGANIZATION, 'An organization was added to the installation.'),
  'organization.updated': notedChange(PolicyAlone, ORGANIZATION, "The organization's settings were changed."),
  'organization.renamed': notedChange(
    closed({ name: freeText(LENGTHS.name) }),
    ORGANIZATION,
    'The organization got another name.',
  ),
  'organization.closed': notedWith(
    closed({ closedAt: Time, closedReason: Type.Optional(freeText(LENGTHS.reason)) }),
    ORGANIZATION,
    'The organization was closed: nobody can sign in or call it until it is opened again. Its data stays.',
  ),
  'organization.reopened': noted(ORGANIZATION, 'The organization was opened again, with the tokens that it had.'),
  'organization.retention_applied': notedWith(RemovedByPolicy, ORGANIZATION, 'What the policy no longer keeps was removed.'),
  'organization.mail_template_set': set(
    SetMailTemplate,
    ORGANIZATION,
    'The organization set its own texts of a kind of mail, or took the usual ones back.',
  ),
  'organization.host_added': notedWith(
    closed({ host: freeText(LENGTHS.host) }),
    ORGANIZATION,
    'A host name of the organization was registered.',
  ),
  'organization.host_removed': notedWith(
    closed({ host: freeText(LENGTHS.host) }),
    ORGANIZATION,
    'A host name of the organization was taken from it.',
  ),

  ...INSTALLATION_EVENTS,
  ...TRANSFER_EVENTS,
  ...JOB_EVENTS,

  'metadata_definition.created': created(MetadataDefinition, METADATA, 'A key of metadata was defined.'),
  'metadata_definition.updated': changed(MetadataDefinition, METADATA, 'The definition of a key of metadata was changed.'),
  'metadata_definition.removed': removed(
    MetadataDefinition,
    METADATA,
    'The definition of a key of metadata was removed; stored values stay.',
  ),

  'location.created': created(Location, LOCATION, 'A location was added.'),
  'location.updated': changed(Location, LOCATION, 'A location got another name.'),
  'location.closed': changed(Location, LOCATION, 'A location was closed: nothing is in it any more.'),
  'location.reopened': changed(Location, LOCATION, 'A location was opened again.'),
  'workspace.created': created(Workspace, WORKSPACE, 'A workspace was added.'),
  'workspace.updated': changed(Workspace, WORKSPACE, 'The name or the location of a workspace was changed.'),
  'workspace.closed': changed(Workspace, WORKSPACE, 'A workspace was closed: what it held was ended.'),
  'workspace.reopened': changed(Workspace, WORKSPACE, 'A workspace was opened again, with nothing in it.'),

  'person.created': created(Person, PERSON, 'A person was added.'),
  'person.updated': changed(Person, PERSON, 'The data of a person was changed.'),
  'person.locations_set': set(
    AdministeredLocations,
    PERSON,
    'The locations that a person administers were set, replaced or removed.',
  ),
  'person.disabled': changed(Person, PERSON, 'A person can no longer sign in, and their tokens were revoked.'),
  'person.enabled': changed(Person, PERSON, 'A person can sign in again, and gets new tokens.'),
  'person.password_set': noted(PERSON, "A person's password was set; it is not shown."),
  'person.locked_out': notedWith(
    BegunLockOut,
    PERSON,
    'After too many wrong passwords, a person cannot sign in with their password from a network until the given time.',
  ),
  'sign_in.failed': notedWith(
    FailedAttempts,
    PERSON,
    'Passwords for a person were wrong, or not looked at because of a lock-out; attempts from one network within an hour are one event.',
  ),
  'sign_in.failed_widely': notedWith(
    closed({ attempts: FailedAttempts.properties.attempts, since: Time }),
    ORGANIZATION,
    'Sign-ins failed and credentials were refused for more people, credentials and networks than are counted apart.',
  ),
  'person.unlocked': noted(PERSON, 'The lock-outs of a person were lifted.'),
  'person.removed': removed(
    Person,
    PERSON,
    'A person was off-boarded: their assignments were ended and their credentials revoked.',
  ),
  'person.restored': created(
    Person,
    PERSON,
    'The off-boarding of a person was undone: they are here again, with what came back.',
  ),
  'person.rehired': created(Person, PERSON, 'A person who had left is here again, with their id and their history.'),
  'person.exported': noted(PERSON, 'Somebody got a copy of everything that is stored about a person.'),
  'person.erased': notedWith(
    closed({ number: Person.properties.number, hardware: Type.Boolean({ description: 'What tells their devices apart, too.' }) }),
    PERSON,
    'A person who had left was erased: what was known of them is overwritten, also in the events before. Erase your copies.',
  ),
  'person.merged': notedWith(
    closed({ into: Id }),
    PERSON,
    'A record of a person turned out to be one too many: its id leads to another one.',
  ),
  'person.unmerged': notedWith(closed({ from: Id }), PERSON, 'A merge was undone: the person is there again.'),
  'off_boarding.planned': created(OffBoardingRecord, OFF_BOARDING, 'It was planned that a person leaves.'),
  'off_boarding.updated': changed(OffBoardingRecord, OFF_BOARDING, 'An off-boarding was changed.'),
  'off_boarding.cancelled': changed(OffBoardingRecord, OFF_BOARDING, 'A planned off-boarding was cancelled.'),
  'off_boarding.failed': changed(
    OffBoardingRecord,
    OFF_BOARDING,
    'The time of a planned off-boarding came, and it could not be done.',
  ),

  ...SIGN_IN_EVENTS,

  'group.created': created(Group, GROUP, 'A group was added.'),
  'group.updated': changed(Group, GROUP, 'The name or the description of a group was changed.'),
  'group.removed': removed(RemovedGroup, GROUP, 'A group was removed, and its members with it.'),
  'group.member_added': noted(MEMBER, 'The owner, a person, was added to the group.'),
  'group.member_removed': noted(MEMBER, 'The owner, a person, was removed from the group.'),

  'signing_credential.created': created(SigningCredential, { subject: 'signing credential' }, 'A signing credential was added.'),
  'signing_credential.removed': removed(
    SigningCredential,
    { subject: 'signing credential' },
    'A signing credential was removed.',
  ),

  'application.created': created(Application, APPLICATION, 'An OAuth client was registered.'),
  'application.updated': changed(Application, APPLICATION, 'The registration of an OAuth client was changed.'),
  'application.disabled': changed(Application, APPLICATION, 'An OAuth client can no longer act, and its tokens were revoked.'),
  'application.enabled': changed(Application, APPLICATION, 'An OAuth client can act again, with new tokens.'),
  'application.removed': removed(
    Application,
    APPLICATION,
    'An OAuth client was removed: its secrets and tokens were revoked, and what it held was ended.',
  ),
  'consent.given': set(Consent, PERSON, 'A person allowed an application to act for them.'),
  'consent.withdrawn': removed(Consent, PERSON, 'A person left: an application may no longer act for them.'),
  'grant.created': created(SignInGrant, { subject: 'grant', owner: 'always' }, 'A person signed in to an application.'),
  'credential.issued': created(Credential, CREDENTIAL, 'A token, secret, session or code was made; it is not shown.'),
  'credential.refused': notedWith(
    FailedAttempts,
    CREDENTIAL,
    'A revoked credential was presented, or one whose holder is disabled or has left; uses from one network within an hour are one event.',
  ),
  'credential.updated': changed(Credential, CREDENTIAL, 'A token got another label, an earlier end or narrower limits.'),
  'credential.revoked': notedWith(closed({ revokedAt: Time }), CREDENTIAL, 'A credential was revoked.'),

  'device.created': created(DeviceRecord, DEVICE, 'A device was registered.'),
  'device.updated': changed(DeviceRecord, DEVICE, 'The data of a device was changed.'),
  'device.disabled': changed(DeviceRecord, DEVICE, 'A device was disabled for all of its holders.'),
  'device.enabled': changed(DeviceRecord, DEVICE, 'A device can be used again.'),
  'device.lifecycle_changed': changed(
    DeviceRecord,
    DEVICE,
    'A state in the life of a device was set: in repair, lost, retired, or none of these.',
  ),

  'device.erased': noted(
    DEVICE,
    'The only person who ever held the device was erased, and with them its name, its notes and other texts that may be theirs.',
  ),

  'device.merged': notedWith(
    closed({ into: Id, was: CountedDevice }),
    DEVICE,
    'A device turned out to be another one, to which its id leads.',
  ),
  'device.unmerged': notedWith(
    closed({ from: Id, was: CountedDevice }),
    DEVICE,
    'A merge was undone: the device is there again.',
  ),

  'assignment.created': created(AssignmentRecord, ASSIGNMENT, 'An owner began to hold a device.'),
  'assignment.updated': changed(
    AssignmentRecord,
    ASSIGNMENT,
    'The planned end, the planned disabling or the due time of an assignment was changed.',
  ),
  'assignment.disabled': changed(AssignmentRecord, ASSIGNMENT, 'One holder was blocked on the device.'),
  'assignment.enabled': changed(AssignmentRecord, ASSIGNMENT, 'One holder can use the device again.'),
  'assignment.overdue': notedWith(closed({ dueAt: Time }), ASSIGNMENT, 'A loan was not back when it was due.'),
  'assignment.reminded': notedWith(
    closed({ dueAt: Time, days: Type.Integer({ description: 'How many days after it is due; below 0 before that.' }) }),
    ASSIGNMENT,
    'The holder of a loan was reminded of when it is due, or was.',
  ),
  'assignment.ended': changed(AssignmentRecord, ASSIGNMENT, 'An owner no longer holds the device.'),
  'assignment.corrected': changed(AssignmentRecord, ASSIGNMENT, 'An assignment was at another time, or of another device.'),
  'assignment.removed': removed(AssignmentRecord, ASSIGNMENT, 'The history was corrected: an assignment was never there.'),

  'block.set': created(BlockRecord, BLOCK, 'A holder, or every holder, was blocked on a device, or a block was planned.'),
  'block.updated': changed(BlockRecord, BLOCK, 'A block was changed, or its hardware was seen as another device.'),
  'block.lifted': removed(BlockRecord, BLOCK, 'A block was lifted.'),

  ...POLICY_EVENTS,

  'push.registered': created(PushRegistration, PUSH, 'An app registered for pushes on a device.'),
  'push.updated': changed(
    PushRegistration,
    PUSH,
    'An app changed its registration: the shown members, or its token, notification id or session, which are not shown.',
  ),
  'push.quarantined': notedWith(
    pushState('quarantined'),
    PUSH,
    'A newer registration took over the token of this one, which gets no more pushes.',
  ),
  'push.ended': notedWith(pushState('ended'), PUSH, 'A registration for pushes ended.'),

  ...TELEPHONY_EVENTS,
  ...DIRECTORY_EVENTS,
  ...WEBHOOK_EVENTS,
} as const satisfies Readonly<Record<string, EventDeclaration>>;

export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as readonly EventType[];
