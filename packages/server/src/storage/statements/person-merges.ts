/** Statements on merges of people: which id leads to which, what moves, and what is needed to undo one. */
import type { PersonMerge, PersonRestore } from '../../domain/person-merge.ts';
import { command, query } from '../sql/statement.ts';
import { ASSIGNMENT_COLUMNS, type AssignmentRow, WITH_ACTIVITY } from './assignments.ts';
import { BLOCK_COLUMNS, type BlockRow } from './blocks.ts';

interface MergeRow extends Omit<PersonMerge, 'restore'> {
  /** JSON */
  readonly restore: string | null;
}

export function toPersonMerge(row: MergeRow): PersonMerge {
  return { ...row, restore: row.restore === null ? null : (JSON.parse(row.restore) as PersonRestore) };
}

export const selectKeptPerson = query<{ org: number; mergedId: string }, { id: string }>(`
  select m.kept_id as "id" from person_merge m where m.org_id = :org and m.merged_id = :mergedId and m.closed_at is null`);

/** Who was merged into this person, the last first. */
export const selectPeopleMergedInto = query<{ org: number; keptId: string }, MergeRow>(`
  select m.id as "id", m.number as "number", m.kept_id as "keptId", m.merged_id as "mergedId", m.reason as "reason",
    m.created_at as "createdAt", m.created_by as "createdBy", m.undo_until as "undoUntil", m.closed_at as "closedAt", m.restore as "restore"
  from person_merge m where m.org_id = :org and m.kept_id = :keptId and m.closed_at is null order by m.number desc`);

export const insertPersonMerge = command<MergeRow & { org: number }>(`
  insert into person_merge (org_id, id, number, kept_id, merged_id, reason, created_at, created_by, undo_until, closed_at, restore)
  values (:org, :id, :number, :keptId, :mergedId, :reason, :createdAt, :createdBy, :undoUntil, :closedAt, :restore)`);

export const closePersonMerge = command<{ org: number; id: string; closedAt: number }>(`
  update person_merge set closed_at = :closedAt, restore = null where org_id = :org and id = :id`);

/** Forgets what an undo would need, and says whose that was. */
export const prunePersonMerges = command<{ org: number; now: number }, { personId: string }>(`
  update person_merge set restore = null where org_id = :org and restore is not null and undo_until <= :now
  returning merged_id as "personId"`);

/** Everything on the devices that one of two people ever had. */
export const selectSharedFacts = query<{ org: number; one: string; other: string }, AssignmentRow>(`
  select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY}
  where a.org_id = :org and (a.owner_id = :one or a.owner_id = :other) order by a.created_at, a.number`);

interface Handed {
  readonly org: number;
  readonly fromOwner: string;
  readonly toOwner: string;
}

/** An assignment becomes somebody else's, with the interval that it has there. */
export const giveAssignment = command<
  Handed & {
    number: number;
    createdBy: string | null;
    createdAt: number;
    until: number | null;
    endReason: string | null;
    endedBy: string | null;
    enteredAt: number | null;
    revision: number;
  }
>(`
  update assignment set owner_id = :toOwner, created_by = :createdBy, created_at = :createdAt, until = :until, end_reason = :endReason,
    ended_by = :endedBy, entered_at = :enteredAt, revision = :revision
  where org_id = :org and owner_id = :fromOwner and number = :number`);

export const giveLines = command<Handed & { assignmentId: string }>(`
  update line set owner_id = :toOwner where org_id = :org and owner_id = :fromOwner and assignment_id = :assignmentId`);
export const giveStays = command<Handed & { assignmentId: string }>(`
  update guest_session set person_id = :toOwner where org_id = :org and person_id = :fromOwner and assignment_id = :assignmentId`);

export const selectBlocksOfOwner = query<{ org: number; ownerId: string }, BlockRow>(`
  select ${BLOCK_COLUMNS} from block b where b.org_id = :org and b.owner_id = :ownerId order by b.id`);
export const giveBlock = command<{ org: number; id: string; toOwner: string }>(`
  update block set owner_id = :toOwner, revision = revision + 1 where org_id = :org and id = :id`);

export const giveIdentity = command<{ org: number; id: string; toOwner: string }>(`
  update outside_identity set person_id = :toOwner where org_id = :org and id = :id`);
