/** Statements on assignments: who holds what, by owner and by device, at any instant. */
import type { Assignment, AssignmentRole, NamedAssignment } from '../../domain/assignment.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import { command, heldQuery, query } from '../sql/statement.ts';
import { ASSIGNMENT_NAMES, type AssignmentNamesRow, NAMED_ROWS, withNames } from './assignment-names.ts';
import { DEVICE_COLUMNS, type DeviceRow, isHeld } from './devices.ts';

export interface AssignmentRow extends Omit<Assignment, 'owner' | 'role'> {
  readonly ownerId: string;
  readonly ownerKind: string;
  readonly role: string;
}

export function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.id,
    number: row.number,
    deviceId: row.deviceId,
    owner: { kind: row.ownerKind as OwnerKind, id: row.ownerId },
    role: row.role as AssignmentRole,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    createReason: row.createReason,
    until: row.until,
    endReason: row.endReason,
    endedBy: row.endedBy,
    expiresAt: row.expiresAt,
    disableAt: row.disableAt,
    dueAt: row.dueAt,
    disabledReason: row.disabledReason,
    disabledBy: row.disabledBy,
    disabledAt: row.disabledAt,
    lastActiveAt: row.lastActiveAt,
    enteredAt: row.enteredAt,
    revision: row.revision,
  };
}

export const ASSIGNMENT_COLUMNS = `a.id as "id", a.number as "number", a.device_id as "deviceId", a.owner_id as "ownerId",
  a.owner_kind as "ownerKind", a.role as "role", a.created_at as "createdAt",
  coalesce(a.created_by, a.owner_id) as "createdBy", a.create_reason as "createReason", a.until as "until",
  a.end_reason as "endReason", a.ended_by as "endedBy", a.expires_at as "expiresAt", a.disable_at as "disableAt", a.due_at as "dueAt",
  a.disabled_reason as "disabledReason", a.disabled_by as "disabledBy", a.disabled_at as "disabledAt", t.last_active_at as "lastActiveAt",
  a.entered_at as "enteredAt", a.revision as "revision"`;

export const WITH_ACTIVITY = `assignment a
  left join activity t on t.org_id = :org and t.assignment_number = a.number`;

/** The columns of a device, and those of its assignment with a prefix. */
export interface HeldRow extends DeviceRow {
  readonly assignmentId: string;
  readonly assignmentNumber: number;
  readonly ownerId: string;
  readonly ownerKind: string;
  readonly role: string;
  readonly heldSince: number;
  readonly createdBy: string;
  readonly createReason: string | null;
  readonly until: number | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
  readonly expiresAt: number | null;
  readonly disableAt: number | null;
  readonly dueAt: number | null;
  readonly holderDisabledReason: string | null;
  readonly holderDisabledBy: string | null;
  readonly holderDisabledAt: number | null;
  readonly lastActiveAt: number | null;
  readonly enteredAt: number | null;
  readonly assignmentRevision: number;
}

export function heldAssignment(row: HeldRow): Assignment {
  return toAssignment({
    id: row.assignmentId,
    number: row.assignmentNumber,
    deviceId: row.id,
    ownerId: row.ownerId,
    ownerKind: row.ownerKind,
    role: row.role,
    createdAt: row.heldSince,
    createdBy: row.createdBy,
    createReason: row.createReason,
    until: row.until,
    endReason: row.endReason,
    endedBy: row.endedBy,
    expiresAt: row.expiresAt,
    disableAt: row.disableAt,
    dueAt: row.dueAt,
    disabledReason: row.holderDisabledReason,
    disabledBy: row.holderDisabledBy,
    disabledAt: row.holderDisabledAt,
    lastActiveAt: row.lastActiveAt,
    enteredAt: row.enteredAt,
    revision: row.assignmentRevision,
  });
}

export const HELD_COLUMNS = `${DEVICE_COLUMNS}, a.id as "assignmentId", a.number as "assignmentNumber", a.owner_id as "ownerId",
  a.owner_kind as "ownerKind", a.role as "role", a.created_at as "heldSince",
  coalesce(a.created_by, a.owner_id) as "createdBy", a.create_reason as "createReason", a.until as "until",
  a.end_reason as "endReason", a.ended_by as "endedBy", a.expires_at as "expiresAt", a.disable_at as "disableAt", a.due_at as "dueAt",
  a.disabled_reason as "holderDisabledReason", a.disabled_by as "holderDisabledBy", a.disabled_at as "holderDisabledAt", t.last_active_at as "lastActiveAt",
  a.entered_at as "enteredAt", a.revision as "assignmentRevision"`;

