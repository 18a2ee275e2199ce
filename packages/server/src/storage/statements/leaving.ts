/** Statements on everything that somebody has, for the moment when they leave. */
import { command, query } from '../sql/statement.ts';
import { personName } from './assignment-names.ts';
import { ASSIGNMENT_COLUMNS, type AssignmentRow, WITH_ACTIVITY } from './assignments.ts';

interface Leaver {
  readonly org: number;
  readonly personId: string;
}

const DEVICE_NAME = 'coalesce(d.name, d.model, d.mac, d.kind)';

export const selectLeavingAssignments = query<Leaver, AssignmentRow & { deviceName: string; deviceKind: string }>(`
  select ${ASSIGNMENT_COLUMNS}, ${DEVICE_NAME} as "deviceName", d.kind as "deviceKind" from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.owner_id = :personId and a.until is null order by a.number`);

export const selectLeavingPushes = query<Leaver, { id: string; deviceId: string; name: string }>(`
  select a.id as "id", a.device_id as "deviceId", coalesce(c.name, ${DEVICE_NAME}) as "name" from assignment a
  join push_registration r on r.org_id = :org and r.assignment_id = a.id and r.state <> 'ended'
  join device d on d.org_id = :org and d.id = a.device_id
  left join application c on c.org_id = :org and c.id = r.application_id
  where a.org_id = :org and a.owner_id = :personId and a.until is null order by a.number`);

export const selectLeavingCredentials = query<Leaver & { now: number }, { id: string; kind: string; name: string }>(`
  select c.id as "id", c.kind as "kind", coalesce(n.name, c.label) as "name" from credential c
  left join application n on n.org_id = :org and n.id = c.application_id
  where c.org_id = :org and c.subject_id = :personId and c.revoked_at is null and (c.expires_at is null or c.expires_at > :now)
  order by c.id`);

/** The guests at the person's phones, and the person as a guest. */
export const selectLeavingGuestSessions = query<Leaver & { now: number }, { id: string; deviceId: string; name: string }>(`
  select g.id as "id", g.device_id as "deviceId", ${personName('g.person_id')} as "name" from guest_session g
  where g.org_id = :org and g.until is null and g.expires_at > :now and g.id in (
    select s.id from guest_session s where s.org_id = :org and s.person_id = :personId and s.until is null
    union select h.id from line l join guest_session h on h.org_id = :org and h.device_id = l.device_id and h.until is null
    where l.org_id = :org and l.owner_id = :personId and l.kind = 'primary' and l.until is null)
  order by g.id`);

export const selectLeavingActivations = query<Leaver & { now: number }, { id: string; name: string }>(`
  select c.id as "id", coalesce(c.model, 'room device') as "name" from activation_code c
  where c.org_id = :org and c.owner_id = :personId and c.redeemed_at is null and c.expires_at > :now order by c.id`);

export const selectLeavingConsents = query<Leaver, { id: string; name: string; scopes: string }>(`
  select c.application_id as "id", n.name as "name", c.scopes as "scopes" from consent c
  join application n on n.org_id = :org and n.id = c.application_id
  where c.org_id = :org and c.person_id = :personId order by c.application_id`);

export const selectLeavingLocations = query<Leaver, { id: string; name: string }>(`
  select l.id as "id", l.name as "name" from location_administrator a
  join location l on l.org_id = :org and l.id = a.location_id
  where a.org_id = :org and a.person_id = :personId order by l.id`);

export const selectLeavingBlocks = query<Leaver, { id: string; deviceId: string; name: string }>(`
  select b.id as "id", b.device_id as "deviceId", ${DEVICE_NAME} as "name" from block b
  join device d on d.org_id = :org and d.id = b.device_id
  where b.org_id = :org and b.owner_id = :personId order by b.id`);

export const deleteConsentsOf = command<Leaver, { applicationId: string; scopes: string }>(`
  delete from consent where org_id = :org and person_id = :personId
  returning application_id as "applicationId", scopes as "scopes"`);
