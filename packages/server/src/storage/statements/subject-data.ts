/**
 * Statements that read everything that is stored about a person, for a copy that they may ask for. Secrets are left out, and what
 * belongs to others. Names of columns become those of members: `…At` is an instant, and JSON is read.
 */
import { query } from '../sql/statement.ts';

export interface Subject {
  readonly org: number;
  readonly personId: string;
}

export type DataRow = Readonly<Record<string, string | number | null>>;

export interface Section {
  /** The member of the document. */
  readonly name: string;
  /** What it holds, for somebody who reads the document. */
  readonly about: string;
  readonly rows: ReturnType<typeof of>;
}

const of = (sql: string) => query<Subject, DataRow>(sql);
const section = (name: string, about: string, sql: string): Section => ({ name, about, rows: of(sql) });

const THEIRS = 'where t.org_id = :org and t.person_id = :personId';
const OWNED = 'where t.org_id = :org and t.owner_id = :personId';
const application = (id: string) => `(select n.name from application n where n.org_id = :org and n.id = ${id})`;
const deviceName = '(select d.name from device d where d.org_id = :org and d.id = t.device_id) as "deviceName"';

/** Devices that they hold, and those that nobody else ever held. Of others they learn what kind of device it was. */
const THEIR_DEVICES = `t.id in (select a.device_id from assignment a where a.org_id = :org and a.owner_id = :personId)`;
const OWN_DEVICES = `${THEIR_DEVICES} and (
  exists (select 1 from assignment h where h.org_id = :org and h.device_id = t.id and h.owner_id = :personId and h.until is null)
  or not exists (select 1 from assignment o where o.org_id = :org and o.device_id = t.id and o.owner_id <> :personId))`;

