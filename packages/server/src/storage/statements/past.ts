/** Statements on facts that were entered later than they happened. */
import { command, query } from '../sql/statement.ts';
import { ASSIGNMENT_COLUMNS, type AssignmentRow, WITH_ACTIVITY } from './assignments.ts';

/** The assignments of the device that may meet the interval [from, to), in every role. */
export const selectBetween = query<{ org: number; deviceId: string; from: number; to: number }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.device_id = :deviceId and a.created_at < :to and (a.until is null or a.until > :from)
  order by a.created_at, a.number`);

/** Of an assignment that is over or not: its interval. */
export const rewriteInterval = command<{
  org: number;
  ownerId: string;
  number: number;
  createdAt: number;
  until: number | null;
  endReason: string | null;
  enteredAt: number | null;
  revision: number;
}>(`
  update assignment set created_at = :createdAt, until = :until, end_reason = :endReason, entered_at = :enteredAt, revision = :revision
  where org_id = :org and owner_id = :ownerId and number = :number`);

export const deleteAssignment = command<{ org: number; ownerId: string; number: number }>(`
  delete from assignment where org_id = :org and owner_id = :ownerId and number = :number`);

export const deleteActivity = command<{ org: number; number: number }>(`
  delete from activity where org_id = :org and assignment_number = :number`);

export const deleteRegistration = command<{ org: number; assignmentId: string }>(`
  delete from push_registration where org_id = :org and assignment_id = :assignmentId`);

/** A device, or a person, is known since an earlier instant. */
const SINCE =
  'created_at = :createdAt, entered_at = coalesce(entered_at, created_at), modified_at = :modifiedAt, revision = :revision';

export interface Since {
  readonly org: number;
  readonly id: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly revision: number;
}

export const setDeviceSince = command<Since>(`update device set ${SINCE} where org_id = :org and id = :id`);
export const setPersonSince = command<Since>(`update person set ${SINCE} where org_id = :org and id = :id`);

interface Entered {
  readonly org: number;
  readonly id: string;
  readonly enteredAt: number;
}

export const markDeviceEntered = command<Entered>(`update device set entered_at = :enteredAt where org_id = :org and id = :id`);
export const markPersonEntered = command<Entered>(`update person set entered_at = :enteredAt where org_id = :org and id = :id`);

interface Period {
  readonly org: number;
  readonly after: number;
  readonly before: number;
  readonly most: number;
}

/** The numbers of the rows that were entered later and began in a period, of at most so many. */
const enteredWithin = (table: 'assignment' | 'device' | 'person') =>
  query<Period, { total: number; first: number | null; last: number | null }>(`
    select count(*) as "total", min(number) as "first", max(number) as "last" from (
      select number from ${table} where org_id = :org and entered_at is not null and created_at > :after and created_at < :before
      limit :most) n`);

export const ENTERED_WITHIN = {
  assignment: enteredWithin('assignment'),
  device: enteredWithin('device'),
  person: enteredWithin('person'),
} as const;
