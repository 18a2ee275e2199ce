/** Statements on merges: which id leads to which, and what is needed to undo one. */
import type { Merge, MergedThing, Restore } from '../../domain/merge.ts';
import type { Evidence } from '../../domain/same-hardware.ts';
import { command, query } from '../sql/statement.ts';

interface MergeRow extends Omit<Merge, 'evidence' | 'things' | 'restore'> {
  /** JSON, as the two below. */
  readonly evidence: string;
  readonly things: string;
  readonly restore: string | null;
}

export function toMerge(row: MergeRow): Merge {
  return {
    ...row,
    evidence: JSON.parse(row.evidence) as Evidence[],
    things: JSON.parse(row.things) as MergedThing[],
    restore: row.restore === null ? null : (JSON.parse(row.restore) as Restore),
  };
}

export function fromMerge(merge: Merge): MergeRow {
  return {
    ...merge,
    evidence: JSON.stringify(merge.evidence),
    things: JSON.stringify(merge.things),
    restore: merge.restore === null ? null : JSON.stringify(merge.restore),
  };
}

const COLUMNS = `m.id as "id", m.number as "number", m.kept_id as "keptId", m.merged_id as "mergedId", m.merged_number as "mergedNumber",
  m.reason as "reason", m.evidence as "evidence", m.created_at as "createdAt", m.created_by as "createdBy", m.undo_until as "undoUntil",
  m.closed_at as "closedAt", m.things as "things", m.restore as "restore"`;

/** The device into which this one was merged. */
export const selectKeptOf = query<{ org: number; mergedId: string }, { id: string }>(`
  select m.kept_id as "id" from device_merge m where m.org_id = :org and m.merged_id = :mergedId and m.closed_at is null`);

export const selectKeptOfNumber = query<{ org: number; mergedNumber: number }, { id: string }>(`
  select m.kept_id as "id" from device_merge m
  where m.org_id = :org and m.merged_number = :mergedNumber and m.closed_at is null`);

/** The devices that were merged into this one, the last first. */
export const selectMergedInto = query<{ org: number; keptId: string }, MergeRow>(`
  select ${COLUMNS} from device_merge m where m.org_id = :org and m.kept_id = :keptId and m.closed_at is null order by m.number desc`);

export const insertMerge = command<MergeRow & { org: number }>(`
  insert into device_merge (org_id, id, number, kept_id, merged_id, merged_number, reason, evidence, created_at, created_by, undo_until,
    closed_at, things, restore)
  values (:org, :id, :number, :keptId, :mergedId, :mergedNumber, :reason, :evidence, :createdAt, :createdBy, :undoUntil, :closedAt,
    :things, :restore)`);

export const closeMerge = command<{ org: number; id: string; closedAt: number }>(`
  update device_merge set closed_at = :closedAt, restore = null where org_id = :org and id = :id`);

/** Forgets what an undo would need. */
export const pruneMerges = command<{ org: number; now: number }>(`
  update device_merge set restore = null where org_id = :org and restore is not null and undo_until <= :now`);

/** What a device has that its object does not show. */
export const selectHiddenOf = query<{ org: number; id: string }, { hardwareKey: string | null; enteredAt: number | null }>(`
  select d.hardware_key as "hardwareKey", d.entered_at as "enteredAt" from device d where d.org_id = :org and d.id = :id`);

export const deleteDevice = command<{ org: number; id: string }>('delete from device where org_id = :org and id = :id');

export const moveAssignment = command<{ org: number; ownerId: string; number: number; deviceId: string; revision: number }>(`
  update assignment set device_id = :deviceId, revision = :revision
  where org_id = :org and owner_id = :ownerId and number = :number`);

/** Puts an assignment back as it was. */
export const restoreAssignment = command<{
  org: number;
  ownerId: string;
  number: number;
  deviceId: string;
  createdAt: number;
  until: number | null;
  endReason: string | null;
  endedBy: string | null;
  enteredAt: number | null;
  revision: number;
}>(`
  update assignment set device_id = :deviceId, created_at = :createdAt, until = :until, end_reason = :endReason, ended_by = :endedBy,
    entered_at = :enteredAt, revision = :revision
  where org_id = :org and owner_id = :ownerId and number = :number`);

interface Moved {
  readonly org: number;
  readonly fromDevice: string;
  readonly toDevice: string;
  readonly assignmentId: string;
}

/** The lines, and the stays of guests, that came with an assignment. */
export const moveLines = command<Moved>(`
  update line set device_id = :toDevice where org_id = :org and device_id = :fromDevice and assignment_id = :assignmentId`);
export const moveStays = command<Moved>(`
  update guest_session set device_id = :toDevice where org_id = :org and device_id = :fromDevice and assignment_id = :assignmentId`);

/** The active push registrations on a device. */
export const selectActiveApps = query<{ org: number; deviceId: string }, { assignmentId: string; applicationId: string | null }>(`
  select r.assignment_id as "assignmentId", r.application_id as "applicationId" from assignment a
  join push_registration r on r.org_id = :org and r.assignment_id = a.id and r.state = 'active'
  where a.org_id = :org and a.device_id = :deviceId and a.until is null`);

export const unblockDevice = command<{ org: number; key: string; blockId: string }>(`
  delete from block_key where org_id = :org and key = :key and block_id = :blockId`);
