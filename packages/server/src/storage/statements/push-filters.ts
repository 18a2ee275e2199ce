/** Statements that list the push registrations of holders within the actor's reach that match a filter. */
import { ownerName } from './assignment-names.ts';
import { pathStatements } from './paths.ts';
import type { PushTargetRow } from './pushes.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches every registration. */
export interface PushConditions extends Reach {
  readonly org: number;
  readonly personId: string | null;
  readonly ownerId: string | null;
  readonly deviceId: string | null;
  readonly applicationId: string | null;
  /** Words, each between commas: `,ios,android,`. */
  readonly platforms: string | null;
  readonly states: string | null;
}

export interface ListedPushRow extends PushTargetRow {
  /** Of the assignment. */
  readonly number: number;
  readonly deviceId: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly ownerName: string | null;
}

const COLUMNS = `a.number as "number", a.id as "assignmentId", a.device_id as "deviceId", a.owner_kind as "ownerKind",
  a.owner_id as "ownerId", ${ownerName('a.owner_id')} as "ownerName", r.application_id as "applicationId", r.token as "token",
  r.accept_notifications as "acceptNotifications", r.state as "state", r.state_reason as "stateReason",
  r.modified_at as "modifiedAt"`;

const JOINS = `join push_registration r on r.org_id = :org and r.assignment_id = a.id
  join device d on d.org_id = :org and d.id = a.device_id
  left join person p on p.org_id = :org and p.id = a.owner_id
  left join workspace w on w.org_id = :org and w.id = a.owner_id`;

const FITS = `(a.owner_id = :personId or :personId is null) and (a.owner_id = :ownerId or :ownerId is null)
  and (a.device_id = :deviceId or :deviceId is null) and (r.application_id = :applicationId or :applicationId is null)
  and (:platforms like '%,' || d.platform || ',%' or :platforms is null) and (:states like '%,' || r.state || ',%' or :states is null)
  and ${ownerInReach('a.owner_id', 'coalesce(p.location_id, w.location_id)')}`;

const LIST = { table: 'assignment a', columns: COLUMNS, number: 'a.number', joins: JOINS, fits: FITS };

const path = (where: string | null, isSorted = true) =>
  pathStatements<PushConditions, ListedPushRow>(
    { ...LIST, isSorted },
    'assignment a',
    where === null ? 'a.org_id = :org' : `a.org_id = :org and ${where}`,
  );

/** By what registrations are found, in the order of their assignments. */
export const PUSH_PATHS = {
  number: path(null),
  person: path('a.owner_id = :personId'),
  owner: path('a.owner_id = :ownerId'),
  device: path('a.device_id = :deviceId', false),
  quarantined: path(
    `a.id in (select x.assignment_id from push_registration x where x.org_id = :org and x.state = 'quarantined')`,
    false,
  ),
} as const;