export const SECTIONS: readonly Section[] = [
  section(
    'profile',
    'Who they are, and what others call them',
    `select t.id as "id", t.number as "number", t.login as "login", t.first_name as "firstName", t.last_name as "lastName",
      t.display_name as "displayName", t.email as "email", t.mobile_phone as "mobilePhone", t.role as "role",
      t.location_id as "locationId", t.extras as "extras", t.details as "details", t.disabled_reason as "disabledReason",
      t.created_at as "createdAt", t.modified_at as "modifiedAt", t.removed_at as "removedAt"
     from person t where t.org_id = :org and t.id = :personId`,
  ),
  section('password', 'When their password was set', `select t.changed_at as "changedAt" from password t ${THEIRS}`),
  section(
    'identities',
    'Their accounts at an outside provider',
    `select t.issuer as "issuer", t.subject as "subject", t.login as "login", t.is_origin as "isOrigin",
      t.last_groups as "groups", t.given as "given", t.created_at as "createdAt" from outside_identity t ${THEIRS}`,
  ),
  section(
    'directories',
    'What directories say about them',
    `select d.name as "directory", t.external_id as "externalId", t.active as "active", t.attributes as "attributes",
      t.given as "given", t.pending as "pending", t.created_at as "createdAt", t.modified_at as "modifiedAt", t.deleted_at as "deletedAt"
     from directory_person t join directory d on d.org_id = :org and d.id = t.directory_id ${THEIRS}`,
  ),
  section(
    'credentials',
    'Tokens and sessions, without their secrets',
    `select t.id as "id", t.kind as "kind", t.label as "label", ${application('t.application_id')} as "application", t.scopes as "scopes",
      t.limits as "limits", t.created_at as "createdAt", t.expires_at as "expiresAt", t.revoked_at as "revokedAt",
      t.last_used_at as "lastUsedAt", t.method as "method", t.network as "network", t.agent as "userAgent"
     from credential t where t.org_id = :org and t.subject_id = :personId order by t.id`,
  ),
  section(
    'signIns',
    'Sign-ins to applications',
    `select t.id as "id", ${application('t.application_id')} as "application", t.kind as "kind", t.scopes as "scopes",
      t.created_at as "createdAt" from sign_in_grant t ${THEIRS} order by t.id`,
  ),
  section(
    'catalogSignIns',
    'The last sign-in to the app catalog on each device, with the address',
    `select t.device_id as "deviceId", t.at as "signedInAt", t.address as "address" from catalog_sign_in t ${THEIRS}`,
  ),
  section(
    'consents',
    'What they allowed applications',
    `select ${application('t.application_id')} as "application", t.scopes as "scopes", t.modified_at as "modifiedAt" from consent t ${THEIRS}`,
  ),
  section(
    'lockOuts',
    'When wrong passwords kept them from signing in, and from which network they came',
    `select t.network as "network", t.attempts as "attempts", t.began_at as "beganAt", t.until as "untilAt", t.lifted_at as "liftedAt"
      from lock_out t ${THEIRS}`,
  ),
  section(
    'groups',
    'The groups that they are in',
    `select t.group_id as "groupId", (select g.name from person_group g where g.org_id = :org and g.id = t.group_id) as "name",
      t.created_at as "createdAt" from group_member t ${THEIRS}`,
  ),
  section(
    'locations',
    'The locations that they look after',
    `select t.location_id as "locationId" from location_administrator t ${THEIRS}`,
  ),
  section(
    'calling',
    'Where and by which numbers they are called',
    `select t.location_id as "locationId", t.extension as "extension", t.phone_number as "phoneNumber",
      t.guest_allowed as "guestAllowed", t.modified_at as "modifiedAt" from calling t ${OWNED}`,
  ),
  section(
    'hoteling',
    'How guests may use their phone',
    `select t.enabled as "enabled", t.limit_guest_use as "limitGuestUse", t.guest_hours_limit as "guestHoursLimit",
      t.modified_at as "modifiedAt" from hoteling t ${OWNED}`,
  ),
  section(
    'assignments',
    'What they held, from when until when, and why',
    `select t.id as "id", t.device_id as "deviceId", t.role as "role", t.created_at as "createdAt", t.create_reason as "createReason",
      t.until as "untilAt", t.end_reason as "endReason", t.expires_at as "expiresAt", t.disable_at as "disableAt", t.due_at as "dueAt",
      t.disabled_reason as "disabledReason", t.disabled_at as "disabledAt",
      (select l.last_active_at from activity l where l.org_id = :org and l.assignment_number = t.number) as "lastActiveAt"
     from assignment t ${OWNED} order by t.number`,
  ),
  section(
    'devices',
    'The devices that they hold, and those that nobody else ever held',
    `select t.id as "id", t.kind as "kind", t.name as "name", t.make as "make", t.model as "model", t.platform as "platform",
      t.os_version as "osVersion", t.serial as "serial", t.mac as "mac", t.udid as "udid", t.tags as "tags", t.extras as "extras",
      t.details as "details", t.lifecycle as "lifecycle", t.disabled_reason as "disabledReason", t.created_at as "createdAt",
      t.modified_at as "modifiedAt" from device t where t.org_id = :org and ${OWN_DEVICES} order by t.number`,
  ),
  section(
    'sharedDevices',
    'Devices that they once held and others held, too: what kind they are',
    `select t.id as "id", t.kind as "kind", t.make as "make", t.model as "model" from device t
      where t.org_id = :org and ${THEIR_DEVICES} and not (${OWN_DEVICES}) order by t.number`,
  ),
  section(
    'deskPhones',
    'What their desk phones reported',
    `select p.device_id as "deviceId", p.ip as "ip", p.software as "software", p.first_seen_at as "firstSeenAt",
      p.last_seen_at as "lastSeenAt" from desk_phone p
      join device t on t.org_id = :org and t.id = p.device_id where p.org_id = :org and ${OWN_DEVICES}`,
  ),
  section(
    'pushRegistrations',
    'Which apps could reach them, without the tokens',
    `select t.assignment_id as "assignmentId", ${application('t.application_id')} as "application",
      t.accept_notifications as "acceptNotifications", t.state as "state", t.state_reason as "stateReason", t.modified_at as "modifiedAt"
     from push_registration t where t.org_id = :org and t.assignment_id in (
       select a.id from assignment a where a.org_id = :org and a.owner_id = :personId)`,
  ),
  section(
    'lines',
    'Their lines on desk phones',
    `select t.id as "id", t.device_id as "deviceId", t.port as "port", t.kind as "kind", t.label as "label",
      t.hotline_destination as "hotlineDestination", t.created_at as "createdAt", t.until as "untilAt"
     from line t ${OWNED} order by t.created_at, t.id`,
  ),
  section(
    'guestSessions',
    'Where they were a guest',
    `select t.id as "id", t.device_id as "deviceId", ${deviceName}, t.created_at as "createdAt", t.expires_at as "expiresAt",
      t.until as "untilAt" from guest_session t ${THEIRS} order by t.created_at, t.id`,
  ),
  section(
    'activationCodes',
    'Codes for their desk phones, without the codes',
    `select t.id as "id", t.model as "model", t.created_at as "createdAt", t.expires_at as "expiresAt", t.redeemed_at as "redeemedAt",
      t.device_id as "deviceId" from activation_code t ${OWNED} order by t.id`,
  ),
  section(
    'blocks',
    'What they may not use, and why',
    `select t.id as "id", t.device_id as "deviceId", t.reason as "reason", t.blocked_at as "blockedAt", t.disable_at as "disableAt",
      t.expires_at as "expiresAt", t.created_at as "createdAt" from block t ${OWNED} order by t.id`,
  ),
  section(
    'offBoardings',
    'When they left, or are to leave',
    `select t.id as "id", t.state as "state", t.effective_at as "effectiveAt", t.reason as "reason", t.keep_login as "keepLogin",
      t.created_at as "createdAt", t.done_at as "doneAt", t.undo_until as "undoUntilAt", t.closed_at as "closedAt", t.problem as "problem"
     from off_boarding t ${THEIRS} order by t.number`,
  ),
  section(
    'importedRows',
    'Rows about them in files that were imported within the last 30 days',
    `select t.import_id as "importId", t.line as "line", t.cells as "cells", t.state as "state", t.result as "result",
      t.reason as "reason" from file_row t ${THEIRS} order by t.import_id, t.number`,
  ),
  section(
    'repeatedWrites',
    'Writes of theirs of the last day that a client may repeat',
    `select t.key as "key", t.operation as "operation", t.created_at as "createdAt" from idempotency_key t
      where t.org_id = :org and t.actor_id = :personId order by t.key`,
  ),
];

/** What they did, in a stretch of the history. */
export const selectActs = query<
  { org: number; personId: string; after: number; upTo: number },
  { sequence: number; at: number; credentialId: string | null; requestId: string | null; reason: string | null }
>(`
  select c.sequence as "sequence", c.at as "at", c.credential_id as "credentialId", c.request_id as "requestId", c.reason as "reason"
  from event_cause c where c.org_id = :org and c.sequence > :after and c.sequence <= :upTo and c.actor_id = :personId order by c.sequence`);
