/** Statements on push registrations, and on phones as their holders see them. */
import { HOLDING_ROLES } from '../../domain/assignment.ts';
import { command, heldQuery, literals, query } from '../sql/statement.ts';
import { DEVICE_COLUMNS, type DeviceRow } from './devices.ts';

/** A phone as its holder's app sees it: the device, and the holder's push registration if there is one. */
export interface PhoneRow {
  readonly id: string;
  readonly assignmentId: string;
  readonly assignmentNumber: number;
  readonly ownerId: string;
  readonly role: string;
  readonly heldSince: number;
  readonly expiresAt: number | null;
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly platform: string;
  readonly applicationId: string | null;
  readonly target: string | null;
  readonly token: string | null;
  readonly notificationId: string | null;
  readonly acceptNotifications: number | null;
  readonly sessionHash: string | null;
  readonly state: string | null;
}

const PHONE = `d.id as "id", a.id as "assignmentId", a.number as "assignmentNumber", a.owner_id as "ownerId", a.role as "role",
  a.created_at as "heldSince", a.expires_at as "expiresAt", d.name as "name", d.make as "make", d.model as "model",
  d.platform as "platform", p.application_id as "applicationId", p.target as "target",
  p.token as "token", p.notification_id as "notificationId", p.accept_notifications as "acceptNotifications",
  p.session_hash as "sessionHash", p.state as "state"`;

const DEVICES = `assignment a
  join device d on d.org_id = :org and d.id = a.device_id and d.platform in ('ios', 'android')`;

const HELD = `a.org_id = :org and a.owner_id = :ownerId and a.until is null and (a.expires_at is null or a.expires_at > :now)
    and a.role in ${literals(HOLDING_ROLES)}`;

const HELD_PHONES = `${DEVICES}
  left join push_registration p on p.org_id = :org and p.assignment_id = a.id and p.state <> 'ended'
  where ${HELD}`;

interface PhonePage {
  readonly org: number;
  readonly ownerId: string;
  readonly now: number;
  readonly limit: number;
  readonly offset: number;
}

export const selectPhones = heldQuery<PhonePage, PhoneRow>(`
  select ${PHONE} from ${HELD_PHONES} order by a.number limit :limit offset :offset`);

export const selectPhonesNewestFirst = heldQuery<PhonePage, PhoneRow>(`
  select ${PHONE} from ${HELD_PHONES} order by a.number desc limit :limit offset :offset`);

/** The next phones of a list, after the assignment with a number. */
export const selectPhonesAfter = query<Omit<PhonePage, 'offset'> & { after: number }, PhoneRow>(`
  select ${PHONE} from ${HELD_PHONES} and a.number > :after order by a.number limit :limit`);

export const selectPhonesBefore = query<Omit<PhonePage, 'offset'> & { after: number }, PhoneRow>(`
  select ${PHONE} from ${HELD_PHONES} and a.number < :after order by a.number desc limit :limit`);

export const countPhones = heldQuery<{ org: number; ownerId: string; now: number }, { total: number }>(`
  select count(*) as "total" from ${DEVICES} where ${HELD}`);

export const selectPhone = heldQuery<{ org: number; ownerId: string; now: number; deviceId: string }, PhoneRow>(`
  select ${PHONE} from ${HELD_PHONES} and a.device_id = :deviceId`);

/** The same with the whole device, for writes that change it. */
export interface WrittenPhoneRow extends DeviceRow {
  readonly assignmentId: string;
  readonly assignmentNumber: number;
  readonly holderDisabledReason: string | null;
  readonly holderDisableAt: number | null;
  readonly holderExpiresAt: number | null;
  readonly applicationId: string | null;
  readonly target: string | null;
  readonly token: string | null;
  readonly notificationId: string | null;
  readonly acceptNotifications: number | null;
  readonly sessionHash: string | null;
  readonly state: string | null;
}

const WRITTEN_PHONE = `${DEVICE_COLUMNS}, a.id as "assignmentId", a.number as "assignmentNumber",
  a.disabled_reason as "holderDisabledReason", a.disable_at as "holderDisableAt", a.expires_at as "holderExpiresAt",
  p.application_id as "applicationId", p.target as "target", p.token as "token", p.notification_id as "notificationId",
  p.accept_notifications as "acceptNotifications", p.session_hash as "sessionHash", p.state as "state"`;

export const selectWrittenPhone = query<{ org: number; ownerId: string; now: number; deviceId: string }, WrittenPhoneRow>(`
  select ${WRITTEN_PHONE} from ${HELD_PHONES} and a.device_id = :deviceId`);

