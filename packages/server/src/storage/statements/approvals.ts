/** Statements on devices that wait for approval. */
import type { Approval } from '../../domain/approval.ts';
import { command, query } from '../sql/statement.ts';
import { applicationName, personName } from './assignment-names.ts';
import { ownerInReach, type Reach } from './reach.ts';

type Of = { readonly org: number };
export interface ApprovalRow extends Omit<Approval, 'cause' | 'state'> {
  readonly cause: string;
  readonly state: string;
}

export function toApproval(row: ApprovalRow): Approval {
  return { ...row, cause: row.cause as Approval['cause'], state: row.state as Approval['state'] };
}

export interface ShownApprovalRow extends ApprovalRow {
  readonly deviceName: string | null;
  readonly kind: string;
  readonly model: string | null;
  readonly ownerName: string | null;
  readonly assignmentNumber: number;
  readonly decidedByPerson: string | null;
  readonly decidedByApplication: string | null;
}

const COLUMNS = `v.id as "id", v.number as "number", v.cause as "cause", v.assignment_id as "assignmentId", v.device_id as "deviceId",
  v.owner_id as "ownerId", v.state as "state", v.asked_at as "askedAt", v.expires_at as "expiresAt", v.decided_at as "decidedAt",
  v.decided_by as "decidedBy", v.reason as "reason", v.revision as "revision"`;

const SHOWN = `${COLUMNS}, d.name as "deviceName", coalesce(d.kind, 'mobile') as "kind", d.model as "model", p.display_name as "ownerName",
  coalesce((select a.number from assignment a where a.org_id = :org and a.id = v.assignment_id), 0) as "assignmentNumber",
  ${personName('v.decided_by')} as "decidedByPerson", ${applicationName('v.decided_by')} as "decidedByApplication"`;

const FROM = `approval v left join device d on d.org_id = :org and d.id = v.device_id
  left join person p on p.org_id = :org and p.id = v.owner_id`;

export const selectApproval = query<Of & { id: string }, ApprovalRow>(`
  select ${COLUMNS} from approval v where v.org_id = :org and v.id = :id`);

/** As far as the actor may see the person. */
export const selectShownApproval = query<Of & Reach & { id: string }, ShownApprovalRow>(`
  select ${SHOWN} from ${FROM} where v.org_id = :org and v.id = :id and ${ownerInReach('v.owner_id', 'p.location_id')}`);

type Page = Of & Reach & { readonly below: number; readonly limit: number };
const list = <P>(where: string) =>
  query<Page & P, ShownApprovalRow>(`
  select ${SHOWN} from ${FROM} where v.org_id = :org and ${where} and v.number < :below
    and ${ownerInReach('v.owner_id', 'p.location_id')} order by v.number desc limit :limit`);

/** The last ones first. */
export const selectApprovals = list<object>('v.number > 0');
export const selectApprovalsIn = list<{ state: string }>('v.state = :state');
export const selectApprovalsWaiting = list<object>(`v.state = 'waiting'`);
export const selectApprovalsOf = list<{ ownerId: string; state: string }>(
  `v.owner_id = :ownerId and (:state = '' or v.state = :state)`,
);

export const selectWaitingOf = query<Of & { assignmentId: string }, ApprovalRow>(`
  select ${COLUMNS} from approval v where v.org_id = :org and v.assignment_id = :assignmentId and v.state = 'waiting'`);

/** Whether the device was approved for the person before. */
export const selectApproved = query<Of & { ownerId: string; deviceId: string }, { id: string }>(`
  select v.id as "id" from approval v where v.org_id = :org and v.owner_id = :ownerId and v.device_id = :deviceId
    and v.state = 'approved' limit 1`);

export const selectExpiredApprovals = query<Of & { now: number; limit: number }, ApprovalRow>(`
  select ${COLUMNS} from approval v where v.org_id = :org and v.state = 'waiting' and v.expires_at <= :now
  order by v.expires_at limit :limit`);

/** How many wait, counted up to the limit, as far as the actor may see the people. */
export const countWaiting = query<Of & Reach & { limit: number }, { total: number }>(`
  select count(*) as "total" from (
    select 1 from approval v left join person p on p.org_id = :org and p.id = v.owner_id
    where v.org_id = :org and v.state = 'waiting' and ${ownerInReach('v.owner_id', 'p.location_id')} limit :limit) s`);

export const insertApproval = command<Of & ApprovalRow>(`
  insert into approval (org_id, id, number, cause, assignment_id, device_id, owner_id, state, asked_at, expires_at, decided_at, decided_by,
    reason, revision)
  values (:org, :id, :number, :cause, :assignmentId, :deviceId, :ownerId, :state, :askedAt, :expiresAt, :decidedAt, :decidedBy,
    :reason, :revision)`);

export const updateApproval = command<
  Of & Pick<ApprovalRow, 'id' | 'state' | 'decidedAt' | 'decidedBy' | 'reason' | 'revision'>
>(`
  update approval set state = :state, decided_at = :decidedAt, decided_by = :decidedBy, reason = :reason, revision = :revision
  where org_id = :org and id = :id and state = 'waiting'`);
