/** Guests at hosts' devices. */
import type { GuestSession } from '../../domain/telephony.ts';
import { command, query } from '../sql/statement.ts';

const COLUMNS = `g.id as "id", g.device_id as "deviceId", g.person_id as "personId", g.assignment_id as "assignmentId",
  g.created_at as "createdAt", g.expires_at as "expiresAt", g.until as "until"`;

export const selectGuestSession = query<{ org: number; id: string }, GuestSession>(`
  select ${COLUMNS} from guest_session g where g.org_id = :org and g.id = :id`);

/** The session that has not been ended on the device, whether or not its time is over. */
export const selectOpenGuestSession = query<{ org: number; deviceId: string }, GuestSession>(`
  select ${COLUMNS} from guest_session g where g.org_id = :org and g.device_id = :deviceId and g.until is null`);

/** Sessions that last, oldest first: ids sort by age. */
export const selectGuestSessions = query<{ org: number; now: number; after: string; limit: number }, GuestSession>(`
  select ${COLUMNS} from guest_session g
  where g.org_id = :org and g.id > :after and g.until is null and g.expires_at > :now order by g.id limit :limit`);

export const insertGuestSession = command<GuestSession & { org: number }>(`
  insert into guest_session (org_id, id, device_id, person_id, assignment_id, created_at, expires_at, until)
  values (:org, :id, :deviceId, :personId, :assignmentId, :createdAt, :expiresAt, :until)`);

export const endGuestSessionOfAssignment = command<
  { org: number; assignmentId: string; deviceId: string; until: number },
  { id: string }
>(`
  update guest_session set until = case when :until > created_at then :until else created_at end
  where org_id = :org and device_id = :deviceId and assignment_id = :assignmentId and until is null returning id as "id"`);