/** Whether `[created_at, until)` contains the instant. A planned end counts from its instant on. */
export const HELD_AT = `a.created_at <= :at and (a.until is null or a.until > :at) and (a.expires_at is null or a.expires_at > :at)`;

export const selectAssignment = query<{ org: number; id: string }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY} where a.org_id = :org and a.id = :id`);

export type NamedAssignmentRow = AssignmentRow & AssignmentNamesRow;

export function toNamedAssignment(row: NamedAssignmentRow): NamedAssignment {
  return withNames(toAssignment(row), row);
}

export const selectNamedAssignment = query<{ org: number; id: string }, NamedAssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY} where a.org_id = :org and a.id = :id`);

/**
 * The owner's open assignments of the device, in every role. Without `order by a.number`: with it, SQLite would walk everything that
 * the owner ever held in that order, to save sorting one or two rows.
 */
export const selectOpenAssignments = query<{ org: number; ownerId: string; deviceId: string }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.owner_id = :ownerId and a.device_id = :deviceId and a.until is null order by +a.number`);

/** How many assignments after a number the owner ever had, counted up to the limit. Looks into no row. */
const EVER_HELD = `(select count(*) from (
    select 1 from assignment a where a.org_id = :org and a.owner_id = :ownerId and a.number > :after limit :limit) n)`;

interface EverHeldKey {
  readonly org: number;
  readonly ownerId: string;
  readonly after: number;
  readonly limit: number;
}

export const countEverHeld = query<EverHeldKey, { ever: number }>(`
  select ${EVER_HELD} as "ever"`);

/** The same for a person who is here; no row for anybody else. */
export const countEverHeldByPerson = query<EverHeldKey, { ever: number }>(`
  select ${EVER_HELD} as "ever" from person p where p.org_id = :org and p.id = :ownerId and p.removed_at is null`);

/** How many devices the owner holds, and how many they have got since the instant. Reads one range of the table. */
export const countHeld = query<{ org: number; ownerId: string; now: number; since: number }, { held: number; got: number }>(`
  select coalesce(sum(case when until is null and (expires_at is null or expires_at > :now) then 1 else 0 end), 0) as "held",
    coalesce(sum(case when created_at > :since then 1 else 0 end), 0) as "got"
  from assignment where org_id = :org and owner_id = :ownerId`);

interface OfKind {
  readonly org: number;
  readonly ownerId: string;
  readonly kind: string;
  readonly now: number;
  /** A device that does not count. */
  readonly except: string;
}

/** What the owner holds of a kind for themselves. Reads one range of the table. */
const HELD_OF_KIND = `a.org_id = :org and a.owner_id = :ownerId and a.until is null and (a.expires_at is null or a.expires_at > :now)
    and a.role in ('owner', 'user') and a.device_id <> :except`;

export const countHeldOfKind = query<OfKind, { held: number }>(`
  select count(*) as "held" from assignment a join device d on d.org_id = :org and d.id = a.device_id
  where ${HELD_OF_KIND} and d.kind = :kind`);

/** What the owner has held longest. */
export const selectOldestOfKind = query<OfKind & { limit: number }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY} join device d on d.org_id = :org and d.id = a.device_id
  where ${HELD_OF_KIND} and d.kind = :kind order by a.created_at, a.number limit :limit`);

