/** Statements on off-boardings: who leaves, who left, and what is needed to take them back. */
import type { Left, NamedOffBoarding, OffBoarding, OffBoardingState, Thing } from '../../domain/off-boarding.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import { command, query } from '../sql/statement.ts';
import { applicationName, doer, ownerName, personName } from './assignment-names.ts';
import { ownerInReach, type Reach } from './reach.ts';

interface OffBoardingRow extends Omit<OffBoarding, 'state' | 'handTo' | 'keepLogin' | 'things' | 'left'> {
  readonly state: string;
  readonly handToKind: string | null;
  readonly handTo: string | null;
  readonly keepLogin: number;
  /** JSON */
  readonly things: string;
  /** JSON */
  readonly left: string | null;
}

export interface NamedOffBoardingRow extends OffBoardingRow {
  readonly personName: string;
  readonly login: string;
  readonly handToName: string | null;
  readonly createdByPerson: string | null;
  readonly createdByApplication: string | null;
  readonly closedByPerson: string | null;
  readonly closedByApplication: string | null;
}

export function toOffBoarding(row: OffBoardingRow): OffBoarding {
  const { handToKind, handTo } = row;
  return {
    id: row.id,
    number: row.number,
    personId: row.personId,
    state: row.state as OffBoardingState,
    effectiveAt: row.effectiveAt,
    reason: row.reason,
    handTo: handTo === null ? null : { kind: handToKind as OwnerKind, id: handTo },
    keepLogin: row.keepLogin === 1,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    doneAt: row.doneAt,
    undoUntil: row.undoUntil,
    closedAt: row.closedAt,
    closedBy: row.closedBy,
    problem: row.problem,
    things: JSON.parse(row.things) as Thing[],
    left: row.left === null ? null : (JSON.parse(row.left) as Left),
    revision: row.revision,
  };
}

export function toNamedOffBoarding(row: NamedOffBoardingRow): NamedOffBoarding {
  const names = {
    person: row.personName,
    login: row.login,
    handTo: (row.handToName ?? '').trim(),
    createdBy: doer(row.createdBy, row.createdByPerson, row.createdByApplication),
    closedBy: doer(row.closedBy, row.closedByPerson, row.closedByApplication),
  };
  return { ...toOffBoarding(row), names };
}

/** The members that are stored; names are not. */
export function fromOffBoarding(each: OffBoarding): OffBoardingRow {
  const { handTo } = each;
  return {
    id: each.id,
    number: each.number,
    personId: each.personId,
    state: each.state,
    effectiveAt: each.effectiveAt,
    reason: each.reason,
    handToKind: handTo?.kind ?? null,
    handTo: handTo?.id ?? null,
    keepLogin: each.keepLogin ? 1 : 0,
    createdAt: each.createdAt,
    createdBy: each.createdBy,
    doneAt: each.doneAt,
    undoUntil: each.undoUntil,
    closedAt: each.closedAt,
    closedBy: each.closedBy,
    problem: each.problem,
    things: JSON.stringify(each.things),
    left: each.left === null ? null : JSON.stringify(each.left),
    revision: each.revision,
  };
}

const FACTS = `o.id as "id", o.number as "number", o.person_id as "personId", o.state as "state", o.effective_at as "effectiveAt",
  o.reason as "reason", o.hand_to_kind as "handToKind", o.hand_to as "handTo", o.keep_login as "keepLogin",
  o.created_at as "createdAt", o.created_by as "createdBy", o.done_at as "doneAt", o.undo_until as "undoUntil",
  o.closed_at as "closedAt", o.closed_by as "closedBy", o.problem as "problem", o.revision as "revision"`;
const COLUMNS = `${FACTS}, o.things as "things", o.restore as "left"`;
const NAMES = `p.display_name as "personName", p.login as "login", ${ownerName('o.hand_to')} as "handToName",
  ${personName('o.created_by')} as "createdByPerson", ${applicationName('o.created_by')} as "createdByApplication",
  ${personName('o.closed_by')} as "closedByPerson", ${applicationName('o.closed_by')} as "closedByApplication"`;
const WITH_PERSON = 'off_boarding o join person p on p.org_id = :org and p.id = o.person_id';

export const selectOffBoarding = query<{ org: number; id: string }, NamedOffBoardingRow & { locationId: string | null }>(`
  select ${COLUMNS}, ${NAMES}, p.location_id as "locationId" from ${WITH_PERSON} where o.org_id = :org and o.id = :id`);