/**
 * The device on which the owner registered this token through this app, among those that they still hold; the active registration
 * before older ones. Each side of the `or` has its own partial index. `cross join` makes SQLite start with the token, which has one
 * or two registrations, and not with everything that the owner ever held. The device itself is not joined: PostgreSQL, before it
 * has statistics, would start with all devices of the organization.
 */
export const selectDeviceOfTarget = query<{ org: number; ownerId: string; now: number; target: string }, { deviceId: string }>(`
  select a.device_id as "deviceId" from push_registration p
  cross join assignment a
  where p.org_id = :org and (p.target = :target and p.state = 'active' or p.target = :target and p.state = 'quarantined')
    and a.org_id = :org and a.owner_id = :ownerId and a.id = p.assignment_id and a.until is null
    and (a.expires_at is null or a.expires_at > :now) and a.role in ${literals(HOLDING_ROLES)}
  order by case p.state when 'active' then 0 else 1 end, p.modified_at desc limit 1`);

export interface RegistrationRow {
  readonly assignmentId: string;
  readonly applicationId: string | null;
  readonly target: string;
  readonly token: string;
  readonly notificationId: string;
  readonly acceptNotifications: number;
  readonly sessionHash: string | null;
  readonly state: string;
}

/** What is shown of a registration. */
export interface PushTargetRow {
  readonly assignmentId: string;
  readonly applicationId: string | null;
  readonly token: string;
  readonly acceptNotifications: number;
  readonly state: string;
  readonly stateReason: string | null;
  readonly modifiedAt: number;
}

export const PUSH_TARGET_COLUMNS = `r.assignment_id as "assignmentId", r.application_id as "applicationId", r.token as "token",
  r.accept_notifications as "acceptNotifications", r.state as "state", r.state_reason as "stateReason", r.modified_at as "modifiedAt"`;

export const selectPushTarget = query<{ org: number; assignmentId: string }, PushTargetRow>(`
  select ${PUSH_TARGET_COLUMNS} from push_registration r where r.org_id = :org and r.assignment_id = :assignmentId`);

export type RegistrationDetails = Pick<
  RegistrationRow,
  'assignmentId' | 'notificationId' | 'acceptNotifications' | 'sessionHash'
>;

export const insertRegistration = command<RegistrationRow & { org: number; now: number }>(`
  insert into push_registration (org_id, assignment_id, application_id, target, token, notification_id,
    accept_notifications, session_hash, state, state_reason, modified_at)
  values (:org, :assignmentId, :applicationId, :target, :token, :notificationId,
    :acceptNotifications, :sessionHash, :state, null, :now)`);

export const updateRegistration = command<RegistrationRow & { org: number; now: number }>(`
  update push_registration set application_id = :applicationId, target = :target, token = :token,
    notification_id = :notificationId, accept_notifications = :acceptNotifications, session_hash = :sessionHash,
    state = :state, state_reason = case when :state = 'active' then null else state_reason end, modified_at = :now
  where org_id = :org and assignment_id = :assignmentId`);

/** The same if the state is unchanged: two indexes have the state as a condition. */
export const updateRegistrationTarget = command<Omit<RegistrationRow, 'state'> & { org: number; now: number }>(`
  update push_registration set application_id = :applicationId, target = :target, token = :token,
    notification_id = :notificationId, accept_notifications = :acceptNotifications, session_hash = :sessionHash,
    modified_at = :now
  where org_id = :org and assignment_id = :assignmentId`);

/** The same if token and state are unchanged. Names no indexed column, because SQLite writes indexes of named columns anyway. */
export const updateRegistrationDetails = command<RegistrationDetails & { org: number; now: number }>(`
  update push_registration set notification_id = :notificationId, accept_notifications = :acceptNotifications,
    session_hash = :sessionHash, modified_at = :now
  where org_id = :org and assignment_id = :assignmentId`);

/** Quarantines the registrations whose token a newer one takes over. They stay readable and get no pushes. */
export const quarantineTarget = command<
  { org: number; target: string; except: string; reason: string; now: number },
  { assignmentId: string }
>(`
  update push_registration set state = 'quarantined', state_reason = :reason, modified_at = :now
  where org_id = :org and target = :target and state = 'active' and assignment_id <> :except
  returning assignment_id as "assignmentId"`);

/** Returns the number of ended registrations: one or none. */
export const selectOpenRegistration = query<{ org: number; assignmentId: string }, { assignmentId: string }>(`
  select r.assignment_id as "assignmentId" from push_registration r
  where r.org_id = :org and r.assignment_id = :assignmentId and r.state <> 'ended'`);

export const endRegistration = command<{ org: number; assignmentId: string; reason: string; now: number }>(`
  update push_registration set state = 'ended', state_reason = :reason, modified_at = :now
  where org_id = :org and assignment_id = :assignmentId and state <> 'ended'`);