/** All open assignments of the owner. */
export const selectOpenOf = query<{ org: number; ownerId: string }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.owner_id = :ownerId and a.until is null order by a.number`);

/** The same with names. `isHeld` is left out where the owner holds the device now. */
export type NamedHeldRow = HeldRow & AssignmentNamesRow & { readonly isHeld?: number };

export function namedHeldAssignment(row: NamedHeldRow): NamedAssignment {
  return withNames(heldAssignment(row), row);
}

/** What the owner holds at an instant, oldest first. */
export const selectHeldBy = query<{ org: number; ownerId: string; at: number }, NamedHeldRow>(`
  select ${HELD_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.owner_id = :ownerId and ${HELD_AT} order by a.created_at, a.number`);

/** What the owner holds now, oldest first. */
export const selectHeldNow = heldQuery<{ org: number; ownerId: string; now: number; limit: number }, NamedHeldRow>(
  `
  select ${HELD_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.owner_id = :ownerId and a.until is null and (a.expires_at is null or a.expires_at > :now)
  order by a.number limit :limit`,
  NAMED_ROWS,
);

/** A further part of what the owner holds at an instant, in the order of assignment. */
export const selectHeldAfter = query<
  { org: number; ownerId: string; at: number; now: number; after: number; limit: number },
  NamedHeldRow
>(`
  select ${HELD_COLUMNS}, ${ASSIGNMENT_NAMES}, ${isHeld(':now')} from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id
  where a.org_id = :org and a.owner_id = :ownerId and a.number > :after and ${HELD_AT} order by a.number limit :limit`);

/** Who holds the device at an instant, oldest first. */
export const selectHoldersOf = query<{ org: number; deviceId: string; at: number }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.device_id = :deviceId and ${HELD_AT} order by a.created_at, a.number`);

/** All open assignments of the device, in every role. */
export const selectOpenHoldersOf = query<{ org: number; deviceId: string }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.device_id = :deviceId and a.until is null order by a.number`);

/** Everything the owner ever held, oldest first. Looks at all of it for each page. */
export const selectOwnerHistory = query<
  { org: number; ownerId: string; at: number; after: number; limit: number },
  NamedAssignmentRow
>(`
  select ${ASSIGNMENT_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.owner_id = :ownerId and (a.created_at > :at or (a.created_at = :at and a.number > :after))
  order by a.created_at, a.number limit :limit`);

/** The same in the order in which it was entered, for an application, which may have held a million. */
export const selectFleetHistory = query<{ org: number; ownerId: string; after: number; limit: number }, NamedAssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.owner_id = :ownerId and a.number > :after order by a.number limit :limit`);

/** Assignments whose planned end is due, earliest first. */
export const selectExpired = query<{ org: number; now: number; limit: number }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.until is null and a.expires_at is not null and a.expires_at <= :now
  order by a.expires_at limit :limit`);

/** Assignments whose planned disabling is due, earliest first. */
export const selectDisablingDue = query<{ org: number; now: number; limit: number }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.until is null and a.disable_at is not null and a.disabled_reason is null and a.disable_at <= :now
  order by a.disable_at limit :limit`);

/** Loans that became overdue since their last event, earliest first. */
export const selectNewlyOverdue = query<{ org: number; now: number; limit: number }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and a.until is null and a.due_at is not null
    and (a.overdue_told is null or a.overdue_told <> a.due_at) and a.due_at <= :now
  order by a.due_at limit :limit`);

export const markOverdueTold = command<{ org: number; ownerId: string; number: number }>(`
  update assignment set overdue_told = due_at where org_id = :org and owner_id = :ownerId and number = :number`);

type WrittenAssignment = Omit<AssignmentRow, 'lastActiveAt' | 'enteredAt'> & { org: number };

/** `createdBy` is null for the owner themselves. */
export const insertAssignment = command<Omit<WrittenAssignment, 'createdBy'> & { createdBy: string | null }>(`
  insert into assignment (org_id, owner_id, number, id, owner_kind, device_id, role, created_at, created_by, create_reason, until,
    end_reason, expires_at, disable_at, due_at, disabled_reason, disabled_by, disabled_at, revision)
  values (:org, :ownerId, :number, :id, :ownerKind, :deviceId, :role, :createdAt, :createdBy, :createReason, :until,
    :endReason, :expiresAt, :disableAt, :dueAt, :disabledReason, :disabledBy, :disabledAt, :revision)`);

/** Marks an assignment whose interval somebody gave by hand. */
export const markEntered = command<{
  org: number;
  ownerId: string;
  number: number;
  enteredAt: number | null;
  endedBy: string | null;
}>(`
  update assignment set entered_at = :enteredAt, ended_by = :endedBy
  where org_id = :org and owner_id = :ownerId and number = :number`);

export const updateAssignment = command<WrittenAssignment>(`
  update assignment set expires_at = :expiresAt, disable_at = :disableAt, due_at = :dueAt, disabled_reason = :disabledReason,
    disabled_by = :disabledBy, disabled_at = :disabledAt, revision = :revision
  where org_id = :org and owner_id = :ownerId and number = :number and until is null`);

export const selectIsOpen = query<{ org: number; ownerId: string; number: number }, { id: string }>(`
  select a.id as "id" from assignment a where a.org_id = :org and a.owner_id = :ownerId and a.number = :number and a.until is null`);
type AssignmentEnd = {
  ownerId: string;
  number: number;
  deviceId: string;
  until: number;
  reason: string | null;
  by: string | null;
};
export const endAssignment = command<AssignmentEnd & { org: number }>(`
  update assignment set until = :until, end_reason = :reason, ended_by = :by, revision = revision + 1
  where org_id = :org and owner_id = :ownerId and number = :number and device_id = :deviceId and until is null`);

export const touchAssignment = command<{ org: number; number: number; at: number }>(`
  insert into activity (org_id, assignment_number, last_active_at) values (:org, :number, :at)
  on conflict (org_id, assignment_number) do update set last_active_at = excluded.last_active_at
  where activity.last_active_at < excluded.last_active_at`);
