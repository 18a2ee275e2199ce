/** Statements that list the guest sessions at devices within the actor's reach that match a filter. */
import type { GuestSession } from '../../domain/telephony.ts';
import { ownerName, personName } from './assignment-names.ts';
import { pathStatements } from './paths.ts';
import { deviceInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches every session. */
export interface GuestConditions extends Reach {
  readonly org: number;
  readonly now: number;
  readonly state: string;
  readonly personId: string | null;
  readonly hostId: string | null;
  readonly deviceId: string | null;
  readonly createdAfter: number | null;
  readonly createdBefore: number | null;
}

export interface ListedGuestRow extends GuestSession {
  /** Of the assignment that the session is. */
  readonly number: number;
  readonly personName: string | null;
  readonly hostKind: string | null;
  readonly hostId: string | null;
  readonly hostName: string | null;
}

const COLUMNS = `a.number as "number", g.id as "id", g.device_id as "deviceId", g.person_id as "personId",
  g.assignment_id as "assignmentId", g.created_at as "createdAt", g.expires_at as "expiresAt", g.until as "until",
  ${personName('g.person_id')} as "personName", m.owner_kind as "hostKind", m.owner_id as "hostId",
  ${ownerName('m.owner_id')} as "hostName"`;

const JOINS = `join guest_session g on g.org_id = :org and g.device_id = a.device_id and g.assignment_id = a.id
  join device d on d.org_id = :org and d.id = a.device_id
  left join line m on m.org_id = :org and m.device_id = a.device_id and m.kind = 'primary' and m.until is null`;

const RUNS = '(g.until is null and g.expires_at > :now)';
const FITS = `(:state = 'any' or (:state = 'running' and ${RUNS}) or (:state = 'ended' and not ${RUNS}))
  and (g.person_id = :personId or :personId is null) and (m.owner_id = :hostId or :hostId is null)
  and (g.device_id = :deviceId or :deviceId is null)
  and (g.created_at > :createdAfter or :createdAfter is null) and (g.created_at < :createdBefore or :createdBefore is null)
  and ${deviceInReach(':now')}`;

const LIST = { table: 'assignment a', columns: COLUMNS, number: 'a.number', joins: JOINS, fits: FITS };

const GUESTS = `a.org_id = :org and a.role = 'guest'`;

const path = (where: string | null, isSorted = true) =>
  pathStatements<GuestConditions, ListedGuestRow>(
    { ...LIST, isSorted },
    'assignment a',
    where === null ? GUESTS : `${GUESTS} and ${where}`,
  );

/** By what sessions are found, in the order of their assignments. Few run at any time. */
export const GUEST_PATHS = {
  number: path(null),
  running: path('a.id in (select x.assignment_id from guest_session x where x.org_id = :org and x.until is null)', false),
  person: path('a.owner_id = :personId'),
  device: path('a.device_id = :deviceId', false),
} as const;