export const selectPlannedOffBoarding = query<{ org: number; personId: string }, OffBoardingRow>(`
  select ${COLUMNS} from off_boarding o where o.org_id = :org and o.person_id = :personId and o.state = 'planned'`);

/** The last time that the person left. */
export const selectLastOffBoarding = query<{ org: number; personId: string }, OffBoardingRow>(`
  select ${COLUMNS} from off_boarding o where o.org_id = :org and o.person_id = :personId and o.done_at is not null
  order by o.number desc limit 1`);

/** Plans that have come, earliest first. */
export const selectDueOffBoardings = query<{ org: number; now: number; limit: number }, { id: string }>(`
  select o.id as "id" from off_boarding o where o.org_id = :org and o.state = 'planned' and o.effective_at <= :now
  order by o.effective_at limit :limit`);

/** The person a login is kept for. */
export const selectKeptLogin = query<{ org: number; loginKey: string }, { personId: string }>(`
  select o.person_id as "personId" from off_boarding o where o.org_id = :org and o.kept_login = :loginKey`);

/** A position in the list: newest first. */
export interface LeaverPosition {
  readonly at: number;
  readonly number: number;
}

/** The off-boarding `skip` + 1 places after the position. Reads only the index. */
export const selectLeaverAfter = query<LeaverPosition & { org: number; skip: number }, LeaverPosition>(`
  select o.effective_at as "at", o.number as "number" from off_boarding o
  where o.org_id = :org and (o.effective_at, o.number) < (:at, :number)
  order by o.effective_at desc, o.number desc limit 1 offset :skip`);

interface LeaverRange extends Reach, LeaverPosition {
  readonly org: number;
  readonly now: number;
  readonly downToAt: number;
  readonly downToNumber: number;
  readonly since: number;
  readonly state: string | null;
  readonly personId: string | null;
  readonly byId: string | null;
  readonly undoable: 0 | 1;
  readonly limit: number;
}

/** Without what ended and what an undo needs: that is for one of them. */
export const selectLeavers = query<LeaverRange, NamedOffBoardingRow>(`
  select ${FACTS}, '[]' as "things", null as "left", ${NAMES} from ${WITH_PERSON}
  where o.org_id = :org and (o.effective_at, o.number) < (:at, :number)
    and (o.effective_at, o.number) >= (:downToAt, :downToNumber) and o.effective_at >= :since
    and (o.state = :state or :state is null) and (o.person_id = :personId or :personId is null)
    and (o.created_by = :byId or :byId is null) and (:undoable = 0 or (o.state = 'done' and o.undo_until > :now))
    and ${ownerInReach('o.person_id', 'p.location_id')}
  order by o.effective_at desc, o.number desc limit :limit`);

export const insertOffBoarding = command<OffBoardingRow & { org: number; keptLogin: string | null }>(`
  insert into off_boarding (org_id, id, number, person_id, state, effective_at, reason, hand_to_kind, hand_to, keep_login, kept_login,
    created_at, created_by, done_at, undo_until, closed_at, closed_by, problem, things, restore, revision)
  values (:org, :id, :number, :personId, :state, :effectiveAt, :reason, :handToKind, :handTo, :keepLogin, :keptLogin,
    :createdAt, :createdBy, :doneAt, :undoUntil, :closedAt, :closedBy, :problem, :things, :left, :revision)`);

export const updateOffBoarding = command<OffBoardingRow & { org: number; keptLogin: string | null }>(`
  update off_boarding set state = :state, effective_at = :effectiveAt, reason = :reason, hand_to_kind = :handToKind,
    hand_to = :handTo, keep_login = :keepLogin, kept_login = :keptLogin, done_at = :doneAt, undo_until = :undoUntil,
    closed_at = :closedAt, closed_by = :closedBy, problem = :problem, things = :things, restore = :left, revision = :revision
  where org_id = :org and id = :id`);

/** Forgets what an undo would need, and says whose that was. */
export const pruneOffBoardings = command<{ org: number; now: number }, { personId: string }>(`
  update off_boarding set restore = null where org_id = :org and restore is not null and undo_until <= :now
  returning person_id as "personId"`);

/** Somebody who is here again needs nothing of what was kept for them. */
export const releaseOffBoardings = command<{ org: number; personId: string }>(`
  update off_boarding set restore = null, kept_login = null where org_id = :org and person_id = :personId
    and (restore is not null or kept_login is not null)`);
