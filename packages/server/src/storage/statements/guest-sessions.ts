/** Statements on guest sessions. */
import { DESK_KINDS } from '../../domain/device.ts';
import type { GuestSession } from '../../domain/telephony.ts';
import { command, literals, query } from '../sql/statement.ts';
import { WITH_OWNER } from './desk-devices.ts';
import { deviceInReach, type Reach } from './reach.ts';

const COLUMNS = `g.id as "id", g.device_id as "deviceId", g.person_id as "personId", g.assignment_id as "assignmentId",
  g.created_at as "createdAt", g.expires_at as "expiresAt", g.until as "until"`;

export const selectGuestSession = query<{ org: number; id: string }, GuestSession>(`
  select ${COLUMNS} from guest_session g where g.org_id = :org and g.id = :id`);

/** The device's session that has not been ended, even if it has expired. */
export const selectOpenGuestSession = query<{ org: number; deviceId: string }, GuestSession>(`
  select ${COLUMNS} from guest_session g where g.org_id = :org and g.device_id = :deviceId and g.until is null`);

/** A session with the owner of the device that the guest uses. */
export interface HostedSessionRow extends GuestSession {
  readonly hostKind: string;
  readonly hostId: string;
}

/** Running sessions of hosts within reach, oldest first (ids sort by age). There are few at any time. */
export const selectHostedSessions = query<
  { org: number; now: number; after: string; personId: string | null; hostId: string | null; limit: number } & Reach,
  HostedSessionRow
>(`
  select ${COLUMNS}, m.owner_kind as "hostKind", m.owner_id as "hostId" from guest_session g
  join device d on d.org_id = :org and d.id = g.device_id and d.kind in ${literals(DESK_KINDS)}
  ${WITH_OWNER}
  where g.org_id = :org and g.id > :after and g.until is null and g.expires_at > :now and m.owner_id is not null
    and (g.person_id = :personId or :personId is null) and (m.owner_id = :hostId or :hostId is null)
    and ${deviceInReach(':now')}
  order by g.id limit :limit`);

export const insertGuestSession = command<GuestSession & { org: number }>(`
  insert into guest_session (org_id, id, device_id, person_id, assignment_id, created_at, expires_at, until)
  values (:org, :id, :deviceId, :personId, :assignmentId, :createdAt, :expiresAt, :until)`);

export const updateGuestSession = command<{ org: number; id: string; deviceId: string; expiresAt: number }>(`
  update guest_session set expires_at = :expiresAt
  where org_id = :org and id = :id and device_id = :deviceId and until is null`);

export const selectOpenGuestSessionOf = query<{ org: number; assignmentId: string; deviceId: string }, { id: string }>(`
  select g.id as "id" from guest_session g
  where g.org_id = :org and g.device_id = :deviceId and g.assignment_id = :assignmentId and g.until is null`);

export const endGuestSessionOfAssignment = command<
  { org: number; assignmentId: string; deviceId: string; until: number },
  { id: string }
>(`
  update guest_session set until = case when :until > created_at then :until else created_at end
  where org_id = :org and device_id = :deviceId and assignment_id = :assignmentId and until is null returning id as "id"`);
